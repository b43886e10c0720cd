/**
 * Virginia. One schedule for all; head of household and surviving spouse file as single.
 */
import type { PlainState } from "./plain-state.ts";

const rates = [0.02, 0.03, 0.05, 0.0575];
const all = [3000, 5000, 17_000];
const tops = { single: all, mfj: all, mfs: all, hoh: all };
const exemption = { single: 930, mfj: 1860, mfs: 930, hoh: 930, qss: 930 };

export const VA: PlainState = {
  code: "VA",
  name: "Virginia",
  form: "Form 760 (VA)",
  citation: "Va. Code 58.1-320 to 58.1-322.03",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates },
    source: "Va. Code 58.1-320",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026",
    ],
  },
  tops: {
    years: { 2024: tops, 2025: tops, 2026: tops },
    source: "Va. Code 58.1-320",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026",
    ],
  },
  standardDeduction: {
    years: {
      2024: { single: 8500, mfj: 17_000, mfs: 8500, hoh: 8500, qss: 8500 },
      2025: { single: 8750, mfj: 17_500, mfs: 8750, hoh: 8750, qss: 8750 },
      2026: { single: 8750, mfj: 17_500, mfs: 8750, hoh: 8750, qss: 8750 },
    },
    source: "Va. Code 58.1-322.03(1)",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025, but for a surviving spouse)",
      "Virginia Tax, withholding instructions of 2026 (single, joint)",
    ],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption, 2026: exemption },
    source: "Va. Code 58.1-322.03(2)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return and then must in Virginia.",
    "The adjustment for two incomes on a joint return, at most $259.",
    "The age deduction, and that nothing is due below the filing threshold.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
