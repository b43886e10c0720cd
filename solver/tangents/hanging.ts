/**
 * Which hinges of the law hang on which: the amount of one goes, by sums alone, into what another bends by. AMT that falls due makes the
 * credit of the next year, and that what of it is left for the year after.
 */
import type { ReadProgram } from "../../tax/graph/program/program.ts";

/** @returns the hinges that are wanted and that the amount of one reaches before any other of these */
export function hangingOf({
  rows,
  hinges,
}: Pick<ReadProgram, "rows" | "hinges">): (hinge: number, isWanted: (hinge: number) => boolean) => number[] {
  /** By variable, those that are made of it. */
  const madeOf = new Map<number, number[]>();
  const make = (of: number, variable: number) => madeOf.set(of, [...(madeOf.get(of) ?? []), variable]);
  for (const { columns } of rows) {
    const last = Math.max(...columns);
    for (const column of columns) if (column !== last) make(column, last);
  }
  const hingeOf = new Map(hinges.map(({ after }, h) => [after, h]));
  return (from, isWanted) => {
    const found: number[] = [];
    const seen = new Set([hinges[from]!.after]);
    // A set goes on to what is added to it on the way.
    for (const variable of seen) {
      const hinge = hingeOf.get(variable);
      if (hinge !== undefined && hinge !== from && isWanted(hinge)) found.push(hinge);
      else for (const made of madeOf.get(variable) ?? []) seen.add(made);
    }
    return found;
  };
}
