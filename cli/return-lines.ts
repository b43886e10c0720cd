/**
 * Tax returns from JSON lines: all are read and checked before the first is worked.
 */
import { z } from "zod";
import type { Problem } from "../model/plan-error.ts";
import type { ReturnToFile } from "../tax/file-return.ts";
import { parseReturn } from "../tax/return-json.ts";
import { returnNetwork } from "../tax/tax-return.ts";

export interface ReturnLine {
  id: string | number | undefined;
  toFile: ReturnToFile;
}

export interface ReturnLines {
  returns: ReturnLine[];
  /** Everything that is wrong, with its line. */
  problems: Problem[];
}

/**
 * @param lines  of JSON; blank ones are passed over
 * @param source what they were read from, for messages
 */
export async function readReturns(
  lines: AsyncIterable<string> | Iterable<string>,
  source = "stdin",
): Promise<ReturnLines> {
  const read: ReturnLines = { returns: [], problems: [] };
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    for (const fault of readOne(line, read)) read.problems.push({ file: source, line: number, column: 1, ...fault });
  }
  return read;
}

const KEYS_REMEDY =
  "Give keys as in docs/plan-file.md; of those that a file of cases adds, expected, engines, source and note are passed over.";

type Fault = Pick<Problem, "key" | "message" | "remedy">;

/** @returns what is wrong with a line */
function readOne(line: string, { returns }: ReturnLines): Fault[] {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (error) {
    const message = `this is not JSON (${(error as Error).message}).`;
    return [{ key: "", message, remedy: "Give one return as a JSON object on each line." }];
  }
  return returnFrom(data, (read) => returns.push(read));
}

/**
 * A return from its JSON.
 *
 * @param keep is given the return, if nothing is wrong with it
 * @returns what is wrong with it
 */
export function returnFrom(data: unknown, keep: (read: ReturnLine) => void): Fault[] {
  try {
    const { id, toFile, unknownKeys } = parseReturn(data);
    if (unknownKeys.length > 0) {
      return unknownKeys.map((key) => ({ key, message: "this key is not known.", remedy: KEYS_REMEDY }));
    }
    // Finds the law of the year and the state, or says that it is not known.
    returnNetwork(toFile);
    keep({ id, toFile });
    return [];
  } catch (error) {
    if (error instanceof z.ZodError) return error.issues.map(faultOf);
    if (!(error instanceof RangeError)) throw error;
    return [{ key: "year", message: `${error.message}.`, remedy: "Give another year, or leave the state out." }];
  }
}

/** A message is what is wrong, and then the remedy. */
function faultOf({ path, message }: z.core.$ZodIssue): Fault {
  const cut = message.search(/ Give /);
  const [wrong, remedy] = cut < 0 ? [message, KEYS_REMEDY] : [message.slice(0, cut), message.slice(cut + 1)];
  return { key: path.join("."), message: wrong, remedy };
}
