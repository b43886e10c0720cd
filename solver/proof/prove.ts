/**
 * The proof: how much better than the best plan known any plan could be. Branch and bound over the hinges of the law.
 *
 * Rounds of tasks as in the search, each made from what the one before brought: how many workers there are does not matter.
 */
import type { History, Region } from "./explore.ts";
import type { Promising, ProofResult, ProofTask } from "./prover.ts";

export interface Proof {
  /** No plan is worth more, in dollars of the objective made large. */
  bound: number;
  ended: "proven" | "settled" | "time" | "stopped";
  /** Linear programs solved in tightening and in regions. */
  programs: number;
}

interface Options {
  /** Dollars within which the best plan counts as proven. */
  gap: number;
  /** Linear programs after which the proof rests; 0: with the first bound of all plans. */
  mostPrograms: number;
  stop: Promise<"time" | "stopped">;
  /** What the best plan known is worth. */
  best: () => number;
  /** A candidate that is better. */
  onFound: (shares: Float64Array) => void;
  onBound: (bound: number) => void;
}

/** What tasks of a kind brought, or why they were not waited for. */
type Results<K extends ProofTask["kind"]> = (ProofResult & { kind: K })[] | "time" | "stopped";

/** The part of the value that the gap may be for tightening to be worth it at all: with more room than that little is ruled out. */
const WORTH_TIGHTENING = 0.0125;
/** Hinges that must be wrong for another round: fewer are split sooner, while of many a split settles one and a round moves all. */
const MANY_WRONG = 4;
const MOST_TIGHTENED = 8;
const TASKS_A_ROUND = 8;
const PROGRAMS_A_TASK = 24;
/** Points near which whole shares are looked for after a round. */
const SETTLED_A_ROUND = 2;
/** Where nothing was found it is looked for again once the gap is this part of what it was, or after so many rounds. */
const WORTH_SETTLING = 0.7;
const RESTED = 4;
/** The part of the value that whole shares are about: where the gap is less, only they are left to be found, and they are looked for after each round. */
const OF_WHOLE_SHARES = 1e-4;
/** Regions kept open; beyond, the likeliest to be closed are explored first, so that memory does not grow. */
const MOST_OPEN = 20_000;

