/** Federal facts of 2023. Rev. Proc. 2022-38. */
import type { FederalYear } from "./facts.ts";

export const federal2023: FederalYear = {
  source: "Rev. Proc. 2022-38",
  ordinary: {
    rates: [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37], // P.L. 115-97, 11001
    tops: {
      single: [11_000, 44_725, 95_375, 182_100, 231_250, 578_125],
      mfj: [22_000, 89_450, 190_750, 364_200, 462_500, 693_750],
      mfs: [11_000, 44_725, 95_375, 182_100, 231_250, 346_875],
      hoh: [15_700, 59_850, 95_350, 182_100, 231_250, 578_100],
    },
  },
  standardDeduction: { single: 13_850, mfj: 27_700, mfs: 13_850, hoh: 20_800 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [44_625, 492_300],
      mfj: [89_250, 553_850],
      mfs: [44_625, 276_900],
      hoh: [59_750, 523_050],
    },
  },
  amt: {
    exemption: { single: 81_300, mfj: 126_500, mfs: 63_250, hoh: 81_300 },
    phaseoutStart: { single: 578_150, mfj: 1_156_300, mfs: 578_150, hoh: 578_150 },
    phaseoutRate: 0.25,
    rates: [0.26, 0.28],
    tops: {
      single: [220_700],
      mfj: [220_700],
      mfs: [110_350],
      hoh: [220_700],
    },
    mfsAddBackRate: 0.25,
  },
  salt: { cap: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 }, phaseDown: null }, // P.L. 115-97, 11042
  charity: { limit: 0.6, floor: 0 }, // P.L. 115-97, 11023
  itemizedReduction: 0,
  wageBase: 160_200,
};
