/** The single values of a plan file: numbers with their ranges, dates, names, and mappings of years and dates. */
import { z } from "zod";
import { grouped } from "../counted.ts";
import { type IsoDate, parseDate } from "../dates.ts";
import type { YearAmounts } from "../plan.ts";
import { forEditors } from "./for-editors.ts";
import { describe, expected, quote, say } from "./say.ts";

/** A kind of number: its range, and how to speak of it. */
export interface NumberKind {
  what: string;
  remedy: string;
  min: number;
  max: number;
  whole?: boolean;
}

export function number({ what, remedy, min, max, whole = false }: NumberKind): z.ZodType<number> {
  const checked = z
    .number({ error: expected(what, remedy) })
    .min(min, {
      error: ({ input }) => say(min === 0 ? `${input} is negative.` : `${input} is below ${grouped(min)}.`, remedy),
    })
    .max(max, { error: ({ input }) => say(`${input} is above ${grouped(max)}.`, remedy) });
  if (!whole) return forEditors(checked, { description: remedy });
  const error = ({ input }: { input?: unknown }) => say(`${input} is not a whole number.`, remedy);
  return forEditors(checked.refine(Number.isInteger, { error }), { type: "integer", description: remedy });
}

/** The kernel's exact arithmetic holds amounts to 1e9 dollars. */
export const dollars: NumberKind = {
  what: "a number of dollars",
  remedy: "Give dollars as a plain number, such as 180000: no quotes, $ or commas; at most 1,000,000,000 either way.",
  min: -1e9,
  max: 1e9,
};

export const positiveDollars: NumberKind = {
  what: "a number of dollars",
  remedy: "Give dollars as a plain number from 0 to 1,000,000,000, such as 180000: no quotes, $ or commas.",
  min: 0,
  max: 1e9,
};

/** Dollars for one share, as a strike or a basis. */
export const dollarsPerShare: NumberKind = {
  what: "a number of dollars for one share",
  remedy: "Give dollars for one share, from 0 to 1,000,000, such as 0.85.",
  min: 0,
  max: 1e6,
};

export const persons: NumberKind = {
  what: "a number of persons",
  remedy: "Give a whole number of persons, from 0 to 20.",
  min: 0,
  max: 20,
  whole: true,
};

/** A price has four decimals, so the lowest is the least that is not rounded to nothing. */
export const price: NumberKind = {
  what: "a price of one share",
  remedy: "Give dollars for one share, from 0.0001 to 1,000,000, such as 2.25.",
  min: 0.0001,
  max: 1e6,
};

export const shares: NumberKind = {
  what: "a number of shares",
  remedy: "Give a whole number of shares, from 1 to 1,000,000,000, such as 1000.",
  min: 1,
  max: 1e9,
  whole: true,
};

/** The least number of shares of a limit; 0 asks for nothing. */
export const sharesAtLeast: NumberKind = {
  ...shares,
  remedy: "Give a whole number of shares, from 0 to 1,000,000,000, such as 1000.",
  min: 0,
};

const YEARS = { min: 1990, max: 2200 };

export const year = number({
  what: "a year",
  remedy: `Give a calendar year from ${YEARS.min} to ${YEARS.max}, such as 2025.`,
  ...YEARS,
  whole: true,
});

const DATE = "^\\d{4}-\\d{2}-\\d{2}$";
const DATE_REMEDY = "Give a day that exists as year-month-day, such as 2026-06-30.";

/** @returns what is wrong with a text as a date, or null. Years run from 1900 to 2200, so that a slip of a digit is seen. */
function dateFault(text: string): string | null {
  if (!new RegExp(DATE).test(text)) return `found ${describe(text)} where a date belongs.`;
  if (parseDate(text) === null) return `${text} is not a day of the calendar.`;
  return text < "1900" || text >= "2201" ? `${text} is not between 1900 and 2200.` : null;
}

export const day: z.ZodType<IsoDate> = forEditors(
  z.string({ error: expected("a date", DATE_REMEDY) }).transform((text, context) => {
    const fault = dateFault(text);
    if (fault === null) return text as IsoDate;
    context.addIssue({ code: "custom", message: say(fault, DATE_REMEDY) });
    return z.NEVER;
  }),
  { pattern: DATE, description: DATE_REMEDY },
);

