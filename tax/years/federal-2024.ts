/** Federal facts of 2024. Rev. Proc. 2023-34. */
import type { FederalYear } from "./facts.ts";

export const federal2024: FederalYear = {
  source: "Rev. Proc. 2023-34",
  ordinary: {
    rates: [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37], // P.L. 115-97, 11001
    tops: {
      single: [11_600, 47_150, 100_525, 191_950, 243_725, 609_350],
      mfj: [23_200, 94_300, 201_050, 383_900, 487_450, 731_200],
      mfs: [11_600, 47_150, 100_525, 191_950, 243_725, 365_600],
      hoh: [16_550, 63_100, 100_500, 191_950, 243_700, 609_350],
    },
  },
  standardDeduction: { single: 14_600, mfj: 29_200, mfs: 14_600, hoh: 21_900 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [47_025, 518_900],
      mfj: [94_050, 583_750],
      mfs: [47_025, 291_850],
      hoh: [63_000, 551_350],
    },
  },
  amt: {
    exemption: { single: 85_700, mfj: 133_300, mfs: 66_650, hoh: 85_700 },
    phaseoutStart: { single: 609_350, mfj: 1_218_700, mfs: 609_350, hoh: 609_350 },
    phaseoutRate: 0.25,
    rates: [0.26, 0.28],
    tops: {
      single: [232_600],
      mfj: [232_600],
      mfs: [116_300],
      hoh: [232_600],
    },
    mfsAddBackRate: 0.25,
  },
  salt: { cap: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 }, phaseDown: null }, // P.L. 115-97, 11042
  charity: { limit: 0.6, floor: 0 }, // P.L. 115-97, 11023
  itemizedReduction: 0,
  wageBase: 168_600,
};
