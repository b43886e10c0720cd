/**
 * Web Workers for `solve`, through comlink. Each gets a plan once and compiles it; tasks and results are plain data, batches shared
 * memory, which only a page that is isolated from others has. One that dies is replaced, and what it had is done again.
 */
import { compilePlan } from "../../model/compiled-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { modulesOf } from "../../model/plan-kernel.ts";
import { type Pool, poolHere, turns } from "../../solver/pool/pool.ts";
import { scoreAll } from "../../solver/pool/score-all.ts";
import type { Task, TaskResult } from "../../solver/task.ts";
import type { TaskWorker } from "./task-worker.ts";
import { type Thread, ThreadDeath, threadOf } from "./thread.ts";

/** @param workers 0 works in this thread, as does a page without shared memory */
export const poolInPage = (plan: Plan, workers: number): Pool =>
  workers === 0 || !globalThis.crossOriginIsolated ? poolHere(plan) : webPool(plan, workers);

function webPool(plan: Plan, threads: number): Pool {
  const all = new Set<Thread<TaskWorker>>();
  /** The plan that each thread has open. */
  const has = new WeakMap<Thread<TaskWorker>, Plan>();
  const open = (thread: Thread<TaskWorker>, of: Plan) => {
    void thread.remote.open(of);
    has.set(thread, of);
    return thread;
  };
  const opened = () => {
    const thread = open(threadOf<TaskWorker>("task"), plan);
    all.add(thread);
    thread.died.catch(() => all.delete(thread));
    return thread;
  };
  const idle = Array.from({ length: threads }, opened);
  const turn = turns(threads);

  const poolFor = (of: Plan, close: () => void): Pool => {
    let isOver = false;
    /** Rejects with a `ThreadDeath` where the thread died; who takes it next gets another. */
    const attempt = (task: Task, isNext?: boolean): Promise<TaskResult> =>
      turn(async () => {
        if (isOver) throw new Error("the pool was closed");
        const taken = idle.pop()!;
        const thread = taken.isLive ? taken : opened();
        try {
          if (has.get(thread) !== of) open(thread, of);
          return await Promise.race([thread.remote.run(task, modulesOf(compilePlan(of))), thread.died]);
        } finally {
          idle.push(thread);
        }
      }, isNext);
    return {
      threads,
      run: async (task, isNext) => {
        try {
          return await attempt(task, isNext);
        } catch (reason) {
          if (reason instanceof ThreadDeath) return attempt(task);
          throw reason;
        }
      },
      score: (batch) => scoreAll(of, batch, threads, attempt),
      forPlan: (other) => poolFor(other, () => {}),
      close: async () => {
        isOver = true;
        close();
      },
    };
  };
  return poolFor(plan, () => {
    for (const { end } of all) end();
  });
}
