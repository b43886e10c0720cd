/** Explained returns in Markdown: a table a form, to send along or to keep. */

import { grouped } from "../../model/counted.ts";
import { type Comparison, differenceOf } from "../../report/explain/differences.ts";
import type { ExplainedReturn } from "../../report/explain/explained-return.ts";
import type { FilledLine } from "../../report/explain/filled-forms.ts";
import { partText, roadText, stepText } from "../../report/words/parts.ts";
import { inputName } from "../../tax/graph/describe.ts";

const money = (amount: number): string => grouped(amount, 2, 2);

/** A cell may hold no bar of its own, and a line break only as HTML. */
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", "<br>");

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

const table = (titles: readonly string[], aligned: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(titles), `|${aligned.join("|")}|`, ...rows.map(row)].join("\n");

const NUMBER = "---:";
const TEXT = "---";

export function returnMarkdown({ label, year, steps, inputs, forms }: ExplainedReturn): string {
  const done = steps.map((step) => `- ${step.date}: ${stepText(step)}`);
  const made = inputs.map(({ name, amount, parts }) => [
    inputName(name),
    money(amount),
    parts.map((part) => partText(part) + (parts.length > 1 ? ` = ${money(part.amount)}` : "")).join("\n"),
  ]);
  return [
    `## ${label}`,
    ...(done.length > 0 ? [done.join("\n")] : []),
    table(["What goes in", "Amount", "From"], [TEXT, NUMBER, TEXT], made),
    ...forms.flatMap(({ form, lines }) => [
      `### ${form}, ${label}`,
      table(
        ["Line", "", "Amount", "From", "Source"],
        [NUMBER, TEXT, NUMBER, TEXT, TEXT],
        lines.map((line) => [
          numberOf(line),
          line.title,
          money(line.amount),
          [
            line.withAmounts ?? `not in the law of ${year}`,
            ...line.carriedIn.map(
              (each) => `${inputName(each.input)}: ${money(each.amount)} ${roadText(each, "from")}`,
            ),
            ...line.carriedOut.map((each) => `goes ${roadText(each, "to")}`),
          ].join("\n"),
          line.citation,
        ]),
      ),
    ]),
  ].join("\n\n");
}

/** A line without a number goes by its title. */
const numberOf = ({ line }: { line: string }): string => (/^\d/.test(line) ? line : "");

/** @param isWhole with the lines that are the same in both */
export function comparisonMarkdown({ year, labels, inputs, forms }: Comparison, isWhole: boolean): string {
  const heads = [...labels, "Change"];
  const change = (amount: number) => (amount > 0 ? `+${money(amount)}` : money(amount));
  const amount = (side: FilledLine | null) => (side === null ? "no such line" : money(side.amount));
  return [
    `## ${year === null ? "" : `${year}: `}${labels.join(" and ")}`,
    table(
      ["What goes in", ...heads],
      [TEXT, NUMBER, NUMBER, NUMBER],
      inputs.map(({ name, amounts: [a, b] }) => [inputName(name), money(a), money(b), change(b - a)]),
    ),
    ...forms.flatMap(({ form, lines }) => {
      const shown = lines.filter((each) => isWhole || differenceOf(each) !== 0);
      if (shown.length === 0) return [];
      return [
        `### ${form}`,
        table(
          ["Line", "", ...heads],
          [NUMBER, TEXT, NUMBER, NUMBER, NUMBER],
          shown.map((each) => [numberOf(each), each.title, ...each.both.map(amount), change(differenceOf(each))]),
        ),
      ];
    }),
  ].join("\n\n");
}
