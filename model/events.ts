/**
 * The days on which cash moves or is looked at, in order: decisions, tax days, year ends, the horizon's end, liquidations.
 */
import type { Calendar } from "./calendar.ts";
import { installmentDays, taxDay } from "./calendar.ts";
import { type IsoDate, yearEnd, yearOf } from "./dates.ts";
import type { Plan, Scenario } from "./plan.ts";
import { growthBetween } from "./prices.ts";
import { amountIn } from "./year-amounts.ts";

export interface CashEvent {
  date: IsoDate;
  /** Index of the calendar year. */
  year: number;
  /** Index of the calendar year whose tax falls due, or null. */
  taxOf: number | null;
  /** The calendar year (by index) whose estimated tax is paid, and how many of its four installments; or null. */
  installments: { of: number; count: number } | null;
  isYearEnd: boolean;
  /** After the horizon's end, where cash earns nothing and only taxes and liquidations come. */
  isAfter: boolean;
  /** Whether cash must be at its floor or above: through the horizon, and when its last year's tax falls due. */
  isChecked: boolean;
  /** What cash grows by since the event before; 1 after the horizon. */
  growth: number;
  /** Whole cents put aside on this day. */
  savings: number;
  /** What a dollar of this day is worth at the plan's start, by the objective's discount rate. */
  discount: number;
}

/** The events at a year's end within the horizon, where shares of net worth are looked at. */
export const yearEndsOf = (events: readonly CashEvent[]): number[] =>
  events.flatMap((event, e) => (event.isYearEnd && !event.isAfter ? [e] : []));

export function eventsOf(plan: Plan, scenario: Scenario, calendar: Calendar): CashEvent[] {
  const { start, end } = plan.horizon;
  const { years, horizonYears, decisionDates, liquidationDates } = calendar;
  const lastChecked = plan.horizon.isCutOff === true ? end : taxDay(yearOf(end));
  const installments = installmentsOf(scenario, calendar, start);
  const days = new Set<IsoDate>([
    start,
    end,
    ...decisionDates,
    ...years.map(taxDay).filter((day) => day > start),
    ...years
      .slice(0, horizonYears)
      .map(yearEnd)
      .filter((day) => day <= end),
    ...liquidationDates,
    ...installments.keys(),
  ]);
  const savings = savingsOf(plan, scenario, calendar);
  let before = start;
  return [...days].sort().map((date) => {
    const isAfter = date > end;
    const taxOf = years.findIndex((year) => taxDay(year) === date);
    const event: CashEvent = {
      date,
      year: years.indexOf(yearOf(date)),
      taxOf: taxOf < 0 ? null : taxOf,
      installments: installments.get(date) ?? null,
      isYearEnd: date.endsWith("-12-31"),
      isAfter,
      isChecked: date <= lastChecked,
      growth: isAfter ? 1 : growthBetween(scenario.cash.yield, before, date),
      savings: savings.get(date) ?? 0,
      discount: 1 / growthBetween(plan.objective.discount, start, date),
    };
    before = date;
    return event;
  });
}

/**
 * The days on which estimated tax is paid. Of the first year, what fell due before the start is paid with the installment after it. The
 * years of liquidation have none: what is sold then is a way to count what is left, and its tax falls due the next April.
 */
function installmentsOf({ cash }: Scenario, { years, horizonYears }: Calendar, start: IsoDate) {
  const installments = new Map<IsoDate, NonNullable<CashEvent["installments"]>>();
  if (cash.estimatedTax === "april") return installments;
  years.slice(0, horizonYears).forEach((year, of) => {
    const days = installmentDays(year);
    const first = days.findIndex((day) => day >= start);
    days.slice(first).forEach((day, i) => {
      installments.set(day, { of, count: i === 0 ? first + 1 : 1 });
    });
  });
  return installments;
}

/**
 * A year's savings, spread over its decision dates: whole cents, the last date taking what does not divide. A year without a decision
 * date puts them aside on its last day in the horizon.
 */
function savingsOf(
  { horizon }: Plan,
  scenario: Scenario,
  { savingsDates, years, horizonYears }: Calendar,
): Map<IsoDate, number> {
  const spread = new Map<IsoDate, number>();
  for (const year of years.slice(0, horizonYears)) {
    const decided = savingsDates.filter((day) => yearOf(day) === year);
    const lastDay = [yearEnd(year), horizon.end].sort()[0]!;
    const dates = decided.length > 0 ? decided : [lastDay];
    const cents = Math.round(amountIn(scenario.cash.savings, year) * 100);
    const each = Math.floor(cents / dates.length);
    dates.forEach((day, i) => {
      spread.set(day, i === dates.length - 1 ? cents - each * (dates.length - 1) : each);
    });
  }
  return spread;
}
