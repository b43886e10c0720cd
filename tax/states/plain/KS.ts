/**
 * Kansas. Two rates since 2024.
 */
import type { PlainState } from "./plain-state.ts";

const rates = [0.052, 0.0558];
const tops = { single: [23_000], mfj: [46_000], mfs: [23_000], hoh: [23_000], qss: [23_000] };
// A surviving spouse files as head of household.
const standardDeduction = { single: 3605, mfj: 8240, mfs: 4120, hoh: 6180, qss: 6180 };
const exemption = { single: 9160, mfj: 18_320, mfs: 9160, hoh: 11_480, qss: 11_480 };

export const KS: PlainState = {
  code: "KS",
  name: "Kansas",
  form: "Form K-40 (KS)",
  citation: "K.S.A. 79-32,110 to 79-32,121",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates },
    source: "K.S.A. 79-32,110; S.B. 1 (2024)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: { 2024: tops, 2025: tops, 2026: tops },
    source: "K.S.A. 79-32,110; S.B. 1 (2024)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025, but for a surviving spouse)",
      "Tax Foundation, table of 2026",
    ],
  },
  standardDeduction: {
    years: { 2024: standardDeduction, 2025: standardDeduction, 2026: standardDeduction },
    source: "K.S.A. 79-32,119; Form K-40, instructions",
    checkedAgainst: [
      "PolicyEngine US (but for a surviving spouse)",
      "tenforty-spec (2024, 2025, but for a surviving spouse)",
      "TaxSlayer, filing requirements for Kansas",
      "Tax Foundation, table of 2026 (single, joint)",
    ],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption, 2026: exemption },
    source: "K.S.A. 79-32,121; S.B. 1 (2024)",
    checkedAgainst: [
      "PolicyEngine US (but for a surviving spouse)",
      "TaxSlayer, filing requirements for Kansas",
      "Tax Foundation, table of 2026 (single, joint)",
    ],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
