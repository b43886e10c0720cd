/**
 * Which lines of the forms a difference between two laws moves: read off the forms themselves, so that no list of them can be wrong.
 */
import { federalIncome, federalReturn } from "./forms/federal-return.ts";
import { formW2 } from "./forms/payroll.ts";
import { type Expression, input, type Line, partsOf, sum } from "./graph/expression.ts";
import type { FederalLaw } from "./years/federal.ts";

export interface Moved {
  /** Lines that are worked otherwise, or are in one law only. */
  lines: Line[];
  /** Outputs of the return that such a line goes into: `regularTax`, `amt`, … */
  outputs: string[];
}

/** Forms as they are written. */
export interface Forms {
  lines: readonly Line[];
  outputs: Readonly<Record<string, Expression>>;
}

export const movedBetween = (a: FederalLaw, b: FederalLaw): Moved => movedBetweenForms(formsOf(a), formsOf(b));

/** @param only outputs that a line of one of these names goes into; all that are moved, unless told */
export function movedBetweenForms(left: Forms, right: Forms, only?: readonly string[]): Moved {
  const [ofLeft, ofRight] = [left, right].map(
    ({ lines }) => new Map(lines.map((line) => [nameOf(line), told(line.of)])),
  );
  const isMoved = (line: Line) => ofLeft!.get(nameOf(line)) !== ofRight!.get(nameOf(line));
  const lines = [...right.lines.filter(isMoved), ...left.lines.filter((line) => !ofRight!.has(nameOf(line)))];
  const names = new Set(only ?? lines.map(nameOf));
  const reached = [left, right].flatMap(({ outputs }) =>
    Object.entries(outputs).flatMap(([name, of]) => (reaches(of, names) ? [name] : [])),
  );
  return { lines, outputs: [...new Set(reached)] };
}

/** Two returns that have every line between them: with small business stock the worksheet of gains is another. */
const filings = [false, true].map(
  (section1202) => ({ itemize: "auto", dependents: { under17: 1, others: 1 }, credits: true, section1202 }) as const,
);

export const nameOf = ({ form, number }: Line): string => `${form} ${number}`;

function formsOf(law: FederalLaw): Forms {
  const [usual, withStock] = filings.map((filing) =>
    federalReturn(law, filing, federalIncome(law, filing), input("itemized.stateIncomeTax")),
  ) as [ReturnType<typeof federalReturn>, ReturnType<typeof federalReturn>];
  const names = new Set(usual.lines.map(nameOf));
  const payroll = formW2(law);
  const both = Object.entries(usual.outputs).map(([name, of]): [string, Expression] => [
    name,
    sum(of, withStock.outputs[name as keyof typeof withStock.outputs]),
  ]);
  return {
    lines: [...usual.lines, ...withStock.lines.filter((line) => !names.has(nameOf(line))), ...payroll.lines],
    outputs: { ...Object.fromEntries(both), socialSecurityTax: payroll.box4 },
  };
}

/** What a line is made of, other lines by their names. */
const told = (of: Expression): string =>
  JSON.stringify(of, (_, part) => (part?.op === "line" ? { line: nameOf(part) } : part));

function reaches(of: Expression, names: ReadonlySet<string>, seen = new Map<object, boolean>()): boolean {
  if (typeof of === "number") return false;
  const before = seen.get(of);
  if (before !== undefined) return before;
  const is = (of.op === "line" && names.has(nameOf(of))) || partsOf(of).some((part) => reaches(part, names, seen));
  seen.set(of, is);
  return is;
}
