/** Who works the blocks on this machine: this thread, or threads kept by piscina. */
import { availableParallelism } from "node:os";
import type { Block } from "./columns.ts";
import type { Executor } from "./run-sweep.ts";
import { type SweepTexts, sweepOf } from "./sweep.ts";
import { type Work, workOf } from "./work.ts";

export function executorHere(texts: SweepTexts): Executor {
  return { slots: 1, run: workOf(sweepOf(texts)), close: async () => {} };
}

/** @param threads 0 works in this one */
export async function executorOf(texts: SweepTexts, threads = availableParallelism()): Promise<Executor> {
  if (threads === 0) return executorHere(texts);
  const { Piscina } = await import("piscina");
  const piscina = new Piscina<Parameters<Work>, Block>({
    filename: new URL("./sweep-worker.js", import.meta.url).href,
    workerData: texts,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  let isClosed = false;
  piscina.on("error", (error) => {
    if (!isClosed) throw error;
  });
  return {
    // One more than there are threads: none waits while a result is kept.
    slots: threads + 1,
    run: (...of) => piscina.run(of),
    close: () => {
      isClosed = true;
      return piscina.destroy();
    },
  };
}
