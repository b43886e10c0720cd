/**
 * Kentucky. One rate.
 */
import type { PlainState } from "./plain-state.ts";

export const KY: PlainState = {
  code: "KY",
  name: "Kentucky",
  form: "Form 740 (KY)",
  citation: "KRS 141.019, 141.020",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.04], 2025: [0.04], 2026: [0.035] },
    source: "KRS 141.020; H.B. 1 (2025)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "an independent package of state definitions that cites the statute (2025, 2026)",
    ],
  },
  standardDeduction: {
    years: {
      2024: { single: 3160, mfj: 3160, mfs: 3160, hoh: 3160 },
      2025: { single: 3270, mfj: 3270, mfs: 3270, hoh: 3270 },
    },
    indexed: true,
    source: "KRS 141.081",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Budget Lab Tax-Simulator, worked cases"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "Spouses who file apart on one return, with a standard deduction each.",
    "Taxes of counties and cities on wages.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
