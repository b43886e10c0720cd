/**
 * What each input of a return is made of: the keys of the plan file, and what each exercise and sale adds to it.
 *
 * The parts of an input sum to it: exactly, before the sum is rounded to the cent.
 */

import { type ReturnInput, returnInputs } from "../tax/tax-return.ts";
import { type Batch, securityOf } from "./columns.ts";
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import { type IsoDate, yearOf } from "./dates.ts";
import { type Acquisition, exercise, isQualifying, type PerShare, sale } from "./dispositions.ts";
import { washSalesIn } from "./evaluate.ts";
import { type GivenAmount, givenAmounts } from "./given-amounts.ts";
import { typeOn } from "./leaving.ts";
import { exercisedAtEnd, openAtEnd, wouldBeOpenAtEnd } from "./liquidation.ts";
import type { Grant } from "./plan.ts";
import { priceUnits, toUnits } from "./prices.ts";
import { decideFor } from "./reveals.ts";

/** Shares times a difference of two prices: `sign x shares / parts x (from - less)`; prices in units of $0.0001. */
export interface Product {
  sign: 1 | -1;
  shares: number;
  /** Of what is left at the end, an equal part is sold in each year after it; 1 for all else. */
  parts: number;
  from: number;
  less: number;
}

/** An exercise or a sale, as far as a return depends on it. Prices in units of $0.0001. */
export type Step =
  | { do: "exercise"; date: IsoDate; grant: Grant; type: Grant["type"]; shares: number; price: number }
  | {
      do: "sell";
      date: IsoDate;
      lot: string;
      shares: number;
      price: number;
      acquisition: Acquisition;
      /** Of an ISO's shares; null for others. */
      isQualifying: boolean | null;
      /** By the convention that what is left at the end is sold after it, not by a decision. */
      isAfterEnd: boolean;
    }
  | {
      do: "exercise and sell";
      date: IsoDate;
      grant: Grant;
      type: Grant["type"];
      shares: number;
      price: number;
      isAfterEnd: true;
    };

export interface Contribution {
  input: ReturnInput;
  /** Dollars; a whole multiple of $0.0001 over the number of years after the horizon. */
  amount: number;
  by:
    | { given: GivenAmount }
    | { step: Step; product: Product }
    /** What the rule of wash sales changes in the amounts of a step. */
    | { washSaleOf: Step };
}

/** A year of a plan: its steps in order, and the parts of all inputs but the carryovers that a return before it made. */
export interface YearContributions {
  steps: readonly Step[];
  contributions: readonly Contribution[];
}

/**
 * @param shares whole shares, by column
 * @returns for each calendar year of the plan
 */
export function contributionsOf(
  compiled: CompiledPlan,
  of: CompiledScenario,
  shares: Float64Array,
): ReadonlyMap<number, YearContributions> {
  const { plan, calendar } = compiled;
  const taken = [...decided(compiled, of, shares), ...afterTheEnd(compiled, of, shares)];
  const given = givenAmounts(plan, of.scenario, calendar.years).filter(({ dollars }) => dollars !== 0);
  const washed = new Map<string, Contribution & { year: number }>();
  for (const { date, batch, slot, units } of washSalesIn(compiled, of, shares).adjustments) {
    const { step } = taken.find((each) => each.batch === batch && each.step.date === date)!;
    const input = returnInputs[slot]!;
    const key = `${date} ${batch} ${input}`;
    const before = washed.get(key)?.amount ?? 0;
    const amount = before + units / of.matrix.scale;
    washed.set(key, { year: yearOf(date), input, amount, by: { washSaleOf: step } });
  }
  return new Map(
    calendar.years.map((year) => {
      const ofYear = taken.filter(({ step }) => yearOf(step.date) === year);
      const contributions = [
        ...given
          .filter((amount) => amount.year === year)
          .map((amount): Contribution => ({ input: amount.input, amount: amount.dollars, by: { given: amount } })),
        ...ofYear.flatMap(({ step, amounts, parts }) => productsOf(step, amounts, parts)),
        ...[...washed.values()]
          .filter((each) => each.year === year && each.amount !== 0)
          .map(({ year: _, ...contribution }) => contribution),
      ];
      return [year, { steps: ofYear.map(({ step }) => step), contributions }];
    }),
  );
}

interface Taken {
  step: Step;
  /** Whose shares are sold, or null. */
  batch: number | null;
  amounts: PerShare;
  parts: number;
}