export async function prove(run: (task: ProofTask) => Promise<ProofResult>, options: Options): Promise<Proof> {
  const { gap, mostPrograms, best, onFound, onBound } = options;
  // A little less than was asked for: the last cent is lost to rounding.
  const least = () => best() + 0.99 * gap;
  let programs = 0;
  /** The largest bound of what is not looked at any more. */
  let closed = Number.NEGATIVE_INFINITY;
  const all = <K extends ProofTask["kind"]>(tasks: readonly (ProofTask & { kind: K })[]): Promise<Results<K>> => {
    const done = Promise.all(tasks.map(run)) as Promise<(ProofResult & { kind: K })[]>;
    done.catch(() => {});
    return Promise.race([done, options.stop]);
  };
  const end = (bound: number, why: "settled" | "time" | "stopped"): Proof => {
    const proven = Math.max(bound, best());
    return { bound: proven, ended: proven - best() <= gap ? "proven" : why, programs };
  };

  const settling = (near: Promising) => ({ kind: "settle" as const, near, known: best() });

  /** @returns whether any was better, or why they were not waited for */
  const settle = async (near: readonly Promising[]): Promise<boolean | "time" | "stopped"> => {
    const settled = await all(near.map(settling));
    if (typeof settled === "string") return settled;
    const better = settled.flatMap(({ found }) => found ?? []);
    better.forEach(onFound);
    return better.length > 0;
  };
  /** Whether only whole shares are left to be found. */
  const isLast = () => bound - best() < OF_WHOLE_SHARES * Math.abs(best());

  let bound = Number.POSITIVE_INFINITY;
  let root: Region | null = null;
  /** Where whole shares are to be looked for, beside the next round. */
  let promising: Promising[] = [];
  let within: (ProofTask & { kind: "relax" })["within"] = null;
  for (let round = 0; ; round++) {
    const [relaxed, ready]: [Results<"relax">, Results<"ready">] = await Promise.all([
      all([{ kind: "relax", within, least: least(), known: best() }]),
      // What all workers need, each for itself, they get ready at once.
      all(within === null ? Array.from({ length: TASKS_A_ROUND - 1 }, () => ({ kind: "ready" as const })) : []),
    ]);
    if (typeof relaxed === "string") return end(bound, relaxed);
    if (typeof ready === "string") return end(bound, ready);
    const [result] = relaxed as [ProofResult & { kind: "relax" }];
    root = result.region;
    bound = Math.min(bound, Math.max(result.bound, best()));
    // Told before whole shares are looked for, which takes seconds on large plans.
    onBound(bound);
    promising =
      result.promising !== null && result.bound > least() && programs < mostPrograms ? [result.promising] : [];
    if (isLast()) {
      const isBetter = await settle(promising);
      if (typeof isBetter === "string") return end(bound, isBetter);
      if (isBetter) onBound(bound);
      promising = [];
    }
    if (root === null || bound <= least() || programs >= mostPrograms) break;
    const gap = (bound - best()) / Math.abs(best());
    if (gap > WORTH_TIGHTENING || (round > 0 && result.wrong < MANY_WRONG) || round === MOST_TIGHTENED) break;
    const task = { kind: "tighten" as const, region: root, known: best() };
    const shares = Array.from({ length: TASKS_A_ROUND }, (_, at) => ({ at, of: TASKS_A_ROUND }));
    const [tightened, isBetter]: [Results<"tighten">, Awaited<ReturnType<typeof settle>>] = await Promise.all([
      all(shares.map((share) => ({ ...task, share }))),
      settle(promising),
    ]);
    if (typeof tightened === "string") return end(bound, tightened);
    if (typeof isBetter === "string") return end(bound, isBetter);
    if (isBetter) onBound(bound);
    promising = [];
    for (const { programs: solved } of tightened) programs += solved;
    const boxes = tightened.flatMap(({ box }) => box ?? []);
    if (boxes.length < tightened.length) return end(task.known, "settled");
    within = { region: root, boxes };
  }

  const left = (of: readonly Region[]): Region[] =>
    of.filter((region) => {
      if (region.bound > least()) return true;
      closed = Math.max(closed, region.bound);
      return false;
    });
  let regions: Region[] = root === null || bound <= least() ? [] : [root];
  let history: History | null = null;
  /** Where whole shares were looked for, by the point's shares rounded. */
  const looked = new Set<string>();
  const keyOf = ({ shares }: Promising) => shares.map(Math.round).join(" ");
  let settledAt = { gap: Number.POSITIVE_INFINITY, round: 0 };
  for (let round = 0; regions.length > 0 && programs < mostPrograms; round++) {
    const order =
      regions.length > MOST_OPEN
        ? (a: Region, b: Region) => a.bound - b.bound
        : (a: Region, b: Region) => b.bound - a.bound;
    regions.sort(order);
    const tasks = regions.slice(0, TASKS_A_ROUND);
    const known: History | null = history;
    const tried = promising.length > 0;
    const exploring = all(
      tasks.map((region) => ({
        kind: "explore" as const,
        region,
        least: least(),
        known: best(),
        programs: PROGRAMS_A_TASK,
        history: known,
      })),
    );
    const settled = settle(promising);
    settled.catch(() => {});
    const results: Results<"explore"> = await exploring;
    if (typeof results === "string") return end(bound, results);
    for (const result of results) {
      programs += result.programs;
      closed = Math.max(closed, result.closed);
    }
    history = merged(
      known,
      results.map((result) => result.history),
    );
    for (const { found } of results) if (found !== null) onFound(found);
    regions = left([...regions.slice(tasks.length), ...results.flatMap((result) => result.open)]);
    bound = Math.min(
      bound,
      regions.reduce((most, region) => Math.max(most, region.bound), Math.max(closed, best())),
    );
    onBound(bound);
    // What is proven needs no better plan.
    if (regions.length === 0) break;
    const isBetter = await settled;
    if (typeof isBetter === "string") return end(bound, isBetter);
    if (isBetter) {
      settledAt = { gap: Number.POSITIVE_INFINITY, round };
      regions = left(regions);
      onBound(bound);
    } else if (tried) settledAt = { gap: bound - best(), round };
    const isDue = isLast() || bound - best() < WORTH_SETTLING * settledAt.gap || round >= settledAt.round + RESTED;
    promising = results
      .flatMap((result) => result.promising ?? [])
      .filter((each) => isDue && each.worth > least() && !looked.has(keyOf(each)))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, SETTLED_A_ROUND);
    for (const each of promising) looked.add(keyOf(each));
  }
  // Where programs ran out before the next round, its whole shares are looked for all the same.
  if (regions.length > 0) await settle(promising);
  return end(bound, "settled");
}

/** What each task learned on top of what all knew. */
function merged(known: History | null, learned: readonly History[]): History {
  const add = (part: keyof History) =>
    learned[0]![part].map((_, h) => {
      const before = known?.[part][h] ?? 0;
      return learned.reduce((sum, each) => sum + each[part][h]! - before, before);
    });
  return { below: add("below"), above: add("above"), times: add("times") };
}
