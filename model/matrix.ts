/**
 * A plan and a price path as one sparse matrix: shares by decision in, tax inputs and cash out.
 *
 * Rows are, one after the other: the inputs of each year's return, cash by event, NSO income by event, shares held by security and
 * year end. All amounts are integers of 1/`scale` dollar, so sums are exact in any order.
 */

import { returnInputs, slotOf } from "../tax/tax-return.ts";
import type { Calendar } from "./calendar.ts";
import { type Columns, securityOf } from "./columns.ts";
import { type IsoDate, yearOf } from "./dates.ts";
import { exercise, type PerShare, sale } from "./dispositions.ts";
import { type CashEvent, yearEndsOf } from "./events.ts";
import { givenAmounts } from "./given-amounts.ts";
import { typeOn } from "./leaving.ts";
import { exercisedAtEnd, openAtEnd, wouldBeOpenAtEnd } from "./liquidation.ts";
import type { Plan, Scenario } from "./plan.ts";
import { priceUnits, toUnits, UNITS_PER_DOLLAR } from "./prices.ts";
import { decideFor } from "./reveals.ts";

const WIDTH = returnInputs.length;

export interface Rows {
  count: number;
  /** Row of an input of a year's return. */
  input: (year: number, slot: number) => number;
  cash: (event: number) => number;
  nsoIncome: (event: number) => number;
  /** Shares (not scaled) of a security at a year end. */
  shares: (security: number, yearEnd: number) => number;
}

export interface Matrix {
  /** Integers per dollar. */
  scale: number;
  rows: Rows;
  /** Rows when nothing is decided and nothing liquidated: what withholding covers. */
  withheld: Float64Array;
  /** Rows when nothing is decided, and all that is held at the end is liquidated. */
  undecided: Float64Array;
  /** Entries of column c: `entryRows[k]`, `entryUnits[k]` for k from `starts[c]` to `starts[c + 1]`. */
  starts: Int32Array;
  entryRows: Int32Array;
  entryUnits: Float64Array;
}

/** Collects what one share (or one plan without decisions) adds to the rows. */
class Entries {
  readonly #rows = new Map<number, number>();

  add(row: number, units: number): void {
    if (units !== 0) this.#rows.set(row, (this.#rows.get(row) ?? 0) + units);
  }

  addAll(other: Entries, times: number): void {
    other.#rows.forEach((units, row) => {
      this.add(row, units * times);
    });
  }

  /** Tells each, by row, but for what has come to nothing. */
  each(tell: (row: number, units: number) => void): void {
    for (const row of Int32Array.from(this.#rows.keys()).sort()) {
      const units = this.#rows.get(row)!;
      if (units !== 0) tell(row, units);
    }
  }
}

