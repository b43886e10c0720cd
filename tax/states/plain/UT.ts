/**
 * Utah. One rate, and a credit for deductions that income takes away.
 */
import type { PlainState } from "./plain-state.ts";

export const UT: PlainState = {
  code: "UT",
  name: "Utah",
  form: "Form TC-40 (UT)",
  citation: "Utah Code 59-10-104, 59-10-1018",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.0455], 2025: [0.045] },
    source: "Utah Code 59-10-104",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Budget Lab Tax-Simulator, worked cases"],
  },
  deductionCredit: {
    rate: {
      years: { 2024: 0.06, 2025: 0.06 },
      source: "Utah Code 59-10-1018(2)",
      checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Budget Lab Tax-Simulator, worked cases"],
    },
    deduction: {
      years: {
        2024: { single: 14_600, mfj: 29_200, mfs: 14_600, hoh: 21_900 },
        2025: { single: 15_750, mfj: 31_500, mfs: 15_750, hoh: 23_625 },
      },
      indexed: true,
      source: "Utah Code 59-10-1018(1): the federal standard deduction",
      checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
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
    "The rate of 2026 and later: that of 2025 stays.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
