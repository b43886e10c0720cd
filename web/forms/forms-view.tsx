import { memo, useEffect, useState } from "react";
import { Folded } from "../app/folded.tsx";
import { useDrawn } from "../app/part-by-part.ts";
import { Waiting } from "../app/waiting.tsx";
import type { Work } from "../app/work.ts";
import { ask } from "../engine/desk.ts";
import type { Place, ShownLine, ShownReturn } from "../engine/shown-return.ts";
import { useAsked } from "../engine/use-asked.ts";
import { nameOf, plansOf } from "../keep/kept.ts";

/** The forms behind a plan, filled in: each line opens its sum and its source, and leads to the lines it is made of. */
export const FormsView = memo(function FormsView({ answer, rank }: Pick<Work, "answer"> & { rank: number }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const plans = answer === null ? [] : plansOf(answer);
  const plan = plans[rank - 1] ?? plans[0];
  const asked = useAsked(
    answer === null || plan === undefined ? null : () => ask("forms", answer.text, plan.decisions, chosen),
    [answer, plan, chosen],
  );
  if (answer === null || plan === undefined) {
    return (
      <>
        <h1>Forms</h1>
        <p>
          There are forms once a plan is solved. <a href="#plan">To the plan</a>
        </p>
      </>
    );
  }
  if (asked.state !== "answered") return <Waiting asked={asked} words="The forms are being filled in." />;
  const { years, year, shown } = asked.answer;
  return (
    <>
      <h1>Forms of {nameOf(answer, plan.rank)}</h1>
      <p className="note">A line opens the sum it comes from, with its amounts, and the law it rests on.</p>
      <fieldset className="years" aria-label="Year">
        {years.map((each) => (
          <button key={each} type="button" aria-pressed={each === (chosen ?? year)} onClick={() => setChosen(each)}>
            {each}
          </button>
        ))}
      </fieldset>
      <Return key={year} of={shown} />
    </>
  );
});

/** Forms that a plan about options turns on stand open. */
const KEY = /6251|8801/;

function Return({ of }: { of: ShownReturn }) {
  const [goal, setGoal] = useState<Place | null>(null);
  const drawn = useDrawn(of, of.forms.length);
  return (
    <>
      {of.steps.length > 0 && (
        <>
          <h2>What is done in {of.label}</h2>
          <ul>
            {of.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </>
      )}
      <Folded className="form" title="What goes in">
        {of.inputs.map(({ name, amount, parts }) => (
          <details className="line" key={name}>
            <summary>
              <span className="number" />
              <span className="title">{name}</span>
              <span className="n">{amount}</span>
            </summary>
            <div className="sum">
              {parts.map((part) => (
                <p key={part}>{part}</p>
              ))}
            </div>
          </details>
        ))}
      </Folded>
      {of.forms.slice(0, drawn).map(({ form, lines }) => {
        const sought = goal?.form === form ? goal : null;
        return (
          <Folded
            key={form}
            className="form"
            title={`${form}, ${of.label}`}
            isOpenAtFirst={KEY.test(form)}
            opensFor={sought}
          >
            <Lines lines={lines} goal={sought} go={setGoal} />
          </Folded>
        );
      })}
    </>
  );
}

interface Going {
  /** A line that is to be seen. */
  goal: Place | null;
  go: (to: Place) => void;
}

/** Lines that are drawn at once. */
const FEW = 12;

const Lines = memo(function Lines({ lines, goal, go }: { lines: readonly ShownLine[] } & Going) {
  const drawn = FEW * useDrawn(lines, Math.ceil(lines.length / FEW));
  return lines.slice(0, drawn).map((line) => <Line key={line.line} line={line} goal={goal} go={go} />);
});

function Line({ line: of, goal, go }: { line: ShownLine } & Going) {
  const { form, line, title, amount, isZero, sum, from, citation } = of;
  const [place, setPlace] = useState<HTMLDetailsElement | null>(null);
  useEffect(() => {
    if (place === null || goal === null || goal.form !== form || goal.line !== line) return;
    place.setAttribute("open", "");
    place.scrollIntoView({ block: "center" });
    place.querySelector("summary")?.focus({ preventScroll: true });
  }, [place, goal, form, line]);
  return (
    <details className={isZero ? "line zero" : "line"} data-line={`${form} ${line}`} ref={setPlace}>
      <summary>
        <span className="number">{/^\d/.test(line) ? line : ""}</span>
        <span className="title">{title}</span>
        <span className="n">{amount}</span>
      </summary>
      <div className="sum">
        {sum.map((each) => (
          <p key={each}>{each}</p>
        ))}
        {from.length > 0 && (
          <p className="links">
            From{" "}
            {from.map((each) => (
              <button
                key={each.label}
                type="button"
                className="quiet"
                onClick={() => go({ form: each.form, line: each.line })}
              >
                {each.label}
              </button>
            ))}
          </p>
        )}
        <p className="citation">{citation}</p>
      </div>
    </details>
  );
}
