/** Connecticut law of a year for a filing status. */
import type { FilingStatus, RateSchedule } from "../../years/facts.ts";
import { ofStatus } from "../../years/indexing.ts";
import { type Fact, factOf } from "../fact.ts";
import * as facts from "./facts.ts";

export interface ConnecticutLaw {
  schedule: RateSchedule;
  exemption: number;
  exemptionStart: number;
  phaseOut: facts.Climb;
  recapture: readonly facts.Climb[];
  creditStarts: readonly number[];
  amt: { rate: number; incomeRate: number };
}

export function connecticutLaw(year: number, filingStatus: FilingStatus): ConnecticutLaw {
  const of = <T>(fact: Fact<T>) => factOf(fact, year, 0).value;
  return {
    schedule: { rates: of(facts.rates), tops: ofStatus(of(facts.tops), filingStatus) },
    exemption: ofStatus(of(facts.exemption), filingStatus),
    exemptionStart: ofStatus(of(facts.exemptionStart), filingStatus),
    phaseOut: ofStatus(of(facts.phaseOut), filingStatus),
    recapture: ofStatus(of(facts.recapture), filingStatus),
    creditStarts: ofStatus(of(facts.creditStarts), filingStatus),
    amt: { rate: of(facts.amtRate), incomeRate: of(facts.amtIncomeRate) },
  };
}
