/**
 * Alabama. It deducts federal income tax, AMT and net investment income tax with it, from its own income.
 */
import type { PlainState } from "./plain-state.ts";

const rates = [0.02, 0.04, 0.05];
const single = [500, 3000];
const joint = [1000, 6000];
const tops = { single, mfj: joint, mfs: single, hoh: single };
/** What is left of it above $35,500 of income. */
const standardDeduction = { single: 2500, mfj: 5000, mfs: 2500, hoh: 2500 };
const exemption = { single: 1500, mfj: 3000, mfs: 1500, hoh: 3000 };

export const AL: PlainState = {
  code: "AL",
  name: "Alabama",
  form: "Form 40 (AL)",
  citation: "Ala. Code 40-18-5, 40-18-15, 40-18-19",
  base: { kind: "federal-agi" },
  smallBusinessStockTaxed: {
    years: { 2024: true, 2025: true, 2026: true },
    source: "Ala. Code 40-18-14, which has no such exclusion",
    checkedAgainst: [
      "Frost Brown Todd, survey of state conformity (2025)",
      "Startup Law Blog, state-by-state guide (2026)",
    ],
  },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates },
    source: "Ala. Code 40-18-5",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: { 2024: tops, 2025: tops, 2026: tops },
    source: "Ala. Code 40-18-5",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026 (single)"],
  },
  federalTaxDeducted: {
    years: { 2024: 1, 2025: 1, 2026: 1 },
    source: "Ala. Code 40-18-15(a)(3); Form 40, federal income tax deduction worksheet",
    checkedAgainst: ["PolicyEngine US", "Alabama Department of Revenue, the worksheet of 2018: tax and Form 8960"],
  },
  standardDeduction: {
    years: { 2024: standardDeduction, 2025: standardDeduction, 2026: standardDeduction },
    source: "Ala. Code 40-18-15(b)",
    checkedAgainst: [
      "PolicyEngine US",
      "Tax Foundation, table of 2025 (single, joint)",
      "tenforty-spec (2024, 2025, but for a head of family)",
    ],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption, 2026: exemption },
    source: "Ala. Code 40-18-19(a)(8)",
    checkedAgainst: ["PolicyEngine US", "Form 40 (2024), filing status"],
  },
  leavesOut: [
    "A rule of Alabama's own on incentive stock options: none was found, and they are taken as federal law has them, as guides say of every state but Pennsylvania.",
    "Itemized deductions: the standard deduction is always taken.",
    "The larger standard deduction of incomes below $35,500: up to $175 of tax too much.",
    "That Schedule A, where it deducts Alabama's tax, is taken to deduct it before the deduction of federal tax: the federal tax deducted is less than a thousandth too low.",
    "Taxes of cities on work.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
