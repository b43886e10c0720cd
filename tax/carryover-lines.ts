/**
 * The two ends of a carryover: the line of one year that makes it, and the lines of the next year that take it up.
 * Read off the forms, so that they cannot name a line that does otherwise.
 */
import { type Line, readsOf } from "./graph/expression.ts";
import { carryoverInputs, type ReturnInput, type ReturnKind, returnForms } from "./tax-return.ts";

export interface CarryoverLines {
  /** Lines of a return that take up what came in, by the name of the carryover. */
  takenUp: ReadonlyMap<ReturnInput, readonly Line[]>;
  /** The line of a return that makes what goes on; none where the law of a state neither uses nor makes it. */
  made: ReadonlyMap<ReturnInput, Line>;
}

/** @throws {RangeError} for a year or a state whose law is not known */
export function carryoverLines(kind: ReturnKind): CarryoverLines {
  const { lines, outputs } = returnForms(kind);
  const takenUp = new Map<ReturnInput, Line[]>();
  for (const line of lines) {
    for (const read of readsOf(line)) {
      if (read.op !== "input" || !isCarryover(read.name)) continue;
      takenUp.set(read.name, [...(takenUp.get(read.name) ?? []), line]);
    }
  }
  const made = new Map<ReturnInput, Line>();
  for (const name of carryoverInputs) {
    const output = outputs[name];
    if (typeof output === "object" && output.op === "line") made.set(name, output);
  }
  return { takenUp, made };
}

const isCarryover = (name: string): name is ReturnInput => (carryoverInputs as readonly string[]).includes(name);
