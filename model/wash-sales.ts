/**
 * Wash sales: a loss on shares sold within 30 days of acquiring others of the same stock is not recognized yet.
 *
 * The one thing in a plan that is not linear. `washSales` works it out for given shares; `washPairs` lists the pairs of decisions
 * that a search must not combine. An exercise is an acquisition; shares of one batch are not their own replacement. The two
 * systems are looked at apart, each with its own basis: a sale can be a loss for AMT only.
 * Source: IRC 1091(a), (d), 1223(3).
 */

import { type ReturnInput, slotOf } from "../tax/tax-return.ts";
import type { Batch, Columns } from "./columns.ts";
import { addDays, daysBetween, type IsoDate, isMoreThanYears } from "./dates.ts";
import { type Acquisition, acquiredOn, ordinaryWithBasis, sale, washedSale } from "./dispositions.ts";
import { decideFor } from "./reveals.ts";
import { excludableGain } from "./small-business-stock.ts";

const WINDOW_DAYS = 30;

/** Shares of a batch sold on a day. */
export interface Sale {
  batch: number;
  date: IsoDate;
  shares: number;
  /** Units of $0.0001. */
  price: number;
}

/** What a wash sale changes in the return of the year of a day, in units of $0.0001. */
export interface Adjustment {
  date: IsoDate;
  /** Of the shares sold then. */
  batch: number;
  slot: number;
  units: number;
}

/** Shares sold at a loss that others replace, so that the loss is not recognized yet; in one system. */
export interface WashedShares {
  system: System;
  date: IsoDate;
  /** Batch that they were sold of. */
  batch: number;
  /** Batch of the shares that took over the loss. */
  replacement: number;
  shares: number;
  /** Loss of a share, positive, in units of $0.0001. */
  units: number;
}

/** Shares whose basis (by `units` each) and holding period (from `since`) took over those of shares sold before. */
interface Carried {
  shares: number;
  units: number;
  since: IsoDate;
}

/** The days on which what is acquired replaces what is sold on a day: the first and the last. */
type Window = readonly [IsoDate, IsoDate];

const windowOf = (on: IsoDate): Window => [addDays(on, -WINDOW_DAYS), addDays(on, WINDOW_DAYS)];

/** Whether shares of one batch replace those of another. Parts of one exercise were acquired together. */
function replaces(other: Batch, sold: Batch, [first, last]: Window, scenario: number): boolean {
  if (other.lot === sold.lot || other.security !== sold.security) return false;
  const day = acquiredOn(other.acquisition[scenario]!);
  return first <= day && day <= last;
}

/**
 * The pairs of columns that make a wash sale in a scenario: a sale that would be at a loss in either system, and the exercise of its
 * replacement, or null where shares held at the start are that.
 *
 * @param price of a security on a day, in units
 */
export function washPairs(
  { columns, batches }: Columns,
  scenario: number,
  price: (security: string, day: IsoDate) => number,
): { sell: number; exercise: number | null; units: number }[] {
  // A plan of thousands of sales has few days.
  const windows = new Map<IsoDate, Window>();
  const windowAt = (day: IsoDate): Window => {
    const window = windows.get(day) ?? windowOf(day);
    windows.set(day, window);
    return window;
  };
  return columns.flatMap((column, sell) => {
    if (column.do !== "sell" || !decideFor(column.deciders, scenario)) return [];
    const sold = batches[column.batch]!;
    const { regular, amt } = washedSale(sold.acquisition[scenario]!, column.date, price(sold.security, column.date));
    const units = -Math.min(regular, amt);
    if (units <= 0) return [];
    const window = windowAt(column.date);
    return batches
      .filter((other) => decideFor(other.deciders, scenario) && replaces(other, sold, window, scenario))
      .map((other) => ({ sell, exercise: other.exercise, units }));
  });
}

/**
 * Follows losses that are not recognized into the basis of their replacements.
 *
 * Losses are matched in the order of the sales, each with the earliest acquisitions first. Matched shares sell first when their batch
 * is sold. What is liquidated after the horizon takes its basis along.
 *
 * @param sales       in the order in which they are carried out
 * @param acquired    shares that each batch acquired
 * @param scenario    whose acquisitions
 * @param liquidation the days on which what is left is sold, in equal parts, and its price in units
 * @returns adjustments, in units times the number of liquidation days; and the shares whose loss was put off
 */
