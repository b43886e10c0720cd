/** Federal facts of 2026. */
import { childTaxCreditStart } from "./child-tax-credit.ts";
import type { FederalYear } from "./facts.ts";

export const federal2026: FederalYear = {
  source: "Rev. Proc. 2025-32",
  sources: {
    standardDeduction: "Rev. Proc. 2025-32; P.L. 119-21, 70102",
    "amt.phaseoutStart": "Rev. Proc. 2025-32; reset by P.L. 119-21, 70107",
    "amt.phaseoutRate": "P.L. 119-21, 70107",
    "amt.mfsAddBackRate": "P.L. 119-21, 70107, as read here: it stands in the same paragraph as the phase-out rate",
    salt: "P.L. 119-21, 70120",
    childTaxCredit: "P.L. 119-21, 70104; Rev. Proc. 2025-32",
    "charity.limit": "P.L. 115-97, 11023; kept by P.L. 119-21",
    "charity.floor": "P.L. 119-21, 70425",
    giftsBesideStandard: "P.L. 119-21, 70424; not indexed",
    itemizedReduction: "P.L. 119-21, 70111",
  },
  ordinary: {
    rates: [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37], // P.L. 115-97, 11001; made permanent by P.L. 119-21, 70101
    tops: {
      single: [12_400, 50_400, 105_700, 201_775, 256_225, 640_600],
      mfj: [24_800, 100_800, 211_400, 403_550, 512_450, 768_700],
      mfs: [12_400, 50_400, 105_700, 201_775, 256_225, 384_350],
      hoh: [17_700, 67_450, 105_700, 201_750, 256_200, 640_600],
    },
  },
  standardDeduction: { single: 16_100, mfj: 32_200, mfs: 16_100, hoh: 24_150 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [49_450, 545_500],
      mfj: [98_900, 613_700],
      mfs: [49_450, 306_850],
      hoh: [66_200, 579_600],
    },
  },
  amt: {
    exemption: { single: 90_100, mfj: 140_200, mfs: 70_100, hoh: 90_100 },
    phaseoutStart: { single: 500_000, mfj: 1_000_000, mfs: 500_000, hoh: 500_000 },
    phaseoutRate: 0.5, // 0.25 until 2025
    rates: [0.26, 0.28],
    tops: {
      single: [244_500],
      mfj: [244_500],
      mfs: [122_250],
      hoh: [244_500],
    },
    mfsAddBackRate: 0.5, // the 2026 form was not seen
  },
  salt: {
    cap: { single: 40_400, mfj: 40_400, mfs: 20_200, hoh: 40_400 },
    phaseDown: {
      start: { single: 505_000, mfj: 505_000, mfs: 252_500, hoh: 505_000 },
      rate: 0.3,
      floor: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 },
    },
  },
  charity: { limit: 0.6, floor: 0.005 },
  giftsBesideStandard: { single: 1000, mfj: 2000, mfs: 1000, hoh: 1000, qss: 1000 }, // 2,000 on a joint return only
  itemizedReduction: [2, 37],
  childTaxCredit: { child: 2200, other: 500, phaseoutStart: childTaxCreditStart },
  wageBase: 184_500,
};
