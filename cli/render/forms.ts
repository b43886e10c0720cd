/**
 * A form as it is filled in: number, title and amount of each line, and beneath them the sum it comes from and its source.
 */
import { inputName } from "../../tax/graph/describe.ts";
import type { FilledForm, FilledLine } from "../filled-forms.ts";
import type { Style } from "./style.ts";
import { wrap } from "./words.ts";

const NUMBER_WIDTH = 6;
const INDENT = NUMBER_WIDTH + 2;

export function formText({ form, lines }: FilledForm, year: number, width: number, style: Style): string {
  return [style.bold(`${form}, ${year}`), ...lines.map((line) => lineText(line, width, style))].join("\n");
}

function lineText({ line, title, amount, from, citation }: FilledLine, width: number, style: Style): string {
  // A line without a number goes by its title.
  const number = /^\d/.test(line) ? line : "";
  const beneath = wrap(`= ${from}  [${citation}]`, width - INDENT, 2).replaceAll("\n", `\n${" ".repeat(INDENT)}`);
  return `${rowText(number, title, amount, width)}\n${style.dim(" ".repeat(INDENT) + beneath)}`;
}

/** `   11  Alternative minimum tax ............. 12,345.00`; a long title takes more than one row, the last with the amount. */
function rowText(number: string, title: string, amount: number, width: number): string {
  const money = amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const rows = wrap(title, width - INDENT - money.length - 4).split("\n");
  const last = rows.length - 1;
  const dots = ".".repeat(Math.max(2, width - INDENT - rows[last]!.length - money.length - 2));
  rows[last] = `${rows[last]} ${dots} ${money}`;
  return rows.map((row, i) => `${(i === 0 ? number : "").padStart(NUMBER_WIDTH)}  ${row}`).join("\n");
}

/** What goes into a return: amounts of the year, and those carried in from the year before. */
export function inputsText(inputs: ReadonlyMap<string, number>, year: number, width: number, style: Style): string {
  const given = [...inputs].filter(([, amount]) => amount !== 0);
  const isCarried = ([name]: readonly [string, number]) => name.includes("carryover.");
  const block = (head: string, entries: readonly (readonly [string, number])[]) => {
    const rows = entries.map(([name, amount]) => rowText("", inputName(name), amount, width));
    return [style.bold(head), ...(rows.length > 0 ? rows : ["        nothing"])].join("\n");
  };
  return [
    block(
      `What goes into ${year}`,
      given.filter((entry) => !isCarried(entry)),
    ),
    block(`Carried into ${year}`, given.filter(isCarried)),
  ].join("\n\n");
}