export function matrixOf(
  plan: Plan,
  index: number,
  calendar: Calendar,
  events: readonly CashEvent[],
  { columns, batches }: Columns,
): Matrix {
  const scenario = plan.scenarios[index]!;
  const { years, liquidationDates } = calendar;
  const parts = liquidationDates.length;
  const rows = rowsOf(years.length, events, scenario.securities.length);
  const eventOn = new Map(events.map((event, i) => [event.date, i]));
  const securityIndex = new Map(scenario.securities.map(({ id }, i) => [id, i]));
  const yearEnds = yearEndsOf(events).map((event) => events[event]!.date);

  const addInputs = (entries: Entries, day: IsoDate, amounts: PerShare, times: number) => {
    const year = years.indexOf(yearOf(day));
    for (const [name, units] of Object.entries(amounts))
      entries.add(rows.input(year, slotOf.get(name)!), units * times);
  };
  const addCash = (entries: Entries, day: IsoDate, units: number) => entries.add(rows.cash(eventOn.get(day)!), units);
  const price = (security: string, day: IsoDate) => priceUnits(securityOf(scenario, security), day);
  const priceAtEnd = (security: string) => price(security, plan.horizon.end);

  /** One share held to the end and sold evenly over the years after it. */
  const liquidated = batches.map((batch) => {
    const entries = new Entries();
    for (const day of liquidationDates) {
      addInputs(entries, day, sale(batch.acquisition[index]!, day, priceAtEnd(batch.security)), 1);
      addCash(entries, day, priceAtEnd(batch.security));
    }
    return entries;
  });
  /** One option still exercisable at the end, exercised and sold then. */
  const liquidatedOption = plan.grants.map((grant) => {
    const entries = new Entries();
    const { amounts, gain } = exercisedAtEnd(plan, scenario, grant);
    for (const day of liquidationDates) {
      addInputs(entries, day, amounts, 1);
      if (amounts.wages !== undefined) entries.add(rows.nsoIncome(eventOn.get(day)!), amounts.wages);
      addCash(entries, day, gain);
    }
    return entries;
  });

  const addShares = (entries: Entries, security: string, from: IsoDate, times: number) => {
    yearEnds.forEach((day, i) => {
      if (day >= from) entries.add(rows.shares(securityIndex.get(security)!, i), times);
    });
  };

  const perShare = columns.map((column) => {
    const entries = new Entries();
    // What another scenario decides for itself does nothing here.
    if (!decideFor(column.deciders, index)) return entries;
    const batch = batches[column.batch]!;
    if (column.do === "exercise") {
      const grant = plan.grants[column.grant]!;
      const strike = toUnits(grant.strike);
      const type = typeOn(grant, column.date);
      const income = exercise(type, strike, price(grant.security, column.date));
      addInputs(entries, column.date, income, parts);
      if (type === "nso") entries.add(rows.nsoIncome(eventOn.get(column.date)!), income.wages! * parts);
      addCash(entries, column.date, -strike * parts);
      addShares(entries, batch.security, column.date, 1);
      entries.addAll(liquidated[column.batch]!, 1);
      if (wouldBeOpenAtEnd(grant, plan, batch)) entries.addAll(liquidatedOption[column.grant]!, -1);
    } else {
      const sold = price(batch.security, column.date);
      addInputs(entries, column.date, sale(batch.acquisition[index]!, column.date, sold), parts);
      addCash(entries, column.date, sold * parts);
      addShares(entries, batch.security, column.date, -1);
      entries.addAll(liquidated[column.batch]!, -1);
    }
    return entries;
  });

  const withheld = withheldRows(plan, scenario, calendar, rows, UNITS_PER_DOLLAR * parts);
  const undecided = withheld.slice();
  const start = new Entries();
  batches.forEach((batch, i) => {
    if (batch.held === 0) return;
    start.addAll(liquidated[i]!, batch.held);
    addShares(start, batch.security, plan.horizon.start, batch.held);
  });
  plan.grants.forEach((grant, i) => {
    start.addAll(liquidatedOption[i]!, openAtEnd(grant, plan));
  });
  start.each((row, units) => {
    undecided[row]! += units;
  });

  const [starts, entryRows, entryUnits]: [number[], number[], number[]] = [[0], [], []];
  for (const entries of perShare) {
    entries.each((row, units) => {
      entryRows.push(row);
      entryUnits.push(units);
    });
    starts.push(entryRows.length);
  }
  return {
    scale: UNITS_PER_DOLLAR * parts,
    rows,
    withheld,
    undecided,
    starts: Int32Array.from(starts),
    entryRows: Int32Array.from(entryRows),
    entryUnits: Float64Array.from(entryUnits),
  };
}

function rowsOf(years: number, events: readonly CashEvent[], securities: number): Rows {
  const yearEnds = yearEndsOf(events).length;
  const cash = years * WIDTH;
  const nso = cash + events.length;
  const shares = nso + events.length;
  return {
    count: shares + securities * yearEnds,
    input: (year, slot) => year * WIDTH + slot,
    cash: (event) => cash + event,
    nsoIncome: (event) => nso + event,
    shares: (security, yearEnd) => shares + security * yearEnds + yearEnd,
  };
}

/** What the return of each year shows without any decision, and what the first year carries in. */
function withheldRows(plan: Plan, scenario: Scenario, { years }: Calendar, rows: Rows, scale: number): Float64Array {
  const result = new Float64Array(rows.count);
  for (const { year, input, dollars } of givenAmounts(plan, scenario, years)) {
    const row = rows.input(years.indexOf(year), slotOf.get(input)!);
    result[row]! += Math.round(dollars * UNITS_PER_DOLLAR) * (scale / UNITS_PER_DOLLAR);
  }
  return result;
}
