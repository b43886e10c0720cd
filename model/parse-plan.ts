/** From the text of a plan file to a plan. Needs no files, so the page can load it. */
import { check } from "./check.ts";
import { type Document, parseDocument } from "./document.ts";
import type { Plan } from "./plan.ts";
import { planOf } from "./plan-of.ts";
import { planRules } from "./rules/plan-rules.ts";
import { planFile } from "./schema/plan-file.ts";

/**
 * @param text YAML 1.2 or JSON
 * @param file its name, for messages
 * @throws {PlanError} with everything that is wrong in it
 */
export function parsePlan(text: string, file: string): Plan {
  return checkPlan(parseDocument(text, file));
}

/**
 * For a plan that was not written as such, as the variants of a sweep: a document with other data is checked like a file.
 *
 * @throws {PlanError} with everything that is wrong in it
 */
export function checkPlan(document: Document): Plan {
  return planOf(check(document, planFile, planRules), document.file);
}
