/** A worker of the pool: compiles the plan it is opened with, the last one, and does tasks for it. */
import "./no-code-from-text.ts";
import { expose } from "comlink";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { takeModules } from "../../model/plan-kernel.ts";
import { type Task, type TaskResult, taskRunner } from "../../solver/task.ts";
import { serveThread } from "./serve-thread.ts";

let opened: { plan: Plan; runner: ReturnType<typeof taskRunner> } | null = null;

const taskWorker = {
  open: (plan: Plan): void => {
    opened?.runner.then((before) => before.dispose()).catch(() => {});
    opened = { plan, runner: taskRunner(plan) };
    // What fails here fails again at the first task.
    opened.runner.then((run) => run({ kind: "prepare" })).catch(() => {});
  },
  /** @param modules of the plan's kernels, as far as the asking thread has made them */
  run: async (task: Task, modules: readonly (object | null)[]): Promise<TaskResult> => {
    if (opened === null) throw new Error("the worker has no plan to work on");
    takeModules(compilePlan(opened.plan), modules);
    return (await opened.runner)(task);
  },
  /** With what it has in hand. */
  end: (): void => close(),
};

/** What the page asks of it: to serve the search, on its port. */
const started = { serve: (port: MessagePort): void => expose(taskWorker, port) };

export type TaskWorker = typeof taskWorker;
export type StartedTaskWorker = typeof started;
serveThread(started);
