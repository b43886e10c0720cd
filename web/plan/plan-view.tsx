import { memo, useDeferredValue, useMemo } from "react";
import type { Problem } from "../../model/plan-error.ts";
import { SolvePanel } from "../answer/solve-panel.tsx";
import { useDrawn } from "../app/part-by-part.ts";
import type { Work } from "../app/work.ts";
import { Assumptions } from "./assumptions.tsx";
import type { PlanFileInPage } from "./field.tsx";
import { FormSection } from "./form-section.tsx";
import { documentOf } from "./plan-document.ts";
import { PlanText } from "./plan-text.tsx";
import { sections } from "./sections.ts";

/** The plan as a form, and as the text that it is. */
export function PlanView({ work }: { work: Work }) {
  const { text, setText, checked, states } = work;
  const plan = checked !== null && "plan" in checked ? checked.plan : null;
  // What is typed is shown at once, and then in the rest of the form.
  const read = useDeferredValue(text);
  const file = useMemo(
    (): PlanFileInPage => ({
      document: documentOf(read),
      // To read and write the whole text takes longer than a key should.
      change: (how) => void setTimeout(() => setText(how)),
      problems: checked !== null && "problems" in checked ? checked.problems : [],
      assumptions: plan?.assumptions ?? [],
      states,
    }),
    [read, setText, checked, plan, states],
  );
  // What there is to press, the first section, the text beside it, then the other sections.
  const drawn = useDrawn(sections, sections.length + 2);
  return (
    <div className="plan">
      <h1>{plan?.name ?? "Your plan"}</h1>
      <SolvePanel work={work} />
      {file.problems.length > 0 && <Problems problems={file.problems} />}
      <div className="columns">
        <div className="form">
          <Form file={file} count={Math.min(drawn - 1, Math.max(1, drawn - 2))} />
        </div>
        <aside>
          {drawn > 2 && <PlanText text={text} setText={setText} problems={file.problems} />}
          {drawn > 2 && plan !== null && <Assumptions plan={plan} />}
        </aside>
      </div>
    </div>
  );
}

/** Is as it was while a search tells of itself. */
const Form = memo(function Form({ file, count }: { file: PlanFileInPage; count: number }) {
  if (file.document.errors.length > 0) {
    return <p className="note">The form comes back when the text can be read again.</p>;
  }
  return sections.slice(0, count).map((section) => <FormSection key={section.id} section={section} file={file} />);
});

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <section className="problems" aria-label="What is wrong in the plan" role="status">
      <h2>
        {problems.length === 1 ? "One thing is to be put right" : `${problems.length} things are to be put right`}
      </h2>
      <ul>
        {problems.slice(0, 12).map(({ line, key, message, remedy }) => (
          <li key={`${line} ${key} ${message}`}>
            {line > 0 && <span className="where">line {line}</span>} {key !== "" && <code>{key}</code>} {message}{" "}
            <span className="remedy">{remedy}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
