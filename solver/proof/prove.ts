/**
 * The proof: how much better than the best plan known any plan could be. Branch and bound over the hinges of the law.
 *
 * Rounds of tasks as in the search, each made from what the one before brought: how many workers there are does not matter.
 */
import type { Box } from "../../tax/graph/program/bounds.ts";
import type { Promising, ProofResult, ProofTask } from "./prover.ts";
import type { History, Region } from "./region.ts";

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

/** Why tasks were not waited for. */
class Ended extends Error {
  readonly why: "time" | "stopped";
  constructor(why: "time" | "stopped") {
    super(`the proof ended: ${why}`);
    this.why = why;
  }
}

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
  const proving = new Proving(run, options);
  try {
    const root = await proving.root();
    if (root !== null) await proving.branch(root);
    return proving.proof("settled");
  } catch (error) {
    if (error instanceof Ended) return proving.proof(error.why);
    throw error;
  }
}

class Proving {
  readonly #run: (task: ProofTask) => Promise<ProofResult>;
  readonly #options: Options;
  #bound = Number.POSITIVE_INFINITY;
  #programs = 0;
  /** The largest bound of what is not looked at any more. */
  #closed = Number.NEGATIVE_INFINITY;
  /** Where whole shares are to be looked for, beside the next round. */
  #promising: Promising[] = [];

  constructor(run: (task: ProofTask) => Promise<ProofResult>, options: Options) {
    this.#run = run;
    this.#options = options;
  }

