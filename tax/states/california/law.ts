/** California law of a year for a filing status: published for 2021-2025, then grown by indexing. */
import type { FilingStatus, RateSchedule } from "../../years/facts.ts";
import { grown, indexingFactor, ofStatus, scheduleOf } from "../../years/indexing.ts";
import { california, californiaYears } from "./facts.ts";

export const FIRST_CALIFORNIA_YEAR = 2021;
export const LAST_CALIFORNIA_YEAR = 2025;

export interface CaliforniaLaw {
  filingStatus: FilingStatus;
  schedule: RateSchedule;
  standardDeduction: number;
  exemptionCredit: number;
  dependentCredit: number;
  personalExemptions: number;
  phaseoutStart: number;
  creditStep: number;
  amt: { exemption: number; phaseoutStart: number; phaseoutRate: number; rate: number };
}

/** @throws {RangeError} for a year before the first published one */
export function californiaLaw(year: number, filingStatus: FilingStatus, indexing: number): CaliforniaLaw {
  if (year < FIRST_CALIFORNIA_YEAR) {
    throw new RangeError(`California's law is known from ${FIRST_CALIFORNIA_YEAR} on, not for ${year}`);
  }
  const facts = californiaYears.get(Math.min(year, LAST_CALIFORNIA_YEAR))!;
  const factor = indexingFactor(year - LAST_CALIFORNIA_YEAR, indexing);
  return {
    filingStatus,
    schedule: scheduleOf({ rates: california.rates, tops: facts.tops }, filingStatus, factor),
    standardDeduction: grown(ofStatus(facts.standardDeduction, filingStatus), factor),
    exemptionCredit: grown(facts.exemptionCredit, factor),
    dependentCredit: grown(facts.dependentCredit, factor),
    personalExemptions: ofStatus(california.personalExemptions, filingStatus),
    phaseoutStart: grown(ofStatus(facts.phaseoutStart, filingStatus), factor),
    creditStep: ofStatus(california.creditPhaseout.step, filingStatus),
    amt: {
      exemption: grown(ofStatus(facts.amt.exemption, filingStatus), factor),
      phaseoutStart: grown(ofStatus(facts.amt.phaseoutStart, filingStatus), factor),
      ...california.amt,
    },
  };
}
