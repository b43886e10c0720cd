/** Starts a solve beside the page, which stays free while it runs. */
import { proxy } from "comlink";
import type { Progress } from "../../solver/solution.ts";
import type { Effort, Solved, SolveWorker } from "./solve-worker.ts";
import { threadOf } from "./thread.ts";

export interface Solving {
  /** Rejects where the search itself fails, which would be a defect. */
  done: Promise<Solved>;
  /** Ends it with the best so far. */
  stop: () => void;
}

/** As the command line: every processor, and seed 1. */
export const effortOf = (seconds: number | null): Effort => ({
  seconds,
  seed: 1,
  workers: Math.max(1, navigator.hardwareConcurrency),
});

export function startSolve(text: string, effort: Effort, onProgress: (progress: Progress) => void): Solving {
  const { remote, died, end } = threadOf<SolveWorker>(
    new Worker(new URL("./solve-worker.ts", import.meta.url), { type: "module", name: "solve" }),
  );
  const done = Promise.race([remote.solve(text, effort, proxy(onProgress)), died]).finally(end);
  return { done, stop: () => void remote.stop() };
}
