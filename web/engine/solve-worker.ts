/** The search, in a thread of its own beside its pool's; it lives as long as one solve. */
import "./no-code-from-text.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { InfeasibleError, type Progress, type Solution, solveDefaults } from "../../solver/solution.ts";
import { solve } from "../../solver/solve.ts";
import { serveThread } from "./serve-thread.ts";
import { poolInPage } from "./web-pool.ts";

/** What the page asks for beside the plan. */
export interface Effort {
  /** null: until search and proof have done what they do, which gives the same answer every time. */
  seconds: number | null;
  seed: number;
  workers: number;
}

/** What a solve ends with: no plan within the limits is an answer too. */
export type Solved = { solution: Solution } | { infeasible: string; conflicts: readonly string[] };

const stop = new AbortController();

const solveWorker = {
  solve: async (text: string, effort: Effort, onProgress: (progress: Progress) => void): Promise<Solved> => {
    const plan = parsePlan(text, "plan.yaml");
    try {
      const solution = await solve(plan, {
        ...solveDefaults,
        ...effort,
        poolOf: poolInPage,
        signal: stop.signal,
        onProgress,
      });
      return { solution };
    } catch (error) {
      if (error instanceof InfeasibleError) return { infeasible: error.message, conflicts: error.conflicts };
      throw error;
    }
  },
  /** Ends the search with the best so far. */
  stop: (): void => stop.abort(),
};

export type SolveWorker = typeof solveWorker;
serveThread(solveWorker);
