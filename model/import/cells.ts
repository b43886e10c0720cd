/** What a cell of a broker's file says: a day, an amount, a number of shares, a type of option. */
import { type IsoDate, parseDate } from "../dates.ts";

/** What a cell says, or what is wrong with it: two sentences, the second the remedy. */
export type Cell<T> = { value: T } | { wrong: string; remedy: string };

/** What brokers write where there is nothing. */
export const isBlank = (text: string): boolean => /^(|-+|—|–|n\/?a|none)$/i.test(text);

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAY_REMEDY = "Give the day as 2021-02-01 or, month first, 02/01/2021.";

/** In the orders that are written in the United States: month/day/year; with the month in letters in any. */
export function dayIn(text: string): Cell<IsoDate> {
  const given = text.replace(/[T ]\d{1,2}:\d{2}.*$/, "");
  const wrong = { wrong: `found "${text}" where a day belongs.`, remedy: DAY_REMEDY };
  const parts = partsOf(given);
  if (parts === null) return wrong;
  const [year, month, day] = parts;
  const found = parseDate(`${year}-${String(month).padStart(2, "0")}-${day!.padStart(2, "0")}`);
  return found === null
    ? { ...wrong, wrong: `"${text}" is no day of the calendar, read month first.` }
    : { value: found };
}

/** Year, month, day. */
function partsOf(text: string): [string, number | string, string] | null {
  const numbers = text.match(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/);
  if (numbers) return [numbers[1]!, numbers[2]!, numbers[3]!];
  const american = text.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
  if (american) return [american[3]!, american[1]!, american[2]!];
  const dayFirst = text.match(/^(\d{1,2})[- ]([a-z]{3})[a-z]*[- ,]+(\d{4})$/i);
  const monthFirst = text.match(/^([a-z]{3})[a-z]*\.?[- ](\d{1,2})[- ,]+(\d{4})$/i);
  const [year, name, day] = dayFirst
    ? [dayFirst[3]!, dayFirst[2]!, dayFirst[1]!]
    : monthFirst
      ? [monthFirst[3]!, monthFirst[1]!, monthFirst[2]!]
      : ["", "", ""];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return month > 0 ? [year, month, day] : null;
}

const plainNumber = (text: string): number | null => {
  const digits = text.replace(/^(US)?\$\s*|\s*(USD)?$/g, "").replace(/,(?=\d{3}(\D|$))/g, "");
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
};

export function dollarsIn(text: string): Cell<number> {
  const amount = plainNumber(text);
  return amount === null
    ? {
        wrong: `found "${text}" where dollars for one share belong.`,
        remedy: "Give a number such as 0.85 or $1,250.00.",
      }
    : { value: amount };
}

export function sharesIn(text: string): Cell<number> {
  const count = plainNumber(text);
  return count === null || !Number.isInteger(count)
    ? { wrong: `found "${text}" where a whole number of shares belongs.`, remedy: "Give a number such as 1,000." }
    : { value: count };
}

export type OptionType = "iso" | "nso";

/** Restricted stock, purchase plans and rights are no options. */
export function typeIn(text: string): Cell<OptionType> {
  const word = text
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();
  if (/^(isos?|incentive( stock)?( options?)?|stock option iso|options? iso)$/.test(word)) return { value: "iso" };
  if (/^(nsos?|nqs?|nqsos?|non ?qual(ified)?( stock)?( options?)?|stock option nso|options? nso)$/.test(word)) {
    return { value: "nso" };
  }
  return {
    wrong: `"${text}" is no type of option that is known here.`,
    remedy: /iso.*(nso|nq)/.test(word)
      ? "Split the row into one of ISOs and one of NSOs; the broker's page tells how many of each."
      : "Give ISO or NSO. Leave rows of restricted stock and purchase plans out: shares that you have of them are `lots`.",
  };
}
