/** What a search has found, and the tasks that bring it. */
import type { Pool } from "../pool/pool.ts";
import type { Scorer } from "../scorer.ts";
import type { Solution } from "../solution.ts";
import type { Beginning } from "../tangents/tangent-step.ts";
import type { Candidate, Leading } from "../task.ts";

/** A candidate that meets all limits. */
export interface Found {
  shares: Float64Array;
  score: number;
}

/** Next to nothing, as a part of the value. */
const NEGLIGIBLE = 1e-6;

export class Finds {
  /** Best first. */
  readonly found: Found[] = [];
  evaluated = 0;
  ended: Solution["ended"] = "settled";
  readonly #pool: Pool;
  readonly #scorer: Scorer;
  readonly #stop: Promise<"time" | "stopped" | "settled">;
  readonly #onResult: (found: readonly Found[], evaluated: number) => void;
  #isOver = false;
  /** What programs begin with, once a thread has found it. */
  #beginning: Beginning | undefined;

  /**
   * @param stop     settles when nothing is waited for any more
   * @param onResult is told whenever there is more
   */
  constructor(
    pool: Pool,
    scorer: Scorer,
    stop: Promise<"time" | "stopped" | "settled">,
    onResult: (found: readonly Found[], evaluated: number) => void,
  ) {
    this.#pool = pool;
    this.#scorer = scorer;
    this.#stop = stop;
    this.#onResult = onResult;
  }

  /** @returns the candidate that a task leads to; null: none, or too late */
  async run(task: Leading, isNext = false): Promise<Candidate | null> {
    const result = await this.#pool.run(this.#beginning ? { ...task, beginning: this.#beginning } : task, isNext);
    if (result.kind === "improve") this.#beginning ??= result.beginning;
    if (this.#isOver || (result.kind !== "improve" && result.kind !== "cross")) return null;
    this.evaluated += result.evaluated;
    const candidate = result.kind === "cross" ? result.better : result;
    if (candidate?.broken === 0) this.#add({ shares: candidate.shares, score: candidate.score });
    this.#tell();
    return candidate;
  }

  runAll(tasks: Iterable<Leading>): Promise<boolean> {
    return this.inTime(Array.from(tasks, (task) => this.run(task)));
  }

  /** @returns whether all is done before the search is stopped */
  async inTime(works: readonly Promise<unknown>[]): Promise<boolean> {
    const done = Promise.all(works);
    // A pool that is closed while tasks are out rejects them: that is no failure once the search has ended.
    done.catch(() => {});
    const reason = await Promise.race([done.then(() => null), this.#stop]);
    this.#isOver ||= reason !== null;
    if (reason !== null) this.ended = reason;
    this.#tell();
    return reason === null;
  }

  /** Keeps a candidate as it is, if it meets all limits: an answer that is there while the first tasks take their second. */
  keep(shares: Float64Array): void {
    const { score, broken } = this.#scorer.score(shares);
    if (broken > 0) return;
    this.#add({ shares, score });
    this.#tell();
  }

  /** Candidates that are kept as they come. */
  *kept(from: Iterable<Float64Array>): Generator<Float64Array> {
    for (const shares of from) {
      this.keep(shares);
      yield shares;
    }
  }

  /** Whether the best is worth more than `before`, by more than next to nothing. */
  isBetterThan(before: number): boolean {
    return this.found[0]!.score > before + Math.max(1, NEGLIGIBLE * Math.abs(before));
  }

  #add(one: Found): void {
    this.found.push(one);
    this.found.sort(byScore);
  }

  #tell(): void {
    this.#onResult(this.found, this.evaluated);
  }
}

export function betterWithinLimits(before: Candidate | null, other: Candidate | null): Candidate | null {
  return other?.broken === 0 && (before === null || other.score > before.score) ? other : before;
}

/** Best first; of those that score alike always the same one first, whichever came first. */
function byScore(a: Found, b: Found): number {
  if (a.score !== b.score) return b.score - a.score;
  const at = a.shares.findIndex((count, column) => count !== b.shares[column]);
  return at < 0 ? 0 : b.shares[at]! - a.shares[at]!;
}
