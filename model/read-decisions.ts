import type { Decision } from "./decisions.ts";
import { checkDecisions } from "./decisions-file.ts";
import type { Plan } from "./plan.ts";
import { readDocument } from "./read-document.ts";

/**
 * @param path of a file of decisions, or of what `solve --json` printed
 * @param plan whose grants, lots and scenarios they name
 * @param rank which of the ranked plans of a solve output, from 1
 * @throws {PlanError} if the file cannot be read, or with everything that is wrong in it
 */
export function readDecisions(path: string, plan: Plan, rank = 1): Decision[] {
  return checkDecisions(readDocument(path), plan, rank);
}
