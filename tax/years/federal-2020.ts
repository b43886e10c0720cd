/** Federal facts of 2020. Rev. Proc. 2019-44. */
import type { FederalYear } from "./facts.ts";

export const federal2020: FederalYear = {
  source: "Rev. Proc. 2019-44",
  ordinary: {
    rates: [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37], // P.L. 115-97, 11001
    tops: {
      single: [9875, 40_125, 85_525, 163_300, 207_350, 518_400],
      mfj: [19_750, 80_250, 171_050, 326_600, 414_700, 622_050],
      mfs: [9875, 40_125, 85_525, 163_300, 207_350, 311_025],
      hoh: [14_100, 53_700, 85_500, 163_300, 207_350, 518_400],
    },
  },
  standardDeduction: { single: 12_400, mfj: 24_800, mfs: 12_400, hoh: 18_650 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [40_000, 441_450],
      mfj: [80_000, 496_600],
      mfs: [40_000, 248_300],
      hoh: [53_600, 469_050],
    },
  },
  amt: {
    exemption: { single: 72_900, mfj: 113_400, mfs: 56_700, hoh: 72_900 },
    phaseoutStart: { single: 518_400, mfj: 1_036_800, mfs: 518_400, hoh: 518_400 },
    phaseoutRate: 0.25,
    rates: [0.26, 0.28],
    tops: {
      single: [197_900],
      mfj: [197_900],
      mfs: [98_950],
      hoh: [197_900],
    },
    mfsAddBackRate: 0.25,
  },
  salt: { cap: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 }, phaseDown: null }, // P.L. 115-97, 11042
  charity: { limit: 0.6, floor: 0 }, // P.L. 115-97, 11023
  itemizedReduction: 0,
  wageBase: 137_700,
};
