/** A worker thread: waits for its first plan, compiles it or the one that came after it, and does tasks for it. */
import { workerData } from "node:worker_threads";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { takeModules } from "../../model/plan-kernel.ts";
import { highs } from "../highs.ts";
import type { Once } from "../program/law-program.ts";
import { type Task, type TaskResult, taskRunner } from "../task.ts";
import { madeOnce, waitFor } from "./node-shared.ts";

/** What threads have in common, of the plan that they wait for. */
export interface Shared {
  plan: SharedArrayBuffer;
  /** The program of its steps. */
  program: SharedArrayBuffer;
}

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

const shared = workerData as Shared;
const once: Once = (make) => madeOnce(shared.program, make);
const opened = (id: number, plan: Plan) => ({ id, plan, runner: taskRunner(plan, id === 0 ? once : undefined) });
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

const first = () => waitFor<Plan>(shared.plan);

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
