/** Starts a solve beside the page, which stays free while it runs. */
import { proxy, wrap } from "comlink";
import type { Progress } from "../../solver/solution.ts";
import type { Effort, Solved, SolveWorker } from "./solve-worker.ts";

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
  const worker = new Worker(new URL("./solve-worker.ts", import.meta.url), { type: "module", name: "solve" });
  const remote = wrap<SolveWorker>(worker);
  const failed = new Promise<never>((_, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  const done = Promise.race([remote.solve(text, effort, proxy(onProgress)), failed]).finally(() => worker.terminate());
  return { done, stop: () => void remote.stop() };
}
