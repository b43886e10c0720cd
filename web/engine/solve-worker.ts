/** The search, in a thread of its own beside its pool's; it lives as long as one solve. */
import "./no-code-from-text.ts";
import { compilePlan } from "../../model/compiled-plan.ts";
import { sharesOf } from "../../model/decisions.ts";
import { evaluate } from "../../model/evaluate.ts";
import { signOf } from "../../model/objective.ts";
import type { RiskMeasure } from "../../model/risk.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { bindingLimits, cents } from "../../solver/rank.ts";
import {
  InfeasibleError,
  type Progress,
  type RankedPlan,
  type Solution,
  solveDefaults,
} from "../../solver/solution.ts";
import { solve } from "../../solver/solve.ts";
import { type Frontier, frontierDefaults, frontierOf } from "../../solver/uncertainty/frontier.ts";
import { serveThread } from "./serve-thread.ts";
import { poolInPage, type StartThread } from "./web-pool.ts";

/** What the page asks for beside the plan. */
export interface Effort {
  /** null: until search and proof have done what they do, which gives the same answer every time. */
  seconds: number | null;
  seed: number;
  workers: number;
}

/** What a solve ends with: no plan within the limits is an answer too. */
export type Solved = { solution: Solution } | { infeasible: string; conflicts: readonly string[] };

/** A frontier, and each plan on it in full; their ranks go on from those of the solution. */
export interface Traded {
  frontier: Frontier;
  plans: RankedPlan[];
}

const stop = new AbortController();

const solveWorker = {
  solve: async (
    text: string,
    effort: Effort,
    startThread: StartThread,
    onProgress: (progress: Progress) => void,
  ): Promise<Solved> => {
    const plan = parsePlan(text, "plan.yaml");
    try {
      const solution = await solve(plan, {
        ...solveDefaults,
        ...effort,
        poolOf: poolInPage(startThread),
        signal: stop.signal,
        onProgress,
      });
      return { solution };
    } catch (error) {
      if (error instanceof InfeasibleError) return { infeasible: error.message, conflicts: error.conflicts };
      throw error;
    }
  },
  /**
   * @param of what was solved: the plans on the frontier are set against the same ones made by hand
   * @param onPoint before each search: how many plans are there
   */
  trade: async (
    text: string,
    of: Pick<Solution, "ranked" | "baselines">,
    risk: RiskMeasure,
    { seed, workers }: Effort,
    startThread: StartThread,
    onPoint: (found: number) => void,
  ): Promise<Traded> => {
    const plan = parsePlan(text, "plan.yaml");
    const frontier = await frontierOf(plan, solve, {
      ...solveDefaults,
      ...frontierDefaults,
      seed,
      workers,
      risk,
      poolOf: poolInPage(startThread),
      signal: stop.signal,
      onPoint,
    });
    const compiled = compilePlan(plan);
    const sign = signOf(plan.objective.kind);
    const plans = frontier.points.map(({ decisions, value, gap, proven }, i): RankedPlan => {
      const { scenarios, limits, distribution } = evaluate(compiled, sharesOf(compiled, decisions).shares);
      const gains = of.baselines.map((baseline) => [baseline.name, cents(sign * (value - baseline.value))]);
      return {
        rank: of.ranked.length + i + 1,
        value,
        gap,
        proven,
        decisions,
        scenarios,
        limits,
        binding: bindingLimits(compiled, limits),
        ...(distribution === undefined ? {} : { distribution }),
        gains: Object.fromEntries(gains) as RankedPlan["gains"],
      };
    });
    return { frontier, plans };
  },
  /** Ends the search with the best so far. */
  stop: (): void => stop.abort(),
};

export type SolveWorker = typeof solveWorker;
serveThread(solveWorker);