/** The steps that were decided, in their order. */
function decided({ plan, columns, batches }: CompiledPlan, of: CompiledScenario, shares: Float64Array): Taken[] {
  return columns.flatMap((column, index): Taken[] => {
    const count = shares[index]!;
    if (count === 0 || !decideFor(column.deciders, of.index)) return [];
    const { date } = column;
    const batch = batches[column.batch]!;
    const price = priceUnits(securityOf(of.scenario, batch.security), date);
    if (column.do === "sell") return [sold(batch, column.batch, of, { date, shares: count, price }, false)];
    const grant = plan.grants[column.grant]!;
    const type = typeOn(grant, date);
    const step: Step = { do: "exercise", date, grant, type, shares: count, price };
    return [{ step, batch: null, amounts: exercise(type, toUnits(grant.strike), price), parts: 1 }];
  });
}

/** What is left at the horizon's end: shares sold, and options exercised and sold, in equal parts in the years after it. */
function afterTheEnd(compiled: CompiledPlan, of: CompiledScenario, shares: Float64Array): Taken[] {
  const { plan, columns, batches, calendar } = compiled;
  const parts = calendar.liquidationDates.length;
  const priceAtEnd = (security: string) => priceUnits(securityOf(of.scenario, security), plan.horizon.end);
  const held = batches.map(({ held }) => held);
  const open = plan.grants.map((grant) => openAtEnd(grant, plan));
  columns.forEach((column, index) => {
    if (!decideFor(column.deciders, of.index)) return;
    held[column.batch]! += column.do === "exercise" ? shares[index]! : -shares[index]!;
    if (column.do !== "exercise") return;
    const grant = plan.grants[column.grant]!;
    if (wouldBeOpenAtEnd(grant, plan, batches[column.batch]!)) open[column.grant]! -= shares[index]!;
  });
  return calendar.liquidationDates.flatMap((date) => [
    ...batches.flatMap((batch, index) => {
      const price = priceAtEnd(batch.security);
      return held[index] === 0 ? [] : [sold(batch, index, of, { date, shares: held[index]!, price, parts }, true)];
    }),
    ...plan.grants.flatMap((grant, index): Taken[] => {
      const { amounts, gain } = exercisedAtEnd(plan, of.scenario, grant);
      if (open[index] === 0 || gain === 0) return [];
      const type = typeOn(grant, plan.horizon.end);
      const common = { date, grant, type, shares: open[index]!, price: priceAtEnd(grant.security) };
      return [{ step: { do: "exercise and sell", ...common, isAfterEnd: true }, batch: null, amounts, parts }];
    }),
  ]);
}

function sold(
  batch: Batch,
  index: number,
  of: CompiledScenario,
  { date, shares, price, parts = 1 }: { date: IsoDate; shares: number; price: number; parts?: number },
  isAfterEnd: boolean,
): Taken {
  const acquisition = batch.acquisition[of.index]!;
  const step: Step = {
    do: "sell",
    date,
    lot: batch.lot,
    shares,
    price,
    acquisition,
    isQualifying: acquisition.kind === "iso" ? isQualifying(acquisition, date) : null,
    isAfterEnd,
  };
  return { step, batch: index, amounts: sale(acquisition, date, price), parts };
}

function productsOf(step: Step, amounts: PerShare, parts: number): Contribution[] {
  return (Object.entries(amounts) as [ReturnInput, number][]).flatMap(([input, units]): Contribution[] => {
    const isGain = input.endsWith("Gain");
    if (units === 0 && !isGain) return [];
    const common = { shares: step.shares, parts };
    const product: Product =
      isGain || input.startsWith("section1202.")
        ? {
            ...common,
            sign: 1,
            ...(isBasis(input) ? { from: units, less: 0 } : { from: step.price, less: step.price - units }),
          }
        : { ...common, sign: units < 0 ? -1 : 1, from: strikeOf(step) + Math.abs(units), less: strikeOf(step) };
    return [{ input, amount: (units * step.shares) / (parts * 10_000), by: { step, product } }];
  });
}

const isBasis = (input: ReturnInput): boolean => input === "section1202.basis" || input === "section1202.amtBasis";

/** What was paid for a share that came from an option; bought shares add gains only. */
function strikeOf(step: Step): number {
  if (step.do !== "sell") return toUnits(step.grant.strike);
  return step.acquisition.kind === "iso" ? step.acquisition.strike : step.acquisition.basis;
}
