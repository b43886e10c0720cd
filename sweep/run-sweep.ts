/** Runs a sweep: gives blocks of points to whoever works them, keeps what comes back, and can go on where it was left. */
import { neighboursOf, stagesOf } from "./neighbours.ts";
import { drawsOnlyPrices } from "./path-work.ts";
import type { Store } from "./store.ts";
import type { Sweep } from "./sweep.ts";
import type { Work } from "./work.ts";

/** Works blocks: this thread, others, or other machines. */
export interface Executor {
  /** Blocks that it takes at a time. */
  slots: number;
  run: Work;
  /** Is told of each block that is on the disk. */
  kept?: (first: number) => Promise<void>;
  close: () => Promise<void>;
}

export interface SweepProgress {
  done: number;
  count: number;
  /** Points a second in this run; 0 before any is done. */
  rate: number;
  /** null while there is no rate yet. */
  secondsLeft: number | null;
}

/** A block is lost when the process is killed in it: a solve has one of its own; points that are quickly worked go together. */
const BLOCK = { solve: 1, evaluate: 16, paths: 8192 };

export function blockSizeOf(sweep: Sweep): number {
  if ("solve" in sweep.job) return BLOCK.solve;
  return drawsOnlyPrices(sweep) ? Math.min(BLOCK.paths, sweep.points.samples) : BLOCK.evaluate;
}

/** Gives whoever is free the next of what is to be done, until nothing is left or one fails. */
export async function shareOut<T>(slots: number, all: Iterable<T>, work: (each: T) => Promise<void>): Promise<void> {
  const left = all[Symbol.iterator]();
  let failure: { error: unknown } | null = null;
  const lane = async (): Promise<void> => {
    while (failure === null) {
      const next = left.next();
      if (next.done) return;
      await work(next.value).catch((error: unknown) => {
        failure ??= { error };
      });
    }
  };
  await Promise.all(Array.from({ length: slots }, lane));
  if (failure !== null) throw (failure as { error: unknown }).error;
}

/**
 * @param executor closed at the end, whatever comes
 * @returns whether all points are in; false where it was stopped before
 * @throws {StoreError} where results cannot be kept; what was in before stays in
 */
export async function runSweep(
  sweep: Sweep,
  store: Store,
  executor: Executor,
  { onProgress, signal }: { onProgress?: (progress: SweepProgress) => void; signal?: AbortSignal } = {},
): Promise<boolean> {
  const { count } = sweep.points;
  const started = performance.now();
  const before = store.pointsDone();
  const progress = (): SweepProgress => {
    const done = store.pointsDone();
    const rate = (done - before) / ((performance.now() - started) / 1000);
    return { done, count, rate, secondsLeft: done > before ? (count - done) / rate : null };
  };
  function* left(firsts: Iterable<number>): Generator<number> {
    for (const first of firsts) {
      if (signal?.aborted) return;
      if (!store.done.has(first)) yield first;
    }
  }
  function* blocks(): Generator<number> {
    for (let first = 0; first < count; first += store.blockSize) yield first;
  }
  /** Results come in any order; they are kept one after the other. */
  let kept: Promise<void> = Promise.resolve();
  const workAll = (firsts: Iterable<number>, nearTo?: (point: number) => string[]) =>
    shareOut(executor.slots, left(firsts), async (first) => {
      const block = await executor.run(first, Math.min(store.blockSize, count - first), nearTo?.(first));
      kept = kept.then(async () => {
        await store.add(block);
        await executor.kept?.(first);
        onProgress?.(progress());
      });
      await kept;
    });
  try {
    const staged: number[] = [];
    let nearTo: ((point: number) => string[]) | undefined;
    for (const stage of stagesOf(sweep)) {
      await workAll(stage, nearTo);
      if (signal?.aborted) return false;
      staged.push(...stage);
      nearTo = neighboursOf(sweep, await store.decisionsOf(staged));
    }
    await workAll(blocks(), nearTo);
    return store.pointsDone() === count;
  } finally {
    await executor.close();
  }
}
