/** From the text of a plan file to a plan, with its scenarios generated where it gives a model of them. Needs no files, so the page can load it. */
import { type Document, parseDocument } from "../model/document.ts";
import type { ReadLaw } from "../model/law-files.ts";
import { checkPlan as checkWritten } from "../model/parse-plan.ts";
import type { Plan } from "../model/plan.ts";
import { PlanError } from "../model/plan-error.ts";
import { isToBeGenerated, type ReadFile, withGenerated } from "./generate.ts";

/**
 * A plan from the text of its file.
 *
 * @param text     YAML 1.2 or JSON
 * @param file     its name, for messages
 * @param readLaw  reads the law files that the plan names; without it they are refused
 * @param readFile reads the tables that its scenarios name; without it they are refused
 * @throws {PlanError} with everything that is wrong in it
 */
export function parsePlan(text: string, file: string, readLaw?: ReadLaw, readFile?: ReadFile): Plan {
  return checkPlan(parseDocument(text, file), readLaw, readFile);
}

/**
 * For a plan that was not written as such: a document with other data is checked like a file.
 *
 * @throws {PlanError} with everything that is wrong in it and in the files that it names
 */
export function checkPlan(document: Document, readLaw?: ReadLaw, readFile?: ReadFile): Plan {
  if (!isToBeGenerated(document)) return checkWritten(document, readLaw);
  let generated: Document;
  try {
    generated = withGenerated(document, readFile);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    throw new PlanError([...error.problems, ...othersThan(document, readLaw)]);
  }
  return checkWritten(generated, readLaw);
}

/** What else is wrong with a plan whose scenarios are. */
function othersThan(document: Document, readLaw: ReadLaw | undefined): PlanError["problems"] {
  const isAboutScenarios = ({ key }: { key: string }) =>
    /^(scenarios|recourse|limits\.(cvar|worstCase|shortfall))/.test(key);
  try {
    checkWritten({ ...document, data: { ...document.data, scenarios: [] } }, readLaw);
    return [];
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return error.problems.filter((problem) => !isAboutScenarios(problem));
  }
}
