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
import { type Scorer, scorerOf } from "../scorer.ts";

/** More lead to hardly any more plans; the rounds that follow do. */
const SCATTERED = 8;
const RANDOM_STARTS = 5;
/** Beside answers of plans that differ a little: plans of other kinds, and of how many each is the best. */
const GOOD_SPARSE = 2;
const DRAWN_FOR_ONE = 20;
/** Of so many sparse random plans the best become starts; of a large plan fewer, so that they take a second at most. */
const RANDOM_TRIALS = 3000;
const MOST_NUMBERS_DRAWN = 6_000_000;

/**
 * Candidates that the holdings allow, no two alike; limits may be broken: they are repaired. Made one after the other, so that the
 * first can be improved while the later ones are found.
 */
export function* startsOf(
  compiled: CompiledPlan,
  seed: number,
  scorer: Scorer = scorerOf(compiled),
): Generator<Float64Array> {
  const seen = new Set<string>();
  for (const shares of all(compiled, seed, scorer)) {
    const key = shares.join();
    if (!seen.has(key)) yield shares;
    seen.add(key);
  }
}

function* all(compiled: CompiledPlan, seed: number, scorer: Scorer): Generator<Float64Array> {
  yield* triedByHand(compiled);
  yield* bestSparse(compiled, seeded(seed), scorer);
}

/** The plans that a user would try, and crossovers of some years only. */
export function* triedByHand(compiled: CompiledPlan): Generator<Float64Array> {
  const years = [...new Set(compiled.columns.map((column) => yearOf(column.date)))];
  yield* Object.values(baselinesOf(compiled));
  yield crossoverEachYear(compiled, new Set(years.slice(0, 1)));
  yield crossoverEachYear(compiled, new Set(years.slice(1)));
}

/** The best unlike ones of many sparse random plans. */
export function bestSparse(compiled: CompiledPlan, random: Random, scorer: Scorer): Float64Array[] {
  const make = sparsePlans(compiled);
  // Of a large plan they would fill the memory if they were kept whole.
  const drawn = new Float64Array(compiled.columns.length);
  const count = Math.min(RANDOM_TRIALS, Math.ceil(MOST_NUMBERS_DRAWN / (drawn.length * compiled.scenarios.length)));
  const trials = Array.from({ length: count }, () => {
    make(random, drawn);
    const columns = [...drawn.keys()].filter((column) => drawn[column]! > 0);
    return { columns, counts: columns.map((column) => drawn[column]!), score: 0 };
  });
  const put = ({ columns, counts }: (typeof trials)[number], shares: Float64Array) => {
    shares.fill(0);
    columns.forEach((column, i) => {
      shares[column] = counts[i]!;
    });
    return shares;
  };
  scorer.scoreAll(
    count,
    (i, shares) => put(trials[i]!, shares),
    (i, { score }) => {
      trials[i]!.score = score;
    },
  );
  trials.sort((a, b) => b.score - a.score);
  function* whole() {
    for (const trial of trials) yield { shares: put(trial, new Float64Array(drawn.length)) };
  }
  return diverseList(compiled, whole(), RANDOM_STARTS).map(({ shares }) => shares);
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
export function* goodSparse(compiled: CompiledPlan, seed: number, scorer: Scorer): Generator<Float64Array> {
  const make = sparsePlans(compiled);
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
