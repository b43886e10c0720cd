/**
 * Delaware. One schedule for all; a credit for each person in place of an exemption.
 */
import type { PlainState } from "./plain-state.ts";

const rates = [0, 0.022, 0.039, 0.048, 0.052, 0.0555, 0.066];
const all = [2000, 5000, 10_000, 20_000, 25_000, 60_000];
const tops = { single: all, mfj: all, mfs: all, hoh: all };
// A surviving spouse is no status of its own.
const standardDeduction = { single: 3250, mfj: 6500, mfs: 3250, hoh: 3250, qss: 3250 };
const credit = { single: 110, mfj: 220, mfs: 110, hoh: 110, qss: 110 };

export const DE: PlainState = {
  code: "DE",
  name: "Delaware",
  form: "Form PIT-RES (DE)",
  citation: "30 Del. C. 1102-1110",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates },
    source: "30 Del. C. 1102(a)(14)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: { 2024: tops, 2025: tops, 2026: tops },
    source: "30 Del. C. 1102(a)(14)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  standardDeduction: {
    years: { 2024: standardDeduction, 2025: standardDeduction, 2026: standardDeduction },
    source: "30 Del. C. 1108",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  personalCredit: {
    years: { 2024: credit, 2025: credit, 2026: credit },
    source: "30 Del. C. 1110",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "Spouses who file apart on one return, each with the low rates: up to $1,016 less where both have income.",
    "Wilmington's wage tax of 1.25 %.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
