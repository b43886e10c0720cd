/** Runs a sweep: gives blocks of points to whoever works them, keeps what comes back, and can go on where it was left. */
import type { Block } from "./columns.ts";
import { drawsOnlyPrices } from "./path-work.ts";
import type { Store } from "./store.ts";
import type { Sweep } from "./sweep.ts";

/** Works blocks: this thread, others, or other machines. */
export interface Executor {
  /** Blocks that it takes at a time. */
  slots: number;
  run: (first: number, count: number) => Promise<Block>;
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

/**
 * @param executor closed at the end, whatever comes
 * @returns whether all points are in; false where it was stopped before
 * @throws {StoreError} where results cannot be kept; what was in before stays in
 */
export async function runSweep(
  { points: { count } }: Sweep,
  store: Store,
  executor: Executor,
  { onProgress, signal }: { onProgress?: (progress: SweepProgress) => void; signal?: AbortSignal } = {},
): Promise<boolean> {
  const started = performance.now();
  const before = store.pointsDone();
  const progress = (): SweepProgress => {
    const done = store.pointsDone();
    const rate = (done - before) / ((performance.now() - started) / 1000);
    return { done, count, rate, secondsLeft: done > before ? (count - done) / rate : null };
  };
  let next = 0;
  let failure: { error: unknown } | null = null;
  /** Results come in any order; they are kept one after the other. */
  let kept: Promise<void> = Promise.resolve();
  const lane = async (): Promise<void> => {
    while (failure === null && signal?.aborted !== true) {
      while (store.done.has(next)) next += store.blockSize;
      if (next >= count) return;
      const first = next;
      next += store.blockSize;
      try {
        const block = await executor.run(first, Math.min(store.blockSize, count - first));
        kept = kept.then(async () => {
          if (failure !== null) return;
          await store.add(block);
          await executor.kept?.(first);
          onProgress?.(progress());
        });
        await kept;
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: executor.slots }, lane));
    if (failure !== null) throw (failure as { error: unknown }).error;
    return store.pointsDone() === count;
  } finally {
    await executor.close();
  }
}
