/**
 * The moves of the search: directions in the space of shares, and how far each can be followed.
 *
 * A unit is one share taken one way: exercised and held, exercised and sold on a later (or the same) day, or sold out of what is held.
 * A move adds units, removes them, or trades one for another.
 */

import type { CompiledPlan } from "../model/compiled-plan.ts";
import { yearOf } from "../model/dates.ts";
import { slackOf } from "../model/linear-limits.ts";
import { decideFor } from "../model/reveals.ts";

export interface Direction {
  columns: readonly number[];
  coefficients: readonly number[];
}

/** @returns every unit of a plan */
export function unitsOf({ plan, columns, batches }: CompiledPlan): Direction[] {
  const units: Direction[] = [];
  const unit = (...of: number[]) => units.push({ columns: of, coefficients: of.map(() => 1) });
  const sales = batches.map((): Map<string, number[]> => new Map());
  columns.forEach((column, index) => {
    if (column.do === "exercise") unit(index);
    else {
      unit(index);
      const byDate = sales[column.batch]!;
      byDate.set(column.date, [...(byDate.get(column.date) ?? []), index]);
    }
  });
  batches.forEach((batch, b) => {
    if (batch.exercise === null) return;
    for (const of of sales[b]!.values()) {
      // Where scenarios have parted, a share is sold in each of them, or the unit would not be whole.
      const isWhole = plan.scenarios.every(
        (_, i) => !decideFor(batch.deciders, i) || of.some((column) => decideFor(columns[column]!.deciders, i)),
      );
      if (isWhole) unit(batch.exercise, ...of);
    }
  });
  return units;
}

/**
 * By column, what it does with which shares in which year, as a number: within a year it matters little when, and which shares of one grant
 * they are.
 */
export function kindsOf({ columns, batches }: CompiledPlan): number[] {
  const kinds = new Map<string, number>();
  return columns.map((column) => {
    const origin = batches[column.batch]!.lot.split("@")[0];
    const key = [column.do, origin, yearOf(column.date), column.deciders?.join() ?? null].join("\n");
    const known = kinds.get(key) ?? kinds.size;
    kinds.set(key, known);
    return known;
  });
}

/** One direction and another, each times a factor. */
export function combined(one: Direction, factor: number, other: Direction | null, otherFactor: number): Direction {
  const coefficients = new Map<number, number>();
  const add = (direction: Direction, times: number) => {
    direction.columns.forEach((column, i) => {
      coefficients.set(column, (coefficients.get(column) ?? 0) + times * direction.coefficients[i]!);
    });
  };
  add(one, factor);
  if (other !== null) add(other, otherFactor);
  const entries = [...coefficients].filter(([, coefficient]) => coefficient !== 0);
  return { columns: entries.map(([column]) => column), coefficients: entries.map(([, coefficient]) => coefficient) };
}

/** The direction from one candidate to another. */
export function between(from: Float64Array, to: Float64Array): Direction {
  const columns = [...from.keys()].filter((column) => from[column] !== to[column]);
  return { columns, coefficients: columns.map((column) => to[column]! - from[column]!) };
}

/** The facts of the holdings: what no candidate may break. */
export interface Holdings {
  /** How far a direction can be followed, in whole steps for whole coefficients. */
  reach: (shares: Float64Array, direction: Direction) => number;
  /** Whether shares are there to be exercised and sold. */
  allow: (shares: Float64Array) => boolean;
}

export function holdingsOf({ columns, limits }: CompiledPlan): Holdings {
  const facts = limits.filter((limit) => !limit.isChosen);
  const factsOf = columns.map((): number[] => []);
  facts.forEach((fact, f) => {
    for (const column of fact.columns) factsOf[column]!.push(f);
  });
  const coefficientOf = facts.map((fact) => new Map(fact.columns.map((column, i) => [column, fact.coefficients[i]!])));

  return {
    reach: (shares, direction) => {
      let furthest = Number.POSITIVE_INFINITY;
      const touched = new Set<number>();
      direction.columns.forEach((column, i) => {
        const step = direction.coefficients[i]!;
        if (step < 0) furthest = Math.min(furthest, shares[column]! / -step);
        for (const f of factsOf[column]!) touched.add(f);
      });
      for (const f of touched) {
        const rate = direction.columns.reduce(
          (sum, column, i) => sum + (coefficientOf[f]!.get(column) ?? 0) * direction.coefficients[i]!,
          0,
        );
        if (rate > 0) furthest = Math.min(furthest, slackOf(facts[f]!, shares) / rate);
      }
      return Math.floor(furthest + 1e-9);
    },
    allow: (shares) => shares.every((count) => count >= 0) && facts.every((fact) => slackOf(fact, shares) >= 0),
  };
}
