/**
 * The linear relaxation of a program over a box: its rows, a chord over each hinge, and inequalities found on the way.
 *
 * HiGHS finds multipliers; what counts as a bound is worked out from them (safe-bound.ts), and is right whatever they are.
 */
import type * as highsModule from "highs";
import type { Affine } from "../../tax/graph/affine.ts";
import type { Box } from "../../tax/graph/program/bounds.ts";
import type { Program } from "../../tax/graph/program/program.ts";
import { attempt } from "../highs.ts";
import { giveWay } from "../pool/give-way.ts";
import { SafeBound } from "./safe-bound.ts";

/** A sum that is at most 0 in the box it was found in. */
export interface Inequality {
  /** The hinge that it is for, which may be done without; null: it makes the region what it is. */
  hinge: number | null;
  sum: Affine;
}

/** Of HiGHS: which columns and rows are at which bound; rows are the program's, then the chords, then inequalities. */
export interface Basis {
  columns: Int8Array;
  rows: Int8Array;
}

export interface Relaxed {
  /** No point of the program in the box has more; minus infinity if there is none. Safe. */
  bound: number;
  /** null where the solver has no answer. */
  point: Float64Array | null;
  /** What the objective gains by a dollar that a hinge's chord and inequalities give way, by hinge. */
  pull: Float64Array;
  /** The same of a row of the program. */
  rowPull: (row: number) => number;
  /** The same of inequalities, those that hold nothing back left out. */
  sums: readonly { sum: Affine; hinge: number | null; rate: number }[];
  /** What the bound loses by a unit that a variable is away from its end: above zero of its upper one, below zero of its lower one. */
  rates: Float64Array;
}

export interface Relaxation {
  /** Follows what was added to the program since. */
  grow: () => void;
  /**
   * Has HiGHS choose its scaling now, by the program as it is read. It keeps what it chose at its first program, and takes other steps with
   * another one; so what a worker answers does not depend on the region that it happens to begin with.
   */
  scale: () => void;
  /** By which method HiGHS solves from now on. */
  use: (simplex: Simplex) => void;
  /** Goes to a box. Inequalities of others are dropped. */
  enter: (box: Box, inequalities: readonly Inequality[], basis: Basis | null) => void;
  add: (inequality: Inequality) => void;
  maximize: (objective: Affine) => Relaxed;
  basis: () => Basis;
  /** Which inequalities hold the last point back or are not to be done without, and the basis without the others. */
  binding: () => { kept: number[]; basis: Basis };
  /** Linear programs solved. */
  solved: () => number;
  dispose: () => void;
}

/** Of the simplex method in one program, a second or two: what its multipliers say by then counts. Counted, so that every machine ends alike. */
const MOST_ITERATIONS = 20_000;
const OPTIMAL = 7;
const ITERATION_LIMIT = 14;
const INFEASIBLE = [8, 9];
const BASIC = 1;
/** What HiGHS was asked for is done without: the region is split, or begun anew. */
const NO_ANSWER = -1;

/**
 * The chord over a hinge: after - slope * before <= most. Where the box decides that the hinge is nothing, its own bounds say so, and the row
 * only stays: taken out, what HiGHS has of the program would depend on the boxes that it was in.
 */
function chord(low: number, high: number): { slope: number; most: number } {
  if (high <= 0) return { slope: 1, most: -low };
  if (low >= 0) return { slope: 1, most: 0 };
  const slope = high / (high - low);
  return { slope, most: -slope * low };
}

/** The dual method is at home where bounds and rows change, the primal where the objective does. */
export type Simplex = "dual" | "primal";

/** Rows and hinges of a program that a relaxation leaves out: those from the first to before the last. */
export interface LeftOut {
  rows: readonly [from: number, to: number];
  hinges: readonly [from: number, to: number];
}

/** Of a row that the model does not have. */
const NOWHERE = -1;

/**
 * @param leftOut without it the relaxation is as valid, only wider
 */
