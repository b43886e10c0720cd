/**
 * Tax returns from JSON lines: all are read and checked before the first is worked.
 */
import { z } from "zod";
import type { ReturnToFile } from "../tax/file-return.ts";
import { parseReturn } from "../tax/return-json.ts";
import { returnNetwork } from "../tax/tax-return.ts";

export interface ReturnLine {
  id: string | number | undefined;
  toFile: ReturnToFile;
}

export interface ReturnLines {
  returns: ReturnLine[];
  /** One for each thing that is wrong, with its line. */
  faults: string[];
}

/**
 * @param lines  of JSON; blank ones are passed over
 * @param source what they were read from, for messages
 */
export async function readReturns(
  lines: AsyncIterable<string> | Iterable<string>,
  source = "stdin",
): Promise<ReturnLines> {
  const read: ReturnLines = { returns: [], faults: [] };
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    for (const fault of readOne(line, read)) read.faults.push(`${source}:${number}  ${fault}`);
  }
  return read;
}

export const KEYS_REMEDY =
  "Give keys as in docs/plan-file.md; of those that a file of cases adds, expected, engines, source and note are passed over.";

/** @returns what is wrong with a line */
function readOne(line: string, { returns }: ReturnLines): string[] {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (error) {
    return [`this is not JSON (${(error as Error).message}). Give one return as a JSON object on each line.`];
  }
  try {
    const { id, toFile, unknownKeys } = parseReturn(data);
    if (unknownKeys.length > 0) return unknownKeys.map((key) => `${key}: this key is not known. ${KEYS_REMEDY}`);
    // Finds the law of the year and the state, or says that it is not known.
    returnNetwork(toFile);
    returns.push({ id, toFile });
    return [];
  } catch (error) {
    if (error instanceof z.ZodError) return error.issues.map(faultOf);
    if (error instanceof RangeError) return [`${error.message}.`];
    throw error;
  }
}

const faultOf = ({ path, message }: z.core.$ZodIssue): string =>
  path.length === 0 ? message : `${path.join(".")}: ${message}`;
