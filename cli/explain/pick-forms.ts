/** Which forms a person means. */
import { OptionError } from "../option-error.ts";

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
