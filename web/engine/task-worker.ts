/** A worker of the pool: compiles the plan it is opened with, the last one, and does tasks for it. */
import "./no-code-from-text.ts";
import type { Plan } from "../../model/plan.ts";
import { type Task, type TaskResult, taskRunner } from "../../solver/task.ts";
import { letPageGoFirst } from "./page-first.ts";
import { serveThread } from "./serve-thread.ts";

let runner: ReturnType<typeof taskRunner> | null = null;

const taskWorker = {
  open: (plan: Plan): void => {
    runner?.then((before) => before.dispose()).catch(() => {});
    runner = taskRunner(plan);
  },
  run: async (task: Task): Promise<TaskResult> => {
    if (runner === null) throw new Error("the worker has no plan to work on");
    return (await runner)(task);
  },
};

export type TaskWorker = typeof taskWorker;
letPageGoFirst();
serveThread(taskWorker);
