/**
 * Small linear programs behind one face: javascript-lp-solver where it can be trusted, HiGHS for the rest.
 *
 * The former is quick on a few dozen variables and was seen to fail on hundreds, so its answer is checked; HiGHS takes what is larger,
 * and what fails the check.
 */
import * as highsModule from "highs";
import * as simplexModule from "javascript-lp-solver";

// Both packages declare their types as CommonJS: what their default export is at run time is said here.
const loadHighs = (highsModule as unknown as { default: () => Promise<highsModule.Highs> }).default;
const simplex = (simplexModule as unknown as { default: { Solve: (model: object) => Record<string, unknown> } })
  .default;

/** Maximizes `gains . x` over 0 <= x <= `upper`, with each row's sum at most its `most`. */
export interface LinearProgram {
  gains: readonly number[];
  upper: readonly number[];
  rows: readonly { columns: readonly number[]; coefficients: readonly number[]; most: number }[];
}

const LARGEST_FOR_SIMPLEX = 60;
const TOLERANCE = 1e-6;

/** Loads the wasm of HiGHS once; solving is then synchronous. */
export async function linearProgramSolver(): Promise<(program: LinearProgram) => number[] | null> {
  const highs = await loadHighs();
  return (program) => {
    if (program.gains.length <= LARGEST_FOR_SIMPLEX) {
      const solution = bySimplex(program);
      if (solution !== null && isAnswer(program, solution)) return solution;
    }
    const solution = byHighs(highs, program);
    return solution !== null && isAnswer(program, solution) ? solution : null;
  };
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

function bySimplex({ gains, upper, rows }: LinearProgram): number[] | null {
  const variables: Record<string, Record<string, number>> = {};
  const constraints: Record<string, { max: number }> = {};
  gains.forEach((gain, i) => {
    variables[`x${i}`] = { gain, [`upper${i}`]: 1 };
    constraints[`upper${i}`] = { max: upper[i]! };
  });
  rows.forEach(({ columns, coefficients, most }, r) => {
    constraints[`row${r}`] = { max: most };
    columns.forEach((column, i) => {
      variables[`x${column}`]![`row${r}`] = coefficients[i]!;
    });
  });
  const result = simplex.Solve({ optimize: "gain", opType: "max", constraints, variables });
  if (result.feasible !== true || result.bounded === false) return null;
  return gains.map((_, i) => Number(result[`x${i}`] ?? 0));
}

function byHighs(highs: highsModule.Highs, { gains, upper, rows }: LinearProgram): number[] | null {
  const sum = (columns: readonly number[], coefficients: readonly number[]) =>
    columns.map((column, i) => `${signed(coefficients[i]!)} x${column}`).join(" ");
  const all = [...gains.keys()];
  const text = [
    "Maximize",
    ` gain: ${sum(all, gains)}`,
    "Subject To",
    ...rows.map(({ columns, coefficients, most }, r) => ` row${r}: ${sum(columns, coefficients)} <= ${most}`),
    "Bounds",
    ...upper.map((most, i) => ` 0 <= x${i} <= ${most}`),
    "End",
  ].join("\n");
  const { Status, Columns } = highs.solve(text, { output_flag: false });
  return Status === "Optimal" ? all.map((i) => Columns[`x${i}`]?.Primal ?? 0) : null;
}

const signed = (value: number): string => (value < 0 ? `- ${-value}` : `+ ${value}`);
