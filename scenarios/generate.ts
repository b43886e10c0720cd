/**
 * Writes generated scenarios into a plan's document as the list that the format has: what reads plans need not know of models.
 */
import { check } from "../model/check.ts";
import { type Document, type KeyPath, problemAt, within } from "../model/document.ts";
import { PlanError } from "../model/plan-error.ts";
import { isMapping } from "../model/schema/values.ts";
import { byModel } from "./by-model.ts";
import { byPaths } from "./by-paths.ts";
import { modelRules } from "./model-rules.ts";
import { generatedScenarios } from "./schema.ts";
import { TableError } from "./tables.ts";

/**
 * Reads a file that a plan names.
 *
 * @param path as the plan has it
 * @throws {PlanError} if it cannot be read
 */
export type ReadFile = (path: string) => string;

/** Whether a document has a mapping where scenarios stand, which is to be made a list. */
export const isToBeGenerated = ({ data }: Document): boolean => isMapping(data.scenarios);

/**
 * @param document of a plan whose `scenarios` is a mapping
 * @param read without it, files are refused
 * @returns the same document with a list of scenarios; places in it stand where the mapping does
 * @throws {PlanError} with everything that is wrong in the mapping, or the first thing wrong in a file that it names
 */
export function withGenerated(document: Document, read?: ReadFile): Document {
  const { data } = document;
  const part = within(document, ["scenarios"], data.scenarios as Document["data"]);
  const given = check(part, generatedScenarios, [modelRules(data)]);
  const refuse = (path: KeyPath, message: string, remedy: string): never => {
    throw new PlanError([problemAt(part, path, message, remedy)]);
  };
  const fileAt = <T>(path: KeyPath, file: string, parse: (text: string) => T): T => {
    if (read === undefined) return refuse(path, "files cannot be read here.", "Give the scenarios in the plan.");
    try {
      return parse(read(file));
    } catch (error) {
      if (error instanceof TableError) return refuse(path, `${file}: ${error.message}`, error.remedy);
      if (!(error instanceof PlanError)) throw error;
      const [{ message, remedy }] = error.problems as [PlanError["problems"][number]];
      return refuse(path, `${file}: ${message}`, remedy);
    }
  };
  const scenarios = given.model ? byModel(given.model, data, fileAt, refuse) : byPaths(given.paths!, fileAt, refuse);
  return { ...document, data: { ...data, scenarios } };
}
