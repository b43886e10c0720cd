/**
 * What a plan leaves unsold until the credit is to be back, and what selling it in time would change: the losses it holds back, the
 * gains it does not take.
 */

import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { type IsoDate, yearOf } from "../../model/dates.ts";
import type { Decision } from "../../model/decisions.ts";
import { isDecidedFor } from "../../model/reveals.ts";
import { amountsOf, type Change, changeOf, outcomeWith, type StepAmounts } from "./steps.ts";

export interface HeldBack {
  lot: string;
  /** Shares not sold by the end of the year. */
  shares: number;
  /** The last date of the year in which selling all of them would do best. */
  date: IsoDate;
  amounts: StepAmounts;
  /** What selling all of them then would change, any later sale of them left out. */
  wouldAdd: Change;
  /** Limits that this would break. */
  breaks: string[];
}

/** @param by through the end of this calendar year */
export function heldBackOf(compiled: CompiledPlan, decisions: readonly Decision[], by: number): HeldBack[] {
  const { plan, calendar } = compiled;
  const whole = outcomeWith(compiled, decisions)!.outcome;
  const years = [...new Set(calendar.decisionDates.map(yearOf))].filter((year) => year <= by);
  return plan.lots.flatMap((lot) => {
    const ofLot = decisions.filter((decision) => decision.do === "sell" && decision.lot === lot.id);
    const soldBy = (scenario: string) =>
      ofLot.reduce(
        (sum, each) => (yearOf(each.date) <= by && isDecidedFor(each.scenario, scenario) ? sum + each.shares : sum),
        0,
      );
    const shares = lot.shares - Math.max(...plan.scenarios.map(({ name }) => soldBy(name)));
    if (shares <= 0) return [];
    const kept = decisions.filter((decision) => !ofLot.includes(decision) || yearOf(decision.date) <= by);
    const tries = years.flatMap((year): HeldBack[] => {
      const date = lastSaleOf(compiled, lot.id, year);
      if (date === null) return [];
      const sale: Decision = { date, do: "sell", lot: lot.id, shares, scenario: null };
      const sold = outcomeWith(compiled, [...kept, sale]);
      if (sold === null) return [];
      const breaks = sold.outcome.breaks.filter((name) => !whole.breaks.includes(name));
      const wouldAdd = changeOf(whole, sold.outcome, by);
      return [{ lot: lot.id, shares, date, amounts: amountsOf(compiled, sale), wouldAdd, breaks }];
    });
    const best = tries.sort(
      (a, b) =>
        a.breaks.length - b.breaks.length ||
        b.wouldAdd.credit - a.wouldAdd.credit ||
        b.wouldAdd.wealth - a.wouldAdd.wealth,
    )[0];
    return best === undefined ? [] : [best];
  });
}

function lastSaleOf({ columns, batches }: CompiledPlan, lot: string, year: number): IsoDate | null {
  const column = columns.findLast(
    ({ do: verb, batch, date }) => verb === "sell" && batches[batch]!.lot === lot && yearOf(date) === year,
  );
  return column?.date ?? null;
}
