/** What `explain` has to show: returns, or pairs of them side by side. */
import type { Comparison } from "../../report/explain/differences.ts";
import type { ExplainedReturn } from "../../report/explain/explained-return.ts";
import { pickForms } from "./pick-forms.ts";

export type Explained = {
  /** Over all of it. */
  title: string;
  /** What it is of, for a document. */
  about: Readonly<Record<string, string>>;
  /** Sentences for a person. */
  notes: readonly string[];
} & ({ returns: readonly ExplainedReturn[] } | { comparisons: readonly Comparison[] });

/**
 * With the forms that are wanted only; a form need not be on every return.
 *
 * @throws {OptionError} that lists the forms there are
 */
export function pickedForms<R extends { forms: readonly F[] }, F extends { form: string }>(
  of: readonly R[],
  wanted: string | undefined,
): R[] {
  if (wanted === undefined) return [...of];
  const all = new Map(of.flatMap(({ forms }) => forms.map((each) => [each.form, each])));
  const picked = new Set(pickForms([...all.values()], wanted).map(({ form }) => form));
  return of.map((each) => ({ ...each, forms: each.forms.filter(({ form }) => picked.has(form)) }));
}
