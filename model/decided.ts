/**
 * Decisions carried out on a plan.
 */
import { type CompiledPlan, compilePlan } from "./compiled-plan.ts";
import { type Decision, sharesOf } from "./decisions.ts";
import { checkDecisions } from "./decisions-file.ts";
import { type Document, problemAt } from "./document.ts";
import type { Plan } from "./plan.ts";
import { PlanError } from "./plan-error.ts";

export interface Decided {
  compiled: CompiledPlan;
  decisions: readonly Decision[];
  /** By column. */
  shares: Float64Array;
}

/**
 * @param document `{decisions: […]}`, a file or a part of one
 * @param dates    days to decide on besides the plan's own and those of the decisions
 * @throws {PlanError} with everything that is wrong in it, decisions that cannot be carried out included
 */
export function decided(
  document: Document,
  plan: Plan,
  dates: CompiledPlan["calendar"]["decisionDates"] = [],
): Decided {
  const decisions = checkDecisions(document, plan);
  const compiled = compileWith(plan, decisions, dates);
  return { compiled, decisions, shares: carriedOut(document, compiled, decisions) };
}

/**
 * @param decisions of the document
 * @returns shares by column
 * @throws {PlanError} with every decision that cannot be carried out
 */
export function carriedOut(document: Document, compiled: CompiledPlan, decisions: readonly Decision[]): Float64Array {
  const { shares, impossible } = sharesOf(compiled, decisions);
  if (impossible.length === 0) return shares;
  throw new PlanError(
    impossible.map(({ index, key, message, remedy }) =>
      problemAt(document, ["decisions", index, key], message, remedy),
    ),
  );
}

const compileWith = (
  plan: Plan,
  decisions: readonly Decision[],
  dates: CompiledPlan["calendar"]["decisionDates"],
): CompiledPlan => compilePlan(plan, [...decisions.map(({ date }) => date), ...dates]);

/** On the plan's own dates and those of the decisions. */
export function decide(
  plan: Plan,
  decisions: readonly Decision[],
  dates: CompiledPlan["calendar"]["decisionDates"] = [],
) {
  const compiled = compileWith(plan, decisions, dates);
  return { compiled, decisions, ...sharesOf(compiled, decisions) };
}