export function washSales(
  batches: readonly Batch[],
  sales: readonly Sale[],
  acquired: readonly number[],
  scenario: number,
  liquidation: { days: readonly IsoDate[]; price: (security: string) => number },
): { adjustments: Adjustment[]; washed: WashedShares[] } {
  const parts = liquidation.days.length;
  const adjustments: Adjustment[] = [];
  const putOff: WashedShares[] = [];
  for (const system of ["regular", "amt"] as const) {
    const add = (date: IsoDate, batch: number, input: ReturnInput, units: number) => {
      if (units !== 0) adjustments.push({ date, batch, slot: slotOf.get(input)!, units });
    };
    const unmatched = [...acquired];
    const byDate = batches
      .map((batch, index) => ({ index, date: acquiredOn(batch.acquisition[scenario]!) }))
      .sort((a, b) => (a.date === b.date ? a.index - b.index : a.date < b.date ? -1 : 1));
    const carried = batches.map((): Carried[] => []);

    for (const { batch: b, date, shares, price } of sales) {
      const batch = batches[b]!;
      const of = batch.acquisition[scenario]!;
      const plain = gainOf(sale(of, date, price), system);
      const washed = washedSale(of, date, price);
      const excludable = excludableInput(of, date, system);
      const window = windowOf(date);
      for (const piece of take(carried[b]!, shares, acquiredOn(of))) {
        const gain = washed[system] - piece.units;
        // Shares that are gone before a later loss cannot take over its basis.
        if (piece.units === 0) unmatched[b]! -= piece.shares;
        let matched = 0;
        for (const { index, date: since } of byDate) {
          if (gain >= 0 || !replaces(batches[index]!, batch, window, scenario)) continue;
          const here = Math.min(unmatched[index]!, piece.shares - matched);
          if (here === 0) continue;
          unmatched[index]! -= here;
          matched += here;
          putOff.push({ system, date, batch: b, replacement: index, shares: here, units: -gain });
          carried[index]!.push({ shares: here, units: -gain, since: addDays(since, -daysBetween(piece.since, date)) });
        }
        add(date, b, gainInput(system, plain.isLong), -plain.units * piece.shares * parts);
        const sold = soldWithBasis(of, date, price, system, piece);
        for (const [input, units] of sold) add(date, b, input, units * (piece.shares - matched) * parts);
        if (excludable) add(date, b, excludable, excludableChange(plain.units, piece, matched) * parts);
        if (system === "regular") {
          for (const [input, units] of Object.entries(washed.ordinary)) {
            add(date, b, input as ReturnInput, units * matched * parts);
          }
        }
      }
    }
    batches.forEach((batch, b) => {
      const of = batch.acquisition[scenario]!;
      for (const piece of carried[b]!) {
        for (const day of liquidation.days) {
          const price = liquidation.price(batch.security);
          const plain = gainOf(sale(of, day, price), system);
          add(day, b, gainInput(system, plain.isLong), -plain.units * piece.shares);
          for (const [input, units] of soldWithBasis(of, day, price, system, piece))
            add(day, b, input, units * piece.shares);
          const excludable = excludableInput(of, day, system);
          if (excludable) add(day, b, excludable, excludableChange(plain.units, piece, 0));
        }
      }
    });
  }
  return { adjustments, washed: putOff };
}

type System = "regular" | "amt";

function excludableInput(of: Acquisition, sold: IsoDate, system: System): ReturnInput | null {
  if (of.section1202 === undefined) return null;
  return excludableGain(of.section1202, acquiredOn(of), sold)?.[system] ?? null;
}

/** What a basis taken over changes in the gain that section 1202 may exclude: a loss excludes nothing. */
function excludableChange(gain: number, { units, shares }: Carried, matched: number): number {
  return Math.max(0, gain - units) * (shares - matched) - Math.max(0, gain) * shares;
}

function gainInput(system: System, isLong: boolean): ReturnInput {
  if (system === "regular") return isLong ? "longTermGain" : "shortTermGain";
  return isLong ? "amtLongTermGain" : "amtShortTermGain";
}

function gainOf(amounts: ReturnType<typeof sale>, system: System): { units: number; isLong: boolean } {
  const long = amounts[gainInput(system, true)];
  return { units: long ?? amounts[gainInput(system, false)]!, isLong: long !== undefined };
}

/** What a sale that is no wash sale itself adds, a share: the capital gain from its own basis, and what that basis changes beside it. */
function soldWithBasis(
  of: Acquisition,
  date: IsoDate,
  price: number,
  system: System,
  { units: carried, since }: Carried,
): [ReturnInput, number][] {
  const plain = gainOf(sale(of, date, price), system);
  const beside = system === "regular" && carried > 0 ? ordinaryWithBasis(of, date, price, carried) : {};
  const gain = plain.units - carried - (beside.dispositionIncome ?? 0);
  const isLong = plain.isLong || isMoreThanYears(since, date, 1);
  return [[gainInput(system, isLong), gain], ...(Object.entries(beside) as [ReturnInput, number][])];
}

/** Takes shares off a batch, those with a basis taken over first; the rest have their own. */
function take(carried: Carried[], shares: number, acquired: IsoDate): Carried[] {
  const taken: Carried[] = [];
  let left = shares;
  for (const piece of carried) {
    const here = Math.min(piece.shares, left);
    piece.shares -= here;
    left -= here;
    if (here > 0) taken.push({ ...piece, shares: here });
  }
  return left > 0 ? [...taken, { shares: left, units: 0, since: acquired }] : taken;
}
