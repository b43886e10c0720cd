/**
 * The proof: how much better than the best plan known any plan could be. Branch and bound over the hinges of the law.
 *
 * Rounds of tasks as in the search, each made from what the one before brought: how many workers there are does not matter.
 */

import type { History, Region } from "./explore.ts";
import type { ProofResult, ProofTask } from "./prover.ts";

export interface Proof {
  /** No plan is worth more, in dollars of the objective made large. */
  bound: number;
  ended: "proven" | "settled" | "time" | "stopped";
  /** Linear programs solved in regions. */
  programs: number;
}

interface Options {
  /** Dollars within which the best plan counts as proven. */
  gap: number;
  /** Linear programs after which the proof rests. */
  mostPrograms: number;
  stop: Promise<"time" | "stopped">;
  /** What the best plan known is worth. */
  best: () => number;
  /** A candidate that is better. */
  onFound: (shares: Float64Array) => void;
  onBound: (bound: number) => void;
}

const TASKS_A_ROUND = 8;
const PROGRAMS_A_TASK = 24;
/** Regions kept open; beyond, the likeliest to be closed are explored first, so that memory does not grow. */
const MOST_OPEN = 20_000;

export async function prove(run: (task: ProofTask) => Promise<ProofResult>, options: Options): Promise<Proof> {
  const { gap, mostPrograms, best, onFound, onBound } = options;
  // A little less than was asked for: the last cents are lost to rounding.
  const least = () => best() + 0.9 * gap;
  let programs = 0;
  let closed = Number.NEGATIVE_INFINITY;
  let reason: "time" | "stopped" | null = null;
  options.stop.then((why) => {
    reason = why;
  });
  /** null once it was stopped. */
  const all = async <K extends ProofTask["kind"]>(tasks: readonly (ProofTask & { kind: K })[]) => {
    const done = Promise.all(tasks.map(run)) as Promise<(ProofResult & { kind: K })[]>;
    done.catch(() => {});
    return Promise.race([done, options.stop.then(() => null)]);
  };
  const end = (bound: number, ended: Proof["ended"]): Proof => ({ bound: Math.max(bound, best()), ended, programs });
  const stopped = (bound: number) => end(bound, reason ?? "stopped");

  const relaxed: (ProofResult & { kind: "relax" })[] | null = await all([{ kind: "relax" as const, least: least() }]);
  if (relaxed === null) return stopped(Number.POSITIVE_INFINITY);
  const { region: root, found, bound: atRoot } = relaxed[0]!;
  if (found !== null) onFound(found);
  let bound = Math.max(atRoot, best());
  onBound(bound);
  if (root === null || bound <= least()) return end(bound, "proven");

  let regions: Region[] = [root];
  let history: History | null = null;
  while (regions.length > 0) {
    if (programs >= mostPrograms) return end(Math.max(closed, bound), "settled");
    const order =
      regions.length > MOST_OPEN
        ? (a: Region, b: Region) => a.bound - b.bound
        : (a: Region, b: Region) => b.bound - a.bound;
    regions.sort(order);
    const tasks = regions.slice(0, TASKS_A_ROUND);
    const results: (ProofResult & { kind: "explore" })[] | null = await all(
      tasks.map((region) => ({ kind: "explore" as const, region, least: least(), programs: PROGRAMS_A_TASK, history })),
    );
    if (results === null) return stopped(bound);
    const known: History | null = history;
    for (const result of results) {
      programs += result.programs;
      closed = Math.max(closed, result.closed);
      if (result.found !== null) onFound(result.found);
    }
    history = merged(
      known,
      results.map((result) => result.history),
    );
    regions = [...regions.slice(tasks.length), ...results.flatMap((result) => result.open)].filter((region) => {
      if (region.bound > least()) return true;
      closed = Math.max(closed, region.bound);
      return false;
    });
    bound = Math.min(
      bound,
      regions.reduce((most, region) => Math.max(most, region.bound), Math.max(closed, best())),
    );
    onBound(bound);
  }
  return end(bound, bound - best() <= gap ? "proven" : "settled");
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
