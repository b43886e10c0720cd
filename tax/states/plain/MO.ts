/**
 * Missouri. From 2025 no gain is taxed, short-term or long-term; a loss still counts.
 */
import { federalStandardDeduction } from "./federal-standard.ts";
import type { PlainState } from "./plain-state.ts";

const rates = (top: number) => [0, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, top];
/** Seven steps of one width, for all filing statuses. */
const tops = (width: number) => {
  const all = [1, 2, 3, 4, 5, 6, 7].map((step) => step * width);
  return { single: all, mfj: all, mfs: all, hoh: all };
};

export const MO: PlainState = {
  code: "MO",
  name: "Missouri",
  form: "Form MO-1040",
  citation: "RSMo 143.011, 143.121, 143.131",
  base: {
    kind: "federal-agi",
    gainExcluded: {
      years: { 2024: 0, 2025: 1, 2026: 1 },
      source: "RSMo 143.121; H.B. 594 (2025); Form MO-A",
      checkedAgainst: ["Missouri Department of Revenue, August 26, 2025", "PolicyEngine US"],
    },
  },
  rates: {
    years: { 2024: rates(0.048), 2025: rates(0.047), 2026: rates(0.047) },
    source: "RSMo 143.011",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (the top rate, 2024, 2025)",
      "Missouri Department of Revenue, August 26, 2025 (the top rate of 2025), and tax chart of 2023 (the others)",
      "Tax Foundation, table of 2026",
    ],
  },
  tops: {
    years: { 2024: tops(1273), 2025: tops(1313) },
    indexed: true,
    source: "RSMo 143.011",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  standardDeduction: {
    years: federalStandardDeduction,
    indexed: true,
    source: "RSMo 143.131: the federal standard deduction",
    checkedAgainst: ["tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026 (single, joint)"],
  },
  leavesOut: [
    "The deduction of up to 35 % of federal tax for incomes below $125,000: about $30 to $80 of tax.",
    "Itemized deductions: the standard deduction is always taken.",
    "Spouses who both have income, each with the low rates: up to $180 less.",
    "Earnings taxes of Kansas City and St. Louis, 1 % of wages.",
    "Dependents, the further exemption of a head of household, and credits for children, care, age and low income.",
  ],
};
