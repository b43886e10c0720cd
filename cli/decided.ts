/**
 * Decisions from a file, carried out on a plan.
 */
import { type Decided, decided } from "../model/decided.ts";
import { decisionsIn, listOfPlans } from "../model/decisions-file.ts";
import type { Plan } from "../model/plan.ts";
import { readDocument } from "../model/read-document.ts";
import { OptionError } from "./option-error.ts";

/**
 * @param path of a file of decisions, or of what `solve --json` printed
 * @param rank which of the plans that a solve ranked; undefined: the first
 * @param option that asks for it
 * @throws {PlanError} with everything that is wrong in the file, decisions that cannot be carried out included
 */
export function readDecided(plan: Plan, path: string, rank: number | undefined, option = "--plan"): Decided {
  const whole = readDocument(path);
  if (rank !== undefined && listOfPlans(whole) === null) {
    throw new OptionError(
      `${option} ${rank}: ${path} holds one list of decisions, no ranked plans.\nLeave ${option} out, or give what solve --json printed.`,
    );
  }
  return decided(decisionsIn(whole, rank), plan);
}
