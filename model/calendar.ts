/**
 * The days on which something happens: decisions, tax payments, year ends, and what follows the horizon.
 */
import { addMonths, date, type IsoDate, yearEnd, yearOf } from "./dates.ts";
import type { Plan } from "./plan.ts";

export interface Calendar {
  /** Days on which the plan may exercise and sell, in order. */
  decisionDates: readonly IsoDate[];
  /** The plan's own decision dates, over which savings are spread. */
  savingsDates: readonly IsoDate[];
  /** The calendar years of the horizon, then those in which what is left is liquidated. */
  years: readonly number[];
  horizonYears: number;
  /** The day of each liquidation, one in each year after the horizon: its last. */
  liquidationDates: readonly IsoDate[];
}

const monthsOf = { yearly: [12], quarterly: [1, 4, 7, 12], monthly: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] };

/** @param others dates of decisions that someone made and the plan does not name */
export function calendarOf(
  { horizon, decisions, terminal }: Pick<Plan, "horizon" | "decisions" | "terminal">,
  others: readonly IsoDate[] = [],
): Calendar {
  const first = yearOf(horizon.start);
  const last = yearOf(horizon.end);
  const horizonYears = last - first + 1;
  const liquidationDates = Array.from({ length: terminal.liquidateOver }, (_, k) => yearEnd(last + 1 + k));
  const savingsDates = typeof decisions === "string" ? regularDates(horizon, monthsOf[decisions]) : decisions;
  return {
    decisionDates: [...new Set([...savingsDates, ...others])].sort(),
    savingsDates,
    years: Array.from({ length: horizonYears + terminal.liquidateOver }, (_, k) => first + k),
    horizonYears,
    liquidationDates,
  };
}

/** The start, then the 15th of each of the months to the end. */
function regularDates({ start, end }: Plan["horizon"], months: readonly number[]): IsoDate[] {
  const days = [start];
  for (let day = date(`${start.slice(0, 7)}-15`); day <= end; day = addMonths(day, 1)) {
    if (day > start && months.includes(Number(day.slice(5, 7)))) days.push(day);
  }
  return days;
}

/** The days on which a year's estimated tax is due, a quarter each. IRC 6654(c)(2). */
export const installmentDays = (year: number): IsoDate[] =>
  [`${year}-04-15`, `${year}-06-15`, `${year}-09-15`, `${year + 1}-01-15`].map(date);

/** The day on which a year's tax beyond withholding and installments is due. IRC 6151(a), 6072(a). */
export const taxDay = (year: number): IsoDate => date(`${year + 1}-04-15`);
