/**
 * Where the search sets out from: the plans that a user would try, crossovers of some years only, and sparse random plans.
 *
 * Along tangents a sparse plan leads as far as a good one, and some of them to plans of more kinds: there those come first.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { yearOf } from "../../model/dates.ts";
import { baselinesOf, crossoverEachYear } from "../baselines.ts";
import { holdingsOf, unitsOf } from "../moves.ts";
import { type Random, seeded } from "../random.ts";
import { diverseList } from "../rank.ts";
import { scorerOf } from "../scorer.ts";

/** More lead to hardly any more plans; the rounds that follow do. */
const SCATTERED = 8;
const RANDOM_STARTS = 5;
/** Beside answers of plans that differ a little: plans of other kinds, and of how many each is the best. */
const GOOD_SPARSE = 2;
const DRAWN_FOR_ONE = 20;
/** Of so many sparse random plans the best become starts. */
const RANDOM_TRIALS = 3000;

/**
 * Candidates that the holdings allow, no two alike; limits may be broken: they are repaired. Made one after the other, so that the
 * first can be improved while the later ones are found.
 */
export function* startsOf(compiled: CompiledPlan, seed: number): Generator<Float64Array> {
  const seen = new Set<string>();
  for (const shares of all(compiled, seed)) {
    const key = shares.join();
    if (!seen.has(key)) yield shares;
    seen.add(key);
  }
}

function* all(compiled: CompiledPlan, seed: number): Generator<Float64Array> {
  yield* triedByHand(compiled);
  yield* bestSparse(compiled, seeded(seed));
}

/** The plans that a user would try, and crossovers of some years only. */
export function* triedByHand(compiled: CompiledPlan): Generator<Float64Array> {
  const years = [...new Set(compiled.columns.map((column) => yearOf(column.date)))];
  yield* Object.values(baselinesOf(compiled));
  yield crossoverEachYear(compiled, new Set(years.slice(0, 1)));
  yield crossoverEachYear(compiled, new Set(years.slice(1)));
}

/** The best unlike ones of many sparse random plans. */
export function bestSparse(compiled: CompiledPlan, random: Random): Float64Array[] {
  const make = sparsePlans(compiled);
  const scorer = scorerOf(compiled);
  const trials = Array.from({ length: RANDOM_TRIALS }, () => ({
    shares: new Float64Array(compiled.columns.length),
    score: 0,
  }));
  for (const { shares } of trials) make(random, shares);
  scorer.scoreAll(
    RANDOM_TRIALS,
    (i, shares) => shares.set(trials[i]!.shares),
    (i, { score }) => {
      trials[i]!.score = score;
    },
  );
  trials.sort((a, b) => b.score - a.score);
  return diverseList(compiled, trials, RANDOM_STARTS).map(({ shares }) => shares);
}

/** Sparse random plans, for a search by tangents. */
export function* scattered(compiled: CompiledPlan, seed: number): Generator<Float64Array> {
  const make = sparsePlans(compiled);
  const random = seeded(seed);
  for (let i = 0; i < SCATTERED; i++) {
    const shares = new Float64Array(compiled.columns.length);
    make(random, shares);
    yield shares;
  }
}

/** Sparse random plans, each the best of a few: along tangents these lead further. */
export function* goodSparse(compiled: CompiledPlan, seed: number): Generator<Float64Array> {
  const make = sparsePlans(compiled);
  const scorer = scorerOf(compiled);
  const random = seeded(seed);
  for (let i = 0; i < GOOD_SPARSE; i++) {
    const drawn = Array.from({ length: DRAWN_FOR_ONE }, () => {
      const shares = new Float64Array(compiled.columns.length);
      make(random, shares);
      return { shares, score: scorer.score(shares).score };
    });
    yield drawn.reduce((a, b) => (b.score > a.score ? b : a)).shares;
  }
}

/** Makes random plans of a few units, each taken for all, half or a quarter of what is there. */
export function sparsePlans(compiled: CompiledPlan): (random: Random, shares: Float64Array) => void {
  const units = unitsOf(compiled);
  const holdings = holdingsOf(compiled);
  const most = 2 * (compiled.plan.grants.length + compiled.plan.lots.length);
  return (random, shares) => {
    shares.fill(0);
    if (units.length === 0) return;
    const count = 1 + random.below(most);
    for (let i = 0; i < count; i++) {
      const unit = units[random.below(units.length)]!;
      const step = Math.floor(holdings.reach(shares, unit) / 2 ** random.below(3));
      for (const column of unit.columns) shares[column]! += Math.max(0, step);
    }
  };
}
