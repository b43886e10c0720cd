/**
 * What a plan gets back and leaves, expected over its scenarios: what `recoup` compares plans by.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { evaluate, expected, type YearResult } from "../../model/evaluate.ts";
import { integerReader } from "../../model/readers.ts";

/** Dollars. */
export interface Outcome {
  /** What is left after all taxes, as the objective `afterTaxWealth` counts it. */
  wealth: number;
  /**
   * Federal minimum tax credit back by the end of a calendar year: what is used by then, less what the plan makes of it by AMT of its own.
   * AMT paid to be had back is no gain.
   */
  creditBy: (year: number) => number;
  /** The state's own. */
  stateCreditBy: (year: number) => number;
  /** Names of the limits that the plan breaks. */
  breaks: string[];
}

const CENT = 0.005;

/**
 * @param compiled a plan whose objective is `afterTaxWealth`
 * @param shares   whole shares, by column
 */
export function outcomeOf(compiled: CompiledPlan, shares: Float64Array): Outcome {
  const { value, scenarios, limits } = evaluate(compiled, shares, (of) => integerReader(of.kinds));
  const made = creditMade(compiled);
  const back = (year: number, start: number, left: Amount, used: Amount) =>
    expected(
      compiled,
      scenarios.map(({ years, liquidation }) => through([...years, ...liquidation], year, start, left, used).back),
    );
  const { carryovers, stateCarryovers } = compiled.plan;
  return {
    wealth: value,
    creditBy: (year) => rounded(back(year, carryovers.minimumTaxCredit, left, used) + made.federal(year)),
    stateCreditBy: (year) =>
      rounded(back(year, stateCarryovers.minimumTaxCredit, stateLeft, stateUsed) + made.state(year)),
    breaks: limits.filter(({ slack }) => slack < -CENT).map(({ name }) => name),
  };
}

type Amount = (of: YearResult) => number;
const left: Amount = (year) => year.minimumTaxCredit;
const used: Amount = (year) => year.minimumTaxCreditUsed;
const stateLeft: Amount = (year) => year.stateMinimumTaxCredit;
const stateUsed: Amount = (year) => year.stateMinimumTaxCreditUsed;

/** Credit through the end of a calendar year: what AMT makes of it, and what is used less that. */
function through(years: readonly YearResult[], last: number, start: number, left: Amount, used: Amount) {
  let [carried, made, back] = [start, 0, 0];
  for (const year of years) {
    if (year.year > last) break;
    const more = Math.max(0, left(year) + used(year) - carried);
    made += more;
    back += used(year) - more;
    carried = left(year);
  }
  return { made, back };
}

/** Credit by the end of a calendar year, in dollars. */
export interface CreditMade {
  federal: (year: number) => number;
  state: (year: number) => number;
}

const known = new WeakMap<CompiledPlan, CreditMade>();

/**
 * What the AMT of the horizon's years makes if nothing is decided, on an exercise of this year that is done: with the credit carried in,
 * that is what there is to get back.
 */
export function creditMade(compiled: CompiledPlan): CreditMade {
  const before = known.get(compiled);
  if (before !== undefined) return before;
  const nothing = evaluate(compiled, new Float64Array(compiled.columns.length), (of) => integerReader(of.kinds));
  const { carryovers, stateCarryovers } = compiled.plan;
  const by = (start: number, left: Amount, used: Amount) => (last: number) =>
    expected(
      compiled,
      nothing.scenarios.map(({ years }) => through(years, last, start, left, used).made),
    );
  const made = {
    federal: by(carryovers.minimumTaxCredit, left, used),
    state: by(stateCarryovers.minimumTaxCredit, stateLeft, stateUsed),
  };
  known.set(compiled, made);
  return made;
}

/** To the cent; never -0. */
export const rounded = (dollars: number): number => Math.round(dollars * 100) / 100 + 0;
