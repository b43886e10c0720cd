/**
 * The search: rounds of tasks, each round made from what the one before found.
 *
 * A round waits for all its tasks, so it does not matter how many workers there are: the same seed finds the same plans.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { exerciseAllNow } from "../baselines.ts";
import type { Pool } from "../pool/pool.ts";
import { type Random, seeded } from "../random.ts";
import { diverseList } from "../rank.ts";
import { type Scorer, scorerOf } from "../scorer.ts";
import type { Solution } from "../solution.ts";
import { hasTangents } from "../tangents/tangent-step.ts";
import type { Candidate, Improving } from "../task.ts";
import { climberOf } from "./climb.ts";
import { Crossings } from "./crossings.ts";
import { betterWithinLimits, Finds, type Found } from "./finds.ts";
import { graftingOf, SCENARIOS_A_ROUND } from "./grafts.ts";
import { bestSparse, goodSparse, scattered, startsOf, triedByHand } from "./starts.ts";

export interface SearchResult {
  /** Best first. */
  found: Found[];
  evaluated: number;
  ended: Solution["ended"];
}

interface SearchOptions {
  seed: number;
  /** One that is there already. */
  scorer?: Scorer;
  /** Candidates to start from, besides its own. */
  starts?: readonly Float64Array[];
  /** Answers of plans that differ a little: in place of its own starts, while they lead anywhere. */
  near?: readonly Float64Array[];
  stop: Promise<"time" | "stopped" | "settled">;
  onResult: (found: readonly Found[], evaluated: number) => void;
  /** The first tasks are given out. */
  onBegun?: () => void;
  /** Asked of what was found, best first, once the starts are improved: whether nothing better need be looked for. */
  isProven?: (found: readonly Found[]) => Promise<boolean>;
}

const RELINKED_A_ROUND = 2;
/**
 * Tax years after which no further round is begun: some 20 s on one core. Counted, not timed, so that every machine and any number of
 * workers ends after the same round.
 */
const MOST_TAX_YEARS = 10_000_000;
/** How many tasks a round has, and how many rounds in a row may bring next to nothing before the search has settled. */
const FROM_AFAR = { patience: 3, tasks: 8 };
/** Near what is known to be good, fewer and shorter rounds do. */
const NEAR = { patience: 1, tasks: 4 };
/** Along the tangents from several answers, and some starts, there is nothing left that a throw would find; what is across kinks is in those answers. */
const NEAR_BY_TANGENTS = { patience: 0, tasks: 0 };
/** How many starts are improved at first, beside doing nothing; kinks of the best of them are crossed before those that are left are improved. */
const FIRST = 6;
/**
 * Where there are several scenarios: how many starts, beside doing nothing, are improved before branches of new plans are put on the best of
 * them, how many times in a row, and how many of these in a row may bring next to nothing.
 */
const GRAFTED = { starts: 2, rounds: 4, patience: 2 };
/** How many of the best candidates a round sets out from, and how far they are apart. */
const ELITE = 4;
const ELITE_DIFFERENCE = 0.01;

