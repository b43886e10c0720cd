/**
 * Iowa. One rate from 2025; the standard deduction is the federal one. Its AMT ended with 2022.
 */
import { federalStandardDeduction } from "./federal-standard.ts";
import type { PlainState } from "./plain-state.ts";

const none: readonly number[] = [];
const flat = { single: none, mfj: none, mfs: none, hoh: none };

export const IA: PlainState = {
  code: "IA",
  name: "Iowa",
  form: "Form IA 1040",
  citation: "Iowa Code 422.5, 422.7",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.044, 0.0482, 0.057], 2025: [0.038], 2026: [0.038] },
    source: "Iowa Code 422.5; S.F. 2442 (2024)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: {
      2024: {
        single: [6210, 31_050],
        mfj: [12_420, 62_100],
        mfs: [6210, 31_050],
        hoh: [6210, 31_050],
        qss: [6210, 31_050],
      },
      2025: flat,
      2026: flat,
    },
    source: "Iowa Code 422.5",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025, but for a surviving spouse in 2024)",
      "Tax Foundation, table of 2026",
    ],
  },
  standardDeduction: {
    years: federalStandardDeduction,
    indexed: true,
    source: "Iowa Code 422.4(16): federal taxable income",
    checkedAgainst: [
      "PolicyEngine US (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026 (single, joint)",
      "Rev. Proc. 2025-32",
    ],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return.",
    "Surtaxes of school districts.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
