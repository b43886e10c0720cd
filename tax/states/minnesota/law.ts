/** Minnesota law of a year for a filing status. */
import type { FilingStatus, RateSchedule } from "../../years/facts.ts";
import { grown, ofStatus } from "../../years/indexing.ts";
import { amountOf, factOf } from "../fact.ts";
import * as facts from "./facts.ts";

export interface MinnesotaLaw {
  schedule: RateSchedule;
  standardDeduction: number;
  propertyTaxLimit: number;
  reduction: {
    rate: number;
    steeperRate: number;
    most: number;
    start: number;
    steeperStart: number;
    fullStart: number;
  };
  amt: { rate: number; exemption: number; phaseoutStart: number; phaseoutRate: number };
  investmentTax: { rate: number; above: number };
}

export function minnesotaLaw(year: number, filingStatus: FilingStatus, indexing: number): MinnesotaLaw {
  const of = (fact: Parameters<typeof amountOf>[0]) => amountOf(fact, year, filingStatus, indexing);
  const tops = factOf(facts.tops, year, indexing);
  const [rate, steeperRate, most] = factOf(facts.reductionRates, year, indexing).value;
  return {
    schedule: {
      rates: factOf(facts.rates, year, indexing).value,
      tops: ofStatus(tops.value, filingStatus).map((top) => grown(top, tops.factor)),
    },
    standardDeduction: of(facts.standardDeduction),
    propertyTaxLimit: of(facts.propertyTaxLimit),
    reduction: {
      rate,
      steeperRate,
      most,
      start: of(facts.reductionStart),
      steeperStart: of(facts.steeperReductionStart),
      fullStart: of(facts.fullReductionStart),
    },
    amt: {
      rate: factOf(facts.amtRate, year, indexing).value,
      exemption: of(facts.amtExemption),
      phaseoutStart: of(facts.amtPhaseoutStart),
      phaseoutRate: factOf(facts.amtPhaseoutRate, year, indexing).value,
    },
    investmentTax: factOf(facts.investmentTax, year, indexing).value,
  };
}
