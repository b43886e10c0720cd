/**
 * The forms of one year as they are filled in: each with its lines in the form's order.
 */
import { describe } from "../tax/graph/describe.ts";
import type { TracedLine } from "../tax/graph/trace.ts";
import { OptionError } from "./option-error.ts";

export interface FilledLine {
  form: string;
  line: string;
  title: string;
  /** Dollars, to the cent. */
  amount: number;
  /** The sum it comes from, in terms of other lines. */
  from: string;
  citation: string;
}

export interface FilledForm {
  form: string;
  lines: readonly FilledLine[];
}

/** @param traced in the order in which the lines are worked, which is not always the form's */
export function filledForms(traced: readonly TracedLine[]): FilledForm[] {
  const forms = new Map<string, FilledLine[]>();
  for (const { line, value } of traced) {
    const { form, number, title, citation } = line;
    const lines = forms.get(form) ?? [];
    forms.set(form, lines);
    lines.push({
      form,
      line: number,
      title,
      amount: value.toDecimalPlaces(2).toNumber() + 0,
      from: describe(line),
      citation,
    });
  }
  return [...forms].map(([form, lines]) => ({ form, lines: lines.sort((a, b) => byNumber(a.line, b.line)) }));
}

/** Lines without a number stay behind those that have one, as they are. */
function byNumber(a: string, b: string): number {
  const [first, second] = [Number.parseFloat(a), Number.parseFloat(b)];
  if (Number.isNaN(first) || Number.isNaN(second)) return Number(Number.isNaN(first)) - Number(Number.isNaN(second));
  return first - second || (a < b ? -1 : 1);
}

/**
 * The forms that a person may mean: "6251", "form 6251", "schedule d", "P".
 * A name that fits a form exactly means that form (and its sequel for the next year); else it means all that have its words.
 *
 * @throws {OptionError} that lists the forms there are
 */
export function pickForms<F extends { form: string }>(forms: readonly F[], wanted: string): F[] {
  const words = wordsOf(wanted);
  const exact = forms.filter(({ form }) => sameWords(wordsOf(form), words));
  const picked =
    exact.length > 0 ? exact : forms.filter(({ form }) => words.every((word) => wordsOf(form).includes(word)));
  if (picked.length > 0 && words.length > 0) return picked;
  const known = forms.map(({ form }) => `  ${form}`).join("\n");
  throw new OptionError(`--form: there is no form “${wanted}” in this return. It has\n${known}`);
}

/** Words that tell no form from another. */
const common = new Set(["form", "forms", "schedule", "sch", "the", "next", "year"]);

const wordsOf = (name: string): string[] =>
  (name.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => !common.has(word));

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word) => b.includes(word));
