/**
 * Worker threads in Node, kept by piscina. Each gets the plan once and compiles it; tasks and results are plain data.
 */
import { Piscina } from "piscina";
import type { Plan } from "../../model/plan.ts";
import type { Task, TaskResult } from "../task.ts";
import type { Pool } from "./pool.ts";

/** @param workers threads, at least 1 */
export function nodePool(plan: Plan, workers: number): Pool {
  const piscina = new Piscina<Task, TaskResult>({
    filename: new URL("./node-worker.js", import.meta.url).href,
    workerData: plan,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: 60_000,
  });
  return {
    run: async (task) => {
      try {
        return await piscina.run(task);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`a worker failed at a task (${task.kind}) of ${plan.file}: ${reason}`, { cause: error });
      }
    },
    close: () => piscina.destroy(),
  };
}
