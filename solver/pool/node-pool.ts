/**
 * Worker threads in Node, kept by piscina. Each gets a plan once and compiles it; tasks and results are plain data, batches shared
 * memory.
 */
import { Piscina } from "piscina";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { modulesOf } from "../../model/plan-kernel.ts";
import type { Task, TaskResult } from "../task.ts";
import type { Answer, Asked } from "./node-worker.ts";
import { type Pool, poolHere, turns } from "./pool.ts";
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

/** @param threads at least 1 */
export function nodePool(plan: Plan, threads: number): NodePool {
  const piscina = new Piscina<Asked, Answer>({
    filename: new URL("./node-worker.js", import.meta.url).href,
    workerData: plan,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  let isClosed = false;
  piscina.on("error", (error) => {
    // A thread that is being ended may still answer: nobody waits for that.
    if (!isClosed) throw error;
  });
  const turn = turns(threads);
  let plans = 1;

  /** @param id 0 for the plan that threads start with */
  const poolFor = (of: Plan, id: number, close: () => Promise<void>): Pool => {
    let isOver = false;
    /** Rejects where the thread died; piscina has replaced it then. */
    const attempt = (task: Task, isNext?: boolean): Promise<TaskResult> =>
      turn(async () => {
        if (isOver) throw new TaskError(`${of.file}: its pool was closed`);
        const asked = { id, task, modules: modulesOf(compilePlan(of)) };
        let answer = await piscina.run(asked);
        // A plan goes to a thread once, not with each task. Another thread may be the one that takes it.
        if ("lacksPlan" in answer) answer = await piscina.run({ ...asked, plan: of });
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
    return piscina.destroy();
  });
  return {
    ...own,
    get workers() {
      return piscina.threads;
    },
  };
}

/** A task threw, or was called off; the thread that did it lives. */
class TaskError extends Error {}
