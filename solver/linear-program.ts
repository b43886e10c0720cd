/**
 * Linear programs of a few hundred variables, by HiGHS; its answers are checked.
 *
 * They go to it as arrays and are not presolved: as text and with presolve, the search's programs take ten times as long.
 */
import type { Highs, ModelData } from "highs";
import { highs as loadHighs } from "./highs.ts";
import { giveWay } from "./pool/give-way.ts";

/** Maximizes `gains . x` over 0 <= x <= `upper`, with each row's sum at most its `most`. */
export interface LinearProgram {
  gains: readonly number[];
  upper: readonly number[];
  rows: readonly { columns: readonly number[]; coefficients: readonly number[]; most: number }[];
}

const TOLERANCE = 1e-6;

export interface LinearProgramSolver {
  /** @returns null where there is no answer that holds */
  (program: LinearProgram): number[] | null;
  dispose: () => void;
}

/** Loads the wasm of HiGHS once; solving is then synchronous. Answers do not depend on the programs solved before. */
export async function linearProgramSolver(): Promise<LinearProgramSolver> {
  const highs = await loadHighs();
  const model = highs.createModel();
  model.options.set("output_flag", false);
  model.options.set("presolve", "off");
  const solve = (program: LinearProgram) => {
    giveWay();
    model.passModel(modelOf(program, highs));
    if (model.run().modelStatus !== highs.constants.modelStatus.optimal) return null;
    const solution = [...model.getSolution().colValue];
    return isAnswer(program, solution) ? solution : null;
  };
  return Object.assign(solve, { dispose: () => model.dispose() });
}

/** Feasible, and no worse than doing nothing, where that is feasible. */
function isAnswer({ gains, upper, rows }: LinearProgram, solution: readonly number[]): boolean {
  const within = (amount: number, most: number) => amount <= most + TOLERANCE * Math.max(1, Math.abs(most));
  return (
    solution.every((x, i) => Number.isFinite(x) && x >= -TOLERANCE && within(x, upper[i]!)) &&
    rows.every(({ columns, coefficients, most }) =>
      within(
        columns.reduce((sum, column, i) => sum + coefficients[i]! * solution[column]!, 0),
        most,
      ),
    ) &&
    (rows.some(({ most }) => most < 0) || gains.reduce((sum, gain, i) => sum + gain * solution[i]!, 0) >= -TOLERANCE)
  );
}

function modelOf({ gains, upper, rows }: LinearProgram, { constants }: Highs): ModelData {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { columns, coefficients } of rows) {
    for (let i = 0; i < columns.length; i++) {
      if (coefficients[i] === 0) continue;
      indices.push(columns[i]!);
      values.push(coefficients[i]!);
    }
    starts.push(indices.length);
  }
  return {
    numCols: gains.length,
    numRows: rows.length,
    sense: constants.objectiveSense.maximize,
    colCost: gains,
    colLower: gains.map(() => 0),
    colUpper: upper,
    rowLower: rows.map(() => Number.NEGATIVE_INFINITY),
    rowUpper: rows.map(({ most }) => most),
    matrix: { format: "csr", numRows: rows.length, numCols: gains.length, starts, indices, values },
  };
}
