/**
 * The law as it stood before P.L. 119-21 of July 4, 2025: the rules of P.L. 115-97 (TCJA) end with 2025, and those of 2017 return.
 *
 * 2025 has the standard deduction and the cap on state and local taxes that were law until that July.
 * 2026 is the Congressional Budget Office's projection of January 2025, not a published year; later years grow from it.
 * The lower rates on gains start where IRC 1(h) put them before 1(j)(5): 0 % below the 25 % bracket, 20 % from the 39.6 % bracket on.
 * Not here, as in all laws: miscellaneous deductions above 2 % of income (allowed again from 2026).
 */
import { childTaxCreditStart } from "./child-tax-credit.ts";
import { completed, enactedFacts } from "./enacted.ts";
import type { FederalYear, YearFacts } from "./facts.ts";
import { federal2025 } from "./federal-2025.ts";
import { federal2026 } from "./federal-2026.ts";
import { grownFacts } from "./grown-facts.ts";

/** Before P.L. 119-21, 70431: one set of rules for all stock. */
const limit = { single: 10_000_000, mfj: 10_000_000, mfs: 5_000_000, hoh: 10_000_000 };
const section1202 = { applicableDate: null, limitBefore: limit, limitAfter: limit };

const sunset2025: FederalYear = {
  ...federal2025,
  sources: {},
  section1202,
  childTaxCredit: { child: 2000, other: 500, phaseoutStart: childTaxCreditStart }, // before P.L. 119-21, 70104
  standardDeduction: { single: 15_000, mfj: 30_000, mfs: 15_000, hoh: 22_500 }, // before P.L. 119-21, 70102
  salt: { cap: { single: 10_000, mfj: 10_000, mfs: 5000, hoh: 10_000 }, phaseDown: null }, // before P.L. 119-21, 70120
};

const CBO = "Congressional Budget Office, projection of January 2025";

const sunset2026: FederalYear = {
  source: CBO,
  sources: {
    capitalGain: `IRC 1(h) before 1(j)(5); from the brackets of the ${CBO}`,
    "amt.phaseoutRate": "IRC 55(d)(2)",
    "amt.mfsAddBackRate": "IRC 55(d)(2), last sentence",
    salt: "IRC 164(b)(6), which ended with 2025",
    "charity.limit": "IRC 170(b)(1)(A); (G) ended with 2025",
    "charity.floor": "none before P.L. 119-21",
    itemizedReduction: "none before P.L. 119-21",
    pease: CBO,
    personalExemption: CBO,
    section1202: "IRC 1202(b)(1), (3), before P.L. 119-21",
    childTaxCredit: "IRC 24(a), (b)(2), not indexed; (h) ended with 2025",
  },
  ordinary: {
    rates: [0.1, 0.15, 0.25, 0.28, 0.33, 0.35, 0.396], // IRC 1(a)-(d), (i)
    tops: {
      single: [12_150, 49_300, 119_400, 249_100, 541_550, 543_800],
      mfj: [24_300, 98_600, 199_000, 303_250, 541_550, 611_750],
      mfs: [12_150, 49_300, 99_500, 151_625, 270_775, 305_875],
      hoh: [17_350, 66_050, 170_550, 276_200, 541_550, 577_750],
    },
  },
  standardDeduction: { single: 8300, mfj: 16_600, mfs: 8300, hoh: 12_150 },
  capitalGain: {
    rates: [0, 0.15, 0.2],
    tops: {
      single: [49_300, 543_800],
      mfj: [98_600, 611_750],
      mfs: [49_300, 305_875],
      hoh: [66_050, 577_750],
    },
  },
  amt: {
    exemption: { single: 70_600, mfj: 109_800, mfs: 54_900, hoh: 70_600 },
    phaseoutStart: { single: 156_900, mfj: 209_200, mfs: 104_600, hoh: 156_900 },
    phaseoutRate: 0.25,
    rates: [0.26, 0.28],
    tops: { single: [244_000], mfj: [244_000], mfs: [122_000], hoh: [244_000] },
    mfsAddBackRate: 0.25,
  },
  salt: { cap: null, phaseDown: null },
  charity: { limit: 0.5, floor: 0 },
  itemizedReduction: 0,
  pease: {
    start: { single: 339_850, mfj: 407_850, mfs: 203_900, hoh: 373_850 },
    ofExcess: 0.03,
    ofDeductions: 0.8,
  },
  personalExemption: {
    amount: 5300,
    count: { single: 1, mfj: 2, mfs: 1, hoh: 1, qss: 1 },
    phaseout: {
      start: { single: 339_850, mfj: 407_850, mfs: 203_900, hoh: 373_850 },
      step: { single: 2500, mfj: 2500, mfs: 1250, hoh: 2500 },
      rate: 0.02,
    },
  },
  section1202,
  childTaxCredit: {
    child: 1000,
    other: 0,
    phaseoutStart: { single: 75_000, mfj: 110_000, mfs: 55_000, hoh: 75_000, qss: 75_000 },
  },
  wageBase: federal2026.wageBase, // P.L. 119-21 left it alone
};

/** @param year from the first published one on */
export function tcjaSunsetFacts(year: number, indexing: number): YearFacts {
  if (year < 2025) return enactedFacts(year, indexing);
  if (year === 2025) return completed(sunset2025);
  return grownFacts(completed(sunset2026), { from: 2026, to: year, indexing });
}
