import type { Plan } from "../../model/plan.ts";
import { Folded } from "../app/folded.tsx";

/** Every default that was taken, by the key that would say otherwise. */
export function Assumptions({ plan: { assumptions, notes } }: { plan: Plan }) {
  return (
    <Folded className="assumptions" title={`What is assumed (${assumptions.length + notes.length})`}>
      <p className="note">What the plan does not say, and what is taken instead.</p>
      <dl>
        {assumptions.map(({ key, means }) => (
          <div key={key}>
            <dt>
              <code>{key}</code>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
    </Folded>
  );
}
