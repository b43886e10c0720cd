/**
 * Many candidates in memory that all threads share, so that nothing is copied: threads draw chunks of them from one counter.
 *
 * A message between threads costs as much as some hundred candidates; a draw costs less than one.
 */
import type { YearOutput } from "../model/readers.ts";
import type { Score, Scorer } from "./scorer.ts";

/** Candidates drawn at once: an even number, for two are scored at once, and so many that their results fill lines of the caches. */
const CHUNK = 16;
/**
 * Numbers of `control` from one that threads write to the next: each has its own lines of the caches, two of 64 bytes. In one line each store
 * of one thread makes the other wait, at every candidate.
 */
const APART = 128 / Int32Array.BYTES_PER_ELEMENT;

/** Score, value, broken; after them the chosen amounts. */
const SCORED = 3;

/** An amount of a year's returns, by the index of the year. */
export interface ChosenAmount {
  year: number;
  name: YearOutput;
}

/** Plain data over shared memory: a thread is given it as it is. */
export interface Batch {
  count: number;
  /** Whole shares by candidate, then column; or the seed from which each thread makes its candidates itself. */
  candidates: Float64Array | { seed: number };
  /** What is wanted beside the score: expected over the scenarios. */
  amounts: readonly ChosenAmount[];
  /** By candidate, in dollars: score, value, broken, then the amounts. */
  results: Float64Array;
  /** The next chunk to draw; then, each `APART` from the last, by thread the candidate that it has in hand, counted from 1, or 0. */
  control: Int32Array;
}

/**
 * @param candidates on shared memory (`sharedNumbers`), or the seed of candidates that the threads make
 * @param threads    as many as will draw from it
 */
export function batchOf(
  candidates: Batch["candidates"],
  count: number,
  threads: number,
  amounts: readonly ChosenAmount[] = [],
): Batch {
  return {
    count,
    candidates,
    amounts,
    results: sharedNumbers(count * (SCORED + amounts.length)),
    control: new Int32Array(memory(Int32Array.BYTES_PER_ELEMENT * APART * (1 + threads))),
  };
}

/** Doubles that threads share. */
export const sharedNumbers = (count: number): Float64Array =>
  new Float64Array(memory(Float64Array.BYTES_PER_ELEMENT * count));

/** A page that is not isolated from others has no shared memory, and so one thread only, which needs none. */
const memory = (bytes: number): SharedArrayBuffer | ArrayBuffer =>
  typeof SharedArrayBuffer === "undefined" ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);

export function resultOf({ results, amounts }: Batch, candidate: number): Score & { amounts: Float64Array } {
  const width = SCORED + amounts.length;
  const own = results.subarray(candidate * width, (candidate + 1) * width);
  return { score: own[0]!, value: own[1]!, broken: own[2]!, amounts: own.subarray(SCORED) };
}

/** Writes the whole shares, by column, of the candidate that a seed stands for. */
export type Maker = (seed: number, shares: Float64Array) => void;

/** The whole shares of a candidate, by column. */
export function candidateOf(batch: Batch, candidate: number, columns: number, make: Maker): Float64Array {
  const shares = new Float64Array(columns);
  putCandidate(batch, candidate, columns, make, shares);
  return shares;
}

/** The candidate of a batch that could not be scored, and why. */
export interface Failed {
  candidate: number;
  reason: string;
}

/**
 * Draws chunks and scores them until none is left.
 *
 * Candidates are scored two at once. Where that fails, and where a thread took over from one that died, which it sees from what that one
 * had in hand, the chunk is scored again one by one: then it is seen at which candidate it fails.
 *
 * @param thread  which of those that draw this is, from 0
 * @param columns numbers that a candidate has
 * @param make    makes the candidates of a batch that has only a seed
 * @returns the candidate at which scoring failed, or null
 */
export function scoreChunks(batch: Batch, thread: number, columns: number, scorer: Scorer, make: Maker): Failed | null {
  const { count, control } = batch;
  const draw = () => Atomics.add(control, 0, 1);
  const score = (from: number, many: number): Failed | null => {
    try {
      scorer.scoreAll(
        many,
        (i, shares) => {
          holdInHand(batch, thread, from + i);
          putCandidate(batch, from + i, columns, make, shares);
        },
        (i, score) => keepScore(batch, from + i, score, scorer),
      );
      return null;
    } catch (error) {
      return { candidate: from, reason: error instanceof Error ? error.message : String(error) };
    }
  };
  const inHand = inHandOf(batch, thread);
  let isTakenOver = inHand !== null;
  for (let chunk = inHand === null ? draw() : Math.floor(inHand / CHUNK); chunk * CHUNK < count; chunk = draw()) {
    const end = Math.min(count, (chunk + 1) * CHUNK);
    if (isTakenOver || score(chunk * CHUNK, end - chunk * CHUNK) !== null) {
      for (let candidate = chunk * CHUNK; candidate < end; candidate++) {
        const failed = score(candidate, 1);
        if (failed !== null) return failed;
      }
    }
    isTakenOver = false;
    holdInHand(batch, thread, null);
  }
  return null;
}

/** Puts a candidate's whole shares, by column, into `shares`. */
function putCandidate(
  { candidates }: Batch,
  candidate: number,
  columns: number,
  make: Maker,
  shares: Float64Array,
): void {
  if (candidates instanceof Float64Array) {
    const from = candidate * columns;
    for (let column = 0; column < columns; column++) shares[column] = candidates[from + column]!;
  } else make(candidates.seed + candidate, shares);
}

function keepScore({ amounts, results }: Batch, candidate: number, { score, value, broken }: Score, of: Scorer): void {
  let at = candidate * (SCORED + amounts.length);
  results[at++] = score;
  results[at++] = value;
  results[at++] = broken;
  for (const { year, name } of amounts) results[at++] = of.amount(year, name);
}

/** Says which candidate a thread has in hand. */
export function holdInHand({ control }: Batch, thread: number, candidate: number | null): void {
  Atomics.store(control, APART * (1 + thread), candidate === null ? 0 : candidate + 1);
}

/** The candidate that a thread had in hand when it ended, or null. */
export function inHandOf({ control }: Batch, thread: number): number | null {
  const inHand = Atomics.load(control, APART * (1 + thread));
  return inHand > 0 ? inHand - 1 : null;
}
