/**
 * Results as JSON documents: the contract's keys in the contract's order, then what else there is.
 */
import type { Decision } from "../../model/decisions.ts";
import type { Evaluation } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import type { Headroom } from "../../solver/headroom/headroom.ts";
import type { RankedPlan, Solution } from "../../solver/solution.ts";
import { leftOutOf } from "../../tax/states/index.ts";

export const solutionDocument = (
  { household, notes }: Plan,
  { plan, objective, seed, bound, ranked, boundBy, baselines, ended }: Solution,
) => ({
  plan,
  objective,
  seed,
  bound,
  ranked: ranked.map(rankedDocument),
  boundBy,
  baselines,
  ended,
  leavesOut: leftOut(household),
  notes,
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

export const evaluationDocument = ({ name, household, notes }: Plan, { value, scenarios, limits }: Evaluation) => ({
  plan: name,
  value,
  scenarios,
  limits,
  leavesOut: leftOut(household),
  notes,
});

/** What `headroom` answers: one entry for each grant and day. */
export interface HeadroomAnswer {
  plan: Plan;
  /** Index of the scenario. */
  scenario: number;
  /** Years in which AMT is to come back. */
  within: number;
  /** How many decisions stand already. */
  decided: number;
  exercises: readonly Headroom[];
}

export const headroomDocument = ({ plan, scenario, within, decided, exercises }: HeadroomAnswer) => ({
  plan: plan.name,
  scenario: plan.scenarios[scenario]!.name,
  within,
  decided,
  exercises,
  leavesOut: leftOut(plan.household),
  notes: plan.notes,
});

/** What the law of the household's state leaves out. */
const leftOut = ({ state }: Plan["household"]): readonly string[] => (state === null ? [] : leftOutOf(state));