export function relaxationOf(
  highs: highsModule.Highs,
  program: Program,
  { leftOut = { rows: [0, 0], hinges: [0, 0] }, simplex = "dual" }: { leftOut?: LeftOut; simplex?: Simplex } = {},
): Relaxation {
  const model = highs.createModel();
  model.options.set({
    output_flag: false,
    presolve: "off",
    solver: "simplex",
    simplex_dual_edge_weight_strategy: 1,
    // Shares, cash and parts of one stand side by side: unscaled, some programs went astray for up to 90 seconds in 1,300 iterations.
    simplex_scale_strategy: 2,
    simplex_iteration_limit: MOST_ITERATIONS,
  });
  const use = (simplex: Simplex) => model.options.set({ simplex_strategy: simplex === "dual" ? 1 : 4 });
  use(simplex);
  model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
  const box: Box = { lower: new Float64Array(0), upper: new Float64Array(0) };
  /** Where the program's rows and the chords stand in the model. */
  const rowAt: number[] = [];
  const chordAt: number[] = [];
  const hingesBefore: number[][] = [];
  let extra: Inequality[] = [];
  let costs = new Map<number, number>();
  let solved = 0;

  let rowCount = 0;
  const rowsOfModel = () => rowCount;
  const isLeftOut = ([from, to]: readonly [number, number], index: number) => index >= from && index < to;
  const addModelRow = (low: number, high: number, indices: number[], values: number[]) => {
    model.addRow(low, high, { indices, values });
  };

  const setChord = (h: number) => {
    const { before } = program.hinges[h]!;
    const { slope, most } = chord(box.lower[before]!, box.upper[before]!);
    model.changeCoefficient(chordAt[h]!, before, -slope);
    model.changeRowBounds(chordAt[h]!, Number.NEGATIVE_INFINITY, most);
  };

  const grow = () => {
    if (extra.length > 0) throw new Error("a program grows before inequalities are added");
    const known = box.lower.length;
    for (let index = known; index < program.names.length; index++) {
      model.addVar(program.lower[index]!, program.upper[index]!);
      hingesBefore.push([]);
    }
    box.lower = Float64Array.from([...box.lower, ...program.lower.slice(known)]);
    box.upper = Float64Array.from([...box.upper, ...program.upper.slice(known)]);
    for (const { low, high, columns, coefficients } of program.rows.slice(rowAt.length)) {
      const isIn = !isLeftOut(leftOut.rows, rowAt.length);
      rowAt.push(isIn ? rowCount++ : NOWHERE);
      if (isIn) addModelRow(low, high, [...columns], [...coefficients]);
    }
    for (const { before, after } of program.hinges.slice(chordAt.length)) {
      const isIn = !isLeftOut(leftOut.hinges, chordAt.length);
      if (isIn) hingesBefore[before]!.push(chordAt.length);
      chordAt.push(isIn ? rowCount++ : NOWHERE);
      const { slope, most } = chord(box.lower[before]!, box.upper[before]!);
      if (isIn) addModelRow(Number.NEGATIVE_INFINITY, most, [after, before], [1, -slope]);
    }
  };

  const narrow = ({ lower, upper }: Box) => {
    const changed: number[] = [];
    for (let index = 0; index < lower.length; index++) {
      if (lower[index] !== box.lower[index] || upper[index] !== box.upper[index]) changed.push(index);
    }
    if (changed.length === 0) return;
    const set = { kind: "set", indices: changed } as const;
    model.changeColsBounds(
      set,
      changed.map((index) => lower[index]!),
      changed.map((index) => upper[index]!),
    );
    box.lower.set(lower);
    box.upper.set(upper);
    for (const index of changed) for (const h of hingesBefore[index]!) setChord(h);
  };

  const add = ({ sum, hinge }: Inequality) => {
    extra.push({ sum, hinge });
    addModelRow(Number.NEGATIVE_INFINITY, -sum.constant, [...sum.terms.keys()], [...sum.terms.values()]);
  };

  const dropRows = () => {
    if (extra.length === 0) return;
    model.deleteRows({ kind: "range", from: rowsOfModel(), to: rowsOfModel() + extra.length - 1 });
    extra = [];
  };

  /** What no point of the box can exceed, by any multipliers of the rows; and what is left of the objective, by variable. */
  const boundBy = (objective: Affine | null, multipliers: Float64Array): { bound: number; rates: Float64Array } => {
    const safe = new SafeBound(box, objective);
    program.rows.forEach(({ low, high, columns, coefficients }, r) => {
      if (rowAt[r] !== NOWHERE) safe.use(multipliers[rowAt[r]!]!, low, high, columns, coefficients);
    });
    program.hinges.forEach(({ before, after }, h) => {
      const multiplier = chordAt[h] === NOWHERE ? 0 : multipliers[chordAt[h]!]!;
      if (multiplier <= 0) return;
      const { slope, most } = chord(box.lower[before]!, box.upper[before]!);
      safe.use(multiplier, Number.NEGATIVE_INFINITY, most, [after, before], [1, -slope]);
    });
    extra.forEach(({ sum }, i) => {
      const multiplier = Math.max(0, multipliers[rowsOfModel() + i]!);
      safe.use(multiplier, Number.NEGATIVE_INFINITY, -sum.constant, [...sum.terms.keys()], [...sum.terms.values()]);
    });
    return safe.result();
  };

  const relaxed = (
    { bound, rates }: { bound: number; rates: Float64Array },
    point: Float64Array | null,
    multipliers: Float64Array,
  ): Relaxed => {
    const pull = Float64Array.from(chordAt, (at) => Math.max(0, multipliers[at] ?? 0));
    extra.forEach(({ hinge }, i) => {
      if (hinge !== null) pull[hinge]! += Math.max(0, multipliers[rowsOfModel() + i]!);
    });
    const sums = extra
      .map(({ sum, hinge }, i) => ({ sum, hinge, rate: multipliers[rowsOfModel() + i]! }))
      .filter(({ rate }) => rate > 0);
    return { bound, point, pull, rowPull: (row) => multipliers[rowAt[row]!]!, sums, rates };
  };

  /** There is no point where by some multipliers nothing at all comes out below zero. */
  const provesEmpty = (ray: Float64Array | undefined): boolean => {
    if (ray === undefined) return false;
    const largest = ray.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return [1, -1].some(
      (sign) =>
        boundBy(
          null,
          ray.map((value) => (sign * value) / largest),
        ).bound < 0,
    );
  };

  const basisNow = (): Basis => {
    const { colStatus, rowStatus } = model.getBasis();
    return { columns: Int8Array.from(colStatus), rows: Int8Array.from(rowStatus) };
  };

  const setCosts = (objective: Affine) => {
    for (const index of costs.keys()) if (!objective.terms.has(index)) model.changeColCost(index, 0);
    for (const [index, rate] of objective.terms) if (costs.get(index) !== rate) model.changeColCost(index, rate);
    costs = new Map(objective.terms);
  };

  const run = (): number => {
    giveWay();
    solved++;
    return (
      attempt(() => {
        model.run();
        return model.getModelStatus();
      }) ?? NO_ANSWER
    );
  };

  const scale = (): void => {
    model.options.set({ simplex_iteration_limit: 0 });
    run();
    solved--;
    model.options.set({ simplex_iteration_limit: MOST_ITERATIONS });
  };

  return {
    grow,
    scale,
    use,
    add,
    enter: (to, inequalities, basis) => {
      dropRows();
      narrow(to);
      for (const inequality of inequalities) add(inequality);
      // The solver keeps nothing of where it was: the answer depends on where it is alone.
      model.clearSolver();
      if (basis === null) return;
      const rowStatus = new Int32Array(rowsOfModel() + extra.length).fill(BASIC);
      rowStatus.set(basis.rows.subarray(0, rowStatus.length));
      attempt(() => model.setBasis({ colStatus: Int32Array.from(basis.columns), rowStatus } as never));
    },
    maximize: (objective) => {
      setCosts(objective);
      let status = run();
      if (![OPTIMAL, ITERATION_LIMIT, ...INFEASIBLE].includes(status)) {
        model.clearSolver();
        status = run();
      }
      if (status === OPTIMAL) {
        const { colValue, rowDual } = model.getSolution();
        return relaxed(boundBy(objective, rowDual), colValue, rowDual);
      }
      const nothing = new Float64Array(rowsOfModel() + extra.length);
      if (status === ITERATION_LIMIT) {
        const rowDual = attempt(() => model.getSolution())?.rowDual;
        return relaxed(boundBy(objective, rowDual?.length === nothing.length ? rowDual : nothing), null, nothing);
      }
      const isEmpty = INFEASIBLE.includes(status) && provesEmpty(attempt(() => model.getDualRay())?.values);
      const bound = isEmpty ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      return relaxed({ bound, rates: new Float64Array(box.lower.length) }, null, nothing);
    },
    basis: basisNow,
    binding: () => {
      const { columns, rows } = basisNow();
      const first = rowsOfModel();
      const kept = [...extra.keys()].filter((i) => extra[i]!.hinge === null || rows[first + i] !== BASIC);
      const keptRows = Int8Array.from([...rows.subarray(0, first), ...kept.map((i) => rows[first + i]!)]);
      return { kept, basis: { columns, rows: keptRows } };
    },
    solved: () => solved,
    dispose: () => model.dispose(),
  };
}
