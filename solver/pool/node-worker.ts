/** A worker thread: waits for its first plan, compiles it or the one that came after it, and does tasks for it. */
import { workerData } from "node:worker_threads";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { takeModules } from "../../model/plan-kernel.ts";
import { highs } from "../highs.ts";
import { type Task, type TaskResult, taskRunner } from "../task.ts";
import { waitForPlan } from "./node-plan-to-come.ts";

export interface Asked {
  /** Of the plan: 0 for the one that threads wait for. */
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
let open: ReturnType<typeof opened> | null = null;

async function run({ id, plan, modules, task }: Asked): Promise<Answer> {
  try {
    if (open?.id !== id) {
      const next = plan ?? (id === 0 ? first() : null);
      if (next === null) return { lacksPlan: true };
      (await open?.runner)?.dispose();
      open = opened(id, next);
    }
    takeModules(compilePlan(open.plan), modules);
    return { result: await (await open.runner)(task) };
  } catch (thrown) {
    return { thrown };
  }
}

const first = () => waitForPlan(workerData as SharedArrayBuffer);

/** Between tasks the thread sleeps, and nothing goes on in it: so it is ready first. What fails here fails again at the first task. */
async function getReady(): Promise<void> {
  await highs();
  const plan = first();
  if (plan === null) return;
  open = opened(0, plan);
  await (await open.runner)({ kind: "prepare" });
}

export default getReady().then(
  () => run,
  () => run,
);
