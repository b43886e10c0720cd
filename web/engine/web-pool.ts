/**
 * Web Workers for `solve`, through comlink. Each gets a plan once and compiles it; tasks and results are plain data, batches shared
 * memory, which only a page that is isolated from others has. One that dies is replaced, and what it had is done again.
 *
 * The page starts them, not the search's thread: Chromium keeps a worker for good, and its memory, that is ended while others that it
 * started are ending.
 */
import { type Remote, transfer, wrap } from "comlink";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { modulesOf } from "../../model/plan-kernel.ts";
import { type Pool, type PoolOf, poolHere, turns } from "../../solver/pool/pool.ts";
import { scoreAll } from "../../solver/pool/score-all.ts";
import type { Task, TaskResult } from "../../solver/task.ts";
import type { TaskWorker } from "./task-worker.ts";

/** Has the page start a thread of the pool, which serves on the port; resolves with why it died. */
export type StartThread = (port: MessagePort) => Promise<string>;

/** A thread of the pool, as the search has it. */
interface PoolThread {
  remote: Remote<TaskWorker>;
  /** Rejects with a `ThreadDeath` when the thread is gone. */
  died: Promise<never>;
  isLive: boolean;
}

class ThreadDeath extends Error {}

/** Threads for `solve`; with 0 workers it works in its own, as it does in a page without shared memory. */
export const poolInPage =
  (startThread: StartThread): PoolOf =>
  (plan, workers) =>
    workers === 0 || !globalThis.crossOriginIsolated ? poolHere(plan) : webPool(plan, workers, startThread);

function webPool(plan: Plan, threads: number, startThread: StartThread): Pool {
  const all = new Set<PoolThread>();
  /** The plan that each thread has open. */
  const has = new WeakMap<PoolThread, Plan>();
  const open = (thread: PoolThread, of: Plan) => {
    void thread.remote.open(of);
    has.set(thread, of);
    return thread;
  };
  const opened = () => {
    const { port1, port2 } = new MessageChannel();
    const died = startThread(transfer(port2, [port2])).then((why) => {
      thread.isLive = false;
      all.delete(thread);
      throw new ThreadDeath(why);
    });
    died.catch(() => {});
    const thread: PoolThread = { remote: wrap<TaskWorker>(port1), died, isLive: true };
    all.add(thread);
    return open(thread, plan);
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
    for (const { remote } of all) void remote.end();
  });
}
