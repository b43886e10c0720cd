/**
 * A plan's program where it is known: what all of its variables are for given shares, and what the objective gains by each.
 *
 * The program (plan-program.ts) is read in order: each variable is made of earlier ones.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { Program, type ReadProgram } from "../../tax/graph/program/program.ts";
import { valueAt } from "../../tax/graph/program/rounded.ts";
import { byHoldings } from "./by-holdings.ts";
import { addPlan, type PlanProgram } from "./plan-program.ts";

export interface LawProgram {
  program: ReadProgram;
  /** Variables of the shares, by column. */
  shares: readonly number[];
  /** By scenario, its first variable. */
  firsts: readonly number[];
  /** Dollars by variable, to be made as large as possible. */
  gains: Float64Array;
  /**
   * All variables for shares by column, whole or not; amounts are not rounded to the cent.
   *
   * @param chosen gives what no share decides, such as the loss from which on losses count as the worst
   */
  pointOf: (shares: ArrayLike<number>, chosen?: ArrayLike<number>) => Float64Array;
  /** The same where stairs are slopes, with parts of steps: no less is left than with whole ones where steps cost. */
  slopedPointOf: (shares: ArrayLike<number>, chosen?: ArrayLike<number>) => Float64Array;
  /** What the objective gains, at a point, by a dollar more of each variable and of all that is made of it; stairs count as slopes. */
  slopesAt: (point: Float64Array) => Float64Array;
  /** What the objective counts at a point, in dollars. */
  valueAt: (point: ArrayLike<number>) => number;
  /** Whether a point made of shares is within the limits, give or take some cents; those on risk left out. */
  isWithin: (point: Float64Array) => boolean;
}

/** How a variable is worked: its own factor is 1 in its row. */
type Maker =
  | { by: "row"; row: number }
  | { by: "hinge"; before: number }
  | { by: "selection"; positive: number; row: number; ifPositive: boolean; other: number }
  | { by: "steps"; before: number; size: number }
  /** No less than its rows ask for, of which it is the last variable. */
  | { by: "least"; rows: number[] };

/** Dollars, or shares, by which amounts that are not rounded may pass a limit. */
const GIVE = 0.05;
const isBetween = (amount: number, low: number, high: number) => amount >= low - GIVE && amount <= high + GIVE;

/** Makes plain data, or has it from another thread that makes the same. */
export type Once = <T>(make: () => T) => T;

export function lawProgramOf(compiled: CompiledPlan, once: Once = (make) => make()): LawProgram {
  const { program, plan } = once((): { program: ReadProgram; plan: PlanProgram } => {
    const program = new Program();
    return { program, plan: addPlan(program, compiled, byHoldings(compiled, program)) };
  });
  return lawOf(program, plan);
}

