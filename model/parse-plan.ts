/** From the text of a plan file to a plan. Needs no files, so the page can load it. */
import { check } from "./check.ts";
import { type Document, parseDocument } from "./document.ts";
import { mustBe } from "./file-kind.ts";
import { lawFilesOf, type ReadLaw } from "./law-files.ts";
import type { Plan } from "./plan.ts";
import { PlanError, type Problem } from "./plan-error.ts";
import { planOf } from "./plan-of.ts";
import { planRules } from "./rules/plan-rules.ts";
import { type PlanFile, planFile } from "./schema/plan-file.ts";

/**
 * A plan from the text of its file.
 *
 * @param text    YAML 1.2 or JSON
 * @param file    its name, for messages
 * @param readLaw reads the law files that the plan names; without it they are refused
 * @throws {PlanError} with everything that is wrong in it
 */
export function parsePlan(text: string, file: string, readLaw?: ReadLaw): Plan {
  return checkPlan(parseDocument(text, file), readLaw);
}

/**
 * For a plan that was not written as such, as the variants of a sweep: a document with other data is checked like a file.
 *
 * @throws {PlanError} with everything that is wrong in it and in the law files that it names
 */
export function checkPlan(document: Document, readLaw?: ReadLaw): Plan {
  mustBe(document, "plan");
  const { laws, problems } = lawFilesOf(document, readLaw);
  const given = checked(document, problems);
  if (problems.length > 0) throw new PlanError(problems);
  return planOf(given, document.file, laws, document.data);
}

/** @param others to be told with the plan's own */
function checked(document: Document, others: readonly Problem[]): PlanFile {
  try {
    return check(document, planFile, planRules);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    throw new PlanError([...error.problems, ...others]);
  }
}
