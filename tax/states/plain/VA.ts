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
    years: { 2024: rates, 2025: rates },
    source: "Va. Code 58.1-320",
    checkedAgainst: ["OpenTaxSolver", "tenforty-spec", "Budget Lab Tax-Simulator, worked cases"],
  },
  tops: {
    years: { 2024: tops, 2025: tops },
    source: "Va. Code 58.1-320",
    checkedAgainst: ["OpenTaxSolver", "tenforty-spec", "Budget Lab Tax-Simulator, worked cases"],
  },
  standardDeduction: {
    years: {
      2024: { single: 8500, mfj: 17_000, mfs: 8500, hoh: 8500, qss: 8500 },
      2025: { single: 8750, mfj: 17_500, mfs: 8750, hoh: 8750, qss: 8750 },
    },
    source: "Va. Code 58.1-322.03(1)",
    checkedAgainst: ["PolicyEngine US", "OpenTaxSolver", "tenforty-spec (but for a surviving spouse)"],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption },
    source: "Va. Code 58.1-322.03(2)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Budget Lab Tax-Simulator, worked cases"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return and then must in Virginia.",
    "The adjustment for two incomes on a joint return, at most $259.",
    "The age deduction, and that nothing is due below the filing threshold.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
