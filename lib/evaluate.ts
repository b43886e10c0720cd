import { decided } from "../model/decided.ts";
import { type Evaluation, evaluate as evaluateShares } from "../model/evaluate.ts";
import type { Plan } from "../model/plan.ts";
import { documentOf, type GivenDecision } from "./given-decisions.ts";

/**
 * What decisions cost and leave, exact to the cent, in every scenario, and how far each limit is from being broken.
 *
 * @param decisions in any order; on one day exercises come before sales
 * @returns amounts in dollars; a limit whose slack is below zero is broken, which is no error
 * @throws {PlanError} with every decision that names what is not there or cannot be carried out
 */
export function evaluate(plan: Plan, decisions: readonly GivenDecision[]): Evaluation {
  const { compiled, shares } = decided(documentOf(decisions), plan);
  return evaluateShares(compiled, shares);
}
