/**
 * Whole shares near a point of parts of shares. There a plan's cash, its credit and its brackets come out even; the plan of whole shares
 * that comes nearest to that seldom is the point rounded: a share here is made up for by two there.
 *
 * So changes of up to four units by a share or two are looked at, over and over until none helps: a candidate takes some millionths of
 * a second, a linear program a thousand times that. Trades of many shares are looked at too, where some are given.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { slackOf } from "../../model/linear-limits.ts";
import { type Direction, holdingsOf, unitsOf } from "../moves.ts";
import type { Scorer, Step } from "../scorer.ts";

/** Units that are changed: of those that the point uses, the most used. */
const MOST_UNITS = 18;
/** By how many shares one unit, two, three or four together are changed. */
const CHANGES = [
  [-2, -1, 1, 2],
  [-2, -1, 1, 2],
  [-2, -1, 1, 2],
  [-1, 1],
];
const NUMBERS = CHANGES.map((changes, i) => numbersOf(changes, i + 1));
const BY_ONE = [1, 2, 3].map((trades) => numbersOf([-1, 1], trades));
/** Dollars by which a change must help. */
const WORTHWHILE = 0.01;
/** A part of a share that counts as used. */
const USED = 1e-6;
/** Candidates looked at in one go. */
const MOST_LOOKED = 40_000;
const MOST_TRADES = 12_000;
/** The part of what a plan is worth that changes of a few shares can bring. */
export const REACH = 2e-5;

export interface Whole {
  shares: Float64Array;
  score: number;
}

/** Trades of shares that cost next to nothing. */
export interface Trades {
  /** The cheapest first. */
  directions: Direction[];
  /** Whole shares by column, near the point; limits may be broken, and shares not be there. */
  near: Float64Array[];
}

const NOWHERE: Whole = { shares: new Float64Array(0), score: Number.NEGATIVE_INFINITY };

/** Ways to take a number for each of some directions. */
type Numbers = number[][];

/** @returns functions that make whole shares of a point's, nearby, and say what they score */
export function wholeSharesOf(compiled: CompiledPlan, scorer: Scorer) {
  const units = unitsOf(compiled);
  const fits = fitsOf(compiled);
  const { allow } = holdingsOf(compiled);

  const scored = (shares: Float64Array): Whole => ({ shares, score: scorer.score(shares).score });

  /** Follows changes by so many of some directions together that help, each better than the one before, until there is none. */
  const follow = (from: Whole, directions: readonly Direction[], numbers: readonly Numbers[], most: number): Whole => {
    let { shares, score } = from;
    const before = scorer.evaluated();
    const subsets = numbers.map((_, i) => [...combinations(directions, i + 1)]);
    const isBetter = (together: number): boolean => {
      let next: Float64Array | null = null;
      const isThere = fits(shares);
      for (const subset of subsets[together - 1]!) {
        if (scorer.evaluated() - before > most) break;
        const steps = changesOf(subset, numbers[together - 1]!).filter(({ direction }) => isThere(direction));
        scorer.scoreSteps(shares, steps, (i, scored) => {
          if (scored.score <= score + WORTHWHILE) return;
          score = scored.score;
          next = moved(shares, steps[i]!.direction);
        });
      }
      if (next === null) return false;
      shares = next;
      return true;
    };
    for (let together = 1; together <= numbers.length; ) together = isBetter(together) ? 1 : together + 1;
    return { shares, score };
  };

  /** The point rounded, or what trades near it make of it. */
  const beside = (point: Float64Array, trades: readonly Trades[] = []): Whole => {
    const below = point.map((count) => Math.floor(count + USED));
    const starts = [below, ...[point.map(Math.round)].filter(allow)].map(scored);
    const traded = trades.map(({ directions, near }) => ({ directions, start: bestOf(near) ?? NOWHERE }));
    const best = [...starts, ...traded.map(({ start }) => start)].reduce(better);
    // Where limits are broken a trade of many shares is too coarse to mend them.
    const followed = traded.filter(({ start }) => start.score > best.score - REACH * Math.abs(best.score));
    return followed.map(({ directions, start }) => follow(start, directions, BY_ONE, MOST_TRADES)).reduce(better, best);
  };

  /** The best of some plans, whose shares may not all be there. @returns null where none is possible */
  const bestOf = (plans: readonly Float64Array[]): Whole | null =>
    plans
      .filter(allow)
      .map(scored)
      .reduce<Whole | null>((best, each) => (best === null ? each : better(best, each)), null);

  /** Changes few of the shares that a point has, for as long as it helps. */
  const changed = (from: Whole, point: Float64Array): Whole => {
    const used = units
      .map((unit) => ({ unit, use: Math.min(...unit.columns.map((column) => point[column]!)) }))
      .filter(({ use }) => use > USED)
      .sort((a, b) => b.use - a.use)
      .slice(0, MOST_UNITS)
      .map(({ unit }) => unit);
    return follow(from, used, NUMBERS, MOST_LOOKED);
  };
  return { beside, bestOf, changed };
}

