/**
 * The kinks of the law that a plan rests on: where one share more of a step brings less than the last one did, because a rule of some
 * year's return starts or ends there.
 *
 * Each step is followed by the slope reader, a few shares to both sides; what bends there is named, and what it costs a share is exact
 * but for rounding to the cent.
 */

import Fraction from "fraction.js";
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import { type Decision, decisionsOf } from "../../model/decisions.ts";
import { decideFor } from "../../model/reveals.ts";
import { bendInWords } from "../../tax/graph/name-bend.ts";
import { type Direction, holdingsOf, unitsOf } from "../moves.ts";
import { type LawKink, lawKinks, type YearBending } from "../slopes/kink.ts";
import { type Counted, outputNode, type Rows, type Sheet, type Sheets, sheetsOf, totalTax } from "../slopes/sheets.ts";
import { walk } from "../slopes/walk.ts";

/** A kink of the law at a step of a plan. */
export interface RestingKink extends LawKink {
  /** The scenario whose return it is; null where the plan has only one. */
  scenario: string | null;
  /** The step that meets it. Where all shares of an exercise are sold, it stands for its sale too. */
  step: Decision;
  /** Shares of the step from where it is decided to where the law bends; below zero: it was passed. */
  away: number;
  /** How much less a share beyond it brings than a share before it, in dollars of the objective. */
  less: number;
  /** What passing it costs at once, in dollars; below zero, and the kink passed: what that brought. 0 but for steps and elections. */
  jump: number;
}

/** A plan rests on a kink that is no further than this part of a step's shares: the search need not find the last of them. */
const NEAR = 1 / 200;
const NEAREST = 1;
/** Dollars a share below which a kink is not felt. */
const FELT = 0.02;
/** Steps that are followed in each scenario, the largest first. */
const MOST_STEPS = 30;

/**
 * @param shares whole shares, by column, without wash sales
 * @returns by year; each rule of a return once, at the step that feels it most
 */
