/** How answers are read: amounts, days, shares, words; each with what would be right. */
import { grouped } from "../../model/counted.ts";
import { type IsoDate, parseDate } from "../../model/dates.ts";
import { dayIn, dollarsIn } from "../../model/import/cells.ts";
import type { Question } from "./question.ts";

type Read<T> = Question<T>["read"];

const wrong = (message: string) => ({ wrong: message });

/** Whole numbers or decimals, with `$`, commas, `k` and `m` as people write them. */
function amountIn(answer: string): number | null {
  const [, digits = "", unit = ""] = answer.match(/^(.*?)\s*([km]?)$/i) ?? [];
  const read = dollarsIn(digits);
  if (!("value" in read)) return null;
  return read.value * (unit === "" ? 1 : unit.toLowerCase() === "k" ? 1000 : 1_000_000);
}

/** Dollars from 0 to 1,000,000,000. */
export const money: Read<number> = (answer) => {
  const amount = amountIn(answer);
  return amount === null || amount > 1e9 ? wrong("Give dollars, such as 180000, $180,000 or 180k.") : { value: amount };
};

/** Dollars for one share. */
export const perShare =
  (least: number): Read<number> =>
  (answer) => {
    const amount = amountIn(answer);
    return amount === null || amount < least || amount > 1e6
      ? wrong(`Give dollars for one share, from ${least}, such as 2.25.`)
      : { value: amount };
  };

export const count =
  (least: number, most: number): Read<number> =>
  (answer) => {
    const amount = amountIn(answer);
    return amount === null || !Number.isInteger(amount) || amount < least || amount > most
      ? wrong(`Give a whole number from ${grouped(least)} to ${grouped(most)}.`)
      : { value: amount };
  };

/** @param after what must not be before it, and what that is */
export const day =
  (from: IsoDate, to: IsoDate, why: string): Read<IsoDate> =>
  (answer) => {
    const read = dayIn(answer);
    if (!("value" in read)) return wrong(read.remedy);
    return read.value < from || read.value > to
      ? wrong(`Give a day from ${from} to ${to}: ${why}.`)
      : { value: parseDate(read.value)! };
  };

export const yes: Read<boolean> = (answer) => {
  if (/^(y|yes|true)$/i.test(answer)) return { value: true };
  return /^(n|no|false)$/i.test(answer) ? { value: false } : wrong("Give yes or no.");
};

export const YES_OR_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;

/** One of some words. */
export const among =
  <const W extends string>(words: readonly W[]): Read<W> =>
  (answer) => {
    const word = words.find((each) => each.toLowerCase() === answer.toLowerCase());
    return word === undefined ? wrong(`Give one of ${words.join(", ")}.`) : { value: word };
  };

/** A name that fits on one line and into decisions. */
export const name: Read<string> = (answer) =>
  answer !== "" && answer.length <= 60 && !/[@\p{Cc}]/u.test(answer)
    ? { value: answer }
    : wrong("Give a short name without “@”, such as ACME.");
