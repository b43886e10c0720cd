/**
 * A plan and a price path as one sparse matrix: shares by decision in, tax inputs and cash out.
 *
 * Rows are, one after the other: the inputs of each year's return, cash by event, NSO income by event, shares held by security and
 * year end. All amounts are integers of 1/`scale` dollar, so sums are exact in any order.
 */
import { type ReturnInput, returnInputs, slotOf } from "../tax/tax-return.ts";
import type { Calendar } from "./calendar.ts";
import { type Batch, type Columns, securityOf, vestedBy } from "./columns.ts";
import { type IsoDate, yearOf } from "./dates.ts";
import { exercise, type PerShare, sale } from "./dispositions.ts";
import type { CashEvent } from "./events.ts";
import { typeOn } from "./leaving.ts";
import type { Grant, Plan, Scenario } from "./plan.ts";
import { priceUnits, toUnits, UNITS_PER_DOLLAR } from "./prices.ts";
import { amountIn } from "./year-amounts.ts";

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
    for (const [row, units] of other.#rows) this.add(row, units * times);
  }

  get sorted(): [row: number, units: number][] {
    return [...this.#rows].filter(([, units]) => units !== 0).sort(([a], [b]) => a - b);
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
  const yearEnds = events.flatMap((event) => (event.isYearEnd && !event.isAfter ? [event.date] : []));

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
    const [strike, atEnd] = [toUnits(grant.strike), priceAtEnd(grant.security)];
    if (atEnd <= strike) return entries;
    const isNso = typeOn(grant, plan.horizon.end) === "nso";
    for (const day of liquidationDates) {
      const income = exercise("nso", strike, atEnd);
      // Exercised and sold on one day, an ISO is a disqualifying disposition: all of the gain is ordinary income, but not wages.
      const { wages } = income;
      addInputs(entries, day, isNso ? income : { dispositionIncome: wages! }, 1);
      if (isNso) entries.add(rows.nsoIncome(eventOn.get(day)!), wages!);
      addCash(entries, day, atEnd - strike);
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
    if (column.scenario !== null && column.scenario !== index) return entries.sorted;
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
      if (canBeExercisedAtEnd(grant, plan, batch)) entries.addAll(liquidatedOption[column.grant]!, -1);
    } else {
      const sold = price(batch.security, column.date);
      addInputs(entries, column.date, sale(batch.acquisition[index]!, column.date, sold), parts);
      addCash(entries, column.date, sold * parts);
      addShares(entries, batch.security, column.date, -1);
      entries.addAll(liquidated[column.batch]!, -1);
    }
    return entries.sorted;
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
    if (grant.expires < plan.horizon.end) return;
    const open = grant.earlyExercise ? grant.shares : vestedBy(grant, plan.horizon.end);
    start.addAll(liquidatedOption[i]!, open);
  });
  for (const [row, units] of start.sorted) undecided[row]! += units;

  const starts = Int32Array.from([0, ...cumulative(perShare.map((entries) => entries.length))]);
  const all = perShare.flat();
  return {
    scale: UNITS_PER_DOLLAR * parts,
    rows,
    withheld,
    undecided,
    starts,
    entryRows: Int32Array.from(all, ([row]) => row),
    entryUnits: Float64Array.from(all, ([, units]) => units),
  };
}

function rowsOf(years: number, events: readonly CashEvent[], securities: number): Rows {
  const yearEnds = events.filter((event) => event.isYearEnd && !event.isAfter).length;
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
  const set = (year: number, name: ReturnInput, dollars: number) => {
    result[rows.input(year, slotOf.get(name)!)]! += Math.round(dollars * UNITS_PER_DOLLAR) * (scale / UNITS_PER_DOLLAR);
  };
  const { income, deductions } = scenario;
  years.forEach((year, y) => {
    set(y, "wages", amountIn(income.wages, year));
    set(y, "interest", amountIn(income.interest, year));
    set(y, "ordinaryDividends", amountIn(income.ordinaryDividends, year));
    set(y, "qualifiedDividends", amountIn(income.qualifiedDividends, year));
    set(y, "otherIncome", amountIn(income.other, year));
    set(y, "itemized.propertyTax", amountIn(deductions.propertyTax, year));
    set(y, "itemized.mortgageInterest", amountIn(deductions.mortgageInterest, year));
    set(y, "itemized.charity", amountIn(deductions.charity, year));
    if (deductions.stateIncomeTax !== "auto")
      set(y, "itemized.stateIncomeTax", amountIn(deductions.stateIncomeTax, year));
  });
  const { shortTermGain, longTermGain, isoBargainElement } = plan.thisYear;
  set(0, "shortTermGain", shortTermGain);
  set(0, "longTermGain", longTermGain);
  set(0, "amtShortTermGain", shortTermGain);
  set(0, "amtLongTermGain", longTermGain);
  set(0, "isoBargainElement", isoBargainElement);
  for (const [name, dollars] of Object.entries(plan.carryovers)) set(0, `carryover.${name}` as ReturnInput, dollars);
  for (const [name, dollars] of Object.entries(plan.stateCarryovers)) {
    set(0, `state.carryover.${name}` as ReturnInput, dollars);
  }
  // A lot exercised earlier in the first year is in that year's AMT income, unless a decision sells it.
  for (const lot of plan.lots) {
    if (lot.kind === "iso" && yearOf(lot.exercised) === years[0]) {
      set(0, "isoBargainElement", Math.max(0, lot.fmvAtExercise - lot.strike) * lot.shares);
    }
  }
  return result;
}

/** Whether an option that a column exercises would otherwise still be there at the horizon's end. */
function canBeExercisedAtEnd(grant: Grant, plan: Plan, batch: Batch): boolean {
  if (grant.expires < plan.horizon.end) return false;
  return grant.earlyExercise || batch.vests === null || batch.vests <= plan.horizon.end;
}

function cumulative(counts: readonly number[]): number[] {
  let total = 0;
  return counts.map((count) => (total += count));
}
