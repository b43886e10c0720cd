/**
 * Laws in words and as documents: the list, the facts of a year, and two of them side by side.
 */
import { grouped } from "../../model/counted.ts";
import type { compareLaws, Difference } from "../../tax/compare-laws.ts";
import type { StateDifference } from "../../tax/compare-states.ts";
import type { Line } from "../../tax/graph/expression.ts";
import { type Amount, type Fact, facts, filingStatuses, sourceOf } from "../../tax/years/fact-table.ts";
import type { FilingStatus, YearFacts } from "../../tax/years/facts.ts";
import { federalLawOf } from "../../tax/years/federal.ts";
import { type Law, nameOfLaw } from "../../tax/years/law.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { listed, wrap } from "./words.ts";

export interface YearOfLaw {
  law: Law;
  year: number;
  facts: YearFacts;
}

export interface ComparedState {
  /** Two letters. */
  state: string;
  differences: readonly StateDifference[];
}

type Comparison = ReturnType<typeof compareLaws>;

export function lawsText(laws: readonly { name: string; about: string }[], width: number, style: Style): string {
  const told = laws.map(({ name, about }) => `${style.bold(name)}\n${indented(`${about}.`, width)}`);
  const own = "A law of your own is a file: law: ./my-law.yaml in a plan. examples/laws/primer.yaml is one.";
  return `${[...told, wrap(own, width)].join("\n")}\n`;
}

const indented = (text: string, width: number): string => `  ${wrap(text, width - 2).replaceAll("\n", "\n  ")}`;

const nameOf = ({ law, year }: YearOfLaw): string => `${nameOfLaw(law)} ${year}`;

const amountText = ({ unit, value }: Amount): string => {
  if (value === null) return "none";
  if (unit === "rate") return `${Number((value * 100).toFixed(4))} %`;
  return grouped(value, Number.isInteger(value) ? 0 : 2, 2);
};

/** A fact's amounts, one row each, with a value for each status. */
function rowsOf(fact: Fact, year: YearFacts, statuses: readonly FilingStatus[]) {
  const byStatus = statuses.map((status) => fact.amounts(federalLawOf(year, status)));
  const longest = byStatus.reduce((a, b) => (b.length > a.length ? b : a));
  return longest.map(({ name }, i) => ({ name, amounts: byStatus.map((amounts) => amounts[i] ?? null) }));
}

const cellOf = (amount: Amount | null): string => (amount === null ? "" : amountText(amount));

export function factsText(shown: YearOfLaw, statuses: readonly FilingStatus[], width: number, style: Style): string {
  const columns = [
    { title: "", align: "left" } as const,
    ...statuses.map((status) => ({ title: status, align: "right" }) as const),
  ];
  const blocks = facts.map((fact) => {
    const rows = rowsOf(fact, shown.facts, statuses).map(({ name, amounts }) => [name, ...amounts.map(cellOf)]);
    const source = style.dim(indented(`${fact.citation}; ${sourceOf(fact, shown.facts)}`, width));
    return `${style.bold(fact.title)}\n${table(columns, rows, width, style)}\n${source}`;
  });
  return `${[style.bold(nameOf(shown)), ...blocks].join("\n\n")}\n`;
}

export const factsDocument = ({ law, year, facts: of }: YearOfLaw, statuses: readonly FilingStatus[]) => ({
  law: nameOfLaw(law),
  year,
  facts: facts.map((fact) => ({
    ...headOf(fact),
    source: sourceOf(fact, of),
    amounts: amountsByStatus(fact, of, statuses),
  })),
});

const headOf = ({ key, title, citation }: Fact) => ({ fact: key, title, citation });

const amountsByStatus = (fact: Fact, of: YearFacts, statuses: readonly FilingStatus[]) =>
  Object.fromEntries(statuses.map((status) => [status, fact.amounts(federalLawOf(of, status))]));

export function differencesText(
  a: YearOfLaw,
  b: YearOfLaw,
  { differences, same }: Comparison,
  state: ComparedState | null,
  width: number,
  style: Style,
): string {
  const head = style.bold(`${nameOf(a)} and ${nameOf(b)}`);
  const none = "Nothing differs.";
  const blocks = differences.map((difference) => differenceText(a, b, difference, width, style));
  const rest =
    same.length === 0 ? [] : [wrap(`The same in both: ${listed(same.map(({ title }) => title))}.`, width, 2)];
  const ofState = state === null ? [] : stateBlocks(a, b, state, width, style);
  return `${[head, ...(blocks.length === 0 ? [none] : [...blocks, ...rest]), ...ofState].join("\n\n")}\n`;
}

/** Each line of the state's return that differs, as either works it. */
function stateBlocks(
  a: YearOfLaw,
  b: YearOfLaw,
  { state, differences }: ComparedState,
  width: number,
  style: Style,
): string[] {
  const head = style.bold(`The tax of ${state}`);
  if (differences.length === 0) {
    return [`${head}\n${indented("No line of its own differs; what it takes from the federal return may.", width)}`];
  }
  return differences.map(({ line, worked, outputs }, i) => {
    const ways = worked.flatMap(({ statuses, texts }) => [
      `  ${statuses.length === filingStatuses.length ? "all" : statuses.join(", ")}`,
      ...[a, b].map((side, k) => `    ${wrap(`${nameOf(side)}: ${texts[k] ?? "no such line"}`, width - 4, 6)}`),
    ]);
    const moves = outputs.length === 0 ? [] : [indented(`Moves ${namesOf(outputs)}.`, width)];
    return [
      ...(i === 0 ? [`${head}\n`] : []),
      style.bold(`${line.form} line ${line.number}: ${line.title}`),
      ...ways,
      ...moves,
      style.dim(indented(line.citation, width)),
    ].join("\n");
  });
}

