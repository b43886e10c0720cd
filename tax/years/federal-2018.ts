/** Federal facts of 2018. Rev. Proc. 2018-18. */
import type { FederalYear } from "./facts.ts";

export const federal2018: FederalYear = {
  source: "Rev. Proc. 2018-18",
  ordinary: {
    rates: [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37], // P.L. 115-97, 11001
    tops: {
      single: [9525, 38_700, 82_500, 157_500, 200_000, 500_000],
      mfj: [19_050, 77_400, 165_000, 315_000, 400_000, 600_000],
      mfs: [9525, 38_700, 82_500, 157_500, 200_000, 300_000],
      hoh: [13_600, 51_800, 82_500, 157_500, 200_000, 500_000],
    },
  },
  standardDeduction: { single: 12_000, mfj: 24_000, mfs: 12_000, hoh: 18_000 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [38_600, 425_800],
      mfj: [77_200, 479_000],
      mfs: [38_600, 239_500],
      hoh: [51_700, 452_400],
    },
  },
  amt: {
    exemption: { single: 70_300, mfj: 109_400, mfs: 54_700, hoh: 70_300 },
    phaseoutStart: { single: 500_000, mfj: 1_000_000, mfs: 500_000, hoh: 500_000 },
    phaseoutRate: 0.25,
    rates: [0.26, 0.28],
    tops: {
      single: [191_100],
      mfj: [191_100],
      mfs: [95_550],
      hoh: [191_100],
    },
    mfsAddBackRate: 0.25,
  },
  salt: { cap: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 }, phaseDown: null }, // P.L. 115-97, 11042
  charity: { limit: 0.6, floor: 0 }, // P.L. 115-97, 11023
  itemizedReduction: 0,
  wageBase: 128_400,
};
