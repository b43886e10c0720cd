/** Reads law files from disk. Apart from law-file.ts so that the page, which has no files, can load that one. */
import { isAbsolute, join } from "node:path";
import type { UserLaw } from "../tax/years/user-law.ts";
import { checkLaw } from "./law-file.ts";
import type { ReadLaw } from "./law-files.ts";
import { readDocument } from "./read-document.ts";

/**
 * @param path of a YAML or JSON file
 * @throws {PlanError} if the file cannot be read, or with everything that is wrong in it
 */
export function readLaw(path: string): UserLaw {
  return checkLaw(readDocument(path));
}

/** @param folder from which paths start: that of the plan's file */
export const lawReaderAt =
  (folder: string): ReadLaw =>
  (path) =>
    readLaw(isAbsolute(path) ? path : join(folder, path));
