/**
 * Results as JSON documents: the contract's keys in the contract's order, then what else there is.
 */
import type { Decision } from "../../model/decisions.ts";
import type { Evaluation } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import type { RankedPlan, Solution } from "../../solver/solution.ts";

export const solutionDocument = ({ plan, objective, seed, bound, ranked, boundBy, baselines, ended }: Solution) => ({
  plan,
  objective,
  seed,
  bound,
  ranked: ranked.map(rankedDocument),
  boundBy,
  baselines,
  ended,
});

const rankedDocument = ({ rank, value, gap, proven, decisions, scenarios, binding, gains, limits }: RankedPlan) => ({
  rank,
  value,
  gap,
  proven,
  decisions: decisions.map(decisionDocument),
  scenarios,
  binding,
  gains,
  limits,
});

function decisionDocument(decision: Decision) {
  const { date, shares } = decision;
  const scenario = decision.scenario ?? "all";
  return decision.do === "exercise"
    ? { date, do: decision.do, grant: decision.grant, shares, scenario }
    : { date, do: decision.do, lot: decision.lot, shares, scenario };
}

export const evaluationDocument = ({ name }: Plan, { value, scenarios, limits }: Evaluation) => ({
  plan: name,
  value,
  scenarios,
  limits,
});
