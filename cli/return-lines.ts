/**
 * Tax returns from JSON lines: all are read and checked before the first is worked.
 */
import { z } from "zod";
import { kindProblem } from "../model/file-kind.ts";
import type { Problem } from "../model/plan-error.ts";
import { suggest, unknownKey } from "../model/schema/say.ts";
import { isMapping } from "../model/schema/values.ts";
import type { ReturnToFile } from "../tax/file-return.ts";
import { parseReturn, unknownKeys } from "../tax/return-json.ts";
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
  const faultsOf = (data: unknown) => returnFrom(data, (each) => read.returns.push(each));
  let number = 0;
  let isAnyJson = false;
  for await (const line of lines) {
    number++;
    // The first may start with a byte order mark, which trim takes for a space.
    const text = line.trim();
    if (text === "") continue;
    const json = fromJson(text);
    isAnyJson ||= "data" in json;
    for (const fault of "data" in json ? faultsOf(json.data) : [json.fault]) {
      read.problems.push({ file: source, line: number, column: 1, ...fault });
    }
  }
  // A YAML file, or one return over several lines: what is wrong with each line says less than that.
  const [first, ...more] = read.problems;
  if (isAnyJson || more.length === 0) return read;
  return { returns: [], problems: [{ ...first!, message: NO_LINE, remedy: LINES_REMEDY }] };
}

const LINE_REMEDY = "Give one return as a JSON object on each line.";
const NO_LINE = "no line of this is JSON by itself.";
const LINES_REMEDY = `${LINE_REMEDY} YAML, or a return over several lines, is read by crossover explain.`;

type Fault = Pick<Problem, "key" | "message" | "remedy">;

function fromJson(text: string): { data: unknown } | { fault: Fault } {
  try {
    return { data: JSON.parse(text) };
  } catch (error) {
    return { fault: { key: "", message: `this is not JSON (${(error as Error).message}).`, remedy: LINE_REMEDY } };
  }
}

/**
 * A return from its JSON.
 *
 * @param keep is given the return, if nothing is wrong with it
 * @returns what is wrong with it
 */
export function returnFrom(data: unknown, keep: (read: ReturnLine) => void): Fault[] {
  const otherKind = isMapping(data) ? kindProblem(data, "return") : null;
  if (otherKind !== null) return [{ key: "", ...otherKind }];
  const unknown = unknownKeys(data).map(({ path, known }) => {
    const key = path.split(".").at(-1)!;
    return { key: path, message: unknownKey(key), remedy: suggest(key, known) };
  });
  try {
    const { id, toFile } = parseReturn(data);
    if (unknown.length > 0) return unknown;
    // Finds the law of the year and the state, or says that it is not known.
    returnNetwork(toFile);
    keep({ id, toFile });
    return [];
  } catch (error) {
    if (error instanceof z.ZodError) return [...error.issues.map(faultOf), ...unknown];
    if (!(error instanceof RangeError)) throw error;
    return [{ key: "year", message: `${error.message}.`, remedy: "Give another year, or leave the state out." }];
  }
}

/** A message is what is wrong, and then the remedy. */
function faultOf({ path, message }: z.core.$ZodIssue): Fault {
  const cut = message.search(/ Give /);
  const [wrong, remedy] =
    cut < 0 ? [message, "Give it as in docs/plan-file.md."] : [message.slice(0, cut), message.slice(cut + 1)];
  return { key: path.join("."), message: wrong, remedy };
}
