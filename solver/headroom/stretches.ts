/**
 * Walks the kinks of a plan's taxes from no share of an exercise to all.
 *
 * Exact but for rounding: inputs, deductions and what goes from year to year are not rounded to the cent here, so values are within
 * a few cents of the exact ones, and kinks where they would be if cents could be parted.
 */
import Fraction from "fraction.js";
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import type { Bending, Steady } from "../../tax/graph/slope.ts";
import { type Exercise, yearOfExercise } from "./exercise.ts";
import { outputNode, type Rows, type Sheet, sheetsOf } from "./sheets.ts";

/** Dollars at a number of shares, and what the next share adds. */
export interface Slope {
  value: Fraction;
  rate: Fraction;
}

/** A bend in what is filed for a calendar year. */
export interface YearBending {
  year: number;
  bending: Bending;
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
  const { returns, others } = sheetsOf(compiled, of, base, new Set(moved));
  const sheets = [...returns, ...others];
  const look = lookAt(returns, yearOfExercise(exercise), by, sheets);

  const stretches: Stretch[] = [];
  let before: { moving: bigint[]; matters: Matters } | null = null;
  const read = (rows: Rows, at: Fraction, bends: readonly SheetBending[], vestsLater: boolean) => {
    const amounts = bends.map(({ sheet, bending }) => sheet.reader.amount(bending.node));
    for (const { reader, inputs } of sheets) reader.read(inputs(rows), at);
    // A hinge may come to zero and go no further, or stand on one that bends just there.
    const bent = bends.filter(({ sheet, bending }, i) => !isSame(sheet.reader.amount(bending.node), amounts[i]!));
    const now = { moving: movingAmounts(sheets), matters: mattersIn(returns, sheets) };
    if (before === null || now.moving.some((amount, i) => amount !== before!.moving[i])) {
      const felt = bent.filter((each) => now.matters(each) || before?.matters(each));
      const told = (felt.length > 0 ? felt : bent).map(({ sheet, bending }) => ({ year: sheet.year, bending }));
      stretches.push({ from: at, ...look(at), bends: told, vestsLater });
    }
    before = now;
  };

  for (const { rows, from, to } of columnsInTurn(of, base, exercise)) {
    let at = new Fraction(from);
    read(rows, at, [], from > 0);
    for (;;) {
      const next = earliest(sheets);
      if (next === null || next.compare(to) >= 0) break;
      at = next;
      read(rows, at, bendsAt(sheets, at), false);
    }
  }
  return stretches;
}

const isSame = (one: Steady, other: Steady): boolean => one.constant === other.constant && one.rate === other.rate;

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

interface SheetBending {
  sheet: Sheet;
  bending: Bending;
}

function earliest(sheets: readonly Sheet[]): Fraction | null {
  return sheets.reduce<Fraction | null>((first, { reader }) => {
    const next = reader.until();
    return next !== null && (first === null || next.compare(first) < 0) ? next : first;
  }, null);
}

const bendsAt = (sheets: readonly Sheet[], at: Fraction): SheetBending[] =>
  sheets.flatMap((sheet) =>
    sheet.reader.until()?.equals(at) ? sheet.reader.bends().map((bending) => ({ sheet, bending })) : [],
  );

/** The matrix's rows along the shares, for each of the exercise's columns. */
function columnsInTurn({ matrix }: CompiledScenario, base: Float64Array, { columns }: Exercise) {
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
    const part = { rows: { constant, rate }, from, to: from + room };
    reached = [...reached];
    add(column, room);
    from += room;
    return part;
  });
}

const taxes = ["federalTax", "state.tax", "amt", "state.amt", "minimumTaxCreditUsed"];

const watched = ({ network, weights }: Sheet): string[] =>
  [...new Set([...taxes, ...weights.keys()])].filter((output) => network.outputs.has(output));

/** Every tax, AMT and credit used of every year; two readings that differ in none have no kink between them. */
const movingAmounts = (sheets: readonly Sheet[]): bigint[] =>
  sheets.flatMap((sheet) =>
    watched(sheet).flatMap((output) => {
      const { constant, rate } = sheet.reader.amount(outputNode(sheet, output));
      return [constant, rate];
    }),
  );

type Matters = (of: SheetBending) => boolean;

/** Which bends move any of these amounts, of their own year or through carryovers of a later one. */
function mattersIn(returns: readonly Sheet[], sheets: readonly Sheet[]): Matters {
  const weights = new Map(sheets.map((sheet) => [sheet, new Map<number, number>()]));
  const add = (sheet: Sheet, output: string, weight: number) => {
    const node = outputNode(sheet, output);
    const own = weights.get(sheet)!;
    own.set(node, (own.get(node) ?? 0) + weight);
  };
  sheets.forEach((sheet, s) => {
    // Weights unlike each other, so that what raises one tax and lowers another by as much is seen.
    for (const [i, output] of watched(sheet).entries()) add(sheet, output, 1 + Math.sin(1 + 7 * s + i) / 3);
  });
  const sensitivities = new Map<Sheet, Float64Array>();
  const readLast = [...sheets.slice(returns.length), ...[...returns].reverse()];
  for (const sheet of readLast) {
    const found = sheet.reader.sensitivities(weights.get(sheet)!);
    sensitivities.set(sheet, found);
    sheet.network.nodes.forEach((node, index) => {
      const feed = node.op === "input" && found[index] !== 0 ? sheet.feeds.get(node.slot) : undefined;
      if (feed !== undefined) add(feed.sheet, feed.output, found[index]!);
    });
  }
  return ({ sheet, bending }) => Math.abs(sensitivities.get(sheet)![bending.node]!) > 1e-9;
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
