/**
 * What a later or an earlier step costs: each decision moved to the decision date before and after it.
 *
 * Shares that an exercise makes are sold when they were, or with it where it comes later than that. All else stays, but where a limit
 * would be broken: then other steps give way.
 */

import type { Column } from "../../model/columns.ts";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import type { IsoDate } from "../../model/dates.ts";
import { type Decision, decisionsOf } from "../../model/decisions.ts";
import { signOf } from "../../model/objective.ts";
import type { Deciders } from "../../model/reveals.ts";
import type { LinearProgram } from "../linear-program.ts";
import { holdingsOf } from "../moves.ts";
import { cents } from "../rank.ts";
import type { Improver } from "../search/improver.ts";
import { differencesOf } from "./decision-differences.ts";
import { keyOf } from "./decision-key.ts";
import { menderOf } from "./mender.ts";

/** A decision of a plan, and what it costs to take it on the decision date before or after. */
export interface StepTiming {
  step: Decision;
  /** null: there is no such date, or the step cannot be taken then (not vested, lapsed, not to be sold). */
  earlier: MovedStep | null;
  later: MovedStep | null;
}

export interface MovedStep {
  date: IsoDate;
  /** In dollars of the objective; null where it breaks limits that no change of other steps mends. */
  cost: number | null;
  /** Limits that it breaks, all else as it is. */
  breaks: string[];
  /** What had to change with it: decisions as they are and as they would be; null: none. */
  adjusted: { from: Decision | null; to: Decision | null }[];
}

/** A moved plan that is within all limits. */
export interface Moved {
  step: MovedStep;
  shares: Float64Array | null;
}

/** @returns a function that moves a decision of a candidate, given by its columns, to another date; null where it cannot be */
export function moverOf(
  compiled: CompiledPlan,
  improver: Improver,
  solve: (program: LinearProgram) => number[] | null,
): (shares: Float64Array, step: readonly number[], date: IsoDate) => Moved | null {
  const { scorer } = improver;
  const holdings = holdingsOf(compiled);
  const mend = menderOf(compiled, improver, solve);
  const sign = signOf(compiled.plan.objective.kind);
  return (shares, step, date) => {
    const place = moved(compiled, shares, step, date);
    if (place === null || !holdings.allow(place.shares)) return null;
    const { broken } = scorer.score(place.shares);
    const breaks = [...scorer.brokenLimits()];
    const there = broken === 0 ? place.shares : mend(place.shares, new Set([...step, ...place.step]));
    if (there === null) return { step: { date, cost: null, breaks, adjusted: [] }, shares: null };
    const cost = cents(sign * (scorer.score(shares).value - scorer.score(there).value));
    const adjusted = [...place.adjusted, ...changes(compiled, place.shares, there)];
    return { step: { date, cost, breaks, adjusted }, shares: there };
  };
}

/** The decisions of a candidate, each with its columns: those that differ only in when shares vest are one. */
export function stepsOf(compiled: CompiledPlan, shares: Float64Array): { step: Decision; columns: number[] }[] {
  const found = new Map<string, { step: Decision; columns: number[] }>();
  compiled.columns.forEach((_, c) => {
    if (shares[c] === 0) return;
    const only = new Float64Array(shares.length);
    only[c] = shares[c]!;
    const step = decisionsOf(compiled, only)[0]!;
    const key = keyOf(step);
    const before = found.get(key);
    if (before === undefined) found.set(key, { step, columns: [c] });
    else {
      before.step.shares += step.shares;
      before.columns.push(c);
    }
  });
  return [...found.values()];
}

/** The decisions with some of their columns taken at another date, whether or not shares are there for it; null where there is none. */
function moved(compiled: CompiledPlan, from: Float64Array, step: readonly number[], date: IsoDate) {
  const { columns, batches } = compiled;
  const shares = from.slice();
  const own: number[] = [];
  const adjusted: MovedStep["adjusted"] = [];
  const move = (c: number, to: number) => {
    shares[to]! += shares[c]!;
    shares[c] = 0;
  };
  const saleOf = (batch: number, day: IsoDate, deciders: Deciders) =>
    columns.findIndex(
      (column) => column.do === "sell" && column.batch === batch && column.date === day && column.deciders === deciders,
    );
  for (const c of step) {
    const column = columns[c]!;
    const to = column.do === "sell" ? saleOf(column.batch, date, column.deciders) : exerciseAt(compiled, column, date);
    if (to < 0) return null;
    move(c, to);
    own.push(to);
    if (column.do === "sell") continue;
    const batch = columns[to]!.batch;
    for (const [s, sale] of columns.entries()) {
      if (sale.do !== "sell" || sale.batch !== column.batch || shares[s] === 0) continue;
      const day = sale.date < date ? date : sale.date;
      const sold = saleOf(batch, day, sale.deciders);
      if (sold < 0) return null;
      if (day !== sale.date) {
        const only = (at: number): Decision => {
          const one = new Float64Array(shares.length);
          one[at] = from[s]!;
          return decisionsOf(compiled, one)[0]!;
        };
        adjusted.push({ from: only(s), to: only(sold) });
      }
      move(s, sold);
    }
  }
  return { shares, step: own, adjusted };

  function exerciseAt({ batches: all }: CompiledPlan, column: Column & { do: "exercise" }, day: IsoDate): number {
    const { vests } = batches[column.batch]!;
    const vestsThen = vests !== null && vests <= day ? null : vests;
    return columns.findIndex(
      (other) =>
        other.do === "exercise" &&
        other.grant === column.grant &&
        other.date === day &&
        other.deciders === column.deciders &&
        all[other.batch]!.vests === vestsThen,
    );
  }
}

/** How the decisions of two candidates differ. */
const changes = (compiled: CompiledPlan, from: Float64Array, to: Float64Array): MovedStep["adjusted"] =>
  differencesOf(decisionsOf(compiled, from), decisionsOf(compiled, to)).map(([one, other]) => ({
    from: one,
    to: other,
  }));
