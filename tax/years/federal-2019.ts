/** Federal facts of 2019. Rev. Proc. 2018-57. */
import type { FederalYear } from "./facts.ts";

export const federal2019: FederalYear = {
  source: "Rev. Proc. 2018-57",
  ordinary: {
    rates: [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37], // P.L. 115-97, 11001
    tops: {
      single: [9700, 39_475, 84_200, 160_725, 204_100, 510_300],
      mfj: [19_400, 78_950, 168_400, 321_450, 408_200, 612_350],
      mfs: [9700, 39_475, 84_200, 160_725, 204_100, 306_175],
      hoh: [13_850, 52_850, 84_200, 160_700, 204_100, 510_300],
    },
  },
  standardDeduction: { single: 12_200, mfj: 24_400, mfs: 12_200, hoh: 18_350 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [39_375, 434_550],
      mfj: [78_750, 488_850],
      mfs: [39_375, 244_425],
      hoh: [52_750, 461_700],
    },
  },
  amt: {
    exemption: { single: 71_700, mfj: 111_700, mfs: 55_850, hoh: 71_700 },
    phaseoutStart: { single: 510_300, mfj: 1_020_600, mfs: 510_300, hoh: 510_300 },
    phaseoutRate: 0.25,
    rates: [0.26, 0.28],
    tops: {
      single: [194_800],
      mfj: [194_800],
      mfs: [97_400],
      hoh: [194_800],
    },
    mfsAddBackRate: 0.25,
  },
  salt: { cap: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 }, phaseDown: null }, // P.L. 115-97, 11042
  charity: { limit: 0.6, floor: 0 }, // P.L. 115-97, 11023
  itemizedReduction: 0,
  wageBase: 132_900,
};
