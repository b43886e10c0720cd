import type { Plan } from "../model/plan.ts";
import { type Solution, type SolveOptions, solveDefaults } from "../solver/solution.ts";
import { solve as solvePlan } from "../solver/solve.ts";

/**
 * The best plans it can find, ranked, with a bound that no plan can pass.
 *
 * Works in the thread that calls it, giving way to others between pieces of work, unless `workers` and `poolOf` give it threads: in Node
 * `{ workers: 4, poolOf: poolInNode }`, from `crossover/node`. The same seed gives the same plans unless the time ends the search.
 *
 * @param options what is not given is as for `crossover solve`: the 5 best, 30 seconds, a gap of $1, seed 1; but no threads
 * @returns each ranked plan within every limit, and checked to the cent; none is ranked where `signal` came before one was found
 * @throws {InfeasibleError} if no plan meets the limits, with those that conflict, or none was found in the time given
 */
export function solve(plan: Plan, options: Partial<SolveOptions> = {}): Promise<Solution> {
  return solvePlan(plan, { ...solveDefaults, workers: 0, ...options });
}