export const better = (a: Whole, b: Whole): Whole => (b.score > a.score ? b : a);

function moved(shares: Float64Array, { columns, coefficients }: Direction): Float64Array {
  const next = shares.slice();
  columns.forEach((column, i) => {
    next[column]! += coefficients[i]!;
  });
  return next;
}

/** All changes along some directions together, by the numbers of steps along each. */
function changesOf(directions: readonly Direction[], numbers: readonly (readonly number[])[]): Step[] {
  const columns = [...new Set(directions.flatMap((direction) => direction.columns))];
  const rates = columns.map((column) =>
    directions.map((direction) => direction.coefficients[direction.columns.indexOf(column)] ?? 0),
  );
  return numbers.map((of) => {
    const coefficients = rates.map((rate) => {
      let shares = 0;
      for (let d = 0; d < of.length; d++) shares += of[d]! * rate[d]!;
      return shares;
    });
    return { direction: { columns, coefficients }, step: 1 };
  });
}

/** Every way to take a number for each of so many units. */
function numbersOf(changes: readonly number[], units: number): Numbers {
  if (units === 0) return [[]];
  return numbersOf(changes, units - 1).flatMap((of) => changes.map((by) => [...of, by]));
}

function* combinations<T>(of: readonly T[], together: number, from = 0): Generator<T[]> {
  if (together === 0) yield [];
  else
    for (let first = from; first < of.length; first++) {
      for (const others of combinations(of, together - 1, first + 1)) yield [of[first]!, ...others];
    }
}

/** @returns what says, of some shares, whether they are there for a change */
function fitsOf({ columns, limits }: CompiledPlan) {
  const facts = limits.filter((limit) => !limit.isChosen);
  /** By column, the facts it is in and its rate there. */
  const ofColumn = columns.map((): [fact: number, rate: number][] => []);
  facts.forEach((fact, f) => {
    fact.columns.forEach((column, i) => {
      ofColumn[column]!.push([f, fact.coefficients[i]!]);
    });
  });
  const change = new Float64Array(facts.length);
  const touched: number[] = [];
  return (shares: Float64Array) => {
    const slacks = facts.map((fact) => slackOf(fact, shares));
    return ({ columns, coefficients }: Direction): boolean => {
      for (let i = 0; i < columns.length; i++) if (shares[columns[i]!]! + coefficients[i]! < 0) return false;
      touched.length = 0;
      for (let i = 0; i < columns.length; i++) {
        for (const [fact, rate] of ofColumn[columns[i]!]!) {
          touched.push(fact);
          change[fact]! += rate * coefficients[i]!;
        }
      }
      let fits = true;
      for (const fact of touched) {
        if (change[fact]! > 0 && change[fact]! > slacks[fact]!) fits = false;
        change[fact] = 0;
      }
      return fits;
    };
  };
}