  proof(ended: "settled" | "time" | "stopped"): Proof {
    const { best, gap } = this.#options;
    const bound = Math.max(this.#bound, best());
    return { bound, ended: bound - best() <= gap ? "proven" : ended, programs: this.#programs };
  }

  /**
   * Bounds all plans, and narrows them to those that are worth more than is known while that brings much.
   *
   * @returns what is to be split; null: nothing in it is better
   */
  async root(): Promise<Region | null> {
    let within: (ProofTask & { kind: "relax" })["within"] = null;
    for (let round = 0; ; round++) {
      const { region, bound, wrong, promising } = await this.#relax(within);
      this.#bound = Math.min(this.#bound, Math.max(bound, this.#best()));
      // Told before whole shares are looked for, which takes seconds on large plans.
      this.#tell();
      this.#promising = promising !== null && bound > this.#least() && this.#hasPrograms() ? [promising] : [];
      if (this.#isLast()) await this.#settleAndTell();
      if (region === null || this.#bound <= this.#least()) return null;
      if (!this.#hasPrograms()) return region;
      const gap = (this.#bound - this.#best()) / Math.abs(this.#best());
      if (gap > WORTH_TIGHTENING || (round > 0 && wrong < MANY_WRONG) || round === MOST_TIGHTENED) return region;
      const known = this.#best();
      const boxes = await this.#tighten(region, known);
      if (boxes === null) {
        this.#bound = known;
        return null;
      }
      within = { region, boxes };
    }
  }

  async #relax(within: (ProofTask & { kind: "relax" })["within"]): Promise<ProofResult & { kind: "relax" }> {
    const [[relaxed]] = await Promise.all([
      this.#all([{ kind: "relax", within, least: this.#least(), known: this.#best() }]),
      // What all workers need, each for itself, they get ready at once.
      this.#all(within === null ? Array.from({ length: TASKS_A_ROUND - 1 }, () => ({ kind: "ready" as const })) : []),
    ]);
    return relaxed!;
  }

  /** @returns null where nothing in the region is worth more than what is known */
  async #tighten(region: Region, known: number): Promise<Box[] | null> {
    const shares = Array.from({ length: TASKS_A_ROUND }, (_, at) => ({ at, of: TASKS_A_ROUND }));
    const [tightened] = await Promise.all([
      this.#all(shares.map((share) => ({ kind: "tighten" as const, region, known, share }))),
      this.#settleAndTell(),
    ]);
    for (const { programs } of tightened) this.#programs += programs;
    const boxes = tightened.flatMap(({ box }) => box ?? []);
    return boxes.length < tightened.length ? null : boxes;
  }

  /** Splits what is left, round by round, until nothing is or programs have run out. */
  async branch(root: Region): Promise<void> {
    let regions: Region[] = [root];
    let history: History | null = null;
    /** Where whole shares were looked for, by the point's shares rounded. */
    const looked = new Set<string>();
    let settledAt = { gap: Number.POSITIVE_INFINITY, round: 0 };
    for (let round = 0; regions.length > 0 && this.#hasPrograms(); round++) {
      const isFull = regions.length > MOST_OPEN;
      regions.sort((a, b) => (isFull ? a.bound - b.bound : b.bound - a.bound));
      const wereTried = this.#promising.length > 0;
      const exploring = this.#explore(regions.slice(0, TASKS_A_ROUND), history);
      const settling = this.#settle();
      settling.catch(() => {});
      const results = await exploring;
      history = merged(
        history,
        results.map((result) => result.history),
      );
      regions = this.#left([...regions.slice(TASKS_A_ROUND), ...results.flatMap(({ open }) => open)]);
      const open = regions.reduce((most, { bound }) => Math.max(most, bound), this.#closed);
      this.#bound = Math.min(this.#bound, Math.max(open, this.#best()));
      this.#tell();
      // What is proven needs no better plan.
      if (regions.length === 0) return;
      if (await settling) {
        settledAt = { gap: Number.POSITIVE_INFINITY, round };
        regions = this.#left(regions);
        this.#tell();
      } else if (wereTried) settledAt = { gap: this.#gap(), round };
      const isDue = this.#isLast() || this.#gap() < WORTH_SETTLING * settledAt.gap || round >= settledAt.round + RESTED;
      this.#promising = isDue ? this.#mostPromising(results, looked) : [];
    }
    // Where programs ran out before the next round, its whole shares are looked for all the same.
    if (regions.length > 0) await this.#settle();
  }

  async #explore(regions: readonly Region[], history: History | null): Promise<(ProofResult & { kind: "explore" })[]> {
    const [least, known] = [this.#least(), this.#best()];
    const tasks = regions.map((region) => ({
      kind: "explore" as const,
      ...{ region, least, known, history },
      programs: PROGRAMS_A_TASK,
    }));
    const results = await this.#all(tasks);
    for (const { programs, closed, found } of results) {
      this.#programs += programs;
      this.#closed = Math.max(this.#closed, closed);
      if (found !== null) this.#options.onFound(found);
    }
    return results;
  }

  #mostPromising(results: readonly (ProofResult & { kind: "explore" })[], looked: Set<string>): Promising[] {
    const keyOf = ({ shares }: Promising) => shares.map(Math.round).join(" ");
    const chosen = results
      .flatMap(({ promising }) => promising ?? [])
      .filter((each) => each.worth > this.#least() && !looked.has(keyOf(each)))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, SETTLED_A_ROUND);
    for (const each of chosen) looked.add(keyOf(each));
    return chosen;
  }

  /** The regions that may hold something better; the others are closed. */
  #left(regions: readonly Region[]): Region[] {
    return regions.filter(({ bound }) => {
      if (bound > this.#least()) return true;
      this.#closed = Math.max(this.#closed, bound);
      return false;
    });
  }

  /** Looks for whole shares where they are promising. @returns whether any was better */
  async #settle(): Promise<boolean> {
    const settled = await this.#all(
      this.#promising.map((near) => ({ kind: "settle" as const, near, known: this.#best() })),
    );
    const better = settled.flatMap(({ found }) => found ?? []);
    better.forEach(this.#options.onFound);
    return better.length > 0;
  }

  async #settleAndTell(): Promise<void> {
    if (await this.#settle()) this.#tell();
    this.#promising = [];
  }

  /** @throws {Ended} where they are not waited for */
  async #all<K extends ProofTask["kind"]>(
    tasks: readonly (ProofTask & { kind: K })[],
  ): Promise<(ProofResult & { kind: K })[]> {
    const done = Promise.all(tasks.map(this.#run)) as Promise<(ProofResult & { kind: K })[]>;
    done.catch(() => {});
    const results = await Promise.race([done, this.#options.stop]);
    if (typeof results === "string") throw new Ended(results);
    return results;
  }

  #best(): number {
    return this.#options.best();
  }

  /** What a plan must be worth more than to matter: a little less than the gap asked for, whose last cent is lost to rounding. */
  #least(): number {
    return this.#best() + 0.99 * this.#options.gap;
  }

  #gap(): number {
    return this.#bound - this.#best();
  }

  /** Whether only whole shares are left to be found. */
  #isLast(): boolean {
    return this.#gap() < OF_WHOLE_SHARES * Math.abs(this.#best());
  }

  #hasPrograms(): boolean {
    return this.#programs < this.#options.mostPrograms;
  }

  #tell(): void {
    this.#options.onBound(this.#bound);
  }
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