const namesOf = (outputs: readonly string[]): string => listed([...new Set(outputs.map(outputName))]);

function differenceText(
  a: YearOfLaw,
  b: YearOfLaw,
  { fact, statuses, lines, outputs }: Difference,
  width: number,
  style: Style,
): string {
  const rows = statusGroups(fact, a, b, statuses).flatMap((group) => {
    const [left, right] = [a, b].map((side) => fact.amounts(federalLawOf(side.facts, group[0]!)));
    return Array.from({ length: Math.max(left!.length, right!.length) }, (_, i) => {
      const [from, to] = [left![i], right![i]];
      // Brackets that have other rates are told with them.
      const isSameName = from === undefined || to === undefined || from.name === to.name;
      const cell = (amount: Amount | undefined) =>
        amount === undefined ? "" : isSameName ? amountText(amount) : `${amount.name} ${amountText(amount)}`;
      return [i === 0 ? group.join(", ") : "", isSameName ? (from ?? to)!.name : "", cell(from), cell(to)];
    });
  });
  const columns = [
    ...["", ""].map((title) => ({ title, align: "left" }) as const),
    ...[a, b].map((side) => ({ title: nameOf(side), align: "right" }) as const),
  ];
  // Most facts have one amount, without a name of its own.
  const used = columns.flatMap((_, i) => (i !== 1 || rows.some((row) => row[1] !== "") ? [i] : []));
  const shown = table(
    used.map((i) => columns[i]!),
    rows.map((row) => used.map((i) => row[i]!)),
    width,
    style,
  );
  const sources = [a, b].map((side) => sourceOf(fact, side.facts));
  const from = sources[0] === sources[1] ? sources[0] : `${sources[0]} / ${sources[1]}`;
  const moves = `Moves ${linesText(lines)}; and through ${lines.length === 1 ? "it" : "them"} ${namesOf(outputs)}.`;
  return [
    style.bold(fact.title),
    shown,
    indented(moves, width),
    style.dim(indented(`${fact.citation}; ${from}`, width)),
  ].join("\n");
}

/** Filing statuses for which a fact says the same in both, together. */
function statusGroups(fact: Fact, a: YearOfLaw, b: YearOfLaw, statuses: readonly FilingStatus[]): FilingStatus[][] {
  const groups = new Map<string, FilingStatus[]>();
  for (const status of statuses) {
    const key = JSON.stringify([a, b].map((side) => fact.amounts(federalLawOf(side.facts, status))));
    groups.set(key, [...(groups.get(key) ?? []), status]);
  }
  return [...groups.values()];
}

/** `Form 6251 lines 4 and 5, Form 8801 (next year) line 9`. */
function linesText(lines: readonly Line[]): string {
  const byForm = new Map<string, string[]>();
  for (const { form, number } of lines) byForm.set(form, [...(byForm.get(form) ?? []), number]);
  const forms = [...byForm].map(
    ([form, numbers]) => `${form} line${numbers.length === 1 ? "" : "s"} ${listed(numbers)}`,
  );
  return forms.length === 0 ? "no line" : forms.join(", ");
}

const outputNames: Readonly<Record<string, string>> = {
  deduction: "the deduction",
  taxableIncome: "taxable income",
  regularTax: "regular tax",
  amti: "AMT income",
  tentativeMinimumTax: "the tentative minimum tax",
  amt: "AMT",
  niit: "the net investment income tax",
  additionalMedicareTax: "the additional Medicare tax",
  minimumTaxCreditUsed: "the credit used",
  federalTax: "the federal tax",
  agi: "AGI",
  socialSecurityTax: "the social security tax",
  "carryover.shortTermLoss": "the losses carried on",
  "carryover.longTermLoss": "the losses carried on",
  "carryover.amtShortTermLoss": "the losses carried on",
  "carryover.amtLongTermLoss": "the losses carried on",
  "carryover.minimumTaxCredit": "the credit carried on",
};

const stateOutputNames: Readonly<Record<string, string>> = {
  "state.taxableIncome": "the state's taxable income",
  "state.regularTax": "its regular tax",
  "state.amt": "its AMT",
  "state.creditUsed": "the credit used",
  "state.tax": "the state's tax",
};

const outputName = (name: string): string =>
  outputNames[name.replace(/^state\.(?=carryover)/, "")] ?? stateOutputNames[name] ?? name;

export const differencesDocument = (
  a: YearOfLaw,
  b: YearOfLaw,
  { differences, same }: Comparison,
  state: ComparedState | null,
) => ({
  compared: [a, b].map(({ law, year }) => ({ law: nameOfLaw(law), year })),
  differences: differences.map(({ fact, statuses, lines, outputs }) => ({
    ...headOf(fact),
    sources: [a, b].map((side) => sourceOf(fact, side.facts)),
    amounts: [a, b].map((side) => amountsByStatus(fact, side.facts, statuses)),
    lines: lines.map(({ form, number, title }) => ({ form, line: number, title })),
    moves: outputs,
  })),
  same: same.map(({ key }) => key),
  ...(state === null
    ? {}
    : {
        state: {
          state: state.state,
          differences: state.differences.map(({ line: { form, number, title, citation }, worked, outputs }) => ({
            form,
            line: number,
            title,
            citation,
            worked,
            moves: outputs,
          })),
        },
      }),
});
