/** A worker thread: compiles the plan it was started with, and does tasks for it. */
import { workerData } from "piscina";
import type { Plan } from "../../model/plan.ts";
import { type Task, type TaskResult, taskRunner } from "../task.ts";

const runner = taskRunner(workerData as Plan);

export default async function run(task: Task): Promise<TaskResult> {
  return (await runner)(task);
}
