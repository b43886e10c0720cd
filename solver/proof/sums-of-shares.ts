/**
 * Sums of shares to split at: whole for every plan, and hardly able to change where a plan is to be worth more than is known.
 *
 * A single share that is not whole is made up for by others, and a bound stays where it was. What no cheap trade changes is not made up for.
 * Each plan is so many of each trade of a lattice's basis, and how many of one is a sum of shares by whole numbers. Where that trade is dear,
 * or where it is missed most, the bound falls on both sides of it.
 *
 * @source Lenstra: Integer programming with a fixed number of variables. Math. Oper. Res. 8, 1983
 */
import type { Direction } from "../moves.ts";
import { dot } from "./lattice.ts";
import { type Holds, type Missed, type shareLatticesOf, WIDEST } from "./share-lattice.ts";

/** Sums that are told. */
const MOST_SUMS = 3;
/** What a sum may be off from whole and count as whole. */
const WHOLE = 1e-4;
/** Beyond, doubles do not tell how far a sum is from whole. */
const MOST_TIMES = 1e6;
/** Dollars that a side is expected to lose, at least and at most: neither nothing nor everything is sure. */
const LOST = [0.01, 3] as const;

interface Sum {
  /** By column of the lattice, in whole numbers. */
  coefficients: number[];
  /** By how much it changes with what is missed, a dollar of each. */
  rates: number[];
}

/** @returns finds sums of shares by whole numbers that are not whole at a point, by what holds it: those that tell most first */
export function sumsOf(latticeAt: ReturnType<typeof shareLatticesOf>) {
  return (point: Float64Array, holds: Holds): Direction[] => {
    const { columns, missed, basis, sharesOf } = latticeAt(point, holds, WIDEST);
    const trades = basis.map(sharesOf);
    const counts = inverse(trades);
    const across = inverse(basis.map((one) => basis.map((other) => dot(one, other))));
    if (counts === null || across === null) return [];
    /** How many of each trade a plan is made of. */
    const ofTrades = basis.map(
      (_, t): Sum => ({
        coefficients: counts.map((row) => Math.round(row[t]!)),
        rates: together(basis, across[t]!),
      }),
    );
    const single = (k: number): Sum => ({
      coefficients: columns.map((_, other) => (other === k ? 1 : 0)),
      rates: together(
        ofTrades.map(({ rates }) => rates),
        trades.map((shares) => shares[k]!),
      ),
    });
    const countOf = ({ coefficients }: Sum) =>
      columns.reduce((total, column, k) => total + coefficients[k]! * point[column]!, 0);
    return [...ofTrades, ...columns.map((_, k) => single(k))]
      .filter((sum) => sum.coefficients.every((times) => Math.abs(times) < MOST_TIMES))
      .map((sum) => ({ sum, above: countOf(sum) - Math.floor(countOf(sum)) }))
      .filter(({ above }) => above > WHOLE && above < 1 - WHOLE)
      .map(({ sum, above }) => ({ sum, tells: tellsOf(sum, above, missed) }))
      .sort((a, b) => b.tells - a.tells)
      .slice(0, MOST_SUMS)
      .map(({ sum: { coefficients } }) => {
        const used = [...columns.keys()].filter((k) => coefficients[k] !== 0);
        return { columns: used.map((k) => columns[k]!), coefficients: used.map((k) => coefficients[k]!) };
      });
  };
}

/** About what the bound loses on one side of a sum and on the other, in dollars, multiplied: by what is cheapest to be missed for it. */
function tellsOf({ rates }: Sum, above: number, missed: readonly Missed[]): number {
  let [less, more] = [0, 0];
  missed.forEach(({ isKink }, i) => {
    const rate = rates[i]!;
    // Of a limit only what is below zero is on its right side.
    if (rate < 0 || isKink) more = Math.max(more, Math.abs(rate));
    if (rate > 0 || isKink) less = Math.max(less, Math.abs(rate));
  });
  const lost = (dollars: number) => Math.max(LOST[0], Math.min(dollars, LOST[1]));
  return lost(above / less) * lost((1 - above) / more);
}

/** Vectors, each times its factor, added up. */
const together = (vectors: readonly ArrayLike<number>[], factors: readonly number[]): number[] =>
  Array.from(vectors[0]!, (_, i) => vectors.reduce((sum, vector, v) => sum + factors[v]! * vector[i]!, 0));

/** By Gauss and Jordan, with the largest pivot of each column; null if there is none. */
function inverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, k) => (k === i ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    }
    const row = rows[pivot]!;
    if (row[column] === 0) return null;
    [rows[pivot], rows[column]] = [rows[column]!, row];
    const by = row[column]!;
    for (let k = column; k < 2 * size; k++) row[k]! /= by;
    rows.forEach((other, i) => {
      const times = other[column]!;
      if (i === column || times === 0) return;
      for (let k = column; k < 2 * size; k++) other[k]! -= times * row[k]!;
    });
  }
  return rows.map((row) => row.slice(size));
}
