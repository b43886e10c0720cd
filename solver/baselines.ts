/**
 * The plans that a user would try by hand. They are starts of the search, and what its answer is measured against.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import { yearOf } from "../model/dates.ts";
import { integerReader, outputOf, yearOutputs } from "../model/readers.ts";
import { scenarioRun } from "../model/run-scenario.ts";
import { type Direction, type Holdings, holdingsOf } from "./moves.ts";
import type { BaselineName } from "./solution.ts";

export function baselinesOf(compiled: CompiledPlan): Record<BaselineName, Float64Array> {
  return {
    nothing: new Float64Array(compiled.columns.length),
    exerciseAllNow: exerciseAllNow(compiled),
    crossoverEachYear: crossoverEachYear(compiled),
    exerciseAndSell: exerciseAndSell(compiled),
  };
}

const one = (...columns: number[]): Direction => ({ columns, coefficients: columns.map(() => 1) });

const exercises = ({ columns }: CompiledPlan) =>
  columns.flatMap((column, index) => (column.do === "exercise" ? [{ ...column, index }] : []));

/** Takes as much of a direction as the holdings have. */
function take(holdings: Holdings, shares: Float64Array, direction: Direction): void {
  const reach = holdings.reach(shares, direction);
  for (const column of direction.columns) shares[column]! += Math.max(0, reach);
}

/** All that can be exercised on the first date on which anything can. */
export function exerciseAllNow(compiled: CompiledPlan): Float64Array {
  const shares = new Float64Array(compiled.columns.length);
  const holdings = holdingsOf(compiled);
  const all = exercises(compiled);
  for (const { date, index } of all) if (date === all[0]!.date) take(holdings, shares, one(index));
  return shares;
}

/** Everything exercised and sold on the first date on which both can be done, as it vests. */
function exerciseAndSell(compiled: CompiledPlan): Float64Array {
  const shares = new Float64Array(compiled.columns.length);
  const holdings = holdingsOf(compiled);
  for (const { date, batch, index } of exercises(compiled)) {
    const sales = compiled.columns.flatMap((column, i) =>
      column.do === "sell" && column.batch === batch && column.date === date ? [i] : [],
    );
    if (sales.length > 0) take(holdings, shares, one(index, ...sales));
  }
  return shares;
}

/**
 * Each year, on its first date, exercised and held: as many as leave the year's AMT where it was, in every scenario.
 *
 * @param yearsUsed the calendar years in which to do so; all, unless told
 */
export function crossoverEachYear(compiled: CompiledPlan, yearsUsed?: ReadonlySet<number>): Float64Array {
  const shares = new Float64Array(compiled.columns.length);
  const holdings = holdingsOf(compiled);
  const runs = compiled.scenarios.map((of) => scenarioRun(compiled, of, integerReader(of.kinds)));
  const { years } = compiled.calendar;
  /** How many years are worked for what is decided in them. */
  let worked = 0;
  const amtOf = (year: number) =>
    Math.max(
      ...runs.map((run) => {
        run.runYears(shares, worked, year + 1);
        return run.outputs[year * yearOutputs.length + outputOf.amt]!;
      }),
    );
  const firstDates = new Map<number, string>();
  for (const { date } of exercises(compiled)) {
    if (!firstDates.has(yearOf(date))) firstDates.set(yearOf(date), date);
  }
  for (const { date, index } of exercises(compiled)) {
    const year = yearOf(date);
    if (firstDates.get(year) !== date || (yearsUsed !== undefined && !yearsUsed.has(year))) continue;
    // What is exercised later does not change the returns of the years before.
    const at = years.indexOf(year);
    for (const run of runs) run.runYears(shares, worked, at);
    worked = at;
    const before = amtOf(at);
    const isFree = (count: number) => {
      shares[index] = count;
      return amtOf(at) <= before;
    };
    let [low, high] = [0, Math.max(0, holdings.reach(shares, one(index)))];
    if (!isFree(high)) {
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (isFree(middle)) low = middle;
        else high = middle;
      }
      shares[index] = low;
    }
  }
  return shares;
}
