/**
 * Web Workers for `solve`, through comlink. Each gets the plan once and compiles it; tasks and results are plain data, batches shared
 * memory, which only a page that is isolated from others has. One that dies is replaced, and what it had is done again.
 */
import type { Plan } from "../../model/plan.ts";
import { type Pool, poolHere } from "../../solver/pool/pool.ts";
import { scoreAll } from "../../solver/pool/score-all.ts";
import type { Task, TaskResult } from "../../solver/task.ts";
import type { TaskWorker } from "./task-worker.ts";
import { type Thread, ThreadDeath, threadOf } from "./thread.ts";

/** @param workers 0 works in this thread, as does a page without shared memory */
export const poolInPage = (plan: Plan, workers: number): Pool =>
  workers === 0 || !globalThis.crossOriginIsolated ? poolHere(plan) : webPool(plan, workers);

function webPool(plan: Plan, threads: number): Pool {
  const all = new Set<Thread<TaskWorker>>();
  const opened = () => {
    const thread = threadOf<TaskWorker>("task");
    void thread.remote.open(plan);
    all.add(thread);
    thread.died.catch(() => all.delete(thread));
    return thread;
  };
  const idle = Array.from({ length: threads }, opened);
  const waiting: ((thread: Thread<TaskWorker>) => void)[] = [];
  const take = (): Promise<Thread<TaskWorker>> => {
    const thread = idle.pop();
    return thread === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(thread);
  };
  const giveBack = (thread: Thread<TaskWorker>) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };
  /** Rejects with a `ThreadDeath` where the thread died; who takes it next gets another. */
  const attempt = async (task: Task): Promise<TaskResult> => {
    const taken = await take();
    const thread = taken.isLive ? taken : opened();
    try {
      return await Promise.race([thread.remote.run(task), thread.died]);
    } finally {
      giveBack(thread);
    }
  };
  return {
    threads,
    run: async (task) => {
      try {
        return await attempt(task);
      } catch (reason) {
        if (reason instanceof ThreadDeath) return attempt(task);
        throw reason;
      }
    },
    score: (batch) => scoreAll(plan, batch, threads, attempt),
    close: async () => {
      for (const { end } of all) end();
    },
  };
}
