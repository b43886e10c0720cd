/**
 * A pool on worker threads in Node. Each gets a plan once and compiles it; tasks and results are plain data, batches shared memory.
 */
import type { Piscina } from "piscina";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { modulesOf } from "../../model/plan-kernel.ts";
import type { Task, TaskResult } from "../task.ts";
import { type NodeThreads, nodeThreads } from "./node-threads.ts";
import { type Pool, type PoolOf, poolHere } from "./pool.ts";
import { scoreAll } from "./score-all.ts";

export interface NodePool extends Pool {
  /** The threads as Node has them, for those who watch them. */
  readonly workers: Piscina["threads"];
}

/**
 * Threads for `solve`, which closes them when it is done.
 *
 * @param workers threads; 0 works in this one
 */
export const poolInNode = (plan: Plan, workers: number): Pool =>
  workers === 0 ? poolHere(plan) : nodePool(plan, workers);

/** As `poolInNode`, but that the first pool is on threads that were started before. */
export function poolOnStarted(started: NodeThreads): PoolOf {
  let next: NodeThreads | null = started;
  return (plan, workers) => {
    const threads = next;
    next = null;
    return threads === null ? poolInNode(plan, workers) : nodePool(plan, threads);
  };
}

/** @param given how many threads, at least 1; or those that were started before, which do nothing else and end with the pool */
export function nodePool(plan: Plan, given: number | NodeThreads): NodePool {
  const started = typeof given === "number" ? nodeThreads(given) : given;
  const { count: threads, turn } = started;
  started.open(plan);
  let isClosed = false;
  let plans = 1;

  const poolFor = (of: Plan, id: number, close: () => Promise<void>): Pool => {
    let isOver = false;
    /** Rejects where the thread died; piscina has replaced it then. */
    const attempt = (task: Task, isNext?: boolean): Promise<TaskResult> =>
      turn(async () => {
        if (isOver) throw new TaskError(`${of.file}: its pool was closed`);
        const asked = { id, task, modules: modulesOf(compilePlan(of)) };
        let answer = await started.run(asked);
        // A plan goes to a thread once, not with each task. Another thread may be the one that takes it.
        if ("lacksPlan" in answer) answer = await started.run({ ...asked, plan: of });
        if ("result" in answer) return answer.result;
        const thrown = "thrown" in answer ? answer.thrown : "it has no plan";
        const reason = thrown instanceof Error ? thrown.message : String(thrown);
        throw new TaskError(`a worker failed at a task (${task.kind}) of ${of.file}: ${reason}`, { cause: thrown });
      }, isNext);
    return {
      threads,
      run: async (task, isNext) => {
        try {
          return await attempt(task, isNext);
        } catch (death) {
          if (death instanceof TaskError || isClosed) throw death;
          return attempt(task);
        }
      },
      score: (batch) => scoreAll(of, batch, threads, attempt),
      forPlan: (other) => (other === plan ? poolFor(plan, 0, async () => {}) : poolFor(other, plans++, async () => {})),
      close: () => {
        isOver = true;
        return close();
      },
    };
  };
  const own = poolFor(plan, 0, () => {
    isClosed = true;
    return started.close();
  });
  return {
    ...own,
    get workers() {
      return started.workers();
    },
  };
}

/** A task threw, or was called off; the thread that did it lives. */
class TaskError extends Error {}
