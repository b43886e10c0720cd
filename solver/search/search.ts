/**
 * The search: rounds of tasks, each round made from what the one before found.
 *
 * A round waits for all its tasks, so it does not matter how many workers there are: the same seed finds the same plans.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import type { Pool } from "../pool/pool.ts";
import { seeded } from "../random.ts";
import { diverseList } from "../rank.ts";
import { scorerOf } from "../scorer.ts";
import type { Solution } from "../solution.ts";
import type { Kinks } from "../tangents/across.ts";
import { hasTangents } from "../tangents/tangent-step.ts";
import type { Candidate, Task } from "../task.ts";
import { bestSparse, goodSparse, scattered, sparsePlans, startsOf, triedByHand } from "./starts.ts";

/** A candidate that meets all limits. */
export interface Found {
  shares: Float64Array;
  score: number;
}

export interface SearchResult {
  /** Best first. */
  found: Found[];
  evaluated: number;
  ended: Solution["ended"];
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
/** How many starts are improved at first; then kinks of the best of them are crossed, beside those that are left. */
const FIRST = 6;
/** Of how many of the best candidates kinks are crossed. */
const CROSSED: Record<Kinks, number> = { resting: 3, chained: 1 };
/**
 * Where there are several scenarios: how many starts are improved before branches of new plans are put on the best of them, of how many
 * scenarios at a time, how many of each, how many times in a row, and how many of these in a row may bring next to nothing.
 */
const GRAFTED = { starts: 2, scenarios: 2, branches: 4, rounds: 4, patience: 2 };
/** Next to nothing, as a part of the value. */
const NEGLIGIBLE = 1e-6;
/** How many of the best candidates a round sets out from, and how far they are apart. */
const ELITE = 4;
const ELITE_DIFFERENCE = 0.01;

export async function search(
  compiled: CompiledPlan,
  pool: Pool,
  {
    seed,
    starts = [],
    near = [],
    stop,
    onResult,
    onBegun = () => {},
    isProven = async () => false,
  }: {
    seed: number;
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
  },
): Promise<SearchResult> {
  const found: Found[] = [];
  let evaluated = 0;
  let ended: Solution["ended"] = "settled";
  const crossed: Record<Kinks, Set<string>> = { resting: new Set(), chained: new Set() };
  let isOver = false;
  /** @returns the candidate that a task leads to; null: none, or too late */
  const run = async (task: Task, isNext = false): Promise<Candidate | null> => {
    const result = await pool.run(task, isNext);
    if (isOver || (result.kind !== "improve" && result.kind !== "cross")) return null;
    evaluated += result.evaluated;
    const candidate = result.kind === "cross" ? result.better : result;
    if (candidate?.broken === 0) {
      found.push({ shares: candidate.shares, score: candidate.score });
      found.sort(byScore);
    }
    onResult(found, evaluated);
    return candidate;
  };
  /**
   * Crosses kinks of a candidate, where nobody has, and then of what that leads to. All are crossed with one seed, so that it does not matter
   * who comes to a candidate first.
   */
  const crossOn = async (start: Float64Array, kinks: Kinks, isNext = false): Promise<void> => {
    const key = start.join();
    if (crossed[kinks].has(key)) return;
    crossed[kinks].add(key);
    const better = await run({ kind: "cross", start, kinks, seed }, isNext);
    if (better !== null) await crossOn(better.shares, kinks, true);
  };
  const draw = sparsePlans(compiled);
  const forBranches = seeded(seed);
  const drawn = (): Float64Array => {
    const shares = new Float64Array(compiled.columns.length);
    draw(forBranches, shares);
    return shares;
  };
  let grafts = 0;
  /** Puts branches of new plans on the best candidate, of some scenarios apart, which come in turn; then those that are good together. */
  const graft = async (): Promise<void> => {
    const start = found[0]!.shares;
    const parts = Array.from({ length: GRAFTED.scenarios }, () => {
      const scenario = grafts % compiled.scenarios.length;
      const others = Array.from({ length: GRAFTED.branches }, drawn);
      return { scenario, task: { start, branches: { scenario, others, isWhole: false }, seed: seed + grafts++ } };
    });
    const grafted = await Promise.all(parts.map(({ task }) => run({ kind: "graft", ...task }, true)));
    let best = grafted.reduce(betterWithinLimits, null);
    for (const [i, { scenario, task }] of parts.entries()) {
      const other = grafted[i]!;
      if (best === null || other === null || other === best) continue;
      const branches = { scenario, others: [other.shares], isWhole: true };
      best = betterWithinLimits(best, await run({ kind: "graft", ...task, start: best.shares, branches }, true));
    }
  };
  /** @returns whether all is done before the search is stopped */
  const inTime = async (works: readonly Promise<unknown>[]): Promise<boolean> => {
    const done = Promise.all(works);
    // A pool that is closed while tasks are out rejects them: that is no failure once the search has ended.
    done.catch(() => {});
    const reason = await Promise.race([done.then(() => null), stop]);
    isOver ||= reason !== null;
    if (reason !== null) ended = reason;
    onResult(found, evaluated);
    return reason === null;
  };
  const runAll = (tasks: Iterable<Task>): Promise<boolean> => inTime(Array.from(tasks, (task) => run(task)));

  const random = seeded(seed);
  let begun = 0;
  const scorer = scorerOf(compiled);
  const taxYears = () => evaluated * compiled.calendar.years.length * compiled.scenarios.length;
  /** Good candidates whose kinks were not crossed; those at a distance only where nothing else leads on, for they take the longest. */
  const toCross = (kinds: readonly Kinks[]) => {
    const elite = diverseList(compiled, found, ELITE, ELITE_DIFFERENCE);
    return kinds.flatMap((kinks) =>
      elite
        .slice(0, CROSSED[kinks])
        .filter(({ shares }) => !crossed[kinks].has(shares.join()))
        .map(({ shares }) => ({ shares, kinks })),
    );
  };
  const throws = (round: number, tasks: number): Task[] => {
    const elite = diverseList(compiled, found, ELITE, ELITE_DIFFERENCE);
    return Array.from({ length: tasks }, (_, i) => {
      const start = elite[i % elite.length]!;
      const others = elite.filter((other) => other !== start);
      const isKicked = i >= RELINKED_A_ROUND;
      const towards = isKicked || others.length === 0 ? null : others[random.below(others.length)]!.shares;
      return {
        kind: "improve",
        start: start.shares,
        towards,
        isKicked,
        seed: seed + 1000 * round + i,
        patience: isKicked ? 4 : 40,
      };
    });
  };
  const byTangents = hasTangents(compiled);
  const improveAll = (from: Iterable<Float64Array>): Promise<boolean> => runAll(improving(from));
  /**
   * Improves starts, and as soon as two or more are crosses kinks of the best of them: what that leads to is told before the others are
   * improved. Starts count in their order, whichever is improved first.
   */
  const improveAndCross = (from: Iterable<Float64Array>): Promise<boolean> => {
    let best: Promise<Candidate | null> = Promise.resolve(null);
    return inTime(
      Array.from(improving(from), async (task, i) => {
        const both = Promise.all([best, run(task)]);
        const now = both.then(([before, reached]) => betterWithinLimits(before, reached));
        best = now;
        const start = await now;
        if (i > 0 && start !== null) await crossOn(start.shares, "resting", true);
      }),
    );
  };
  /** Starts that wait until kinks of what is known have been crossed. */
  const waiting: Float64Array[] = [];
  /** What the search begins with where nothing is given. */
  function* own(): Generator<Float64Array> {
    if (!byTangents) return yield* told(startsOf(compiled, seed));
    const all = [...scattered(compiled, seed)];
    // Threads are at work on these while the others are made.
    const first = isGrafted ? GRAFTED.starts : FIRST;
    yield* all.slice(0, first);
    waiting.push(...all.slice(first), ...told(triedByHand(compiled)));
  }
  const isGrafted = byTangents && compiled.scenarios.length > 1;
  const isBetterThan = (before: number) => found[0]!.score > before + Math.max(1, NEGLIGIBLE * Math.abs(before));
  /** Improves starts, and puts branches on the best of them. */
  const improveAndGraft = async (from: Iterable<Float64Array>): Promise<boolean> => {
    let goesOn = await improveAll(from);
    let without = 0;
    for (let round = 0; goesOn && found.length > 0 && round < GRAFTED.rounds && without < GRAFTED.patience; round++) {
      const before = found[0]!.score;
      goesOn = await inTime([graft()]);
      without = isBetterThan(before) ? 0 : without + 1;
    }
    return goesOn;
  };
  const beginFrom = isGrafted ? improveAndGraft : byTangents ? improveAndCross : improveAll;
  const besideNear = (): Promise<boolean> =>
    byTangents
      ? runAll([{ kind: "amid", starts: [...near, ...goodSparse(compiled, seed)], seed }])
      : improveAll(told(near));
  const given = improveAll(told(starts));
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
    if (typeof answer === "string") ended = answer;
  }
  const { patience, tasks } = isNear ? (byTangents ? NEAR_BY_TANGENTS : NEAR) : FROM_AFAR;
  let without = 0;
  for (let round = 1; goesOn && found.length > 0 && without < patience && taxYears() < MOST_TAX_YEARS; round++) {
    const before = found[0]!.score;
    const crossings = byTangents ? toCross(without === 0 ? ["resting"] : ["chained", "resting"]) : [];
    const grafting = isGrafted && tasks > 0 ? GRAFTED.scenarios : 0;
    const begins = [...improving(waiting.splice(0, tasks - grafting - crossings.length))];
    const thrown = throws(round, Math.max(0, tasks - grafting - crossings.length - begins.length));
    goesOn = await inTime([
      ...(grafting > 0 ? [graft()] : []),
      ...crossings.map(({ shares, kinks }) => crossOn(shares, kinks)),
      ...[...begins, ...thrown].map((task) => run(task)),
    ]);
    without = isBetterThan(before) || begins.length > 0 ? 0 : without + 1;
  }
  // Along tangents they would all come to the same; as they are they are of other kinds.
  const sparse = byTangents && !isNear && ended !== "stopped" ? bestSparse(compiled, seeded(seed)) : [];
  for (const shares of sparse) tell(shares);
  return { found, evaluated, ended };

  /** An answer that is there while the first tasks take their second. */
  function tell(shares: Float64Array): void {
    const { score, broken } = scorer.score(shares);
    if (broken > 0) return;
    found.push({ shares, score });
    found.sort(byScore);
    onResult(found, evaluated);
  }

  function* told(from: Iterable<Float64Array>): Generator<Float64Array> {
    for (const shares of from) {
      tell(shares);
      yield shares;
    }
  }

  function* improving(from: Iterable<Float64Array>): Generator<Task> {
    for (const start of from) {
      yield {
        ...{ kind: "improve", start, towards: null, isKicked: false },
        ...{ seed: seed + begun++, patience: 0 },
      };
    }
  }
}

function betterWithinLimits(before: Candidate | null, other: Candidate | null): Candidate | null {
  return other?.broken === 0 && (before === null || other.score > before.score) ? other : before;
}

/** Best first; of those that score alike always the same one first, whichever came first. */
function byScore(a: Found, b: Found): number {
  if (a.score !== b.score) return b.score - a.score;
  const at = a.shares.findIndex((count, column) => count !== b.shares[column]);
  return at < 0 ? 0 : b.shares[at]! - a.shares[at]!;
}
