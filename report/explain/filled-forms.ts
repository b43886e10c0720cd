/**
 * The forms of one year as they are filled in: each with its lines in the form's order, and what each line comes from.
 */
import { carryoverLines } from "../../tax/carryover-lines.ts";
import { describe, isAlwaysNothing } from "../../tax/graph/describe.ts";
import { type Input, type Line, readsOf } from "../../tax/graph/expression.ts";
import type { TracedLine } from "../../tax/graph/trace.ts";
import type { ReturnInput, ReturnKind } from "../../tax/tax-return.ts";

/** A line of a return of some year. */
export interface Place {
  year: number;
  form: string;
  line: string;
  title: string;
}

/** What a sum names: a line or an input, and the dollars that stand there. */
export type Use = { form: string; line: string; amount: number } | { input: ReturnInput; amount: number };

/** A loss or credit on its way from one year to the next. */
export interface Carried {
  input: ReturnInput;
  /** Dollars. */
  amount: number;
  /** Where it comes from or goes to; none where the return of that year has no line for it. */
  places: readonly Place[];
}

export interface FilledLine {
  form: string;
  line: string;
  title: string;
  /** Dollars, to the cent. */
  amount: number;
  /** The sum it comes from, in terms of other lines; null where the year's law does not have the rule. */
  from: string | null;
  /** The same, with the amounts of what stands on other forms or is given from outside. */
  withAmounts: string | null;
  uses: readonly Use[];
  citation: string;
  /** What came in from the year before. */
  carriedIn: readonly Carried[];
  /** What goes on to the next year. */
  carriedOut: readonly Carried[];
}

export interface FilledForm {
  form: string;
  lines: readonly FilledLine[];
}

/**
 * @param traced in the order in which the lines are worked, which is not always the form's
 * @param inputs of the return, in dollars
 */
export function filledForms(
  kind: ReturnKind,
  traced: readonly TracedLine[],
  inputs: ReadonlyMap<ReturnInput, number>,
): FilledForm[] {
  const amounts = new Map(traced.map(({ line, value }) => [placeKey(line), value.toDecimalPlaces(2).toNumber() + 0]));
  const amountOf = (of: Line | Input): number =>
    of.op === "line" ? amounts.get(placeKey(of))! : inputs.get(of.name as ReturnInput)!;
  const roads = carryoverRoads(kind);
  const forms = new Map<string, FilledLine[]>();
  for (const { line } of traced) {
    const { form, number, title, citation } = line;
    const lines = forms.get(form) ?? [];
    forms.set(form, lines);
    const reads = readsOf(line);
    const isMissing = isAlwaysNothing(line);
    lines.push({
      form,
      line: number,
      title,
      amount: amountOf(line),
      from: isMissing ? null : describe(line),
      withAmounts: isMissing ? null : describe(line, { amountOf }),
      uses: reads.map((read) =>
        read.op === "line"
          ? { form: read.form, line: read.number, amount: amountOf(read) }
          : { input: read.name as ReturnInput, amount: amountOf(read) },
      ),
      citation,
      carriedIn: reads.flatMap((read) => {
        const input = read.op === "input" ? (read.name as ReturnInput) : null;
        if (input === null || !input.includes("carryover.") || inputs.get(input) === 0) return [];
        return [{ input, amount: inputs.get(input)!, places: roads.from(input) }];
      }),
      carriedOut: roads
        .madeOn(line)
        .flatMap((input) => (amountOf(line) === 0 ? [] : [{ input, amount: amountOf(line), places: roads.to(input) }])),
    });
  }
  return [...forms].map(([form, lines]) => ({ form, lines: lines.sort((a, b) => byNumber(a.line, b.line)) }));
}

const placeKey = ({ form, number }: Line): string => `${form}\n${number}`;

/** Where the carryovers of a return come from and go to. */
export function carryoverRoads(kind: ReturnKind) {
  const place = (year: number, { form, number, title }: Line): Place => ({ year, form, line: number, title });
  const [before, here, after] = [-1, 0, 1].map((step) => linesOf({ ...kind, year: kind.year + step }));
  return {
    from: (input: ReturnInput): Place[] => {
      const line = before?.made.get(input);
      return line === undefined ? [] : [place(kind.year - 1, line)];
    },
    to: (input: ReturnInput): Place[] => (after?.takenUp.get(input) ?? []).map((line) => place(kind.year + 1, line)),
    madeOn: (line: Line): ReturnInput[] =>
      [...(here?.made ?? [])].flatMap(([input, made]) => (placeKey(made) === placeKey(line) ? [input] : [])),
  };
}

/** null before the first year whose law is known. */
function linesOf(kind: ReturnKind) {
  try {
    return carryoverLines(kind);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Lines without a number stay behind those that have one, as they are. */
export function byNumber(a: string, b: string): number {
  const [first, second] = [Number.parseFloat(a), Number.parseFloat(b)];
  if (Number.isNaN(first) || Number.isNaN(second)) return Number(Number.isNaN(first)) - Number(Number.isNaN(second));
  return first - second || (a < b ? -1 : 1);
}
