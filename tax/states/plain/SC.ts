/**
 * South Carolina. 44 % of net long-term gain is not taxed. Two new rates from 2026.
 */
import { federalStandardDeduction } from "./federal-standard.ts";
import type { PlainState } from "./plain-state.ts";

const tops = (...all: number[]) => ({ single: all, mfj: all, mfs: all, hoh: all });

export const SC: PlainState = {
  code: "SC",
  name: "South Carolina",
  form: "Form SC1040",
  citation: "S.C. Code 12-6-510, 12-6-1120 to 12-6-1150",
  base: {
    kind: "federal-agi",
    longTermExcluded: {
      years: { 2024: 0.44, 2025: 0.44, 2026: 0.44 },
      source: "S.C. Code 12-6-1150",
      checkedAgainst: ["PolicyEngine US", "CardTax, state tax profiles"],
    },
  },
  rates: {
    years: { 2024: [0, 0.03, 0.062], 2025: [0, 0.03, 0.06], 2026: [0.0199, 0.0521] },
    source: "S.C. Code 12-6-510; H. 4216 (2026)",
    checkedAgainst: [
      "PolicyEngine US",
      "eFile.com (2024, 2025)",
      "a summary of H. 4216 as the Senate passed it: 5.21 % less $966 (2026)",
    ],
  },
  tops: {
    years: { 2024: tops(3460, 17_330), 2025: tops(3560, 17_830), 2026: tops(30_000) },
    indexed: true,
    source: "S.C. Code 12-6-510, 12-6-520; H. 4216 (2026)",
    checkedAgainst: [
      "PolicyEngine US",
      "eFile.com (2024, 2025)",
      "a summary of H. 4216 as the Senate passed it: 5.21 % less $966 (2026)",
    ],
  },
  // South Carolina did not take over what federal law added to the deduction of 2025.
  standardDeduction: {
    years: {
      2024: federalStandardDeduction[2024],
      2025: { single: 15_000, mfj: 30_000, mfs: 15_000, hoh: 22_500 },
    },
    indexed: true,
    source: "S.C. Code 12-6-40, 12-6-1120: federal taxable income under the law of December 31, 2024",
    checkedAgainst: ["PolicyEngine US", "Rev. Proc. 2024-40, with Act 63 (2025) of South Carolina"],
  },
  leavesOut: [
    "The deduction of 2026, $15,000 ($30,000 joint), lost between $40,000 and $95,000 of income ($80,000 and $190,000): only one source gives it, that of 2025 stays, and tax is up to $800 too low ($1,600 joint).",
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return.",
    "Cuts of the top rate after 2026, which depend on revenue.",
    "Dependents, and credits for children, care, age, two wage earners and low income.",
  ],
};
