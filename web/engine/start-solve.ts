/** Starts a solve, or a frontier, beside the page, which stays free while it runs. */
import { proxy, type Remote } from "comlink";
import type { RiskMeasure } from "../../model/risk.ts";
import type { Progress, Solution } from "../../solver/solution.ts";
import { MOMENT } from "./page-first.ts";
import type { Effort, Solved, SolveWorker, Traded } from "./solve-worker.ts";
import { type Thread, threadOf } from "./thread.ts";

export interface Working<T> {
  /** Rejects where the work itself fails, which would be a defect. */
  done: Promise<T>;
  /** Ends it with the best so far. */
  stop: () => void;
}

/** As the command line: every processor, and seed 1. */
export const effortOf = (seconds: number | null): Effort => ({
  seconds,
  seed: 1,
  workers: Math.max(1, navigator.hardwareConcurrency),
});

export const startSolve = (text: string, effort: Effort, onProgress: (progress: Progress) => void): Working<Solved> =>
  started(async (worker): Promise<Solved> => await worker.solve(text, effort, proxy(onProgress)));

export const startTrade = (
  text: string,
  of: Solution,
  risk: RiskMeasure,
  onPoint: (found: number) => void,
): Working<Traded> => started((worker) => worker.trade(text, of, risk, effortOf(null), proxy(onPoint)));

/** A thread for one piece of work; the page shows first that it is at it. */
function started<T>(work: (worker: Remote<SolveWorker>) => Promise<T>): Working<T> {
  const thread = new Promise<Thread<SolveWorker>>((resolve) =>
    setTimeout(() => resolve(threadOf<SolveWorker>("solve")), MOMENT),
  );
  return {
    done: thread.then(({ remote, died, end }) => Promise.race([work(remote), died]).finally(end)),
    stop: () => void thread.then(({ remote }) => remote.stop()),
  };
}
