/**
 * Worker threads in Node, kept by piscina. Each gets the plan once and compiles it; tasks and results are plain data, batches shared
 * memory.
 */
import { Piscina } from "piscina";
import type { Plan } from "../../model/plan.ts";
import type { Task, TaskResult } from "../task.ts";
import type { Answer } from "./node-worker.ts";
import { type Pool, poolHere } from "./pool.ts";
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
  const piscina = new Piscina<Task, Answer>({
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
  /** Rejects where the thread died; piscina has replaced it then. */
  const attempt = async (task: Task): Promise<TaskResult> => {
    const answer = await piscina.run(task);
    if ("result" in answer) return answer.result;
    const reason = answer.thrown instanceof Error ? answer.thrown.message : String(answer.thrown);
    throw new TaskError(`a worker failed at a task (${task.kind}) of ${plan.file}: ${reason}`, {
      cause: answer.thrown,
    });
  };
  return {
    threads,
    run: async (task) => {
      try {
        return await attempt(task);
      } catch (death) {
        if (death instanceof TaskError || isClosed) throw death;
        return attempt(task);
      }
    },
    score: (batch) => scoreAll(plan, batch, threads, attempt),
    close: () => {
      isClosed = true;
      return piscina.destroy();
    },
    get workers() {
      return piscina.threads;
    },
  };
}

/** A task threw; the thread that did it lives. */
class TaskError extends Error {}
