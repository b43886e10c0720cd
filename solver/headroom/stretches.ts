/**
 * Walks the kinks of a plan's taxes from no share of an exercise to all.
 *
 * Exact but for rounding: inputs, deductions and what goes from year to year are not rounded to the cent here, so values are within
 * a few cents of the exact ones, and kinks where they would be if cents could be parted.
 */
import Fraction from "fraction.js";
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import type { YearBending } from "../slopes/kink.ts";
import { outputNode, type Sheet, sheetsOf, totalTax } from "../slopes/sheets.ts";
import { type Part, walk } from "../slopes/walk.ts";
import { type Exercise, yearOfExercise } from "./exercise.ts";

/** Dollars at a number of shares, and what the next share adds. */
export interface Slope {
  value: Fraction;
  rate: Fraction;
}

/** The plan's taxes from one kink to the next; values are those where it starts. */
export interface Stretch {
  /** Shares; a kink seldom falls on a whole one. */
  from: Fraction;
  /** Federal AMT of the year of the exercise. */
  amt: Slope;
  stateAmt: Slope;
  /** Federal and state tax of the year of the exercise. */
  yearTax: Slope;
  /** AMT less credit used, of all years up to one. */
  outstanding: Slope;
  /**
   * The plan's total tax, as the objective `totalTax` counts it, but for payroll tax and the days of installments where no share
   * moves them; in doubles, since discounts are.
   */
  totalTax: { value: number; rate: number };
  /** What bends where it starts; of the first stretch nothing. */
  bends: readonly YearBending[];
  /** Whether from here on shares vest on a later day than those before. */
  vestsLater: boolean;
}

/**
 * @param base whole shares, by column, without wash sales
 * @param by   the last year that `outstanding` counts
 */
export function stretchesOf(
  compiled: CompiledPlan,
  of: CompiledScenario,
  base: Float64Array,
  exercise: Exercise,
  by: number,
): Stretch[] {
  const { starts, entryRows } = of.matrix;
  const moved = exercise.columns.flatMap(({ column }) => [...entryRows.subarray(starts[column], starts[column + 1])]);
  const { returns, others } = sheetsOf(compiled, of, base, new Set(moved), totalTax(compiled, of));
  const look = lookAt(returns, yearOfExercise(exercise), by, [...returns, ...others]);
  const stretches: Stretch[] = [];
  walk({ returns, others }, columnsInTurn(of, base, exercise), (at, bends, vestsLater) => {
    stretches.push({ from: at, ...look(at), bends, vestsLater });
  });
  return stretches;
}

/**
 * Where an amount first comes above what it is without any share.
 *
 * @returns shares, or null where it does not up to `room`
 */
export function firstAbove(stretches: readonly Stretch[], pick: (of: Stretch) => Slope, room: number): number | null {
  const level = pick(stretches[0]!).value;
  for (const [i, stretch] of stretches.entries()) {
    const { value, rate } = pick(stretch);
    if (value.compare(level) > 0) return stretch.from.valueOf();
    if (rate.compare(0) <= 0) continue;
    const at = stretch.from.add(level.sub(value).div(rate));
    const end = stretches[i + 1]?.from ?? new Fraction(room);
    if (at.compare(end) < 0) return at.valueOf();
  }
  return null;
}

/** The matrix's rows along the shares, for each of the exercise's columns. */
function columnsInTurn({ matrix }: CompiledScenario, base: Float64Array, { columns }: Exercise): Part[] {
  const { starts, entryRows, entryUnits } = matrix;
  const entries = (column: number) =>
    Array.from({ length: starts[column + 1]! - starts[column]! }, (_, k) => {
      const at = starts[column]! + k;
      return [entryRows[at]!, BigInt(entryUnits[at]!)] as const;
    });
  let reached = [...matrix.undecided].map((units) => BigInt(units));
  const add = (column: number, count: number) => {
    for (const [row, units] of entries(column)) reached[row]! += units * BigInt(count);
  };
  base.forEach((count, column) => {
    if (count !== 0) add(column, count);
  });
  let from = 0;
  return columns.map(({ column, room }) => {
    const rate = new Map(entries(column));
    const constant = reached.map((units, row) => units - (rate.get(row) ?? 0n) * BigInt(from));
    const part = { rows: { constant, rate }, from: new Fraction(from), to: new Fraction(from + room) };
    reached = [...reached];
    add(column, room);
    from += room;
    return part;
  });
}

/** What a stretch says, from where the sheets stand. */
function lookAt(returns: readonly Sheet[], year: number, by: number, sheets: readonly Sheet[]) {
  const nothing: Slope = { value: new Fraction(0), rate: new Fraction(0) };
  const slope = (sheet: Sheet, output: string, at: Fraction): Slope => {
    const node = outputNode(sheet, output);
    const [{ constant, rate }, scale] = [sheet.reader.amount(node), sheet.reader.scaleOf(node)];
    const perShare = new Fraction(rate, scale);
    return { value: new Fraction(constant, scale).add(perShare.mul(at)), rate: perShare };
  };
  const plus = (one: Slope, other: Slope, sign: 1 | -1): Slope => ({
    value: one.value.add(other.value.mul(sign)),
    rate: one.rate.add(other.rate.mul(sign)),
  });
  const ofYear = returns.find((sheet) => sheet.year === year)!;
  return (at: Fraction) => ({
    amt: slope(ofYear, "amt", at),
    stateAmt: slope(ofYear, "state.amt", at),
    yearTax: plus(slope(ofYear, "federalTax", at), slope(ofYear, "state.tax", at), 1),
    outstanding: returns
      .filter((sheet) => sheet.year <= by)
      .reduce(
        (sum, sheet) => plus(plus(sum, slope(sheet, "amt", at), 1), slope(sheet, "minimumTaxCreditUsed", at), -1),
        nothing,
      ),
    totalTax: sheets.reduce(
      (total, sheet) =>
        [...sheet.weights].reduce(({ value, rate }, [output, weight]) => {
          const one = slope(sheet, output, at);
          return { value: value + weight * one.value.valueOf(), rate: rate + weight * one.rate.valueOf() };
        }, total),
      { value: 0, rate: 0 },
    ),
  });
}
