/**
 * Trades of whole shares that cost next to nothing, near a point of the relaxation.
 *
 * There limits and kinks of the law hold the plan on several sides at once, each at so many dollars a dollar, as the multipliers say.
 * A share more of this and two less of that miss each of them by some dollars; a trade of several dozen shares may miss all of them by
 * cents. All trades are a lattice, each with what it misses as its place: short vectors of it are the cheap ones.
 */

import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { slackOf } from "../../model/linear-limits.ts";
import type { Hinge, Program } from "../../tax/graph/program/program.ts";
import type { Direction } from "../moves.ts";
import { lawOf } from "../tangents/law-program.ts";
import { nearby, reduced } from "./lattice.ts";
import type { PlanProgram } from "./plan-program.ts";

/** What holds a point: dollars of the bound by a unit of each variable and of each row away from where they are. */
export interface Holds {
  variables: readonly (readonly [index: number, rate: number])[];
  rows: readonly (readonly [row: number, rate: number])[];
}

/**
 * Lattices that are tried: of what columns, by the dollars a share up to which one is begun with that the point does not have; and the dollars
 * that each share traded counts besides what it misses, since far away the law bends otherwise.
 */
const LATTICES = [
  { mostCost: 1e-3, far: 4e-3 },
  { mostCost: 0.5, far: 1e-3 },
];
/**
 * Columns of one lattice: those that the point has, and some of those that cost the least. Of what it has none is left out before there are very
 * many: a column that stays where it was rounded to misses dollars that no other makes up for.
 */
const LEAST_TRADED = 20;
const BESIDES = 4;
const MOST_TRADED = 30;
/** Dollars of the bound that limits are kept away from, for whole shares to fall on their right side: tried in turn. */
const ASIDE = [0.05, 0.1, 0.15, 0.2, 0.3, 0.45, 0.6];
/** How many vectors of the basis may be taken otherwise than nearest. */
const SECONDS = 3;
/** A part of a share that counts as there. */
const THERE = 1e-6;
/** Part of a share that slopes are measured by: so small that no kink lies between, so large that rounding does not matter. */
const PART = 1 / 64;
/** Dollars within which a hinge is at its kink. */
const AT_KINK = 0.05;
/** Dollars a share that are rounding. */
const NOTHING = 1e-9;

export interface Trades {
  /** The cheapest first. */
  directions: Direction[];
  /** Whole shares by column, near the point; limits may be broken, and shares not be there. */
  near: Float64Array[];
}

interface Missed {
  byShare: number[];
  /** Whether it is a limit on dollars, which whole shares meet only with some to spare. */
  isAmount: boolean;
}

/** @returns finds trades near a point of a plan's program, by what holds it */
export function tradesOf(compiled: CompiledPlan, program: Program, plan: PlanProgram) {
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
  const missedBy = (columns: readonly number[], point: Float64Array, { variables, rows }: Holds): Missed[] => {
    const at = law.pointOf(point);
    const slopes = columns.map((column) => {
      const there = point.slice();
      there[column]! += PART;
      return law.pointOf(there).map((amount, index) => (amount - at[index]!) / PART);
    });
    const missed: Missed[] = [];
    const miss = (isAmount: boolean, slopeOf: (slopes: Float64Array) => number) => {
      const byShare = slopes.map(slopeOf);
      if (byShare.some((dollars) => Math.abs(dollars) > NOTHING)) missed.push({ byShare, isAmount });
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
    for (const [before, rate] of kinks) miss(false, (slopes) => (rate / 2) * slopes[before]!);
    return missed;
  };

  const ofLattice = (point: Float64Array, holds: Holds, { mostCost, far }: (typeof LATTICES)[number]): Trades => {
    const columns = traded(point, holds, mostCost);
    const missed = missedBy(columns, point, holds);
    const places = columns.map((_, k) =>
      Float64Array.from([
        ...missed.map(({ byShare }) => byShare[k]!),
        ...columns.map((_, other) => (other === k ? far : 0)),
      ]),
    );
    const basis = reduced(places);
    const sharesOf = (place: Float64Array) => columns.map((_, k) => Math.round(place[missed.length + k]! / far));

    const whole = point.map(Math.round);
    const left = new Float64Array(missed.length + columns.length);
    columns.forEach((column, k) => {
      for (let i = 0; i < left.length; i++) left[i]! += places[k]![i]! * (point[column]! - whole[column]!);
    });
    const near = ASIDE.flatMap((aside) => {
      const to = left.map((dollars, i) => (missed[i]?.isAmount ? dollars - aside : dollars));
      return nearby(basis, to, SECONDS).map((place) => {
        const shares = whole.slice();
        sharesOf(place).forEach((count, k) => {
          shares[columns[k]!]! += count;
        });
        return shares;
      });
    });
    return { directions: basis.map((place): Direction => ({ columns, coefficients: sharesOf(place) })), near };
  };
  return (point: Float64Array, holds: Holds): Trades[] => LATTICES.map((lattice) => ofLattice(point, holds, lattice));
}
