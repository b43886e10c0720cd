/**
 * The lattice of trades of whole shares at a point of the relaxation.
 *
 * There limits and kinks of the law hold the plan on several sides at once, each at so many dollars a dollar, as the multipliers say.
 * A trade of shares misses each of them by some dollars. All trades are a lattice, each with what it misses as its place: its short
 * vectors are trades that cost next to nothing, and a sum of shares that they all leave as it is can hardly change at all.
 */

import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { slackOf } from "../../model/linear-limits.ts";
import type { Affine } from "../../tax/graph/affine.ts";
import type { Hinge, Program } from "../../tax/graph/program/program.ts";
import { lawOf } from "../program/law-program.ts";
import type { PlanProgram } from "../program/plan-program.ts";
import { reduced } from "./lattice.ts";
import type { Relaxed } from "./relaxation.ts";

/** What holds a point: dollars of the bound by a unit of each variable, of each row and of each other sum away from where they are. */
export interface Holds {
  variables: readonly (readonly [index: number, rate: number])[];
  rows: readonly (readonly [row: number, rate: number])[];
  /** Sums that are at most 0, with the hinge that each is for; null: none. */
  sums: readonly { sum: Affine; hinge: number | null; rate: number }[];
}

/** Dollars by a unit below which nothing is held. */
const LEAST_HOLD = 1e-6;

/** What holds a point of a program's relaxation. */
export function holdsOf({ rows }: Program, { rates, rowPull, sums }: Relaxed): Holds {
  const isAny = ([, rate]: readonly [number, number]) => Math.abs(rate) > LEAST_HOLD;
  return {
    variables: Array.from(rates, (rate, index) => [index, rate] as const).filter(isAny),
    rows: rows.map((_, row) => [row, rowPull(row)] as const).filter(isAny),
    sums: sums.filter(({ rate }) => rate > LEAST_HOLD),
  };
}

/** What trades are looked at. */
export interface LatticeKind {
  /** Dollars a share up to which one is begun with that the point does not have. */
  mostCost: number;
  /** Dollars that each share traded counts besides what it misses, since far away the law bends otherwise. */
  far: number;
}

/** Of the most columns: those too that cost up to half a dollar a share to begin with. */
export const WIDEST: LatticeKind = { mostCost: 0.5, far: 1e-3 };

/**
 * Columns of one lattice: those that the point has, and some of those that cost the least. Of what it has none is left out before there are very
 * many: a column that stays where it was rounded to misses dollars that no other makes up for.
 */
const LEAST_TRADED = 20;
const BESIDES = 4;
const MOST_TRADED = 30;
/** A part of a share that counts as there. */
const THERE = 1e-6;
/** Part of a share that slopes are measured by: so small that no kink lies between, so large that rounding does not matter. */
const PART = 1 / 64;
/** Dollars within which a hinge is at its kink. */
const AT_KINK = 0.5;
/** Dollars a share that are rounding. */
const NOTHING = 1e-6;

export interface ShareLattice {
  columns: readonly number[];
  /** What a share of each column misses. */
  missed: readonly Missed[];
  /** Place of a share of each column: the dollars that it misses, then its own shares, times what being far away counts. */
  places: readonly Float64Array[];
  /** Short trades that make all others. */
  basis: readonly Float64Array[];
  /** The shares of a trade, in the order of the columns. */
  sharesOf: (place: Float64Array) => number[];
}

export interface Missed {
  byShare: number[];
  /** Whether it is a limit on dollars, which whole shares meet only with some to spare. */
  isAmount: boolean;
  /** Whether it costs on both sides. */
  isKink: boolean;
}

