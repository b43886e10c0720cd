/**
 * The rows of a plan's matrix for given decisions, as the prices go: what the matrix of a path and the decisions would give, without
 * making the matrix. For many price paths with the same decisions.
 *
 * @see matrix.ts, whose sums these are: a test holds the two together
 */
import { returnInputs, slotOf } from "../tax/tax-return.ts";
import { acquisitionBy } from "./columns.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { type IsoDate, yearOf } from "./dates.ts";
import { type Acquisition, exercise, type PerShare, sale } from "./dispositions.ts";
import { typeOn } from "./leaving.ts";
import { exercisedAt, openAtEnd, wouldBeOpenAtEnd } from "./liquidation.ts";
import { toUnits } from "./prices.ts";
import { decideFor } from "./reveals.ts";

/** A price that the rows depend on. */
export interface Quote {
  security: string;
  day: IsoDate;
}

export interface PathRows {
  quotes: readonly Quote[];
  /** Rows that prices can change; all others are as when nothing is decided. */
  open: Int32Array;
  /** Rows that prices can change, as they are before. By place in `open`. */
  base: Float64Array;
  /** @param prices by quote, in units of $0.0001. @param into by place in `open` */
  write: (prices: Float64Array, into: Float64Array) => void;
}

/** What a disposition can add. */
const gains = ["shortTermGain", "longTermGain", "amtShortTermGain", "amtLongTermGain"] as const;
const ofStock = returnInputs.filter((name) => name.startsWith("section1202."));

/** @param shares by column, of the plan's first scenario */
export function pathRows(compiled: CompiledPlan, shares: Float64Array): PathRows {
  const { plan, calendar, columns, batches } = compiled;
  const { matrix, events, scenario } = compiled.scenarios[0]!;
  const { years, liquidationDates } = calendar;
  const parts = liquidationDates.length;
  const eventOn = new Map(events.map((event, i) => [event.date, i]));

  const quotes: Quote[] = [];
  const quoteOf = (security: string, day: IsoDate): number => {
    const known = quotes.findIndex((quote) => quote.security === security && quote.day === day);
    return known >= 0 ? known : quotes.push({ security, day }) - 1;
  };
  const places = new Map<number, number>();
  const placeOf = (row: number): number => {
    const known = places.get(row) ?? places.size;
    places.set(row, known);
    return known;
  };
  /** By slot: the place of an input of the year of a day. */
  const inputsOn = (day: IsoDate, names: readonly string[]): Int32Array => {
    const found = new Int32Array(returnInputs.length).fill(-1);
    for (const name of names) {
      const slot = slotOf.get(name)!;
      found[slot] = placeOf(matrix.rows.input(years.indexOf(yearOf(day)), slot));
    }
    return found;
  };
  const cashOn = (day: IsoDate) => placeOf(matrix.rows.cash(eventOn.get(day)!));
  const nsoOn = (day: IsoDate) => placeOf(matrix.rows.nsoIncome(eventOn.get(day)!));

  const addInputs = (into: Float64Array, inputs: Int32Array, amounts: PerShare, times: number) => {
    for (const name in amounts) {
      const place = inputs[slotOf.get(name)!]!;
      if (place < 0) throw new Error(`a disposition adds to ${name}, which no path was to change`);
      into[place]! += amounts[name as keyof PerShare]! * times;
    }
  };
  const namesOf = (of: Acquisition): string[] => [
    ...(of.kind === "iso" ? ["dispositionIncome", "dispositionAdjustment", "isoBargainElement"] : []),
    ...gains,
    ...(of.section1202 === undefined ? [] : ofStock),
  ];

  type Step = (prices: Float64Array, into: Float64Array) => void;
  const steps: Step[] = [];
  /** Of each batch that has shares: how it was acquired on the path in hand. */
  const acquired: Acquisition[] = batches.map((batch) => batch.acquisition[0]!);
  const left = batches.map((batch) => batch.held);
  const open = plan.grants.map((grant) => openAtEnd(grant, plan));

  columns.forEach((column, c) => {
    const count = shares[c]!;
    if (count === 0 || !decideFor(column.deciders, 0)) return;
    const { date } = column;
    const batch = batches[column.batch]!;
    const [cash, at] = [cashOn(date), quoteOf(batch.security, date)];
    if (column.do === "exercise") {
      const grant = plan.grants[column.grant]!;
      const [strike, type] = [toUnits(grant.strike), typeOn(grant, date)];
      const inputs = inputsOn(date, [type === "iso" ? "isoBargainElement" : "wages"]);
      const nso = type === "nso" ? nsoOn(date) : -1;
      const vested = batch.vests === null ? at : quoteOf(batch.security, batch.vests);
      left[column.batch]! += count;
      if (wouldBeOpenAtEnd(grant, plan, batch)) open[column.grant]! -= count;
      steps.push((prices, into) => {
        const income = exercise(type, strike, prices[at]!);
        addInputs(into, inputs, income, parts * count);
        if (nso >= 0) into[nso]! += income.wages! * parts * count;
        into[cash]! -= strike * parts * count;
        acquired[column.batch] = acquisitionBy(grant, scenario.law, date, batch.vests, (day) =>
          day === date ? prices[at]! : prices[vested]!,
        );
      });
    } else {
      const inputs = inputsOn(date, namesOf(acquired[column.batch]!));
      left[column.batch]! -= count;
      steps.push((prices, into) => {
        addInputs(into, inputs, sale(acquired[column.batch]!, date, prices[at]!), parts * count);
        into[cash]! += prices[at]! * parts * count;
      });
    }
  });
  const { end } = plan.horizon;
  batches.forEach((batch, b) => {
    if (left[b] === 0) return;
    const at = quoteOf(batch.security, end);
    for (const day of liquidationDates) {
      const [inputs, cash] = [inputsOn(day, namesOf(acquired[b]!)), cashOn(day)];
      steps.push((prices, into) => {
        addInputs(into, inputs, sale(acquired[b]!, day, prices[at]!), left[b]!);
        into[cash]! += prices[at]! * left[b]!;
      });
    }
  });
  plan.grants.forEach((grant, g) => {
    if (open[g] === 0) return;
    const isNso = typeOn(grant, end) === "nso";
    const at = quoteOf(grant.security, end);
    for (const day of liquidationDates) {
      const [inputs, cash] = [inputsOn(day, [isNso ? "wages" : "dispositionIncome"]), cashOn(day)];
      const nso = isNso ? nsoOn(day) : -1;
      steps.push((prices, into) => {
        const { amounts, gain } = exercisedAt(plan, grant, prices[at]!);
        addInputs(into, inputs, amounts, open[g]!);
        if (nso >= 0) into[nso]! += (amounts.wages ?? 0) * open[g]!;
        into[cash]! += gain * open[g]!;
      });
    }
  });

  const rows = Int32Array.from(places.keys());
  const base = Float64Array.from(rows, (row) => matrix.withheld[row]!);
  return {
    quotes,
    open: rows,
    base,
    write: (prices, into) => {
      into.set(base);
      for (let i = 0; i < steps.length; i++) steps[i]!(prices, into);
    },
  };
}
