/**
 * Utah. One rate, and a credit for deductions that income takes away.
 */
import { federalStandardDeduction } from "./federal-standard.ts";
import type { PlainState } from "./plain-state.ts";

export const UT: PlainState = {
  code: "UT",
  name: "Utah",
  form: "Form TC-40 (UT)",
  citation: "Utah Code 59-10-104, 59-10-1018",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.0455], 2025: [0.045], 2026: [0.0445] },
    source: "Utah Code 59-10-104; S.B. 60 (2026), from January 1, 2026",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "Budget Lab Tax-Simulator, worked cases (2024, 2025)",
      "Utah State Tax Commission, Publication 14 (2026)",
    ],
  },
  deductionCredit: {
    rate: {
      years: { 2024: 0.06, 2025: 0.06 },
      source: "Utah Code 59-10-1018(2)",
      checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Budget Lab Tax-Simulator, worked cases"],
    },
    deduction: {
      years: federalStandardDeduction,
      indexed: true,
      source: "Utah Code 59-10-1018(1): the federal standard deduction",
      checkedAgainst: [
        "PolicyEngine US (2024, 2025)",
        "tenforty-spec (2024, 2025)",
        "Tax Foundation, table of 2025",
        "Rev. Proc. 2025-32",
      ],
    },
    phaseoutRate: {
      years: { 2024: 0.013, 2025: 0.013 },
      source: "Utah Code 59-10-1018(3)",
      checkedAgainst: ["PolicyEngine US", "Budget Lab Tax-Simulator, worked cases"],
    },
    phaseoutStart: {
      years: {
        2024: { single: 17_652, mfj: 35_304, mfs: 17_652, hoh: 26_478 },
        2025: { single: 18_213, mfj: 36_426, mfs: 18_213, hoh: 27_320 },
      },
      indexed: true,
      source: "Utah Code 59-10-1018(3), (4)",
      checkedAgainst: [
        "PolicyEngine US",
        "Budget Lab Tax-Simulator, worked cases (single, joint in 2024)",
        "arithmetic: joint is twice single, head of household one and a half times",
      ],
    },
  },
  leavesOut: [
    "Itemized deductions in the credit: it is of the standard deduction.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
