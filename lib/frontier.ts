import type { Plan } from "../model/plan.ts";
import { usualLevel } from "../model/risk.ts";
import { solveDefaults } from "../solver/solution.ts";
import { solve } from "../solver/solve.ts";
import { type Frontier, type FrontierOptions, frontierDefaults, frontierOf } from "../solver/uncertainty/frontier.ts";

/**
 * The efficient frontier of a plan with scenarios: for each amount of risk the most that can be had of the objective, which counts the
 * mean over the scenarios.
 *
 * Each plan on it is a solve of its own under a limit on risk, with a bound; the plan's own limits hold throughout. Works as `solve`
 * does: in the thread that calls it, unless `workers` and `poolOf` give it threads.
 *
 * @param options what is not given is as for `crossover frontier`: up to 8 plans, 60 seconds, CVaR at the level of the plan's
 * `limits.cvar` or 0.95; but no threads
 * @returns the plans by risk, the least first; where one plan is best in both, it alone
 * @throws {PlanError} if the plan has no scenarios, or what is asked for makes no sense
 * @throws {InfeasibleError} if no plan meets the limits, with those that conflict
 * @source the epsilon-constraint method: Haimes, Lasdon and Wismer, On a bicriterion formulation of the problems of integrated system
 * identification and system optimization, 1971
 */
export function frontier(plan: Plan, options: Partial<FrontierOptions> = {}): Promise<Frontier> {
  const risk = { kind: "cvar", level: usualLevel(plan.limits) } as const;
  return frontierOf(plan, solve, { ...solveDefaults, ...frontierDefaults, workers: 0, risk, ...options });
}
