/**
 * Who does the tasks: this thread, or others. The search knows only this.
 */
import type { Plan } from "../../model/plan.ts";
import { type Task, type TaskResult, taskRunner } from "../task.ts";

export interface Pool {
  run: (task: Task) => Promise<TaskResult>;
  close: () => Promise<void>;
}

/** Does the tasks in this thread, giving way to others between them. */
export function poolHere(plan: Plan): Pool {
  const runner = taskRunner(plan);
  return {
    run: async (task) => {
      await new Promise((resolve) => setTimeout(resolve));
      return (await runner)(task);
    },
    close: async () => {},
  };
}
