import { dirname, isAbsolute, join } from "node:path";
import type { Plan } from "../model/plan.ts";
import { readDocument, readText } from "../model/read-document.ts";
import { lawReaderAt } from "../model/read-law.ts";
import type { ReadFile } from "./generate.ts";
import { checkPlan } from "./parse-plan.ts";

/**
 * A plan from its file, with the law files and the tables that it names.
 *
 * @param path of a YAML or JSON file
 * @returns the plan, checked, with every default filled in and its scenarios made where it gives a model of them
 * @throws {PlanError} if the file cannot be read, or with everything that is wrong in it
 */
export function readPlan(path: string): Plan {
  const folder = dirname(path);
  return checkPlan(readDocument(path), lawReaderAt(folder), tableReaderAt(folder));
}

/** @param folder from which paths start: that of the plan's file */
export const tableReaderAt =
  (folder: string): ReadFile =>
  (file) =>
    readText(isAbsolute(file) ? file : join(folder, file));
