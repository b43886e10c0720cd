/** A return as the page shows it: all of it text and amounts, so that the page itself works nothing out. */
import { grouped } from "../../model/counted.ts";
import type { ExplainedInput, ExplainedReturn } from "../../report/explain/explained-return.ts";
import type { FilledLine } from "../../report/explain/filled-forms.ts";
import { partText, roadText, stepText } from "../../report/words/parts.ts";
import { inputName } from "../../tax/graph/describe.ts";

/** A place in the forms. */
export interface Place {
  form: string;
  line: string;
}

export interface ShownLine extends Place {
  title: string;
  /** `1,234.50` */
  amount: string;
  isZero: boolean;
  /** Where it comes from, a sentence each. */
  sum: readonly string[];
  /** Lines of other forms that it is made of. */
  from: readonly (Place & { label: string })[];
  citation: string;
}

export interface ShownReturn {
  label: string;
  steps: readonly string[];
  inputs: readonly { name: string; amount: string; parts: readonly string[] }[];
  forms: readonly { form: string; lines: readonly ShownLine[] }[];
}

export const shownReturn = ({ label, year, steps, inputs, forms }: ExplainedReturn): ShownReturn => ({
  label,
  steps: steps.map((step) => `${step.date} ${stepText(step)}`),
  inputs: inputs.map(shownInput),
  forms: forms.map(({ form, lines }) => ({ form, lines: lines.map((line) => shownLine(line, year)) })),
});

const shownInput = ({ name, amount, parts }: ExplainedInput): ShownReturn["inputs"][number] => ({
  name: inputName(name),
  amount: inCents(amount),
  parts: parts.map((part) => `${partText(part)}${parts.length > 1 ? ` = ${inCents(part.amount)}` : ""}`),
});

function shownLine(filled: FilledLine, year: number): ShownLine {
  const { form, line, title, amount, withAmounts, citation, uses, carriedIn, carriedOut } = filled;
  return {
    form,
    line,
    title,
    amount: inCents(amount),
    isZero: amount === 0,
    sum: [
      withAmounts === null ? `Not in the law of ${year}.` : `= ${withAmounts}`,
      ...carriedIn.map((each) => `${inputName(each.input)}: ${inCents(each.amount)} ${roadText(each, "from")}`),
      ...carriedOut.map((each) => `Goes ${roadText(each, "to")}.`),
    ],
    from: uses.flatMap((use) =>
      "form" in use && use.form !== form
        ? [
            {
              form: use.form,
              line: use.line,
              label: `${use.form} ${/^\d/.test(use.line) ? `line ${use.line}` : use.line}: ${inCents(use.amount)}`,
            },
          ]
        : [],
    ),
    citation,
  };
}

/** A dash for nothing. */
const inCents = (amount: number): string =>
  amount === 0 ? "–" : `${amount < 0 ? "−" : ""}${grouped(Math.abs(amount), 2, 2)}`;