export function restingKinks(compiled: CompiledPlan, shares: Float64Array): RestingKink[] {
  const units = followed(compiled, shares);
  const isOne = compiled.scenarios.length === 1;
  const found = new Map<string, RestingKink>();
  for (const of of compiled.scenarios) {
    const own = units.filter(({ columns }) => columns.every((column) => isOf(compiled, column, of.index)));
    const kinksAlong = walkerOf(compiled, of, shares, own);
    for (const unit of own) {
      const step = stepOf(compiled, shares, unit);
      for (const kink of kinksAlong(unit, Math.max(NEAREST, step.shares * NEAR))) {
        const scenario = isOne ? null : of.scenario.name;
        const key = [scenario, kink.year, kink.form, kink.line].join("\n");
        const before = found.get(key);
        if (before === undefined || felt(kink) > felt(before)) found.set(key, { ...kink, scenario, step });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.year - b.year);
}

const felt = ({ less, jump }: Pick<RestingKink, "less" | "jump">): number => Math.max(less, 0) + Math.abs(jump);

const isOf = ({ columns }: CompiledPlan, column: number, scenario: number): boolean =>
  decideFor(columns[column]!.deciders, scenario);

/**
 * One direction for each step that could be larger, since shares are left or another step for them can give way: a share more sold; a
 * share more exercised, and sold where all others are.
 */
function followed(compiled: CompiledPlan, shares: Float64Array): Direction[] {
  const { columns, batches } = compiled;
  const holdings = holdingsOf(compiled);
  const sold = new Float64Array(batches.length);
  columns.forEach((column, c) => {
    if (column.do === "sell") sold[column.batch]! += shares[c]!;
  });
  const exercises = (grant: number) =>
    columns.filter((column, c) => column.do === "exercise" && column.grant === grant && shares[c]! > 0).length;
  const sales = (batch: number) =>
    columns.filter((column, c) => column.do === "sell" && column.batch === batch && shares[c]! > 0).length;
  const sizeOf = ({ columns: of }: Direction) => Math.min(...of.map((column) => shares[column]!));
  const isFollowed = (unit: Direction) => {
    const first = columns[unit.columns[0]!]!;
    if (first.do === "sell") return sales(first.batch) > 1 || holdings.reach(shares, unit) >= 1;
    if (exercises(first.grant) < 2 && holdings.reach(shares, unit) < 1) return false;
    const areAllSold = sold[first.batch]! >= shares[unit.columns[0]!]!;
    return areAllSold === unit.columns.length > 1;
  };
  return unitsOf(compiled)
    .filter((unit) => sizeOf(unit) > 0 && isFollowed(unit))
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, MOST_STEPS);
}

function stepOf(compiled: CompiledPlan, shares: Float64Array, { columns }: Direction): Decision {
  const only = new Float64Array(shares.length);
  only[columns[0]!] = shares[columns[0]!]!;
  return decisionsOf(compiled, only)[0]!;
}

/** What the objective loses by tax and by credit, counted at the end. */
function lostBy(compiled: CompiledPlan, of: CompiledScenario): Counted {
  const { plan, calendar } = compiled;
  const counted = totalTax(compiled, of);
  if (plan.objective.kind === "totalTax") return counted;
  if (plan.objective.kind === "creditRecouped") {
    const by = plan.objective.by!;
    const creditUsed = calendar.years.map((year) => (year <= by ? -1 : 0));
    return { tax: of.events.map(() => 0), creditUsed, creditLeft: 0 };
  }
  // What is paid before the end earns nothing until then.
  const end = of.events.findLastIndex(({ isAfter }) => !isAfter);
  let grown = of.events[end]!.discount;
  const tax = [...counted.tax];
  for (let e = end; e >= 0; e--) {
    tax[e] = grown;
    grown *= of.events[e]!.growth;
  }
  return { ...counted, tax };
}

/** Follows one direction after another from the same candidate, on one set of sheets. */
function walkerOf(compiled: CompiledPlan, of: CompiledScenario, shares: Float64Array, units: readonly Direction[]) {
  const { starts, entryRows, entryUnits, undecided } = of.matrix;
  const entriesOf = (column: number) =>
    Array.from({ length: starts[column + 1]! - starts[column]! }, (_, k) => {
      const at = starts[column]! + k;
      return [entryRows[at]!, BigInt(entryUnits[at]!)] as const;
    });
  const moved = new Set(
    units.flatMap(({ columns }) => columns.flatMap((column) => entriesOf(column).map(([row]) => row))),
  );
  const sheets = sheetsOf(compiled, of, shares, moved, lostBy(compiled, of));
  const here = [...undecided].map((amount) => BigInt(amount));
  shares.forEach((count, column) => {
    if (count !== 0) for (const [row, amount] of entriesOf(column)) here[row]! += amount * BigInt(count);
  });
  let walked = 0;

  return ({ columns, coefficients }: Direction, near: number): Omit<RestingKink, "scenario" | "step">[] => {
    const rate = new Map<number, bigint>();
    columns.forEach((column, i) => {
      for (const [row, amount] of entriesOf(column)) {
        rate.set(row, (rate.get(row) ?? 0n) + amount * BigInt(coefficients[i]!));
      }
    });
    // A reader only goes on, so each way is counted from beyond the one before.
    const reach = Math.ceil(near);
    const middle = walked + reach + 1;
    walked = middle + reach;
    const constant = here.slice();
    for (const [row, amount] of rate) constant[row]! -= amount * BigInt(middle);
    const rows: Rows = { constant, rate };
    const found: Omit<RestingKink, "scenario" | "step">[] = [];
    let before: Loss | null = null;
    walk(sheets, [{ rows, from: new Fraction(middle - reach), to: new Fraction(middle + reach) }], (at, bends) => {
      const loss = lossAt(sheets, at);
      const away = at.sub(middle).valueOf();
      const less = before === null ? 0 : loss.rate - before.rate;
      const jump = before === null ? 0 : loss.value - (before.value + before.rate * at.sub(before.at).valueOf());
      before = { ...loss, at };
      // At a jump that costs a plan stops one share short of it; after one that brings something it need not go on.
      const stopsAtJump =
        jump > 0 ? jump >= FELT && away >= 0 && away < NEAREST : jump <= -FELT && away <= 0 && away > -NEAREST;
      if (less < FELT && !stopsAtJump) return;
      for (const kink of lawKinks(bySelf(bends))) {
        found.push({
          ...kink,
          away: rounded(away, 3),
          less: rounded(less, 4),
          jump: stopsAtJump ? rounded(jump, 2) : 0,
        });
      }
    });
    return found;
  };
}

interface Loss {
  value: number;
  rate: number;
  at: Fraction;
}

/** Where several rules bend at once, those with a name of their own say why, each name once: an election stands on several lines. */
function bySelf(bends: readonly YearBending[]): readonly YearBending[] {
  const named = bends.filter(({ bending: { bend } }) => {
    return bend.rule.op === "schedule" || bend.rule.kink !== undefined;
  });
  const told = new Set<string>();
  return (named.length > 0 ? named : bends).filter(({ year, bending: { bend, isRising } }) => {
    const key = `${year} ${bendInWords(bend, isRising)}`;
    return !told.has(key) && told.add(key);
  });
}

/** What the objective has lost where the sheets stand, and what the next share costs it. */
function lossAt({ returns, others }: Sheets, at: Fraction): Omit<Loss, "at"> {
  const all: readonly Sheet[] = [...returns, ...others];
  let [value, rate] = [0, 0];
  for (const sheet of all) {
    for (const [output, weight] of sheet.weights) {
      if (weight === 0) continue;
      const node = outputNode(sheet, output);
      const [amount, scale] = [sheet.reader.amount(node), sheet.reader.scaleOf(node)];
      const perShare = new Fraction(amount.rate, scale);
      value += weight * new Fraction(amount.constant, scale).add(perShare.mul(at)).valueOf();
      rate += weight * perShare.valueOf();
    }
  }
  return { value, rate };
}

const rounded = (amount: number, digits: number): number => Math.round(amount * 10 ** digits) / 10 ** digits + 0;
