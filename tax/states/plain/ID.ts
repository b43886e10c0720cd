/**
 * Idaho. One rate above an amount that is free; the standard deduction is the federal one.
 */
import { federalStandardDeduction } from "./federal-standard.ts";
import type { PlainState } from "./plain-state.ts";

export const ID: PlainState = {
  code: "ID",
  name: "Idaho",
  form: "Form 40 (ID)",
  citation: "Idaho Code 63-3022, 63-3024",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0, 0.05695], 2025: [0, 0.053], 2026: [0, 0.053] },
    source: "Idaho Code 63-3024; H.B. 40 (2025)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "Budget Lab Tax-Simulator, worked cases (2024, 2025)",
      "Tax Foundation, table of 2026",
    ],
  },
  tops: {
    years: {
      2024: { single: [4673], mfj: [9346], mfs: [4673], hoh: [9346] },
      2025: { single: [4811], mfj: [9622], mfs: [4811], hoh: [9622] },
    },
    indexed: true,
    source: "Idaho Code 63-3024",
    checkedAgainst: ["PolicyEngine US", "tenforty, state scenarios", "Budget Lab Tax-Simulator, worked cases (single)"],
  },
  standardDeduction: {
    years: federalStandardDeduction,
    indexed: true,
    source: "Idaho Code 63-3022(j): the federal standard deduction",
    checkedAgainst: [
      "PolicyEngine US (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026 (single, joint)",
      "Rev. Proc. 2025-32",
    ],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "The grocery credit, $120 a person in 2024 and $155 in 2025, and the $10 for the building fund.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
