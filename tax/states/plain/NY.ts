/**
 * New York State. Brackets are not indexed; above $107,650 of AGI the benefit of the lower rates is taken back, tier by tier.
 * Worksheets 1-5, 7-10, 12-15 of Form IT-201. Their first tier takes back a flat rate less the schedule: a constant, as below, once
 * taxable income is above the bracket's start, which at that AGI it is but for large deductions.
 */
import type { PlainState, Recapture } from "./plain-state.ts";

const above = [0.0685, 0.0965, 0.103, 0.109];
const rates = [0.04, 0.045, 0.0525, 0.055, 0.06, ...above];
const rates2026 = [0.039, 0.044, 0.0515, 0.054, 0.059, ...above];
const rates2027 = [0.038, 0.043, 0.0505, 0.053, 0.058, ...above];
const single = [8500, 11_700, 13_900, 80_650, 215_400, 1_077_550, 5_000_000, 25_000_000];
const tops = {
  single,
  mfj: [17_150, 23_600, 27_900, 161_550, 323_200, 2_155_350, 5_000_000, 25_000_000],
  mfs: single,
  hoh: [12_800, 17_650, 20_900, 107_650, 269_300, 1_616_450, 5_000_000, 25_000_000],
};
const standardDeduction = { single: 8000, mfj: 16_050, mfs: 8000, hoh: 11_200 };

/**
 * The tiers of a year from what its rates make of them: for each status, what is taken back of the brackets up to the first, the
 * second and the third start of a tier, each sum followed by the part that the tier adds.
 */
interface TakenBack {
  single: readonly [number, number, number, number, number];
  mfj: readonly [number, number, number, number, number, number, number];
  hoh: readonly [number, number, number, number, number];
}

function tiersOf({ single: s, mfj: j, hoh: h }: TakenBack): Recapture {
  const singleTiers = [
    { taxableIncome: 0, agi: 107_650, base: 0, benefit: 568.25 }, // the fifth rate on 80,650, less the schedule
    { taxableIncome: 215_400, agi: 215_400, base: s[0], benefit: s[1] },
    { taxableIncome: 1_077_550, agi: 1_077_550, base: s[2], benefit: s[3] },
    { taxableIncome: 5_000_000, agi: 5_000_000, base: s[4], benefit: 32_500 },
  ];
  return {
    span: 50_000,
    tiers: {
      single: singleTiers,
      mfj: [
        { taxableIncome: 0, agi: 107_650, base: 0, benefit: 332.5 }, // the fourth rate on 161,550, less the schedule
        { taxableIncome: 161_550, agi: 161_550, base: j[0], benefit: j[1] },
        { taxableIncome: 323_200, agi: 323_200, base: j[2], benefit: j[3] },
        { taxableIncome: 2_155_350, agi: 2_155_350, base: j[4], benefit: j[5] },
        { taxableIncome: 5_000_000, agi: 5_000_000, base: j[6], benefit: 32_500 },
      ],
      mfs: singleTiers,
      hoh: [
        { taxableIncome: 0, agi: 107_650, base: 0, benefit: 786.875 }, // the fifth rate on 107,650, less the schedule
        { taxableIncome: 269_300, agi: 269_300, base: h[0], benefit: h[1] },
        { taxableIncome: 1_616_450, agi: 1_616_450, base: h[2], benefit: h[3] },
        { taxableIncome: 5_000_000, agi: 5_000_000, base: h[4], benefit: 32_500 },
      ],
    },
  };
}

const recapture = tiersOf({
  single: [568, 1831, 2399, 30_172, 32_571],
  mfj: [333, 807, 1140, 2747, 3887, 60_350, 64_237],
  hoh: [787, 2289, 3076, 45_261, 48_337],
});
const recapture2026 = tiersOf({
  single: [567, 2047, 2614, 30_172, 32_786],
  mfj: [333, 807, 1140, 3071, 4211, 60_350, 64_561],
  hoh: [787, 2559, 3346, 45_260, 48_606],
});
const recapture2027 = tiersOf({
  single: [568, 2261, 2829, 30_172, 33_001],
  mfj: [333, 808, 1141, 3393, 4534, 60_350, 64_884],
  hoh: [787, 2827, 3614, 45_260, 48_874],
});

export const NY: PlainState = {
  code: "NY",
  name: "New York",
  form: "Form IT-201",
  citation: "N.Y. Tax Law 601, 611-614",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates2026, 2027: rates2027 },
    source: "N.Y. Tax Law 601(a)-(c); ch. 59 of 2025 (A. 3009)",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026",
      "CardTax, state tax profiles (2026, 2027)",
    ],
  },
  tops: {
    years: { 2024: tops, 2025: tops, 2026: tops },
    source: "N.Y. Tax Law 601(a)-(c)",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "the statute as quoted in bill A3115 of 2023",
      "Tax Foundation, table of 2026 (single)",
    ],
  },
  standardDeduction: {
    years: { 2024: standardDeduction, 2025: standardDeduction },
    source: "N.Y. Tax Law 614",
    checkedAgainst: ["PolicyEngine US", "OpenTaxSolver", "tenforty-spec"],
  },
  recapture: {
    years: { 2024: recapture, 2025: recapture, 2026: recapture2026, 2027: recapture2027 },
    source: "N.Y. Tax Law 601(d-1); Form IT-201, tax computation worksheets",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "arithmetic: each tier is the flat rate less the schedule, within two dollars",
    ],
  },
  leavesOut: [
    "The income tax of New York City (up to 3.876 %) and of Yonkers.",
    "Itemized deductions: the standard deduction is always taken.",
    "The last tier of the recapture, above $25,000,000 of income.",
    "Recapture when large deductions leave taxable income below $80,650 ($27,900 joint, $107,650 head of household): up to a few hundred dollars too much.",
    "Household credit, and dependents.",
  ],
};
