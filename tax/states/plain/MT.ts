/**
 * Montana. Net long-term gain has rates of its own from 2024, stacked on other income as federal law does it.
 */
import { federalStandardDeduction } from "./federal-standard.ts";
import type { PlainState } from "./plain-state.ts";

const tops = (single: number, mfj: number, hoh: number) => ({
  single: [single],
  mfj: [mfj],
  mfs: [single],
  hoh: [hoh],
});

export const MT: PlainState = {
  code: "MT",
  name: "Montana",
  form: "Form 2 (MT)",
  citation: "MCA 15-30-2103, 15-30-2120",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.047, 0.059], 2025: [0.047, 0.059], 2026: [0.047, 0.0565] },
    source: "MCA 15-30-2103; H.B. 337 (2025)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: {
      2024: tops(20_500, 41_000, 30_750),
      2025: tops(21_100, 42_200, 31_700),
      2026: tops(47_500, 95_000, 71_250),
    },
    indexed: true,
    source: "MCA 15-30-2103; H.B. 337 (2025)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026 (single)",
      "Mont. Code Ann. 15-30-2103 as in force in 2026",
    ],
  },
  longTermRates: {
    years: { 2024: [0.03, 0.041], 2025: [0.03, 0.041], 2026: [0.03, 0.041] },
    source: "MCA 15-30-2103(2); Form 2, net long-term capital gains tax table",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "Mont. Code Ann. 15-30-2103(2) as in force in 2026: stacked, between the same tops",
    ],
  },
  standardDeduction: {
    years: federalStandardDeduction,
    indexed: true,
    source: "MCA 15-30-2120: federal taxable income",
    checkedAgainst: ["PolicyEngine US", "Tax Foundation, tables of 2025 and 2026"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return.",
    "The top rate of 5.4 % from 2027.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
