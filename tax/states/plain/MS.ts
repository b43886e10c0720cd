/**
 * Mississippi. The first $10,000 are free, the rest has one rate, falling by statute.
 */
import type { PlainState } from "./plain-state.ts";

const all = [10_000];
const tops = { single: all, mfj: all, mfs: all, hoh: all };
const standardDeduction = { single: 2300, mfj: 4600, mfs: 2300, hoh: 3400 };
const exemption = { single: 6000, mfj: 12_000, mfs: 6000, hoh: 8000 };

export const MS: PlainState = {
  code: "MS",
  name: "Mississippi",
  form: "Form 80-105 (MS)",
  citation: "Miss. Code 27-7-5, 27-7-17, 27-7-21",
  base: { kind: "federal-agi" },
  smallBusinessStockTaxed: {
    years: { 2024: true, 2025: true, 2026: true },
    source: "Miss. Code 27-7-15, which has no such exclusion",
    checkedAgainst: [
      "Frost Brown Todd, survey of state conformity (2025)",
      "Startup Law Blog, state-by-state guide (2026)",
    ],
  },
  rates: {
    years: { 2024: [0, 0.047], 2025: [0, 0.044], 2026: [0, 0.04] },
    source: "Miss. Code 27-7-5; H.B. 531 (2022)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: { 2024: tops, 2025: tops, 2026: tops },
    source: "Miss. Code 27-7-5",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  standardDeduction: {
    years: { 2024: standardDeduction, 2025: standardDeduction, 2026: standardDeduction },
    source: "Miss. Code 27-7-17",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025, but for a head of household)",
      "Mississippi Department of Revenue, instructions to Form 80-100 (of 2016; not indexed)",
    ],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption, 2026: exemption },
    source: "Miss. Code 27-7-21",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "Mississippi Department of Revenue, tax rates, exemptions and deductions",
    ],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "Spouses who both have income, each with $10,000 free: up to $470 less.",
    "Gain on shares of Mississippi companies, which is not taxed.",
    "Cuts of the rate after 2026.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
