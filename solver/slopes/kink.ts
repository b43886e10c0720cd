/**
 * A kink of the law by its name: of which year's return, on which line, and in words.
 */

import { bendInWords } from "../../tax/graph/name-bend.ts";
import type { Bending } from "../../tax/graph/slope.ts";

/** A bend in what is filed for a calendar year. */
export interface YearBending {
  year: number;
  bending: Bending;
}

/** A place in the forms where the tax bends. */
export interface LawKink {
  /** Of the return. */
  year: number;
  form: string;
  /** Its number, or the word that it goes by. */
  line: string;
  title: string;
  /** "AMT starts: the tentative minimum tax passes the regular tax". */
  what: string;
}

/** Each once: two lines of a form may have the same rates, such as Form 6251 lines 18 and 39. */
export function lawKinks(bends: readonly YearBending[]): LawKink[] {
  const kinks = new Map<string, LawKink>();
  for (const { year, bending } of bends) {
    const { line } = bending.bend;
    const what = bendInWords(bending.bend, bending.isRising);
    const form = line?.form ?? "";
    const key = `${year} ${form} ${what}`;
    if (!kinks.has(key)) kinks.set(key, { year, form, line: line?.number ?? "", title: line?.title ?? "", what });
  }
  return [...kinks.values()];
}
