/** A worker thread: compiles the plan it was started with, and does tasks for it. */
import { workerData } from "piscina";
import type { Plan } from "../../model/plan.ts";
import { type Task, type TaskResult, taskRunner } from "../task.ts";

/** What a task threw comes back as a value, so that only the thread's own death rejects it. */
export type Answer = { result: TaskResult } | { thrown: unknown };

const runner = taskRunner(workerData as Plan);

export default async function run(task: Task): Promise<Answer> {
  try {
    return { result: await (await runner)(task) };
  } catch (thrown) {
    return { thrown };
  }
}
