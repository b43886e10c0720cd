/**
 * A program with fewer variables: one that is a sum of few others is written as that sum wherever it stands.
 *
 * Most variables of the law are such sums, and all that bounds them is what bounds their parts. Without them HiGHS takes half the time.
 */
import type { ReadProgram } from "../../tax/graph/program/program.ts";

export interface Condensed {
  /** The program's variables that stay. */
  columns: readonly number[];
  /** The program's rows that stay. */
  rows: readonly CondensedRow[];
  /** A sum of the program's variables as one of those that stay, which are counted by column. */
  written: (columns: readonly number[], coefficients: readonly number[]) => WrittenSum;
  /** All variables of the program, from those that stay. */
  point: (values: ArrayLike<number>) => Float64Array;
}

export interface WrittenSum {
  constant: number;
  columns: number[];
  coefficients: number[];
}

/** A row of the program: its bounds less the constant hold for the rest of the sum. */
export interface CondensedRow extends WrittenSum {
  row: number;
}

/** Of more terms a sum keeps its variable: written out everywhere it would take more than it saves. */
const MOST_TERMS = 12;
/** Coefficients below this cancelled. */
const NOTHING = 1e-12;

interface Sum {
  constant: number;
  terms: Map<number, number>;
}

export function condensed(program: ReadProgram): Condensed {
  const { rows, definedBy } = program;
  const sums: (Sum | null)[] = [];
  const add = (sum: Sum, rate: number, variable: number) => {
    const own = sums[variable];
    if (own == null) {
      sum.terms.set(variable, (sum.terms.get(variable) ?? 0) + rate);
      return;
    }
    sum.constant += rate * own.constant;
    for (const [part, coefficient] of own.terms) sum.terms.set(part, (sum.terms.get(part) ?? 0) + rate * coefficient);
  };
  const sumOf = (columns: readonly number[], rate: (k: number) => number, start = 0): Sum => {
    const sum: Sum = { constant: start, terms: new Map() };
    for (let k = 0; k < columns.length; k++) add(sum, rate(k), columns[k]!);
    for (const [part, coefficient] of sum.terms) if (Math.abs(coefficient) < NOTHING) sum.terms.delete(part);
    return sum;
  };
  /** What a row makes its variable equal to; its own factor there is 1. */
  const definitionOf = (variable: number, row: number): Sum => {
    const { low, high, columns, coefficients } = rows[row]!;
    const others = [...columns.keys()].filter((k) => columns[k] !== variable);
    return sumOf(
      others.map((k) => columns[k]!),
      (k) => -coefficients[others[k]!]!,
      (low + high) / 2,
    );
  };
  for (let variable = 0; variable < program.names.length; variable++) {
    const row = definedBy.get(variable);
    const definition = row === undefined || program.limited.has(variable) ? null : definitionOf(variable, row);
    sums.push(definition !== null && definition.terms.size <= MOST_TERMS ? definition : null);
  }
  const columns = [...sums.keys()].filter((variable) => sums[variable] === null);
  const columnOf = new Map(columns.map((variable, column) => [variable, column]));
  const written = (of: readonly number[], coefficients: readonly number[]): WrittenSum => {
    const { constant, terms } = sumOf(of, (k) => coefficients[k]!);
    return {
      constant,
      columns: [...terms.keys()].map((variable) => columnOf.get(variable)!),
      coefficients: [...terms.values()],
    };
  };
  const defines = new Map([...definedBy].map(([variable, row]) => [row, variable]));
  const isWrittenOut = (row: number) => defines.has(row) && sums[defines.get(row)!] !== null;
  const kept = [...rows.keys()].filter((row) => !isWrittenOut(row));
  // Read for each program solved: the sums one after the other.
  const constants = Float64Array.from(sums, (sum) => sum?.constant ?? 0);
  const starts = new Int32Array(sums.length + 1);
  sums.forEach((sum, variable) => {
    starts[variable + 1] = starts[variable]! + (sum?.terms.size ?? 1);
  });
  const parts = Int32Array.from(
    sums.flatMap((sum, variable) => (sum === null ? [variable] : [...sum.terms.keys()])),
    (part) => columnOf.get(part)!,
  );
  const rates = Float64Array.from(sums.flatMap((sum) => (sum === null ? [1] : [...sum.terms.values()])));
  return {
    columns,
    rows: kept.map((row) => ({ row, ...written(rows[row]!.columns, rows[row]!.coefficients) })),
    written,
    point: (values) => {
      const point = new Float64Array(sums.length);
      for (let variable = 0; variable < point.length; variable++) {
        let amount = constants[variable]!;
        for (let k = starts[variable]!; k < starts[variable + 1]!; k++) amount += rates[k]! * values[parts[k]!]!;
        point[variable] = amount;
      }
      return point;
    },
  };
}
