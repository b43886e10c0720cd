/** The rows of a scenario's matrix as sums of the shares of a program. */
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import { type Affine, constantOf, single } from "../../tax/graph/affine.ts";
import { HALF_A_CENT, type Program } from "../../tax/graph/program/program.ts";
import { keyOf } from "../../tax/graph/program/rounded.ts";

export interface MatrixRows {
  /** In dollars, or shares. */
  amount: (row: number) => Affine;
  /** Whether it comes to whole cents whatever the shares. */
  isWhole: (row: number) => boolean;
  /** Dollars as a variable, rounded to the cent as a return has them; rows that are the same sum share one. */
  rounded: (name: string, row: number) => Affine;
}

/** A scenario that is being added to a program. */
export interface AddedScenario {
  program: Program;
  compiled: CompiledPlan;
  of: CompiledScenario;
  rows: MatrixRows;
  /** Makes a name of the scenario's own. */
  named: (what: string) => string;
}

/** @param shares variables of the shares, by column */
export function matrixRows(
  program: Program,
  { columns }: CompiledPlan,
  { matrix }: CompiledScenario,
  shares: readonly number[],
): MatrixRows {
  const terms = new Map<number, Map<number, number>>();
  const unitsPerCent = matrix.scale / 100;
  const isOdd = new Set<number>();
  columns.forEach((_, c) => {
    for (let k = matrix.starts[c]!; k < matrix.starts[c + 1]!; k++) {
      const [row, units] = [matrix.entryRows[k]!, matrix.entryUnits[k]!];
      const ofRow = terms.get(row) ?? new Map<number, number>();
      ofRow.set(shares[c]!, units / matrix.scale);
      terms.set(row, ofRow);
      if (units % unitsPerCent !== 0) isOdd.add(row);
    }
  });
  const amount = (row: number): Affine => ({
    constant: matrix.undecided[row]! / matrix.scale,
    terms: terms.get(row) ?? new Map(),
  });
  const isWhole = (row: number): boolean => !isOdd.has(row) && matrix.undecided[row]! % unitsPerCent === 0;
  const known = new Map<string, Affine>();
  const rounded = (name: string, row: number): Affine => {
    const exact = amount(row);
    if (exact.terms.size === 0) return constantOf(Math.floor(exact.constant * 100 + 0.5) / 100);
    const key = keyOf(exact);
    const same = known.get(key);
    if (same !== undefined) return same;
    const made = single(program.equal(name, exact, isWhole(row) ? 0 : HALF_A_CENT, program.narrowRangeOf(exact)));
    known.set(key, made);
    return made;
  };
  return { amount, isWhole, rounded };
}
