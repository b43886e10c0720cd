/** A worker thread: compiles the plan it was started with, or the one that came after it, and does tasks for it. */
import { workerData } from "node:worker_threads";
import type { Plan } from "../../model/plan.ts";
import { type Task, type TaskResult, taskRunner } from "../task.ts";

export interface Asked {
  /** Of the plan: 0 for the one that the thread was started with. */
  id: number;
  /** Where the thread has said that it lacks it. */
  plan?: Plan;
  task: Task;
}

/** What a task threw comes back as a value, so that only the thread's own death rejects it. */
export type Answer = { result: TaskResult } | { thrown: unknown } | { lacksPlan: true };

let open = { id: 0, runner: taskRunner(workerData as Plan) };

export default async function run({ id, plan, task }: Asked): Promise<Answer> {
  try {
    if (id !== open.id) {
      const next = plan ?? (id === 0 ? (workerData as Plan) : undefined);
      if (next === undefined) return { lacksPlan: true };
      (await open.runner).dispose();
      open = { id, runner: taskRunner(next) };
    }
    return { result: await (await open.runner)(task) };
  } catch (thrown) {
    return { thrown };
  }
}