export async function search(
  compiled: CompiledPlan,
  pool: Pool,
  {
    seed,
    scorer = scorerOf(compiled),
    starts = [],
    near = [],
    stop,
    onResult,
    onBegun = () => {},
    isProven = async () => false,
  }: SearchOptions,
): Promise<SearchResult> {
  const finds = new Finds(pool, scorer, stop, onResult);
  const { found } = finds;
  const crossings = new Crossings(finds, seed);
  const graft = graftingOf(compiled, finds, seed);
  const improving = improvingWith(seed);
  const byTangents = hasTangents(compiled);
  const isGrafted = byTangents && compiled.scenarios.length > 1;

  /** Starts that wait until kinks of what is known have been crossed. */
  const waiting: Float64Array[] = [];
  /** What the search begins with where nothing is given. */
  function* own(): Generator<Float64Array> {
    if (!byTangents) return yield* finds.kept(startsOf(compiled, seed, scorer));
    const all = [...scattered(compiled, seed)];
    // Threads are at work on these while the others are made.
    const first = isGrafted ? GRAFTED.starts : FIRST;
    yield new Float64Array(compiled.columns.length);
    yield* all.slice(0, first);
    finds.keep(soonGood());
    waiting.push(...all.slice(first), ...finds.kept(triedByHand(compiled)));
  }
  /** A plan by hand, climbed: there before the first programs are, and mostly within a few hundredths of what these lead to. */
  function soonGood(): Float64Array {
    const shares = exerciseAllNow(compiled);
    climberOf(compiled, scorer).climb(shares, seeded(seed), 0);
    return shares;
  }
  const improveAll = (from: Iterable<Float64Array>): Promise<boolean> => finds.runAll(improving(from));
  /**
   * Improves the first start, and what follows it with what programs begin with then: but for one, alone, so that a second thread need neither
   * wait for that nor make it, too.
   */
  function* improveFirst(from: Iterable<Float64Array>): Generator<Promise<Candidate | null>> {
    let first: Promise<unknown> | null = null;
    let isAlone = true;
    for (const task of improving(from)) {
      if (first === null) {
        const candidate = finds.run(task);
        first = candidate;
        yield candidate;
      } else {
        yield isAlone ? finds.run({ ...task, isAlone }) : first.then(() => finds.run(task));
        isAlone = false;
      }
    }
  }
  /**
   * Improves starts, and as soon as two or more are crosses kinks of the best of them: what that leads to is told before the others are
   * improved. Starts count in their order, whichever is improved first.
   */
  const improveAndCross = (from: Iterable<Float64Array>): Promise<boolean> => {
    let best: Promise<Candidate | null> = Promise.resolve(null);
    return finds.inTime(
      Array.from(improveFirst(from), async (improved, i) => {
        const both = Promise.all([best, improved]);
        const now = both.then(([before, reached]) => betterWithinLimits(before, reached));
        best = now;
        const start = await now;
        if (i > 0 && start !== null) await crossings.from(start.shares, "resting", true);
      }),
    );
  };
  /** Improves starts, and puts branches on the best of them. */
  const improveAndGraft = async (from: Iterable<Float64Array>): Promise<boolean> => {
    let goesOn = await finds.inTime([...improveFirst(from)]);
    let without = 0;
    for (let round = 0; goesOn && found.length > 0 && round < GRAFTED.rounds && without < GRAFTED.patience; round++) {
      const before = found[0]!.score;
      goesOn = await finds.inTime([graft()]);
      without = finds.isBetterThan(before) ? 0 : without + 1;
    }
    return goesOn;
  };
  const beginFrom = isGrafted ? improveAndGraft : byTangents ? improveAndCross : improveAll;
  const besideNear = (): Promise<boolean> =>
    byTangents
      ? finds.runAll([{ kind: "amid", starts: [...near, ...goodSparse(compiled, seed, scorer)], seed }])
      : improveAll(finds.kept(near));

  const given = improveAll(finds.kept(starts));
  const first = near.length > 0 ? besideNear() : beginFrom(own());
  // Branches come first: a plan of several scenarios takes long to read, and the threads with it.
  if (!isGrafted) onBegun();
  let goesOn = (await Promise.all([given, first])).every(Boolean);
  if (isGrafted && goesOn) onBegun();
  const isNear = near.length > 0 && found.length > 0;
  if (goesOn && near.length > 0 && !isNear) goesOn = await beginFrom(own());
  if (goesOn && found.length === 0) goesOn = await improveAll(waiting.splice(0));
  if (goesOn && found.length > 0) {
    const answer = await Promise.race([isProven(found), stop]);
    goesOn = answer === false;
    if (typeof answer === "string") finds.ended = answer;
  }

  const random = seeded(seed);
  const { patience, tasks } = isNear ? (byTangents ? NEAR_BY_TANGENTS : NEAR) : FROM_AFAR;
  const taxYears = () => finds.evaluated * compiled.calendar.years.length * compiled.scenarios.length;
  let without = 0;
  for (let round = 1; goesOn && found.length > 0 && without < patience && taxYears() < MOST_TAX_YEARS; round++) {
    const before = found[0]!.score;
    const elite = diverseList(compiled, found, ELITE, ELITE_DIFFERENCE);
    // Kinks at a distance only where nothing else leads on, for they take the longest.
    const crossing = byTangents ? crossings.left(elite, without === 0 ? ["resting"] : ["chained", "resting"]) : [];
    const grafting = isGrafted && tasks > 0 ? SCENARIOS_A_ROUND : 0;
    const begins = [...improving(waiting.splice(0, tasks - grafting - crossing.length))];
    const thrown = Math.max(0, tasks - grafting - crossing.length - begins.length);
    goesOn = await finds.inTime([
      ...(grafting > 0 ? [graft()] : []),
      ...crossing.map(({ shares, kinks }) => crossings.from(shares, kinks)),
      ...[...begins, ...throwsFrom(elite, thrown, seed + 1000 * round, random)].map((task) => finds.run(task)),
    ]);
    without = finds.isBetterThan(before) || begins.length > 0 ? 0 : without + 1;
  }
  // Along tangents they would all come to the same; as they are they are of other kinds.
  const sparse = byTangents && !isNear && finds.ended !== "stopped" ? bestSparse(compiled, seeded(seed), scorer) : [];
  for (const shares of sparse) finds.keep(shares);
  return { found, evaluated: finds.evaluated, ended: finds.ended };
}

/** @returns makes tasks that improve starts, each with a seed of its own */
function improvingWith(seed: number): (from: Iterable<Float64Array>) => Generator<Improving> {
  let begun = 0;
  return function* improving(from) {
    for (const start of from) {
      yield { kind: "improve", start, towards: null, isKicked: false, seed: seed + begun++, patience: 0 };
    }
  };
}

/** Takes good candidates up again: some go along the line towards another one first, the others are thrown off. */
function throwsFrom(elite: readonly Found[], count: number, seed: number, random: Random): Improving[] {
  return Array.from({ length: count }, (_, i) => {
    const start = elite[i % elite.length]!;
    const others = elite.filter((other) => other !== start);
    const isKicked = i >= RELINKED_A_ROUND;
    const towards = isKicked || others.length === 0 ? null : others[random.below(others.length)]!.shares;
    return {
      kind: "improve",
      start: start.shares,
      ...{ towards, isKicked },
      seed: seed + i,
      patience: isKicked ? 4 : 40,
    };
  });
}
