/** Federal facts of 2021. Rev. Proc. 2020-45. */
import type { FederalYear } from "./facts.ts";

export const federal2021: FederalYear = {
  source: "Rev. Proc. 2020-45",
  sources: { childTaxCredit: "P.L. 117-2, 9611; not known here" },
  ordinary: {
    rates: [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37], // P.L. 115-97, 11001
    tops: {
      single: [9950, 40_525, 86_375, 164_925, 209_425, 523_600],
      mfj: [19_900, 81_050, 172_750, 329_850, 418_850, 628_300],
      mfs: [9950, 40_525, 86_375, 164_925, 209_425, 314_150],
      hoh: [14_200, 54_200, 86_350, 164_900, 209_400, 523_600],
    },
  },
  standardDeduction: { single: 12_550, mfj: 25_100, mfs: 12_550, hoh: 18_800 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [40_400, 445_850],
      mfj: [80_800, 501_600],
      mfs: [40_400, 250_800],
      hoh: [54_100, 473_750],
    },
  },
  amt: {
    exemption: { single: 73_600, mfj: 114_600, mfs: 57_300, hoh: 73_600 },
    phaseoutStart: { single: 523_600, mfj: 1_047_200, mfs: 523_600, hoh: 523_600 },
    phaseoutRate: 0.25,
    rates: [0.26, 0.28],
    tops: {
      single: [199_900],
      mfj: [199_900],
      mfs: [99_950],
      hoh: [199_900],
    },
    mfsAddBackRate: 0.25,
  },
  salt: { cap: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 }, phaseDown: null }, // P.L. 115-97, 11042
  charity: { limit: 0.6, floor: 0 }, // P.L. 115-97, 11023
  itemizedReduction: 0,
  // Larger, by age, and paid out: not known here, so schedule-8812.ts has no return of this year.
  childTaxCredit: null,
  wageBase: 142_800,
};
