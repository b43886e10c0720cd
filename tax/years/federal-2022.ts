/** Federal facts of 2022. Rev. Proc. 2021-45. */
import type { FederalYear } from "./facts.ts";

export const federal2022: FederalYear = {
  source: "Rev. Proc. 2021-45",
  ordinary: {
    rates: [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37], // P.L. 115-97, 11001
    tops: {
      single: [10_275, 41_775, 89_075, 170_050, 215_950, 539_900],
      mfj: [20_550, 83_550, 178_150, 340_100, 431_900, 647_850],
      mfs: [10_275, 41_775, 89_075, 170_050, 215_950, 323_925],
      hoh: [14_650, 55_900, 89_050, 170_050, 215_950, 539_900],
    },
  },
  standardDeduction: { single: 12_950, mfj: 25_900, mfs: 12_950, hoh: 19_400 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [41_675, 459_750],
      mfj: [83_350, 517_200],
      mfs: [41_675, 258_600],
      hoh: [55_800, 488_500],
    },
  },
  amt: {
    exemption: { single: 75_900, mfj: 118_100, mfs: 59_050, hoh: 75_900 },
    phaseoutStart: { single: 539_900, mfj: 1_079_800, mfs: 539_900, hoh: 539_900 },
    phaseoutRate: 0.25,
    rates: [0.26, 0.28],
    tops: {
      single: [206_100],
      mfj: [206_100],
      mfs: [103_050],
      hoh: [206_100],
    },
    mfsAddBackRate: 0.25,
  },
  salt: { cap: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 }, phaseDown: null }, // P.L. 115-97, 11042
  charity: { limit: 0.6, floor: 0 }, // P.L. 115-97, 11023
  itemizedReduction: 0,
  wageBase: 147_000,
};
