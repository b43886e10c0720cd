/**
 * New York State. Brackets are not indexed; above $107,650 of AGI the benefit of the lower rates is taken back, tier by tier.
 * Worksheets 1-5, 7-10, 12-15 of Form IT-201. Their first tier takes back a flat rate less the schedule: a constant, as below, once
 * taxable income is above the bracket's start, which at that AGI it is but for large deductions.
 */
import type { PlainState, Recapture } from "./plain-state.ts";

const rates = [0.04, 0.045, 0.0525, 0.055, 0.06, 0.0685, 0.0965, 0.103, 0.109];
const single = [8500, 11_700, 13_900, 80_650, 215_400, 1_077_550, 5_000_000, 25_000_000];
const tops = {
  single,
  mfj: [17_150, 23_600, 27_900, 161_550, 323_200, 2_155_350, 5_000_000, 25_000_000],
  mfs: single,
  hoh: [12_800, 17_650, 20_900, 107_650, 269_300, 1_616_450, 5_000_000, 25_000_000],
};
const standardDeduction = { single: 8000, mfj: 16_050, mfs: 8000, hoh: 11_200 };

const singleTiers = [
  { taxableIncome: 0, agi: 107_650, base: 0, benefit: 568.25 }, // 6 % of 80,650, less 4,270.75
  { taxableIncome: 215_400, agi: 215_400, base: 568, benefit: 1831 },
  { taxableIncome: 1_077_550, agi: 1_077_550, base: 2399, benefit: 30_172 },
  { taxableIncome: 5_000_000, agi: 5_000_000, base: 32_571, benefit: 32_500 },
];
const recapture: Recapture = {
  span: 50_000,
  tiers: {
    single: singleTiers,
    mfj: [
      { taxableIncome: 0, agi: 107_650, base: 0, benefit: 332.5 }, // 5.5 % of 161,550, less 8,552.75
      { taxableIncome: 161_550, agi: 161_550, base: 333, benefit: 807 },
      { taxableIncome: 323_200, agi: 323_200, base: 1140, benefit: 2747 },
      { taxableIncome: 2_155_350, agi: 2_155_350, base: 3887, benefit: 60_350 },
      { taxableIncome: 5_000_000, agi: 5_000_000, base: 64_237, benefit: 32_500 },
    ],
    mfs: singleTiers,
    hoh: [
      { taxableIncome: 0, agi: 107_650, base: 0, benefit: 786.875 }, // 6 % of 107,650, less 5,672.125
      { taxableIncome: 269_300, agi: 269_300, base: 787, benefit: 2289 },
      { taxableIncome: 1_616_450, agi: 1_616_450, base: 3076, benefit: 45_261 },
      { taxableIncome: 5_000_000, agi: 5_000_000, base: 48_337, benefit: 32_500 },
    ],
  },
};

export const NY: PlainState = {
  code: "NY",
  name: "New York",
  form: "Form IT-201",
  citation: "N.Y. Tax Law 601, 611-614",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: rates, 2025: rates },
    source: "N.Y. Tax Law 601(a)-(c)",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver",
      "tenforty-spec",
      "the statute as quoted in bill A3115 of 2023",
    ],
  },
  tops: {
    years: { 2024: tops, 2025: tops },
    source: "N.Y. Tax Law 601(a)-(c)",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver",
      "tenforty-spec",
      "the statute as quoted in bill A3115 of 2023",
    ],
  },
  standardDeduction: {
    years: { 2024: standardDeduction, 2025: standardDeduction },
    source: "N.Y. Tax Law 614",
    checkedAgainst: ["PolicyEngine US", "OpenTaxSolver", "tenforty-spec"],
  },
  recapture: {
    years: { 2024: recapture, 2025: recapture },
    source: "N.Y. Tax Law 601(d-1); Form IT-201, tax computation worksheets",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver",
      "arithmetic: each tier is the flat rate less the schedule, within a dollar",
    ],
  },
  leavesOut: [
    "The income tax of New York City (up to 3.876 %) and of Yonkers.",
    "Itemized deductions: the standard deduction is always taken.",
    "The cut of the five lowest rates by 0.1 point in 2026 and again in 2027, which only one source gives: the rates of 2025 stay.",
    "The last tier of the recapture, above $25,000,000 of income.",
    "Recapture when large deductions leave taxable income below $80,650 ($27,900 joint, $107,650 head of household): up to a few hundred dollars too much.",
    "Household credit, and dependents.",
  ],
};
