/**
 * A program in HiGHS, condensed: it is given bounds of all variables and rows, and answers with all variables.
 */
import type { Basis, Highs } from "highs";
import type { ReadProgram } from "../../tax/graph/program/program.ts";
import { attempt } from "../highs.ts";
import { giveWay } from "../pool/give-way.ts";
import { condensed } from "./condensed.ts";

/** By variable, and by row. */
export interface Bounds {
  lower: Float64Array;
  upper: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

export interface CondensedModel {
  /** @returns all variables where the gains are the largest within bounds; null where there is no such point */
  maximize: (bounds: Bounds) => Float64Array | null;
  /** Forgets all but a basis, so that what is answered next depends on nothing else. */
  restart: (basis: Basis | null) => void;
  /** @returns the basis of the last answer; null if there was none */
  basis: () => Basis | null;
  dispose: () => void;
}

const OPTIMAL = 7;

/**
 * Which elements of two arrays are told to differ from what HiGHS has.
 *
 * @param places    where each is in the bounds
 * @param constants what HiGHS counts apart from each
 */
function changes(places: Int32Array, constants: Float64Array) {
  const [low, high] = [new Float64Array(places.length), new Float64Array(places.length)];
  return {
    low,
    high,
    /** @returns those that changed */
    take: (lows: Float64Array, highs: Float64Array): Int32Array => {
      const changed: number[] = [];
      for (let at = 0; at < places.length; at++) {
        const least = lows[places[at]!]! - constants[at]!;
        const most = highs[places[at]!]! - constants[at]!;
        if (least === low[at] && most === high[at]) continue;
        low[at] = least;
        high[at] = most;
        changed.push(at);
      }
      return Int32Array.from(changed);
    },
  };
}

/**
 * @param gains dollars by variable
 */
export function condensedModel(
  highs: Highs,
  program: ReadProgram,
  gains: Float64Array,
  bounds: Bounds,
): CondensedModel {
  const { columns, rows, written, point } = condensed(program);
  const ofColumns = changes(Int32Array.from(columns), new Float64Array(columns.length));
  const ofRows = changes(
    Int32Array.from(rows, ({ row }) => row),
    Float64Array.from(rows, ({ constant }) => constant),
  );
  const take = ({ lower, upper, low, high }: Bounds) => ({
    columns: ofColumns.take(lower, upper),
    rows: ofRows.take(low, high),
  });

  const model = highs.createModel();
  model.options.set({ output_flag: false, presolve: "off", solver: "simplex", simplex_scale_strategy: 0 });
  take(bounds);
  const objective = written([...gains.keys()], [...gains]);
  const costs = new Float64Array(columns.length);
  objective.columns.forEach((column, k) => {
    costs[column] = objective.coefficients[k]!;
  });
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.columns.length);
  model.passModel({
    numCols: columns.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: costs,
    colLower: ofColumns.low,
    colUpper: ofColumns.high,
    rowLower: ofRows.low,
    rowUpper: ofRows.high,
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap((row) => row.coefficients),
    },
  });
  const isSolved = () => model.getModelStatus() === OPTIMAL;

  return {
    maximize: (to) => {
      const changed = take(to);
      const those = (of: Float64Array, indices: Int32Array) => Float64Array.from(indices, (at) => of[at]!);
      if (changed.columns.length > 0) {
        const [low, high] = [ofColumns.low, ofColumns.high].map((of) => those(of, changed.columns));
        model.changeColsBounds({ kind: "set", indices: changed.columns }, low!, high!);
      }
      if (changed.rows.length > 0) {
        const [low, high] = [ofRows.low, ofRows.high].map((of) => those(of, changed.rows));
        model.changeRowsBounds({ kind: "set", indices: changed.rows }, low!, high!);
      }
      giveWay();
      const isOver = attempt(() => {
        model.run();
        return true;
      });
      return isOver && isSolved() ? point(model.getSolution().colValue) : null;
    },
    restart: (basis) => {
      model.clearSolver();
      if (basis !== null) model.setBasis(basis);
    },
    basis: () => (isSolved() ? model.getBasis() : null),
    dispose: () => model.dispose(),
  };
}
