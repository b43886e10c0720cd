/**
 * What is asked about: more and more of one grant's ISOs, exercised on one day and kept, on top of decisions that stay as they are.
 */

import { securityOf } from "../../model/columns.ts";
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import { type IsoDate, yearOf } from "../../model/dates.ts";
import { typeOn } from "../../model/leaving.ts";
import type { Grant } from "../../model/plan.ts";
import { priceUnits, toUnits } from "../../model/prices.ts";
import { decideFor } from "../../model/reveals.ts";
import { holdingsOf } from "../moves.ts";

export interface Exercise {
  grant: Grant;
  date: IsoDate;
  /** Columns to fill one after the other, earliest vesting first, and how many shares each takes. */
  columns: readonly { column: number; room: number }[];
  /** Shares of all columns together. */
  room: number;
  /** Value less strike, in units of $0.0001 a share; not below zero. */
  bargainElement: number;
}

/**
 * Every exercise of ISOs that there is room for, in the order of the dates.
 *
 * @param base whole shares, by column: what is decided already
 */
export function exercisesOf(compiled: CompiledPlan, of: CompiledScenario, base: Float64Array): Exercise[] {
  const { plan, columns } = compiled;
  const holdings = holdingsOf(compiled);
  const found = new Map<string, Exercise>();
  columns.forEach((column, index) => {
    if (column.do !== "exercise" || !decideFor(column.deciders, of.index)) return;
    const grant = plan.grants[column.grant]!;
    if (typeOn(grant, column.date) !== "iso") return;
    const key = `${column.date} ${column.grant}`;
    const before = found.get(key);
    const shares = base.slice();
    for (const each of before?.columns ?? []) shares[each.column]! += each.room;
    const room = Math.max(0, holdings.reach(shares, { columns: [index], coefficients: [1] }));
    if (room === 0) return;
    const value = priceUnits(securityOf(of.scenario, grant.security), column.date);
    found.set(key, {
      grant,
      date: column.date,
      columns: [...(before?.columns ?? []), { column: index, room }],
      room: (before?.room ?? 0) + room,
      bargainElement: Math.max(0, value - toUnits(grant.strike)),
    });
  });
  return [...found.values()];
}

/** The decisions with some shares of the exercise added. */
export function withShares(base: Float64Array, { columns }: Exercise, count: number): Float64Array {
  const shares = base.slice();
  let left = count;
  for (const { column, room } of columns) {
    const here = Math.min(left, room);
    shares[column]! += here;
    left -= here;
  }
  return shares;
}

/** Whether the decisions hold a wash sale, or would with the exercise: what it defers changes with every share. */
export function hasWashSale({ washPairs }: CompiledScenario, base: Float64Array, { columns }: Exercise): boolean {
  return washPairs.some(
    ({ sell, exercise }) =>
      base[sell]! > 0 &&
      (exercise === null || base[exercise]! > 0 || columns.some(({ column }) => column === exercise)),
  );
}

export const yearOfExercise = ({ date }: Exercise): number => yearOf(date);
