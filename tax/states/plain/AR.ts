/**
 * Arkansas. Half of net long-term gain is not taxed, and none above $10,000,000.
 *
 * Net income above $92,300 has a schedule of its own, 2 % up to $4,600 and then the top rate. Between the two schedules lies a bracket
 * adjustment that falls by $10 with each $100 of income: here a bracket of ten points more, until 322.46 are made up: the first
 * schedule is 409.86 below 3.9 % of all income, the second 87.40.
 */
import type { PlainState } from "./plain-state.ts";

const rates = (top: number) => [0, 0.02, 0.03, 0.034, top, Math.round((top + 0.1) * 1e4) / 1e4, top];
const all = [5499, 10_899, 15_599, 25_699, 92_300, 95_524.6];
const tops = { single: all, mfj: all, mfs: all, hoh: all };
// A surviving spouse is no joint filer.
const standardDeduction = { single: 2410, mfj: 4820, mfs: 2410, hoh: 2410, qss: 2410 };
const credit = { single: 29, mfj: 58, mfs: 29, hoh: 29, qss: 29 };

export const AR: PlainState = {
  code: "AR",
  name: "Arkansas",
  form: "Form AR1000F",
  citation: "Ark. Code 26-51-201, 26-51-430, 26-51-815",
  base: {
    kind: "federal-agi",
    longTermExcluded: {
      years: { 2024: 0.5, 2025: 0.5, 2026: 0.5 },
      source: "Ark. Code 26-51-815(b)(2); Form AR1000D",
      checkedAgainst: ["PolicyEngine US", "Intuit, Arkansas gains", "CardTax, state tax profiles"],
    },
    longTermExcludedAbove: {
      years: { 2024: 10_000_000, 2025: 10_000_000, 2026: 10_000_000 },
      source: "Ark. Code 26-51-815(b)(3)",
      checkedAgainst: ["PolicyEngine US", "Form AR1000D, line 7b"],
    },
  },
  rates: {
    years: { 2024: rates(0.039), 2025: rates(0.039), 2026: rates(0.037) },
    source: "Ark. Code 26-51-201; Act 4 (2024, second extraordinary session); special session of May 2026",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "the Governor's proclamation of May 2026, as reported (the top rate of 2026)",
    ],
  },
  tops: {
    years: { 2024: tops },
    indexed: true,
    source: "Ark. Code 26-51-201(a), (d)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (the first four)",
      "eFile.com (the first five)",
      "arithmetic: 1.9 % of $4,600 is 87.40 (the last)",
    ],
  },
  standardDeduction: {
    years: { 2024: standardDeduction },
    indexed: true,
    source: "Ark. Code 26-51-430",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (but for a surviving spouse)"],
  },
  personalCredit: {
    years: { 2024: credit, 2025: credit, 2026: credit },
    source: "Ark. Code 26-51-501",
    checkedAgainst: ["PolicyEngine US", "Tax Foundation, tables of 2021 and 2026"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "Spouses who file apart on one return, each with the low rates: up to $410 less.",
    "The steps of $10 in which the bracket adjustment falls: up to $22 too little between $92,300 and $95,500 of net income.",
    "The tables for low income.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
