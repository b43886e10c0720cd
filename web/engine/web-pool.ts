/**
 * Web Workers for `solve`, through comlink. Each gets the plan once and compiles it; tasks and results are plain data, batches shared
 * memory, which only a page that is isolated from others has.
 */
import { type Remote, wrap } from "comlink";
import type { Plan } from "../../model/plan.ts";
import { type Pool, poolHere } from "../../solver/pool/pool.ts";
import { scoreAll } from "../../solver/pool/score-all.ts";
import type { Task, TaskResult } from "../../solver/task.ts";
import type { TaskWorker } from "./task-worker.ts";

/** @param workers 0 works in this thread, as does a page without shared memory */
export const poolInPage = (plan: Plan, workers: number): Pool =>
  workers === 0 || !globalThis.crossOriginIsolated ? poolHere(plan) : webPool(plan, workers);

interface Thread {
  worker: Worker;
  remote: Remote<TaskWorker>;
}

function webPool(plan: Plan, threads: number): Pool {
  const all = Array.from({ length: threads }, (): Thread => {
    const worker = new Worker(new URL("./task-worker.ts", import.meta.url), { type: "module", name: "task" });
    const remote = wrap<TaskWorker>(worker);
    void remote.open(plan);
    return { worker, remote };
  });
  const idle = [...all];
  const waiting: ((thread: Thread) => void)[] = [];
  const take = (): Promise<Thread> => {
    const thread = idle.pop();
    return thread === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(thread);
  };
  const giveBack = (thread: Thread) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };
  const run = async (task: Task): Promise<TaskResult> => {
    const thread = await take();
    try {
      return await thread.remote.run(task);
    } finally {
      giveBack(thread);
    }
  };
  return {
    threads,
    run,
    score: (batch) => scoreAll(plan, batch, threads, run),
    close: async () => {
      for (const { worker } of all) worker.terminate();
    },
  };
}
