/**
 * A solve as a person runs it: with its progress, ended early by Ctrl-C, and told why where no plan meets the limits.
 */
import type { Plan } from "../model/plan.ts";
import type { NodeThreads } from "../solver/pool/node-threads.ts";
import { InfeasibleError, type Solution, type SolveOptions } from "../solver/solution.ts";
import { exitCode } from "./exit-code.ts";
import { progressOn } from "./progress.ts";
import { conflictsInWords } from "./render/conflicts.ts";
import { json } from "./render/json.ts";
import { progressLine } from "./render/progress.ts";
import type { Terminal } from "./terminal.ts";

/** As the options of the command line name them. */
export interface SearchOptions {
  time: number;
  gap: number;
  workers: number;
  programs?: number | undefined;
  seed: number;
  json: boolean;
  /** Threads for the first solve, where they are started already. */
  started?: NodeThreads | null;
}

export type Solve = (plan: Plan, options: SolveOptions) => Promise<Solution>;

/**
 * @returns what was found; null where no plan meets the limits, which then is told
 */
export const search = (
  plan: Plan,
  top: number,
  options: SearchOptions,
  terminal: Terminal,
  more: Pick<SolveOptions, "starts" | "programs"> = {},
): Promise<Solution | null> =>
  searching(plan, options, terminal, (solve, settings) => solve(plan, { ...settings, ...more, top }));

/**
 * Work that solves once or several times.
 *
 * @param work may say what its next solve is about, for those who watch
 * @returns what it brings; null where no plan meets the limits, which then is told
 */
export async function searching<T>(
  plan: Plan,
  options: SearchOptions,
  terminal: Terminal,
  work: (solve: Solve, settings: Omit<SolveOptions, "top">, about: (words: string) => void) => Promise<T>,
): Promise<T | null> {
  const stop = new AbortController();
  const progress = progressOn(terminal);
  const undo = terminal.onInterrupt(() => {
    if (stop.signal.aborted) process.exit(exitCode.interrupted);
    stop.abort();
    progress.clear();
    if (terminal.isWatched) terminal.tell("Stopping; Ctrl-C again ends at once.\n");
  });
  const settings: Omit<SolveOptions, "top"> = {
    seconds: options.time,
    gap: options.gap,
    workers: options.workers,
    seed: options.seed,
    signal: stop.signal,
  };
  if (options.programs !== undefined) settings.programs = options.programs;
  try {
    // Loaded only now: it is large, and an option may be wrong.
    const [{ solve }, { poolInNode, poolOnStarted }] = await Promise.all([
      import("../solver/solve.ts"),
      import("../solver/pool/node-pool.ts"),
    ]);
    let about = "";
    // Each solve has a bar of its own, over the time that it may take.
    const watched: Solve = (of, asked) =>
      solve(of, {
        ...asked,
        onProgress: (so) =>
          progress.show(asked.seconds === null ? null : so.seconds / asked.seconds, about + progressLine(so)),
      });
    return await work(
      watched,
      { ...settings, poolOf: options.started ? poolOnStarted(options.started) : poolInNode },
      (words) => {
        about = words;
      },
    );
  } catch (error) {
    if (!(error instanceof InfeasibleError)) throw error;
    if (options.json) await terminal.print(json({ error: error.message, conflicts: error.conflicts }));
    progress.clear();
    terminal.tell(conflictsInWords(plan, error));
    return null;
  } finally {
    undo();
    progress.clear();
  }
}
