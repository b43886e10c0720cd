/**
 * Who does the tasks: this thread, or others. The search knows only this; node-pool.ts has threads for Node.
 */
import type { Plan } from "../../model/plan.ts";
import type { Batch } from "../batch.ts";
import { type Task, type TaskResult, taskRunner } from "../task.ts";
import { scoreAll } from "./score-all.ts";

export interface Pool {
  /** How many tasks are done at a time. */
  readonly threads: number;
  run: (task: Task) => Promise<TaskResult>;
  /**
   * Scores all candidates of a batch, which was made for `threads`.
   *
   * @throws {CandidateError} that names the candidate at which scoring failed
   */
  score: (batch: Batch) => Promise<void>;
  close: () => Promise<void>;
}

/** Makes the pool for a plan. @param workers threads beside this one; 0: none */
export type PoolOf = (plan: Plan, workers: number) => Pool;

/** Does the tasks in this thread, giving way to others between them. */
export function poolHere(plan: Plan): Pool {
  const runner = taskRunner(plan);
  const run = async (task: Task) => {
    await new Promise((resolve) => setTimeout(resolve));
    return (await runner)(task);
  };
  return {
    threads: 1,
    run,
    score: (batch) => scoreAll(plan, batch, 1, run),
    close: async () => (await runner).dispose(),
  };
}
