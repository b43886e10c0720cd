/** Candidates of one scenario side by side in one memory, and what an engine does with them. */
import type { Matrix } from "./matrix.ts";

export const LANES = 2;

export interface PlanLanes {
  /** Slot s of lane l is at `LANES * s + l`. */
  memory: Float64Array;
  /** Whole shares by column, by lane. To be read only. */
  shares: readonly Float64Array[];
  /** Puts a candidate into a lane. @returns a column with less than no shares, which is left as it was, or -1 */
  set: (lane: number, shares: Float64Array) => number;
  /** Changes one column. */
  change: (lane: number, column: number, shares: number) => void;
  /** Works the years from the first that a change since the last run reaches. */
  run: () => void;
}

/** Adds shares of a column to the rows. Amounts are integers, so what is added can be taken back and nothing is left of it. */
export function addColumn(
  { starts, entryRows, entryUnits }: Matrix,
  memory: Float64Array,
  lane: number,
  column: number,
  shares: number,
): void {
  const end = starts[column + 1]!;
  for (let k = starts[column]!; k < end; k++) memory[LANES * entryRows[k]! + lane]! += entryUnits[k]! * shares;
}

/** Rows as they are when nothing is decided. */
export function beginLanes({ undecided }: Matrix, memory: Float64Array): void {
  for (let lane = 0; lane < LANES; lane++) {
    for (let row = 0; row < undecided.length; row++) memory[LANES * row + lane] = undecided[row]!;
  }
}

/** The first year (by its index) that each column touches; `years` where it touches none. */
export const firstYearsOf = (
  { starts, entryRows }: Matrix,
  yearOfRow: (row: number) => number,
  years: number,
): Int32Array =>
  Int32Array.from({ length: starts.length - 1 }, (_, column) =>
    entryRows
      .subarray(starts[column]!, starts[column + 1]!)
      .reduce((first, row) => Math.min(first, yearOfRow(row)), years),
  );
