/**
 * District of Columbia. Rates are the same for all; the standard deduction was the federal one until 2024.
 */
import type { PlainState } from "./plain-state.ts";

const rates = [0.04, 0.06, 0.065, 0.085, 0.0925, 0.0975, 0.1075];
const tops = [10_000, 40_000, 60_000, 250_000, 500_000, 1_000_000];
const all = { single: tops, mfj: tops, mfs: tops, hoh: tops };

export const DC: PlainState = {
  code: "DC",
  name: "District of Columbia",
  form: "Form D-40 (DC)",
  citation: "D.C. Code 47-1803, 47-1806",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: rates, 2025: rates },
    source: "D.C. Code 47-1806.03(a)(11)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  tops: {
    years: { 2024: all, 2025: all },
    source: "D.C. Code 47-1806.03(a)(11)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  standardDeduction: {
    years: { 2024: { single: 14_600, mfj: 29_200, mfs: 14_600, hoh: 21_900 } },
    indexed: true,
    source: "D.C. Code 47-1801.04(44): the federal standard deduction",
    checkedAgainst: ["tenforty-spec", "Rev. Proc. 2023-34"],
  },
  leavesOut: [
    "The standard deduction of 2025, $15,000 or $15,750 by source: that of 2024 grows.",
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return.",
    "Spouses who file apart on one return, each with the low rates.",
    "Section 1202: gain on small business stock is excluded as on the federal return; that the District has taxed it since December 2025 was not verified.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