export const flag = z.boolean({ error: expected("true or false", "Give true or false, without quotes.") });

/** A name of something, which messages, tables and other files can show. */
export function name(what: string, remedy: string): z.ZodString {
  const error = ({ input }: { input?: unknown }) => say(nameFault(String(input), what)!, remedy);
  const isName = (text: string) => nameFault(text, what) === null;
  return forEditors(z.string({ error: expected(what, remedy) }).refine(isName, { error }), { description: remedy });
}

/** More would push all else out of a table or a message. */
const LONGEST_NAME = 200;

/** @returns what is wrong with a text as a name, or null. It is one line, without spaces around it. */
export function nameFault(text: string, what: string): string | null {
  if (text.length > LONGEST_NAME) {
    return `${quote(text)} has ${text.length} characters, more than the ${LONGEST_NAME} of a name.`;
  }
  return text.length > 0 && text.trim() === text && !/\p{Cc}/u.test(text) ? null : `${quote(text)} cannot be ${what}.`;
}

/** A choice among words. */
export function word<const W extends readonly [string, ...string[]]>(words: W): z.ZodType<W[number]> {
  const list = words.length === 1 ? words[0] : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  return z.enum(words, { error: expected(list!, `Give ${list}.`) });
}

export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * One of several schemas, picked by a look at the value: unlike a union, its messages are those of the form that was meant.
 * A value that fails becomes `z.NEVER`, whole.
 *
 * @param forms all that `pick` may return
 */
export function choose<T>(forms: readonly z.ZodType[], pick: (value: unknown) => z.ZodType<T>): z.ZodType<T> {
  const chosen = z.unknown().transform((value, context) => {
    const result = pick(value).safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.issues.push(issue as unknown as z.core.$ZodRawIssue);
    return z.NEVER;
  });
  return forEditors(chosen, { forms });
}

/**
 * A mapping with any names as keys, at least one.
 *
 * @param keyFault   what is wrong with a key, or null
 * @param keyPattern what editors can see of it
 */
export function mapping<V>(
  value: z.ZodType<V>,
  what: string,
  remedy: string,
  keyFault: (key: string) => string | null,
  keyPattern = "",
): z.ZodType<Record<string, V>> {
  const entries = z
    .record(
      z.string().refine((key) => keyFault(key) === null),
      value,
      {
        error: (issue) =>
          issue.code === "invalid_key" ? say(keyFault(String(issue.input))!, remedy) : expected(what, remedy)(issue),
      },
    )
    .refine((entries) => Object.keys(entries).length > 0, { error: say("found an empty mapping.", remedy) });
  return forEditors(entries, { propertyNames: { pattern: keyPattern }, minProperties: 1, description: remedy });
}

const YEAR = "^\\d{4}$";
const yearFault = (key: string): string | null =>
  /^\d{4}$/.test(key) && Number(key) >= YEARS.min && Number(key) <= YEARS.max
    ? null
    : `${quote(key)} is not a year from ${YEARS.min} to ${YEARS.max}.`;

const YEAR_DOLLARS_REMEDY = "Give dollars by year, such as {2024: 180000, 2026: 195000}.";

/** One number for every year, or a mapping of years. */
export function yearAmounts(kind: NumberKind, remedy = YEAR_DOLLARS_REMEDY): z.ZodType<YearAmounts> {
  const single = number({ ...kind, what: `${kind.what} or a mapping of years` });
  const byYear = mapping(number(kind), "a mapping of years", remedy, yearFault, YEAR).transform(
    (amounts) => new Map(Object.entries(amounts).map(([key, amount]) => [Number(key), amount])),
  );
  return choose<YearAmounts>([single, byYear], (value) => (isMapping(value) ? byYear : single));
}

/** A mapping of dates, as entries in date order. */
export function byDate<V>(value: z.ZodType<V>, what: string, remedy: string): z.ZodType<{ date: IsoDate; value: V }[]> {
  return mapping(value, what, remedy, dateFault, DATE).transform((entries) =>
    Object.entries(entries)
      .map(([key, inner]) => ({ date: key as IsoDate, value: inner }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  );
}
