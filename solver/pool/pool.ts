/**
 * Who does the tasks: this thread, or others. The search knows only this; node-pool.ts has threads for Node.
 */
import type { Plan } from "../../model/plan.ts";
import type { Batch } from "../batch.ts";
import { type Task, type TaskResult, type TaskRunner, taskRunner } from "../task.ts";
import { scoreAll } from "./score-all.ts";

export interface Pool {
  /** How many tasks are done at a time. */
  readonly threads: number;
  /** @param isNext before those that wait for a thread */
  run: (task: Task, isNext?: boolean) => Promise<TaskResult>;
  /**
   * Scores all candidates of a batch, which was made for `threads`.
   *
   * @throws {CandidateError} that names the candidate at which scoring failed
   */
  score: (batch: Batch) => Promise<void>;
  /** The same threads for another plan, while this one is open; closed, it leaves them to the next. One plan is worked at a time. */
  forPlan: (plan: Plan) => Pool;
  close: () => Promise<void>;
}

/** Makes the pool for a plan. @param workers threads beside this one; 0: none */
export type PoolOf = (plan: Plan, workers: number) => Pool;

/** Does the tasks in this thread, giving way to others between them. */
export function poolHere(plan: Plan): Pool {
  let runner: Promise<TaskRunner> | null = null;
  const run = async (task: Task) => {
    await new Promise((resolve) => setTimeout(resolve));
    runner ??= taskRunner(plan);
    return (await runner)(task);
  };
  return {
    threads: 1,
    run,
    score: (batch) => scoreAll(plan, batch, 1, run),
    forPlan: poolHere,
    close: async () => (await runner)?.dispose(),
  };
}

/** Gives solves of plans that differ a little, one after the other, the same threads: they start once, and their code is warm. */
export async function onSharedThreads<T>(
  plan: Plan,
  { poolOf = poolHere, workers }: { poolOf?: PoolOf; workers: number },
  work: (poolOf: PoolOf) => Promise<T>,
): Promise<T> {
  const threads = poolOf(plan, workers);
  try {
    return await work((of) => threads.forPlan(of));
  } finally {
    await threads.close();
  }
}

/** Has work done in its turn. */
export interface Turns {
  /** @param isNext before all that waits */
  <T>(work: () => Promise<T>, isNext?: boolean): Promise<T>;
  /** From now on one more at a time. */
  oneMore: () => void;
}

/**
 * Gives out turns, so many at a time, in the order in which they are asked for, but for what is to come next: what waits for a thread is not
 * handed to one yet, and can be called off.
 */
export function turns(atATime: number): Turns {
  const waiting: (() => void)[] = [];
  let free = atATime;
  const oneMore = () => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
  const turn = async <T>(work: () => Promise<T>, isNext = false): Promise<T> => {
    if (free > 0) free--;
    else {
      await new Promise<void>((go) => {
        if (isNext) waiting.unshift(go);
        else waiting.push(go);
      });
    }
    try {
      return await work();
    } finally {
      oneMore();
    }
  };
  return Object.assign(turn, { oneMore });
}
