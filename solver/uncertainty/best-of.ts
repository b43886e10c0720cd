/** A solve beside the one that was asked for: its best plan alone, and no word where there is none. */
import type { Plan } from "../../model/plan.ts";
import { InfeasibleError, type RankedPlan, type Solution, type SolveOptions } from "../solution.ts";

export type Solve = (plan: Plan, options: SolveOptions) => Promise<Solution>;

export interface Best {
  best: RankedPlan;
  solution: Solution;
}

/** @returns null where no plan within the limits was found */
export async function bestOf(plan: Plan, solve: Solve, options: Omit<SolveOptions, "top">): Promise<Best | null> {
  try {
    const solution = await solve(plan, { ...options, why: false, conflicts: false, top: 1 });
    const [best] = solution.ranked;
    return best === undefined ? null : { best, solution };
  } catch (error) {
    if (error instanceof InfeasibleError) return null;
    throw error;
  }
}
