/**
 * New Mexico. Until 2024 two fifths of net long-term gain are deducted; from 2025 only $2,500 of it.
 */
import { federalStandardDeduction } from "./federal-standard.ts";
import type { PlainState } from "./plain-state.ts";

const until2024 = [0.017, 0.032, 0.047, 0.049, 0.059];
const from2025 = [0.015, 0.032, 0.043, 0.047, 0.049, 0.059];
const tops2024 = [8000, 16_000, 24_000, 315_000];
const tops2025 = [8000, 25_000, 50_000, 100_000, 315_000];
const half = (tops: readonly number[]) => tops.map((top) => top / 2);
const newTops = {
  single: [5500, 16_500, 33_500, 66_500, 210_000],
  mfj: tops2025,
  mfs: half(tops2025),
  hoh: tops2025,
};
const upTo = (amount: number) => ({ single: amount, mfj: amount, mfs: amount / 2, hoh: amount });

export const NM: PlainState = {
  code: "NM",
  name: "New Mexico",
  form: "Form PIT-1 (NM)",
  citation: "NMSA 7-2-2, 7-2-7, 7-2-34",
  base: {
    kind: "federal-agi",
    longTermExcluded: {
      years: { 2024: 0.4, 2025: 0, 2026: 0 },
      source: "NMSA 7-2-34; H.B. 252 (2024)",
      checkedAgainst: ["PolicyEngine US", "2024 New Mexico Statutes 7-2-34, both versions"],
    },
    longTermExcludedUpTo: {
      years: { 2024: upTo(1000), 2025: upTo(2500), 2026: upTo(2500) },
      source: "NMSA 7-2-34; H.B. 252 (2024)",
      checkedAgainst: ["PolicyEngine US", "2024 New Mexico Statutes 7-2-34, both versions"],
    },
  },
  rates: {
    years: { 2024: until2024, 2025: from2025, 2026: from2025 },
    source: "NMSA 7-2-7; H.B. 252 (2024)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: {
      2024: { single: [5500, 11_000, 16_000, 210_000], mfj: tops2024, mfs: half(tops2024), hoh: tops2024 },
      2025: newTops,
      2026: newTops,
    },
    source: "NMSA 7-2-7; H.B. 252 (2024)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026 (single)"],
  },
  standardDeduction: {
    years: federalStandardDeduction,
    indexed: true,
    source: "NMSA 7-2-2(N): the federal standard deduction",
    checkedAgainst: ["PolicyEngine US", "Tax Foundation, tables of 2025 and 2026"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return.",
    "From 2025, the deduction of 40 % of up to $1,000,000 of gain on the sale of a New Mexico business.",
    "The exemption of $2,500 for incomes below $36,667 ($55,000 joint).",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
