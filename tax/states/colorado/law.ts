/** Colorado law of a year for a filing status. */
import type { FilingStatus } from "../../years/facts.ts";
import { amountOf, factOf } from "../fact.ts";
import { amtRate, creditRate, deductionLimit, limitStart, rate } from "./facts.ts";

export interface ColoradoLaw {
  rate: number;
  limitStart: number;
  deductionLimit: number;
  amtRate: number;
  creditRate: number;
}

export function coloradoLaw(year: number, filingStatus: FilingStatus): ColoradoLaw {
  const of = (fact: typeof rate) => factOf(fact, year, 0).value;
  return {
    rate: of(rate),
    limitStart: of(limitStart),
    deductionLimit: amountOf(deductionLimit, year, filingStatus, 0),
    amtRate: of(amtRate),
    creditRate: of(creditRate),
  };
}
