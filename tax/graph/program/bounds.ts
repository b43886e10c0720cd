/**
 * The bounds reader: what narrowed bounds of some variables say of all others, forward from what a line reads to the line, and back.
 */
import type { Program } from "./program.ts";

export interface Box {
  lower: Float64Array;
  upper: Float64Array;
}

export const boxOf = (program: Program): Box => ({
  lower: Float64Array.from(program.lower),
  upper: Float64Array.from(program.upper),
});

export interface BoundsReader {
  /**
   * Narrows a box in place.
   *
   * @param changed the variables whose bounds were just narrowed
   * @returns false if the box holds no point at all
   */
  narrow: (box: Box, changed: readonly number[]) => boolean;
}

/** Rows looked at before it is enough. */
const MOST_ROWS = 20_000;
/** A bound moves only if it gains this part of its range, or this many dollars. */
const LEAST_PART = 1e-3;
const LEAST_GAIN = 1;
/** What bounds give way by, against rounding; far more than it can come to. */
const MARGIN = 1e-7;
const RELATIVE_MARGIN = 1e-10;
/** Bounds that cross by more than this hold nothing. */
const CROSSED = 1e-4;

export function boundsReader(program: Program): BoundsReader {
  const { rows, hinges, selections, steps, exclusions } = program;
  const byVariable = <T>(all: readonly T[], variablesOf: (each: T) => readonly number[]) => {
    const lists: T[][] = program.names.map(() => []);
    for (const each of all) for (const index of variablesOf(each)) lists[index]!.push(each);
    return lists;
  };
  const rowsOf = byVariable([...rows.keys()], (row) => rows[row]!.columns);
  const hingesOf = byVariable(hinges, ({ before, after }) => [before, after]);
  const selectionsOf = byVariable(selections, ({ positive }) => [positive]);
  const stepsOf = byVariable(steps, ({ before, after }) => [before, after]);

  const exclusionsOf = byVariable(exclusions, (pair) => pair);

  return {
    narrow: ({ lower, upper }, changed) => {
      const moved = [...changed];
      const queue: number[] = [];
      const isQueued = new Uint8Array(rows.length);

      const set = (index: number, least: number, most: number): boolean => {
        const [low, high] = [lower[index]!, upper[index]!];
        const margin = MARGIN + RELATIVE_MARGIN * Math.max(Math.abs(low), Math.abs(high));
        if (least - margin > high + CROSSED || most + margin < low - CROSSED) return false;
        const gain = Math.min(LEAST_GAIN, LEAST_PART * (high - low));
        const raised = least - margin > low + gain;
        const lowered = most + margin < high - gain;
        if (raised) lower[index] = Math.min(least - margin, high);
        if (lowered) upper[index] = Math.max(most + margin, lower[index]!);
        if (raised || lowered) moved.push(index);
        return true;
      };

      const fixAtZero = (index: number): boolean => {
        if (lower[index]! > CROSSED || upper[index]! < -CROSSED) return false;
        if (lower[index] === 0 && upper[index] === 0) return true;
        lower[index] = 0;
        upper[index] = 0;
        moved.push(index);
        return true;
      };

      /** What is tied to a variable otherwise than by rows. */
      const follow = (index: number): boolean => {
        for (const { before, after } of hingesOf[index]!) {
          const done =
            index === before
              ? set(after, Math.max(0, lower[before]!), Math.max(0, upper[before]!))
              : set(before, lower[after]! > MARGIN ? lower[after]! : Number.NEGATIVE_INFINITY, upper[after]!);
          if (!done) return false;
        }
        for (const { positive, chosen, left } of selectionsOf[index]!) {
          if (lower[positive]! >= 0 && !fixAtZero(left)) return false;
          if (upper[positive]! <= 0 && !fixAtZero(chosen)) return false;
        }
        for (const { before, after, size } of stepsOf[index]!) {
          const done =
            index === before
              ? set(after, Math.ceil(lower[before]! / size - MARGIN), Math.ceil(upper[before]! / size))
              : set(before, (Math.ceil(lower[after]! - MARGIN) - 1) * size, Math.floor(upper[after]! + MARGIN) * size);
          if (!done) return false;
        }
        for (const [first, second] of exclusionsOf[index]!) {
          const other = index === first ? second : first;
          if (lower[index]! > CROSSED && !fixAtZero(other)) return false;
        }
        return true;
      };

      const look = (row: number): boolean => {
        const { columns, coefficients, low: rowLow, high: rowHigh } = rows[row]!;
        let [low, high] = [0, 0];
        for (let k = 0; k < columns.length; k++) {
          const rate = coefficients[k]!;
          low += rate * (rate > 0 ? lower : upper)[columns[k]!]!;
          high += rate * (rate > 0 ? upper : lower)[columns[k]!]!;
        }
        const margin = CROSSED + RELATIVE_MARGIN * Math.max(Math.abs(low), Math.abs(high));
        if (low > rowHigh + margin || high < rowLow - margin) return false;
        for (let k = 0; k < columns.length; k++) {
          const [index, rate] = [columns[k]!, coefficients[k]!];
          // A variable stands once in a row, so its own part is what `low` and `high` were made with.
          const most = (rowHigh - (low - rate * (rate > 0 ? lower : upper)[index]!)) / rate;
          const least = (rowLow - (high - rate * (rate > 0 ? upper : lower)[index]!)) / rate;
          if (!(rate > 0 ? set(index, least, most) : set(index, most, least))) return false;
        }
        return true;
      };

      for (let looked = 0, seen = 0; looked < MOST_ROWS; looked++) {
        for (; seen < moved.length; seen++) {
          if (!follow(moved[seen]!)) return false;
          for (const row of rowsOf[moved[seen]!]!) {
            if (isQueued[row] === 1) continue;
            isQueued[row] = 1;
            queue.push(row);
          }
          if (seen > MOST_ROWS) return true;
        }
        const row = queue[looked];
        if (row === undefined) break;
        isQueued[row] = 0;
        if (!look(row)) return false;
      }
      return true;
    },
  };
}
