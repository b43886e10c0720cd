/**
 * California's facts by year, in dollars.
 * Source: the Franchise Tax Board's Form 540 booklet, tax rate schedules and Schedule P (540) of each year. The schedules of two
 * independent tax engines agree on 2021-2025, and every indexed amount is the year's before times the Board's inflation factor.
 */
import type { ByStatus } from "../../years/facts.ts";

export interface CaliforniaYear {
  /** Tops of all rates but the last. R&TC 17041. */
  tops: ByStatus<readonly number[]>;
  /** R&TC 17073.5. */
  standardDeduction: ByStatus<number>;
  /** For each personal exemption; a joint return has two. R&TC 17054. */
  exemptionCredit: number;
  /** For each dependent. R&TC 17054(d). */
  dependentCredit: number;
  /** Federal AGI from which exemption credits and itemized deductions shrink. R&TC 17054.1, 17077. */
  phaseoutStart: ByStatus<number>;
  /** R&TC 17062. */
  amt: { exemption: ByStatus<number>; phaseoutStart: ByStatus<number> };
}

export const californiaYears: ReadonlyMap<number, CaliforniaYear> = new Map([
  [
    2021,
    {
      tops: {
        single: [9325, 22_107, 34_892, 48_435, 61_214, 312_686, 375_221, 625_369],
        mfj: [18_650, 44_214, 69_784, 96_870, 122_428, 625_372, 750_442, 1_250_738],
        mfs: [9325, 22_107, 34_892, 48_435, 61_214, 312_686, 375_221, 625_369],
        hoh: [18_663, 44_217, 56_999, 70_542, 83_324, 425_251, 510_303, 850_503],
      },
      standardDeduction: { single: 4803, mfj: 9606, mfs: 4803, hoh: 9606 },
      exemptionCredit: 129,
      dependentCredit: 400,
      phaseoutStart: { single: 212_288, mfj: 424_581, mfs: 212_288, hoh: 318_437 },
      amt: {
        exemption: { single: 78_070, mfj: 104_094, mfs: 52_044, hoh: 78_070 },
        phaseoutStart: { single: 292_763, mfj: 390_351, mfs: 195_172, hoh: 292_763 },
      },
    },
  ],
  [
    2022,
    {
      tops: {
        single: [10_099, 23_942, 37_788, 52_455, 66_295, 338_639, 406_364, 677_275],
        mfj: [20_198, 47_884, 75_576, 104_910, 132_590, 677_278, 812_728, 1_354_550],
        mfs: [10_099, 23_942, 37_788, 52_455, 66_295, 338_639, 406_364, 677_275],
        hoh: [20_212, 47_887, 61_730, 76_397, 90_240, 460_547, 552_658, 921_095],
      },
      standardDeduction: { single: 5202, mfj: 10_404, mfs: 5202, hoh: 10_404 },
      exemptionCredit: 140,
      dependentCredit: 433,
      phaseoutStart: { single: 229_908, mfj: 459_821, mfs: 229_908, hoh: 344_867 },
      amt: {
        exemption: { single: 84_550, mfj: 112_734, mfs: 56_364, hoh: 84_550 },
        phaseoutStart: { single: 317_062, mfj: 422_750, mfs: 211_371, hoh: 317_062 },
      },
    },
  ],
  [
    2023,
    {
      tops: {
        single: [10_412, 24_684, 38_959, 54_081, 68_350, 349_137, 418_961, 698_271],
        mfj: [20_824, 49_368, 77_918, 108_162, 136_700, 698_274, 837_922, 1_396_542],
        mfs: [10_412, 24_684, 38_959, 54_081, 68_350, 349_137, 418_961, 698_271],
        hoh: [20_839, 49_371, 63_644, 78_765, 93_037, 474_824, 569_790, 949_649],
      },
      standardDeduction: { single: 5363, mfj: 10_726, mfs: 5363, hoh: 10_726 },
      exemptionCredit: 144,
      dependentCredit: 446,
      phaseoutStart: { single: 237_035, mfj: 474_075, mfs: 237_035, hoh: 355_558 },
      amt: {
        exemption: { single: 87_171, mfj: 116_229, mfs: 58_111, hoh: 87_171 },
        phaseoutStart: { single: 326_891, mfj: 435_855, mfs: 217_924, hoh: 326_891 },
      },
    },
  ],
  [
    2024,
    {
      tops: {
        single: [10_756, 25_499, 40_245, 55_866, 70_606, 360_659, 432_787, 721_314],
        mfj: [21_512, 50_998, 80_490, 111_732, 141_212, 721_318, 865_574, 1_442_628],
        mfs: [10_756, 25_499, 40_245, 55_866, 70_606, 360_659, 432_787, 721_314],
        hoh: [21_527, 51_000, 65_744, 81_364, 96_107, 490_493, 588_593, 980_987],
      },
      standardDeduction: { single: 5540, mfj: 11_080, mfs: 5540, hoh: 11_080 },
      exemptionCredit: 149,
      dependentCredit: 461,
      phaseoutStart: { single: 244_857, mfj: 489_719, mfs: 244_857, hoh: 367_291 },
      amt: {
        exemption: { single: 90_048, mfj: 120_065, mfs: 60_029, hoh: 90_048 },
        phaseoutStart: { single: 337_678, mfj: 450_238, mfs: 225_115, hoh: 337_678 },
      },
    },
  ],
  [
    2025,
    {
      tops: {
        single: [11_079, 26_264, 41_452, 57_542, 72_724, 371_479, 445_771, 742_953],
        mfj: [22_158, 52_528, 82_904, 115_084, 145_448, 742_958, 891_542, 1_485_906],
        mfs: [11_079, 26_264, 41_452, 57_542, 72_724, 371_479, 445_771, 742_953],
        hoh: [22_173, 52_530, 67_716, 83_805, 98_990, 505_208, 606_251, 1_010_417],
      },
      standardDeduction: { single: 5706, mfj: 11_412, mfs: 5706, hoh: 11_412 },
      exemptionCredit: 153,
      dependentCredit: 475,
      phaseoutStart: { single: 252_203, mfj: 504_411, mfs: 252_203, hoh: 378_310 },
      amt: {
        exemption: { single: 92_749, mfj: 123_667, mfs: 61_830, hoh: 92_749 },
        phaseoutStart: { single: 347_808, mfj: 463_745, mfs: 231_868, hoh: 347_808 },
      },
    },
  ],
]);

/** What no year changes. */
export const california = {
  /** R&TC 17041; Proposition 30. */
  rates: [0.01, 0.02, 0.04, 0.06, 0.08, 0.093, 0.103, 0.113, 0.123],
  /** Behavioral Health Services Tax, not doubled for joint returns. R&TC 17043. */
  surtax: { rate: 0.01, above: 1_000_000 },
  /** Exemption credits lose 6 dollars a step, or part of one. R&TC 17054.1. */
  creditPhaseout: { perStep: 6, step: { single: 2500, mfj: 2500, mfs: 1250, hoh: 2500 } as ByStatus<number> },
  /** R&TC 17077. */
  itemizedLimit: { ofExcess: 0.06, ofDeductions: 0.8 },
  /** R&TC 17062; the federal phase-out of 2026 was not adopted. */
  amt: { rate: 0.07, phaseoutRate: 0.25 },
  personalExemptions: { single: 1, mfj: 2, mfs: 1, hoh: 1 } as ByStatus<number>,
};