/** @returns the lattice of trades at a point of a plan's program, by what holds it */
export function shareLatticesOf(compiled: CompiledPlan, program: Program, plan: PlanProgram) {
  const law = lawOf(program, plan);
  const hingeOf = new Map(program.hinges.map((hinge) => [hinge.after, hinge]));
  const hingeOfRow = new Map(program.hinges.map((hinge) => [hinge.row, hinge]));
  const isShare = new Set(plan.shares);

  /** The columns of a lattice. */
  const traded = (point: Float64Array, { variables, rows }: Holds, mostCost: number): number[] => {
    const costs = new Map(variables);
    const held = new Set(rows.map(([row]) => row));
    /** Limits that are reached, though nothing says what that costs. */
    const reached = compiled.limits.filter((limit, row) => !held.has(row) && slackOf(limit, point) < 1);
    const isClosed = (column: number) =>
      reached.some(({ columns, coefficients }) => (coefficients[columns.indexOf(column)] ?? 0) > 0);
    const costOf = (column: number) => {
      if (point[column]! > THERE) return -point[column]!;
      return isClosed(column) ? Number.POSITIVE_INFINITY : Math.abs(costs.get(plan.shares[column]!) ?? 0);
    };
    const there = point.filter((count) => count > THERE).length;
    return [...point.keys()]
      .filter((column) => costOf(column) < mostCost)
      .sort((a, b) => costOf(a) - costOf(b))
      .slice(0, Math.min(MOST_TRADED, Math.max(LEAST_TRADED, there + BESIDES)));
  };

  /** What is missed by a share of each column: dollars of the bound, below zero on the right side of a limit. */
  const missedBy = (columns: readonly number[], point: Float64Array, { variables, rows, sums }: Holds): Missed[] => {
    const at = law.pointOf(point);
    const slopes = columns.map((column) => {
      const there = point.slice();
      there[column]! += PART;
      return law.pointOf(there).map((amount, index) => (amount - at[index]!) / PART);
    });
    const missed: Missed[] = [];
    const miss = (isAmount: boolean, slopeOf: (slopes: Float64Array) => number, isKink = false) => {
      const byShare = slopes.map(slopeOf);
      if (byShare.some((dollars) => Math.abs(dollars) > NOTHING)) missed.push({ byShare, isAmount, isKink });
    };
    /** By the variable before a hinge that is at its kink, what it costs on both sides together. */
    const kinks = new Map<number, number>();
    const isKink = (hinge: Hinge | undefined, rate: number): boolean => {
      if (hinge === undefined || Math.abs(at[hinge.before]!) > AT_KINK) return false;
      kinks.set(hinge.before, (kinks.get(hinge.before) ?? 0) + Math.abs(rate));
      return true;
    };
    for (const [index, rate] of variables) {
      if (!isKink(hingeOf.get(index), rate)) miss(!isShare.has(index), (slopes) => rate * slopes[index]!);
    }
    for (const [row, rate] of rows) {
      if (isKink(hingeOfRow.get(row), rate)) continue;
      const { columns: of, coefficients } = program.rows[row]!;
      const isOfShares = row < compiled.limits.length;
      miss(!isOfShares, (slopes) => of.reduce((sum, index, k) => sum + rate * coefficients[k]! * slopes[index]!, 0));
    }
    for (const { sum, hinge, rate } of sums) {
      if (hinge !== null && isKink(program.hinges[hinge]!, rate)) continue;
      miss(hinge !== null, (slopes) => {
        let dollars = 0;
        for (const [index, coefficient] of sum.terms) dollars += rate * coefficient * slopes[index]!;
        return dollars;
      });
    }
    for (const [before, rate] of kinks) miss(false, (slopes) => (rate / 2) * slopes[before]!, true);
    return missed;
  };

  return (point: Float64Array, holds: Holds, { mostCost, far }: LatticeKind): ShareLattice => {
    const columns = traded(point, holds, mostCost);
    const missed = missedBy(columns, point, holds);
    const places = columns.map((_, k) =>
      Float64Array.from([
        ...missed.map(({ byShare }) => byShare[k]!),
        ...columns.map((_, other) => (other === k ? far : 0)),
      ]),
    );
    const sharesOf = (place: Float64Array) => columns.map((_, k) => Math.round(place[missed.length + k]! / far));
    return { columns, missed, places, basis: reduced(places), sharesOf };
  };
}
