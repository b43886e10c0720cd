/**
 * Two returns side by side, input by input and line by line.
 */
import { type ReturnInput, returnInputs } from "../../tax/tax-return.ts";
import type { ExplainedReturn } from "./explained-return.ts";
import { byNumber, type FilledLine } from "./filled-forms.ts";

/** What stands in each of the two; null where it is not on a return. */
type Both<T> = readonly [T | null, T | null];

export interface ComparedLine {
  form: string;
  line: string;
  title: string;
  both: Both<FilledLine>;
}

export interface ComparedForm {
  form: string;
  lines: readonly ComparedLine[];
}

export interface Comparison {
  /** The year of both; null where it differs, or is told by the labels. */
  year: string | null;
  /** What each side is. */
  labels: readonly [string, string];
  inputs: readonly { name: ReturnInput; amounts: readonly [number, number] }[];
  forms: readonly ComparedForm[];
}

export function compared(
  year: string | null,
  labels: readonly [string, string],
  a: ExplainedReturn,
  b: ExplainedReturn,
): Comparison {
  const held = new Set([...a.inputs, ...b.inputs].map(({ name }) => name));
  const names = returnInputs.filter((name) => held.has(name));
  const forms = [...new Set([...a.forms, ...b.forms].map(({ form }) => form))];
  return {
    year,
    labels,
    inputs: names.map((name) => ({ name, amounts: [a.amounts.get(name) ?? 0, b.amounts.get(name) ?? 0] as const })),
    forms: forms.map((form) => {
      const [left, right] = [a, b].map(
        (side) => new Map(side.forms.find((each) => each.form === form)?.lines.map((line) => [line.line, line])),
      );
      const numbers = [...new Set([...left!.keys(), ...right!.keys()])].sort(byNumber);
      return {
        form,
        lines: numbers.map((line) => {
          const both = [left!.get(line) ?? null, right!.get(line) ?? null] as const;
          return { form, line, title: (both[0] ?? both[1])!.title, both };
        }),
      };
    }),
  };
}

/** Dollars, to the cent; a line that one return does not have counts nothing there. */
export function differenceOf({ both: [a, b] }: ComparedLine): number {
  return Math.round(((b?.amount ?? 0) - (a?.amount ?? 0)) * 100) / 100 + 0;
}

/** Whether two lines come from different sums, as by another year's law. */
export const isOtherRule = ({ both: [a, b] }: ComparedLine): boolean => a?.from !== b?.from;
