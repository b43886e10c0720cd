/** A worker thread: compiles the plan it was started with, or the one that came after it, and does tasks for it. */
import { workerData } from "node:worker_threads";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { takeModules } from "../../model/plan-kernel.ts";
import { type Task, type TaskResult, taskRunner } from "../task.ts";

export interface Asked {
  /** Of the plan: 0 for the one that the thread was started with. */
  id: number;
  /** Where the thread has said that it lacks it. */
  plan?: Plan;
  /** Of the plan's kernels, as far as the asking thread has made them. */
  modules: readonly (object | null)[];
  task: Task;
}

/** What a task threw comes back as a value, so that only the thread's own death rejects it. */
export type Answer = { result: TaskResult } | { thrown: unknown } | { lacksPlan: true };

const opened = (id: number, plan: Plan) => ({ id, plan, runner: taskRunner(plan) });
let open = opened(0, workerData as Plan);

async function run({ id, plan, modules, task }: Asked): Promise<Answer> {
  try {
    if (id !== open.id) {
      const next = plan ?? (id === 0 ? (workerData as Plan) : undefined);
      if (next === undefined) return { lacksPlan: true };
      (await open.runner).dispose();
      open = opened(id, next);
    }
    takeModules(compilePlan(open.plan), modules);
    return { result: await (await open.runner)(task) };
  } catch (thrown) {
    return { thrown };
  }
}

/** Between tasks the thread sleeps, and nothing goes on in it: so it is ready first. What fails here fails again at the first task. */
export default open.runner
  .then(({ prepare }) => prepare())
  .then(
    () => run,
    () => run,
  );
