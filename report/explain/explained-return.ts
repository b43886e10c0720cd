/**
 * A return as `explain` shows it: what goes into it and what that is made of, and its forms filled in.
 */
import type { Contribution, Step } from "../../model/contributions.ts";
import { readsOf } from "../../tax/graph/expression.ts";
import type { TracedLine } from "../../tax/graph/trace.ts";
import type { ReturnInput, ReturnKind } from "../../tax/tax-return.ts";
import { carryoverRoads, type FilledForm, filledForms, type Place } from "./filled-forms.ts";

/** A part of an input: a key of the file, an exercise or a sale, or a line of the year before. */
export type Part = Omit<Contribution, "input"> | { amount: number; by: { line: Place } };

export interface ExplainedInput {
  name: ReturnInput;
  /** Dollars. */
  amount: number;
  parts: readonly Part[];
}

export interface ExplainedReturn {
  /** Of a single return, where it has one. */
  id?: string | number | undefined;
  /** What tells it from the others that are explained: its year, or its id. */
  label: string;
  year: number;
  /** In order, those of a plan. */
  steps: readonly Step[];
  /** All of them, by name, in dollars. */
  amounts: ReadonlyMap<ReturnInput, number>;
  /** Those that a line reads and that hold something. */
  inputs: readonly ExplainedInput[];
  forms: readonly FilledForm[];
}

export interface Worked {
  id?: string | number | undefined;
  label: string;
  kind: ReturnKind;
  lines: readonly TracedLine[];
  inputs: ReadonlyMap<ReturnInput, number>;
  steps: readonly Step[];
  contributions: readonly Contribution[];
}

export function explainedReturn({ id, label, kind, lines, inputs, steps, contributions }: Worked): ExplainedReturn {
  const read = new Set(
    lines.flatMap(({ line }) => readsOf(line).flatMap((each) => (each.op === "input" ? [each.name] : []))),
  );
  const roads = carryoverRoads(kind);
  const hasState = kind.state !== null;
  const amounts = new Map([...inputs].filter(([name]) => hasState || !name.startsWith("state.")));
  return {
    id,
    label,
    year: kind.year,
    steps,
    amounts,
    inputs: [...amounts].flatMap(([name, amount]) => {
      if (!read.has(name)) return [];
      const parts: Part[] = contributions.filter(({ input }) => input === name);
      const [place] = roads.from(name);
      // What a plan's own return before made has no key of the file.
      if (parts.length === 0 && amount !== 0 && place !== undefined) parts.push({ amount, by: { line: place } });
      return amount === 0 && parts.length === 0 ? [] : [{ name, amount, parts }];
    }),
    forms: filledForms(kind, lines, inputs),
  };
}
