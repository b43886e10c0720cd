/** Starts a solve, or a frontier, beside the page, which stays free while it runs. */
import { proxy, type Remote, transfer } from "comlink";
import type { RiskMeasure } from "../../model/risk.ts";
import type { Progress, Solution } from "../../solver/solution.ts";
import { MOMENT } from "./page-first.ts";
import type { Effort, Solved, SolveWorker, Traded } from "./solve-worker.ts";
import type { StartedTaskWorker } from "./task-worker.ts";
import { type Thread, type ThreadDeath, threadOf } from "./thread.ts";
import type { StartThread } from "./web-pool.ts";

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
  started(async (worker, startThread): Promise<Solved> => {
    return await worker.solve(text, effort, startThread, proxy(onProgress));
  });

export const startTrade = (
  text: string,
  of: Solution,
  risk: RiskMeasure,
  onPoint: (found: number) => void,
): Working<Traded> =>
  started((worker, startThread) => worker.trade(text, of, risk, effortOf(null), startThread, proxy(onPoint)));

/** A thread for one piece of work, and those of its pool; the page shows first that it is at it. */
function started<T>(work: (worker: Remote<SolveWorker>, startThread: StartThread) => Promise<T>): Working<T> {
  const threads: Thread<unknown>[] = [];
  const start = <R>(role: "solve" | "task"): Thread<R> => {
    const thread = threadOf<R>(role);
    threads.push(thread);
    return thread;
  };
  const startThread: StartThread = (port) => {
    const { remote, died } = start<StartedTaskWorker>("task");
    void remote.serve(transfer(port, [port]));
    return died.catch(({ message }: ThreadDeath) => message);
  };
  const search = new Promise<Thread<SolveWorker>>((resolve) => setTimeout(() => resolve(start("solve")), MOMENT));
  return {
    done: search
      .then(({ remote, died }) => Promise.race([work(remote, proxy(startThread)), died]))
      .finally(() => {
        for (const { end } of threads) end();
      }),
    stop: () => void search.then(({ remote }) => remote.stop()),
  };
}
