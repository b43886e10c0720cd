/**
 * Returns as filled forms: number, title and amount of each line, and beneath them the sum it comes from and its source.
 */

import { grouped } from "../../model/counted.ts";
import {
  type ComparedForm,
  type ComparedLine,
  type Comparison,
  differenceOf,
  isOtherRule,
} from "../../report/explain/differences.ts";
import type { ExplainedInput, ExplainedReturn } from "../../report/explain/explained-return.ts";
import type { FilledForm, FilledLine } from "../../report/explain/filled-forms.ts";
import { partText, roadText, stepText } from "../../report/words/parts.ts";
import { inputName } from "../../tax/graph/describe.ts";
import type { Style } from "./style.ts";
import { counted, wrap } from "./words.ts";

const NUMBER_WIDTH = 6;
const INDENT = NUMBER_WIDTH + 2;

/** `12,345.00`. */
const money = (amount: number): string => grouped(amount, 2, 2);

export function returnText(of: ExplainedReturn, width: number, style: Style): string {
  return [...statementText(of, width, style), ...of.forms.map((form) => formText(form, of, width, style))].join("\n\n");
}

/** What goes into a return: what was done, amounts of the year, and those carried in from the year before. */
function statementText({ label, steps, inputs }: ExplainedReturn, width: number, style: Style): string[] {
  const isCarried = ({ name }: ExplainedInput) => name.includes("carryover.");
  const block = (head: string, entries: readonly ExplainedInput[]) => {
    const rows = entries.flatMap(({ name, amount, parts }) => [
      rowText("", inputName(name), amount, width),
      ...parts.map((part) => style.dim(partRow(partText(part), part.amount, parts.length > 1, width))),
    ]);
    return [style.bold(head), ...(rows.length > 0 ? rows : ["        nothing"])].join("\n");
  };
  const done = steps.map((step) => `  ${step.date}  ${hanging(stepText(step), width, INDENT + 6)}`);
  return [
    ...(done.length > 0 ? [[style.bold(`What is done in ${label}`), ...done].join("\n")] : []),
    block(
      `What goes into ${label}`,
      inputs.filter((input) => !isCarried(input)),
    ),
    block(`Carried into ${label}`, inputs.filter(isCarried)),
  ];
}

/** A part of several has its own amount. */
const partRow = (text: string, amount: number, hasAmount: boolean, width: number): string =>
  " ".repeat(INDENT + 2) + hanging(hasAmount ? `${text} = ${money(amount)}` : text, width, INDENT + 2);

const hanging = (text: string, width: number, indent: number): string =>
  wrap(text, width - indent, 2).replaceAll("\n", `\n${" ".repeat(indent)}`);

function formText({ form, lines }: FilledForm, { label, year }: ExplainedReturn, width: number, style: Style): string {
  return [style.bold(`${form}, ${label}`), ...lines.map((line) => lineText(line, year, width, style))].join("\n");
}

function lineText(line: FilledLine, year: number, width: number, style: Style): string {
  const { title, amount, withAmounts, citation, carriedIn, carriedOut } = line;
  const sum = withAmounts === null ? `not in the law of ${year}` : `= ${withAmounts}`;
  const beneath = [
    `${sum}  [${citation}]`,
    ...carriedIn.map((each) => `${inputName(each.input)}: ${money(each.amount)} ${roadText(each, "from")}`),
    ...carriedOut.map((each) => `goes ${roadText(each, "to")}`),
  ];
  return [
    rowText(numberOf(line), title, amount, width),
    ...beneath.map((text) => style.dim(" ".repeat(INDENT) + hanging(text, width, INDENT))),
  ].join("\n");
}

/** A line without a number goes by its title. */
const numberOf = ({ line }: { line: string }): string => (/^\d/.test(line) ? line : "");

/** `   11  Alternative minimum tax ............. 12,345.00`; a long title takes more than one row, the last with the amount. */
const rowText = (number: string, title: string, amount: number, width: number): string =>
  dotted(number, title, money(amount), width);

