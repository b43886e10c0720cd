/**
 * Calendar dates as ISO 8601 text, which compare and sort as they are.
 * Temporal does the arithmetic: no time zone, no clock. Its functions alone, a tenth of the size of its classes.
 */
import * as PlainDate from "temporal-polyfill/fns/PlainDate";

/** A real calendar date, `YYYY-MM-DD`. */
export type IsoDate = string & { readonly __isoDate: unique symbol };

/** @throws {RangeError} if there is no such day */
function plainDate(text: string): PlainDate.Record {
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  return PlainDate.create(year, month, day);
}

/**
 * @returns the text as a date, or null if it is not `YYYY-MM-DD` or no such day exists
 */
export function parseDate(text: string): IsoDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    plainDate(text);
    return text as IsoDate;
  } catch {
    return null;
  }
}

/** @throws {RangeError} if there is no such day */
export function date(text: string): IsoDate {
  const parsed = parseDate(text);
  if (parsed === null) throw new RangeError(`${text} is not a calendar date`);
  return parsed;
}

export const yearOf = (day: IsoDate): number => Number(day.slice(0, 4));

export const yearEnd = (year: number): IsoDate => date(`${year}-12-31`);

/** Days from one date to another; negative if the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  // A date alone is read as UTC, where every day has 24 hours. A plan asks this too often for Temporal.
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return PlainDate.toString(PlainDate.addDays(plainDate(day), days)) as IsoDate;
}

/** The same day some months later; the month's last day where it has no such day. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  return PlainDate.toString(PlainDate.addMonths(plainDate(day), months)) as IsoDate;
}

/**
 * Whether something acquired on `from` has been held for more than `years` years on `to`.
 *
 * The holding period starts the day after the acquisition, so a sale on the anniversary is not yet "more than"; what was
 * acquired on a month's last day counts from the next month's first (so 28 February 2023 runs through 29 February 2024).
 *
 * @source IRC 1222(3), 422(a)(1); Rev. Rul. 66-7
 */
export function isMoreThanYears(from: IsoDate, to: IsoDate, years: number): boolean {
  return to > lastDayWithin(from, years);
}

/**
 * Whether something acquired on `from` has been held for at least `years` years on `to`: the anniversary is the first such day.
 *
 * @source IRC 1202(a)(1)(B), which says "at least"
 */
export function isAtLeastYears(from: IsoDate, to: IsoDate, years: number): boolean {
  return to >= lastDayWithin(from, years);
}

const lastDays = new Map<string, IsoDate>();

/** The last day on which what was acquired on a day is held for no more than so many years. A plan asks for few days, each very often. */
function lastDayWithin(from: IsoDate, years: number): IsoDate {
  const key = `${from}/${years}`;
  const known = lastDays.get(key);
  if (known !== undefined) return known;
  const start = plainDate(from);
  const anniversary = PlainDate.addYears(start, years);
  const isMonthsLast = PlainDate.equals(start, PlainDate.endOfMonth(start));
  const day = PlainDate.toString(isMonthsLast ? PlainDate.endOfMonth(anniversary) : anniversary) as IsoDate;
  lastDays.set(key, day);
  return day;
}
