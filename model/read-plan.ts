import { dirname } from "node:path";
import { checkPlan } from "./parse-plan.ts";
import type { Plan } from "./plan.ts";
import { readDocument } from "./read-document.ts";
import { lawReaderAt } from "./read-law.ts";

export { parsePlan } from "./parse-plan.ts";

/**
 * A plan from its file, with the law files that it names.
 *
 * @param path of a YAML or JSON file
 * @returns the plan, checked and with every default filled in
 * @throws {PlanError} if the file cannot be read, or with everything that is wrong in it
 */
export function readPlan(path: string): Plan {
  return checkPlan(readDocument(path), lawReaderAt(dirname(path)));
}
