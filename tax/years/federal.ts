/**
 * Federal law of a year for a filing status.
 */
import type { Rate } from "../graph/expression.ts";
import type { FederalYear, FilingStatus, RateSchedule, YearFacts } from "./facts.ts";
import { ofStatus, scheduleOf } from "./indexing.ts";
import type { Law } from "./law.ts";
import { yearFacts } from "./year-facts.ts";

export { FIRST_FEDERAL_YEAR, LAST_FEDERAL_YEAR } from "./enacted.ts";

/** Federal law of one year for one filing status. Amounts are dollars. */
export interface FederalLaw {
  filingStatus: FilingStatus;
  ordinary: RateSchedule;
  standardDeduction: number;
  capitalGain: RateSchedule;
  amt: {
    exemption: number;
    phaseoutStart: number;
    phaseoutRate: number;
    schedule: RateSchedule;
    mfsAddBackRate: number;
  };
  /** A cap of null is none. */
  salt: { cap: number | null; phaseDown: { start: number; rate: Rate; floor: number } | null };
  charity: FederalYear["charity"];
  giftsBesideStandard: number;
  itemizedReduction: Rate;
  pease: { start: number; ofExcess: Rate; ofDeductions: Rate } | null;
  personalExemption: {
    amount: number;
    count: number;
    phaseout: { start: number; step: number; rate: Rate } | null;
  } | null;
  childTaxCredit: { child: number; other: number; phaseoutStart: number } | null;
  section1202: { limitBefore: number; limitAfter: number };
  capitalLossLimit: number;
  niit: { rate: Rate; threshold: number };
  additionalMedicare: { rate: Rate; threshold: number };
  payroll: { socialSecurityRate: Rate; medicareRate: Rate; wageBase: number };
  estimatedTax: {
    /** Required is this part of the year's tax, … */
    ofThisYear: Rate;
    /** … or this part of last year's if that is less; … */
    ofLastYear: Rate;
    /** … the latter where last year's AGI is above the threshold; … */
    ofLastYearAbove: Rate;
    threshold: number;
    /** … and nothing where the tax beyond withholding is less than this. */
    least: number;
  };
}

/** The employee's share, in all laws. IRC 3101(a), (b)(1). */
const payrollRates = { socialSecurityRate: 0.062, medicareRate: 0.0145 };

/** In all laws, not indexed. IRC 6654(d)(1)(B), (C), (e)(1). */
const estimatedTax = {
  ofThisYear: 0.9,
  ofLastYear: 1,
  ofLastYearAbove: 1.1,
  threshold: { single: 150_000, mfj: 150_000, mfs: 75_000, hoh: 150_000 },
  least: 1000,
};

/**
 * @param indexing yearly growth of indexed amounts after the last published year
 * @throws {RangeError} for a year before the first published one
 */
export const federalLaw = (
  year: number,
  filingStatus: FilingStatus,
  indexing: number,
  law: Law = "enacted",
): FederalLaw => federalLawOf(yearFacts(law, year, indexing), filingStatus);

/** What a year's facts are for one filing status. */
export function federalLawOf(facts: YearFacts, filingStatus: FilingStatus): FederalLaw {
  const own = <T>(fact: Parameters<typeof ofStatus<T>>[0]) => ofStatus(fact, filingStatus);
  const {
    amt,
    salt,
    pease,
    personalExemption: exemption,
    childTaxCredit: credit,
    section1202,
    niit,
    additionalMedicare: medicare,
  } = facts;
  return {
    filingStatus,
    ordinary: scheduleOf(facts.ordinary, filingStatus),
    standardDeduction: own(facts.standardDeduction),
    capitalGain: scheduleOf(facts.capitalGain, filingStatus),
    amt: {
      exemption: own(amt.exemption),
      phaseoutStart: own(amt.phaseoutStart),
      phaseoutRate: amt.phaseoutRate,
      schedule: scheduleOf(amt, filingStatus),
      mfsAddBackRate: amt.mfsAddBackRate,
    },
    salt: {
      cap: salt.cap && own(salt.cap),
      phaseDown: salt.phaseDown && {
        start: own(salt.phaseDown.start),
        rate: salt.phaseDown.rate,
        floor: own(salt.phaseDown.floor),
      },
    },
    charity: facts.charity,
    giftsBesideStandard: own(facts.giftsBesideStandard),
    itemizedReduction: facts.itemizedReduction,
    pease: pease && { ...pease, start: own(pease.start) },
    personalExemption: exemption && {
      amount: exemption.amount,
      count: own(exemption.count),
      phaseout: exemption.phaseout && {
        start: own(exemption.phaseout.start),
        step: own(exemption.phaseout.step),
        rate: exemption.phaseout.rate,
      },
    },
    childTaxCredit: credit && { ...credit, phaseoutStart: own(credit.phaseoutStart) },
    section1202: { limitBefore: own(section1202.limitBefore), limitAfter: own(section1202.limitAfter) },
    capitalLossLimit: own(facts.capitalLossLimit),
    niit: { rate: niit.rate, threshold: own(niit.threshold) },
    additionalMedicare: { rate: medicare.rate, threshold: own(medicare.threshold) },
    payroll: { ...payrollRates, wageBase: facts.wageBase },
    estimatedTax: { ...estimatedTax, threshold: own(estimatedTax.threshold) },
  };
}
