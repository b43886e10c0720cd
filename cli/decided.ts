/**
 * Decisions from a file, carried out on a plan.
 */
import { type CompiledPlan, compilePlan } from "../model/compiled-plan.ts";
import { type Decision, sharesOf } from "../model/decisions.ts";
import { checkDecisions, decisionsIn } from "../model/decisions-file.ts";
import { problemAt } from "../model/document.ts";
import type { Plan } from "../model/plan.ts";
import { PlanError } from "../model/plan-error.ts";
import { readDocument } from "../model/read-document.ts";
import { OptionError } from "./option-error.ts";

export interface Decided {
  compiled: CompiledPlan;
  decisions: readonly Decision[];
  /** By column. */
  shares: Float64Array;
}

/**
 * @param path of a file of decisions, or of what `solve --json` printed
 * @param rank which of the plans that a solve ranked; undefined: the first
 * @param option that asks for it
 * @throws {PlanError} with everything that is wrong in the file, decisions that cannot be carried out included
 */
export function readDecided(plan: Plan, path: string, rank: number | undefined, option = "--plan"): Decided {
  const whole = readDocument(path);
  if (rank !== undefined && !("ranked" in whole.data)) {
    throw new OptionError(
      `${option} ${rank}: ${path} holds one list of decisions, no ranked plans.\nLeave ${option} out, or give what solve --json printed.`,
    );
  }
  const document = decisionsIn(whole, rank);
  const decisions = checkDecisions(document, plan);
  const { compiled, shares, impossible } = decide(plan, decisions);
  if (impossible.length > 0) {
    throw new PlanError(
      impossible.map(({ index, key, message, remedy }) =>
        problemAt(document, ["decisions", index, key], message, remedy),
      ),
    );
  }
  return { compiled, decisions, shares };
}

/** On the plan's own dates and those of the decisions. */
export function decide(plan: Plan, decisions: readonly Decision[]) {
  const compiled = compilePlan(
    plan,
    decisions.map(({ date }) => date),
  );
  return { compiled, decisions, ...sharesOf(compiled, decisions) };
}
