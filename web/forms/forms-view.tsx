import { useEffect, useState } from "react";
import type { ExplainedInput, ExplainedReturn } from "../../report/explain/explained-return.ts";
import type { FilledLine } from "../../report/explain/filled-forms.ts";
import { partText, roadText, stepText } from "../../report/words/parts.ts";
import { inputName } from "../../tax/graph/describe.ts";
import { useBehind } from "../answer/use-behind.ts";
import { OneByOne } from "../app/one-by-one.tsx";
import type { Work } from "../app/work.ts";
import { nameOf, plansOf } from "../keep/kept.ts";

/** A place in the forms that is to be seen. */
type Open = { form: string; line: string };

/** The forms behind a plan, filled in: each line opens its sum and its source, and leads to the lines it is made of. */
export default function FormsView({ work, rank }: { work: Work; rank: number }) {
  const behind = useBehind(work.answer, rank);
  const [chosen, setChosen] = useState<number | null>(null);
  if (work.answer === null) {
    return (
      <>
        <h1>Forms</h1>
        <p>
          There are forms once a plan is solved. <a href="#plan">To the plan</a>
        </p>
      </>
    );
  }
  if (behind === null) return <p className="note">The forms are being filled in.</p>;
  const year = behind.years.find((each) => each.year === chosen) ?? behind.years[0]!;
  return (
    <>
      <h1>Forms of {nameOf(work.answer, Math.min(rank, plansOf(work.answer).length))}</h1>
      <p className="note">A line opens the sum it comes from, with its amounts, and the law it rests on.</p>
      <fieldset className="years" aria-label="Year">
        {behind.years.map((each) => (
          <button
            key={each.year}
            type="button"
            aria-pressed={each.year === year.year}
            onClick={() => setChosen(each.year)}
          >
            {each.year}
          </button>
        ))}
      </fieldset>
      <Return key={year.year} of={year} />
    </>
  );
}

/** Forms that a plan about options turns on stand open. */
const KEY = /6251|8801/;

function Return({ of }: { of: ExplainedReturn }) {
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(() => {
    if (open === null) return;
    const line = document.getElementById(idOf(open));
    line?.closest("details.form")?.setAttribute("open", "");
    line?.setAttribute("open", "");
    line?.scrollIntoView({ block: "center" });
    line?.querySelector("summary")?.focus({ preventScroll: true });
  }, [open]);
  return (
    <>
      {of.steps.length > 0 && (
        <>
          <h2>What is done in {of.label}</h2>
          <ul>
            {of.steps.map((step) => (
              <li key={`${step.date} ${stepText(step)}`}>
                {step.date} {stepText(step)}
              </li>
            ))}
          </ul>
        </>
      )}
      <details className="form">
        <summary>
          <h2>What goes in</h2>
        </summary>
        {of.inputs.map((input) => (
          <Input key={input.name} input={input} />
        ))}
      </details>
      <OneByOne of={of}>
        {of.forms.map(({ form, lines }) => (
          <details key={form} className="form" open={KEY.test(form)}>
            <summary>
              <h2>
                {form}, {of.label}
              </h2>
            </summary>
            {lines.map((line) => (
              <Line key={line.line} line={line} year={of.year} go={setOpen} />
            ))}
          </details>
        ))}
      </OneByOne>
    </>
  );
}

const idOf = ({ form, line }: Open): string => `line-${form}-${line}`.replaceAll(/[^\w-]+/g, "-");

function Line({ line, year, go }: { line: FilledLine; year: number; go: (to: Open) => void }) {
  const { form, title, amount, withAmounts, citation, uses, carriedIn, carriedOut } = line;
  const others = uses.flatMap((use) => ("form" in use && use.form !== form ? [use] : []));
  return (
    <details className={amount === 0 ? "line zero" : "line"} id={idOf(line)} data-line={`${form} ${line.line}`}>
      <summary>
        <span className="number">{/^\d/.test(line.line) ? line.line : ""}</span>
        <span className="title">{title}</span>
        <span className="n">{cents(amount)}</span>
      </summary>
      <div className="sum">
        <p>{withAmounts === null ? `Not in the law of ${year}.` : `= ${withAmounts}`}</p>
        {others.length > 0 && (
          <p className="links">
            From{" "}
            {others.map((use) => (
              <button key={`${use.form} ${use.line}`} type="button" className="quiet" onClick={() => go(use)}>
                {use.form} {/^\d/.test(use.line) ? `line ${use.line}` : use.line}: {cents(use.amount)}
              </button>
            ))}
          </p>
        )}
        {carriedIn.map((each) => (
          <p key={each.input}>
            {inputName(each.input)}: {cents(each.amount)} {roadText(each, "from")}
          </p>
        ))}
        {carriedOut.map((each) => (
          <p key={each.input}>Goes {roadText(each, "to")}.</p>
        ))}
        <p className="citation">{citation}</p>
      </div>
    </details>
  );
}

function Input({ input: { name, amount, parts } }: { input: ExplainedInput }) {
  return (
    <details className="line">
      <summary>
        <span className="number" />
        <span className="title">{inputName(name)}</span>
        <span className="n">{cents(amount)}</span>
      </summary>
      <div className="sum">
        {parts.map((part) => (
          <p key={partText(part)}>
            {partText(part)}
            {parts.length > 1 && ` = ${cents(part.amount)}`}
          </p>
        ))}
      </div>
    </details>
  );
}

const cents = (amount: number): string =>
  amount === 0
    ? "–"
    : `${amount < 0 ? "−" : ""}${Math.abs(amount).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
