/**
 * Iowa. One rate from 2025; the standard deduction is the federal one. Its AMT ended with 2022.
 */
import type { PlainState } from "./plain-state.ts";

const none: readonly number[] = [];

export const IA: PlainState = {
  code: "IA",
  name: "Iowa",
  form: "Form IA 1040",
  citation: "Iowa Code 422.5, 422.7",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.044, 0.0482, 0.057], 2025: [0.038] },
    source: "Iowa Code 422.5; S.F. 2442 (2024)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
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
      2025: { single: none, mfj: none, mfs: none, hoh: none },
    },
    source: "Iowa Code 422.5",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (but for a surviving spouse in 2024)"],
  },
  standardDeduction: {
    years: {
      2024: { single: 14_600, mfj: 29_200, mfs: 14_600, hoh: 21_900 },
      2025: { single: 15_750, mfj: 31_500, mfs: 15_750, hoh: 23_625 },
    },
    indexed: true,
    source: "Iowa Code 422.4(16): federal taxable income",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return.",
    "Surtaxes of school districts.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