function dotted(number: string, title: string, right: string, width: number): string {
  const rows = wrap(title, width - INDENT - right.length - 4).split("\n");
  const last = rows.length - 1;
  const dots = ".".repeat(Math.max(2, width - INDENT - rows[last]!.length - right.length - 2));
  rows[last] = `${rows[last]} ${dots} ${right}`;
  return rows.map((row, i) => `${(i === 0 ? number : "").padStart(NUMBER_WIDTH)}  ${row}`).join("\n");
}

/**
 * Two returns side by side.
 *
 * @param isWhole with the lines that are the same in both
 */
export function comparisonText(of: Comparison, isWhole: boolean, width: number, style: Style): string {
  const amounts = [
    ...of.inputs.flatMap((input) => input.amounts),
    ...of.forms.flatMap(({ lines }) => lines.flatMap((line) => [...sidesOf(line), differenceOf(line)])),
  ];
  const cellWidth = Math.max(
    "Change".length,
    ...of.labels.map((label) => label.length),
    ...amounts.map((amount) => change(amount ?? 0).length),
  );
  const right = (cells: readonly string[]) => cells.map((cell) => cell.padStart(cellWidth)).join("  ");
  const head = (title: string) => {
    const columns = right([...of.labels, "Change"]);
    return style.bold(title.padEnd(width - columns.length) + columns);
  };
  const inputs = of.inputs.map(({ name, amounts: [a, b] }) =>
    dotted("", inputName(name), right([money(a), money(b), change(b - a)]), width),
  );
  const line = (each: ComparedLine) => {
    const [a, b] = sidesOf(each);
    const cells = [a, b].map((amount) => (amount === null ? "no such line" : money(amount)));
    return [
      dotted(numberOf(each), each.title, right([...cells, change(differenceOf(each))]), width),
      ...rulesText(each, of.labels, width, style),
    ].join("\n");
  };
  const form = ({ form, lines }: ComparedForm): string[] => {
    const shown = lines.filter((each) => isWhole || differenceOf(each) !== 0);
    if (shown.length === 0) return [];
    return [[head(of.year === null ? form : `${form}, ${of.year}`), ...shown.map(line)].join("\n")];
  };
  const same = of.forms.flatMap(({ lines }) => lines).filter((each) => differenceOf(each) === 0).length;
  const rest = isWhole || same === 0 ? [] : [`${counted(same, "line")} ${same === 1 ? "is" : "are"} the same in both.`];
  return [
    [
      head(of.year === null ? "What goes in" : `What goes into ${of.year}`),
      ...(inputs.length > 0 ? inputs : ["        nothing"]),
    ].join("\n"),
    ...of.forms.flatMap(form),
    ...rest,
  ].join("\n\n");
}

const sidesOf = ({ both: [a, b] }: ComparedLine): [number | null, number | null] => [
  a?.amount ?? null,
  b?.amount ?? null,
];

const change = (amount: number): string => (amount > 0 ? `+${money(amount)}` : amount === 0 ? "-" : money(amount));

/** The two sums, where another year's law or another law made them differ; else the one. */
function rulesText(each: ComparedLine, labels: readonly [string, string], width: number, style: Style): string[] {
  const [a, b] = each.both;
  const told = (side: FilledLine | null) =>
    side === null ? "" : side.from === null ? "not in the law" : `= ${side.from}`;
  const { citation } = (a ?? b)!;
  const rows = isOtherRule(each)
    ? [
        ...(a === null ? [] : [`${labels[0]}: ${told(a)}  [${a.citation}]`]),
        ...(b === null ? [] : [`${labels[1]}: ${told(b)}  [${b.citation}]`]),
      ]
    : [`${told(a)}  [${citation}]`];
  return rows.map((text) => style.dim(" ".repeat(INDENT) + hanging(text, width, INDENT)));
}
