/** The forms behind the plan: every line with its amount, the sum it comes from and its source. */
import type { Decided } from "../../model/decided.ts";
import { inputName } from "../../tax/graph/describe.ts";
import type { ExplainedInput, ExplainedReturn } from "../explain/explained-return.ts";
import { explainedYears } from "../explain/explained-years.ts";
import type { FilledForm, FilledLine } from "../explain/filled-forms.ts";
import { partText, roadText, stepText } from "../words/parts.ts";
import { type Html, html, list, money, raw, section } from "./html.ts";

/** Forms that a plan about options turns on, which are printed; the others are on the screen. */
const KEY = /6251|8801|Schedule D$|Schedule P|AMT|M1MT|2210/;

export interface FormsOptions {
  /** Which scenario's returns: its name, where there are several. */
  scenario: string | null;
  /** Everything that is printed stands open. */
  isForPrint: boolean;
}

export function formsSection(decided: Decided, { scenario, isForPrint }: FormsOptions): Html {
  const returns = explainedYears(decided, 0, decided.compiled.calendar.years);
  return section(
    "forms",
    "The forms behind it",
    html`<p class="note">
        ${scenario === null ? "" : `Of the first scenario, ${scenario}. `}Each year’s return, line by line; a line’s sum
        and its source stand under it. Printed are the forms that AMT and its credit turn on, without lines of zero; on
        the screen are all.
      </p>
      ${returns.map((each) => yearBlock(each, isForPrint))}`,
  );
}

function yearBlock(of: ExplainedReturn, isForPrint: boolean): Html {
  const isCarried = ({ name }: ExplainedInput) => name.includes("carryover.");
  const open = isForPrint ? " open" : "";
  const isKey = (form: FilledForm) => KEY.test(form.form) && form.lines.some(({ amount }) => amount !== 0);
  return html`<details class="year printed"${raw(open)}>
    <summary><h3>${of.label}</h3></summary>
    ${of.steps.length > 0 ? html`<h4>What is done</h4>${list(of.steps.map((step) => `${step.date} ${stepText(step)}`))}` : ""}
    <h4>What goes in</h4>
    ${inputs(of.inputs.filter((input) => !isCarried(input)))}
    ${of.inputs.some(isCarried) ? html`<h4>Carried in</h4>${inputs(of.inputs.filter(isCarried))}` : ""}
    ${of.forms.map(
      (form) =>
        html`<details class="form ${isKey(form) ? "printed" : "unprinted"}"${raw(isKey(form) ? open : "")}>
          <summary><h4>${form.form}, ${of.label}</h4></summary>
          <table class="lines">
            <tbody>
              ${form.lines.map((line) => lineRow(line, of.year))}
            </tbody>
          </table>
        </details>`,
    )}
  </details>`;
}

const inputs = (all: readonly ExplainedInput[]): Html =>
  html`<table class="lines">
    <tbody>
      ${all.map(
        ({ name, amount, parts }) =>
          html`<tr>
            <th scope="row"></th>
            <td>
              ${inputName(name)}
              ${parts.map(
                (part) =>
                  html`<small>${partText(part)}${parts.length > 1 ? html` = ${money(part.amount)}` : ""}</small>`,
              )}
            </td>
            <td class="n">${money(amount)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

function lineRow(line: FilledLine, year: number): Html {
  const { title, amount, withAmounts, citation, carriedIn, carriedOut } = line;
  return html`<tr class="${amount === 0 ? "zero" : ""}">
    <th scope="row">${/^\d/.test(line.line) ? line.line : ""}</th>
    <td>
      ${title}
      <small>${withAmounts === null ? `not in the law of ${year}` : `= ${withAmounts}`} <cite>${citation}</cite></small>
      ${carriedIn.map((each) => html`<small>${inputName(each.input)}: ${money(each.amount)} ${roadText(each, "from")}</small>`)}
      ${carriedOut.map((each) => html`<small>goes ${roadText(each, "to")}</small>`)}
    </td>
    <td class="n">${money(amount)}</td>
  </tr>`;
}
