import type { Plan } from "../model/plan.ts";
import { type Solution, type SolveOptions, solveDefaults } from "../solver/solution.ts";
import { solve } from "../solver/solve.ts";
import { type Uncertainty, uncertaintyOf } from "../solver/uncertainty/uncertainty.ts";

/**
 * What uncertainty costs the best plan of a solve: the worth of waiting until more is known, of knowing all now, and the price of each limit
 * on risk. Each is a search of its own, without a proof.
 *
 * @param solution of the same plan, with at least one ranked
 * @param options  as for `solve`; `seconds` is for all of the searches together
 * @returns amounts in dollars
 */
export function uncertainty(
  plan: Plan,
  solution: Pick<Solution, "ranked">,
  options: Partial<SolveOptions> = {},
): Promise<Uncertainty> {
  return uncertaintyOf(plan, solution, solve, { ...solveDefaults, workers: 0, ...options });
}