/** @param program that a plan was added to */
export function lawOf(program: ReadProgram, { shares, firsts, objective }: PlanProgram): LawProgram {
  const { rows, lower } = program;
  const count = program.names.length;
  const makers = program.names.map((): Maker | null => ({ by: "least", rows: [] }));
  for (const share of shares) makers[share] = null;
  for (const [index, row] of program.definedBy) makers[index] = { by: "row", row };
  for (const { before, after } of program.hinges) makers[after] = { by: "hinge", before };
  for (const { before, after, size } of program.steps) makers[after] = { by: "steps", before, size };
  for (const { positive, chosen, left, row } of program.selections) {
    makers[chosen] = { by: "selection", positive, row, ifPositive: true, other: left };
    makers[left] = { by: "selection", positive, row, ifPositive: false, other: chosen };
  }
  rows.forEach(({ columns, low }, row) => {
    const last = makers[Math.max(...columns)];
    if (last?.by === "least" && Number.isFinite(low)) last.rows.push(row);
  });
  const gains = new Float64Array(count);
  for (const [index, rate] of objective.terms) gains[index] = rate;

  /** What a row leaves for one of its variables, without another. */
  const restOf = (row: number, index: number, other: number, point: Float64Array): number => {
    const { low, high, columns, coefficients } = rows[row]!;
    let rest = (low + high) / 2;
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k]!;
      if (column !== index && column !== other) rest -= coefficients[k]! * point[column]!;
    }
    return rest;
  };

  /** What the rows of a variable ask for at least, and the one that asks for most; null: none. */
  const leastOf = (index: number, of: readonly number[], point: Float64Array) => {
    let least = lower[index]!;
    let by: number | null = null;
    for (const row of of) {
      const { low, columns, coefficients } = rows[row]!;
      let rest = low;
      let own = 1;
      for (let k = 0; k < columns.length; k++) {
        if (columns[k] === index) own = coefficients[k]!;
        else rest -= coefficients[k]! * point[columns[k]!]!;
      }
      if (own <= 0 || rest / own <= least) continue;
      least = rest / own;
      by = row;
    }
    return { least, by };
  };

  const pointBy = (
    stepped: (steps: number) => number,
    of: ArrayLike<number>,
    chosen: ArrayLike<number> = lower,
  ): Float64Array => {
    const point = new Float64Array(count);
    for (let column = 0; column < shares.length; column++) point[shares[column]!] = of[column]!;
    for (let index = 0; index < count; index++) {
      const maker = makers[index];
      switch (maker?.by) {
        case "row":
          point[index] = restOf(maker.row, index, index, point);
          break;
        case "hinge":
          point[index] = Math.max(0, point[maker.before]!);
          break;
        case "selection":
          if (point[maker.positive]! > 0 === maker.ifPositive) {
            point[index] = restOf(maker.row, index, maker.other, point);
          }
          break;
        case "steps":
          point[index] = Math.max(lower[index]!, stepped(point[maker.before]! / maker.size));
          break;
        case "least":
          point[index] = maker.rows.length === 0 ? chosen[index]! : leastOf(index, maker.rows, point).least;
      }
    }
    return point;
  };

  const slopesAt = (point: Float64Array): Float64Array => {
    const slopes = gains.slice();
    for (let index = count - 1; index >= 0; index--) {
      const slope = slopes[index]!;
      const maker = makers[index];
      if (slope === 0 || maker == null) continue;
      if (maker.by === "steps") {
        if (point[maker.before]! > lower[index]! * maker.size) slopes[maker.before]! += slope / maker.size;
        continue;
      }
      if (maker.by === "hinge") {
        if (point[maker.before]! > 0) slopes[maker.before]! += slope;
        continue;
      }
      if (maker.by === "selection" && point[maker.positive]! > 0 !== maker.ifPositive) continue;
      const row = maker.by === "least" ? leastOf(index, maker.rows, point).by : maker.row;
      if (row === null) continue;
      const { columns, coefficients } = rows[row]!;
      const other = maker.by === "selection" ? maker.other : index;
      const own = coefficients[columns.indexOf(index)]!;
      for (let k = 0; k < columns.length; k++) {
        const column = columns[k]!;
        if (column !== index && column !== other) slopes[column]! -= (coefficients[k]! / own) * slope;
      }
    }
    return slopes;
  };

  const { hinges, selections, steps } = program;
  const laws = new Set([
    ...program.definedBy.values(),
    ...hinges.map(({ row }) => row),
    ...selections.flatMap(({ row, hull }) => [row, ...hull]),
    ...steps.map(({ row }) => row),
  ]);
  const isMade = (index: number) => makers[index]?.by !== "least";
  const limits = rows.filter(({ columns }, row) => !laws.has(row) && columns.every(isMade));
  const isWithin = (point: Float64Array): boolean =>
    [...program.definedBy.keys()].every((index) => isBetween(point[index]!, lower[index]!, program.upper[index]!)) &&
    limits.every(({ low, high, columns, coefficients }) => {
      let sum = 0;
      for (let k = 0; k < columns.length; k++) sum += coefficients[k]! * point[columns[k]!]!;
      return isBetween(sum, low, high);
    });

  return {
    ...{ program, shares, firsts, gains, slopesAt, isWithin },
    pointOf: (of, chosen) => pointBy(Math.ceil, of, chosen),
    slopedPointOf: (of, chosen) => pointBy((steps) => steps, of, chosen),
    valueAt: (point) => valueAt(objective, point),
  };
}
