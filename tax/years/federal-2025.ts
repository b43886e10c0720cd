/** Federal facts of 2025. */
import { childTaxCreditStart } from "./child-tax-credit.ts";
import type { FederalYear } from "./facts.ts";

export const federal2025: FederalYear = {
  source: "Rev. Proc. 2024-40",
  sources: {
    standardDeduction: "P.L. 119-21, 70102",
    salt: "P.L. 119-21, 70120",
    childTaxCredit: "P.L. 119-21, 70104",
    "charity.limit": "P.L. 115-97, 11023",
  },
  ordinary: {
    rates: [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37], // P.L. 115-97, 11001
    tops: {
      single: [11_925, 48_475, 103_350, 197_300, 250_525, 626_350],
      mfj: [23_850, 96_950, 206_700, 394_600, 501_050, 751_600],
      mfs: [11_925, 48_475, 103_350, 197_300, 250_525, 375_800],
      hoh: [17_000, 64_850, 103_350, 197_300, 250_500, 626_350],
    },
  },
  standardDeduction: { single: 15_750, mfj: 31_500, mfs: 15_750, hoh: 23_625 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [48_350, 533_400],
      mfj: [96_700, 600_050],
      mfs: [48_350, 300_000],
      hoh: [64_750, 566_700],
    },
  },
  amt: {
    exemption: { single: 88_100, mfj: 137_000, mfs: 68_500, hoh: 88_100 },
    phaseoutStart: { single: 626_350, mfj: 1_252_700, mfs: 626_350, hoh: 626_350 },
    phaseoutRate: 0.25,
    rates: [0.26, 0.28],
    tops: {
      single: [239_100],
      mfj: [239_100],
      mfs: [119_550],
      hoh: [239_100],
    },
    mfsAddBackRate: 0.25,
  },
  salt: {
    cap: { single: 40_000, mfj: 40_000, mfs: 20_000, hoh: 40_000 },
    phaseDown: {
      start: { single: 500_000, mfj: 500_000, mfs: 250_000, hoh: 500_000 },
      rate: 0.3,
      floor: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 },
    },
  },
  charity: { limit: 0.6, floor: 0 },
  itemizedReduction: 0,
  childTaxCredit: { child: 2200, other: 500, phaseoutStart: childTaxCreditStart },
  wageBase: 176_100,
};
