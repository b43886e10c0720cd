/**
 * Arizona. One rate since 2023; the standard deduction is the federal one by law.
 */
import type { PlainState } from "./plain-state.ts";

export const AZ: PlainState = {
  code: "AZ",
  name: "Arizona",
  form: "Form 140 (AZ)",
  citation: "A.R.S. 43-1001 to 43-1041",
  base: {
    kind: "federal-agi",
    longTermExcluded: {
      years: { 2024: 0.25, 2025: 0.25, 2026: 0.25 },
      source: "A.R.S. 43-1022(22)",
      checkedAgainst: [
        "PolicyEngine US",
        "Arizona Senate, fact sheet for S.B. 1331 (2025)",
        "OpenTaxSolver (2024, 2025)",
      ],
    },
  },
  rates: {
    years: { 2024: [0.025], 2025: [0.025], 2026: [0.025] },
    source: "A.R.S. 43-1011",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "OpenTaxSolver (2024, 2025)", "Calcinum (2026)"],
  },
  // A surviving spouse files as head of household.
  standardDeduction: {
    years: {
      2024: { single: 14_600, mfj: 29_200, mfs: 14_600, hoh: 21_900, qss: 21_900 },
      2025: { single: 15_750, mfj: 31_500, mfs: 15_750, hoh: 23_625, qss: 23_625 },
      2026: { single: 16_100, mfj: 32_200, mfs: 16_100, hoh: 24_150, qss: 24_150 },
    },
    indexed: true,
    source: "A.R.S. 43-1041: the federal standard deduction",
    checkedAgainst: [
      "PolicyEngine US (2024, 2025)",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "Calcinum and Rev. Proc. 2025-32 (2026)",
    ],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "The larger standard deduction for gifts to charity.",
    "Assets acquired before 2012: all long-term gain has the subtraction of 25 %.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
