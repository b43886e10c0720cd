/** Reads a YAML or JSON file from disk. Apart from document.ts so that the page, which has no files, can load that one. */
import { readFileSync, statSync } from "node:fs";
import { type Document, parseDocument } from "./document.ts";
import { PlanError } from "./plan-error.ts";

/** Bytes; a plan has a few thousand. */
const LARGEST = 5_000_000;

/**
 * @param path of a file in UTF-8; a pipe is read too
 * @throws {PlanError} if it cannot be read, is larger than 5 MB, is not text, or is not YAML or JSON
 */
export function readDocument(path: string): Document {
  return parseDocument(readText(path), path);
}

/**
 * @param path of a file in UTF-8; a pipe is read too
 * @throws {PlanError} if it cannot be read, is larger than 5 MB or is not text
 */
export function readText(path: string): string {
  const refuse = (message: string, remedy: string): never => {
    throw new PlanError([{ file: path || "-", line: 0, column: 0, key: "", message, remedy }]);
  };
  // Of a lone dash yargs makes an empty text.
  if (path === "" || path === "-")
    refuse("this is not read from standard input.", "Give a file's path, or /dev/stdin.");
  let bytes: Buffer;
  try {
    const status = statSync(path);
    if (status.isDirectory()) refuse("this is a directory, not a file.", "Give the path of a file in it.");
    if (!status.isFile() && !status.isFIFO()) refuse("this is a device, not a file.", "Give the path of a file.");
    if (status.size > LARGEST) {
      const size = (status.size / 1e6).toFixed(1);
      refuse(
        `the file has ${size} MB, more than the ${LARGEST / 1e6} MB that are read.`,
        "Is it the right file? A plan has a few kilobytes.",
      );
    }
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof PlanError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR")
      return refuse("there is no such file.", "Check the path and the directory you are in.");
    if (code === "EACCES" || code === "EPERM") return refuse("you may not read this file.", "Check its permissions.");
    return refuse(`the file cannot be read (${code ?? message}).`, "Check that it can be opened elsewhere.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("this is not text in UTF-8.", "Give a YAML or JSON file, saved as UTF-8.");
  }
}
