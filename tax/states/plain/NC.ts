/**
 * North Carolina. One rate, falling by statute.
 */
import type { PlainState } from "./plain-state.ts";

const standardDeduction = { single: 12_750, mfj: 25_500, mfs: 12_750, hoh: 19_125 };

export const NC: PlainState = {
  code: "NC",
  name: "North Carolina",
  form: "Form D-400 (NC)",
  citation: "G.S. 105-153.4 to 105-153.7",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.045], 2025: [0.0425], 2026: [0.0399] },
    source: "G.S. 105-153.7",
    checkedAgainst: [
      "PolicyEngine US",
      "Budget Lab Tax-Simulator, worked cases",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025)",
    ],
  },
  standardDeduction: {
    years: { 2024: standardDeduction, 2025: standardDeduction, 2026: standardDeduction },
    source: "G.S. 105-153.5(a)(1)",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "an independent package of state definitions that cites the statute (2025, 2026)",
    ],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "Cuts of the rate after 2026, which depend on revenue.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
