import { useEffect, useState } from "react";
import { OneByOne } from "../app/one-by-one.tsx";
import { Waiting } from "../app/waiting.tsx";
import type { Work } from "../app/work.ts";
import { ask } from "../engine/desk.ts";
import type { Place, ShownLine, ShownReturn } from "../engine/shown-return.ts";
import { useAsked } from "../engine/use-asked.ts";
import { nameOf, plansOf } from "../keep/kept.ts";

/** The forms behind a plan, filled in: each line opens its sum and its source, and leads to the lines it is made of. */
export function FormsView({ work: { answer }, rank }: { work: Work; rank: number }) {
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
}

/** Forms that a plan about options turns on stand open. */
const KEY = /6251|8801/;

function Return({ of }: { of: ShownReturn }) {
  const [goal, setGoal] = useState<Place | null>(null);
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
      <details className="form">
        <summary>
          <h2>What goes in</h2>
        </summary>
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
      </details>
      <OneByOne of={of}>
        {of.forms.map(({ form, lines }) => (
          <Form key={form} title={`${form}, ${of.label}`} lines={lines} goal={goal} go={setGoal} />
        ))}
      </OneByOne>
    </>
  );
}

interface Going {
  /** A line that is to be seen. */
  goal: Place | null;
  go: (to: Place) => void;
}

/** Its lines are made when it is opened: most forms stay closed. */
function Form({ title, lines, goal, go }: { title: string; lines: readonly ShownLine[] } & Going) {
  const { form } = lines[0]!;
  const [isOpen, setOpen] = useState(KEY.test(form));
  useEffect(() => {
    if (goal?.form === form) setOpen(true);
  }, [goal, form]);
  return (
    <details className="form" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {isOpen && lines.map((line) => <Line key={line.line} line={line} goal={goal} go={go} />)}
    </details>
  );
}

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
