/** A plan's code as JavaScript: one lane after the other. */
import type { Code } from "../tax/graph/operations.ts";
import { printJavaScript } from "../tax/graph/print-javascript.ts";
import type { Matrix } from "./matrix.ts";
import { addColumn, beginLanes, firstYearsOf, LANES, type PlanLanes } from "./plan-lanes.ts";

/**
 * @param codes     of each year
 * @param slots     how many there are; the rows come first
 * @param yearOfRow the year (by its index) from which on a row counts
 * @returns a function that makes lanes, each time with memory of their own
 */
export function planInJavaScript(
  matrix: Matrix,
  codes: readonly Code[],
  slots: number,
  yearOfRow: (row: number) => number,
): () => PlanLanes {
  const years = codes.map((code) => {
    const place = (slot: number) => `M[${LANES * slot} + l]`;
    const body = printJavaScript(code, place, (slot, value) => `${place(slot)} = ${value}`);
    return new Function("M", "l", body) as (M: Float64Array, l: number) => void;
  });
  const firstYears = firstYearsOf(matrix, yearOfRow, years.length);
  return () => lanesOf(matrix, slots, years, firstYears);
}

function lanesOf(
  matrix: Matrix,
  slots: number,
  years: readonly ((memory: Float64Array, lane: number) => void)[],
  firstYears: Int32Array,
): PlanLanes {
  const memory = new Float64Array(LANES * slots);
  const inLane = Array.from({ length: LANES }, () => new Float64Array(firstYears.length));
  let from = 0;
  beginLanes(matrix, memory);

  const change = (lane: number, column: number, now: number) => {
    const shares = inLane[lane]!;
    addColumn(matrix, memory, lane, column, now - shares[column]!);
    shares[column] = now;
    from = Math.min(from, firstYears[column]!);
  };

  return {
    memory,
    shares: inLane,
    set: (lane, shares) => {
      const before = inLane[lane]!;
      let refused = -1;
      for (let column = 0; column < before.length; column++) {
        const now = shares[column]!;
        if (now === before[column]!) continue;
        if (now >= 0) change(lane, column, now);
        else refused = column;
      }
      return refused;
    },
    change,
    run: () => {
      for (let lane = 0; lane < LANES; lane++) {
        for (let year = from; year < years.length; year++) years[year]!(memory, lane);
      }
      from = years.length;
    },
  };
}
