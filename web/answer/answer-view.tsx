import type { Plan } from "../../model/plan.ts";
import { safetyBy } from "../../report/words/risk.ts";
import type { Solution } from "../../solver/solution.ts";
import { show } from "../app/views.ts";
import { Waiting } from "../app/waiting.tsx";
import type { Work } from "../app/work.ts";
import { ask } from "../engine/desk.ts";
import type { Checked } from "../engine/desk-worker.ts";
import { useAsked } from "../engine/use-asked.ts";
import { type Answer, plansOf } from "../keep/kept.ts";
import { FrontierPanel } from "./frontier-panel.tsx";
import { RankedPlans } from "./ranked-plans.tsx";
import { room } from "./room.ts";
import { Sections } from "./sections.tsx";
import { SolvePanel } from "./solve-panel.tsx";

interface Chosen {
  work: Work;
  rank: number;
  setRank: (rank: number) => void;
}

/** The ranked plans, and one of them in full; its parts are those of the report. */
export function AnswerView(chosen: Chosen) {
  const { answer, search, checked } = chosen.work;
  const plan = usePlanOf(answer);
  return (
    <div className="answer-view">
      <h1>{plan?.name ?? (checked !== null && "plan" in checked ? checked.plan.name : "The answer")}</h1>
      <SolvePanel work={chosen.work} />
      {answer === null && search.state === "idle" && (
        <p>
          Nothing is solved yet. <a href="#plan">The plan</a> comes first; then Solve.
        </p>
      )}
      {answer !== null && plan !== null && <Found answer={answer} plan={plan} {...chosen} />}
    </div>
  );
}

/** The plan that was solved: the text may have changed since. null until it is read. */
function usePlanOf(answer: Answer | null): Plan | null {
  const text = answer?.text;
  const asked = useAsked<Checked>(text === undefined ? null : () => ask("check", text), [text]);
  return asked.state === "answered" && !asked.isOld && "plan" in asked.answer ? asked.answer.plan : null;
}

function Found({ work, answer, plan, rank, setRank }: { answer: Answer; plan: Plan } & Chosen) {
  const plans = plansOf(answer);
  const chosen = plans[rank - 1] ?? plans[0];
  const asked = useAsked(
    chosen === undefined ? null : () => ask("sections", answer.text, boundedFor(answer, chosen.rank), chosen, room()),
    [answer, chosen],
  );
  if (chosen === undefined) return <p>No plan within the limits was found in the time given.</p>;
  return (
    <>
      <RankedPlans solution={answer.solution} rank={chosen.rank} setRank={setRank} />
      {plan.scenarios.length > 1 && (
        <FrontierPanel work={work} answer={answer} plan={plan} rank={chosen.rank} setRank={setRank} />
      )}
      {asked.state !== "answered" ? (
        <Waiting asked={asked} words="Being put together." />
      ) : (
        <div className={asked.isOld ? "sections old" : "sections"} aria-busy={asked.isOld}>
          <Sections of={asked.answer} />
          <p>
            <button type="button" onClick={() => show("forms")}>
              Open the forms of this plan
            </button>
          </p>
        </div>
      )}
    </>
  );
}

/** A plan on the frontier is measured against those with as little risk. */
function boundedFor({ solution, traded }: Answer, rank: number): Solution {
  const point = traded?.frontier.points[rank - solution.ranked.length - 1];
  if (traded === undefined || point === undefined) return solution;
  const { risk, ended } = traded.frontier;
  return { ...solution, bound: point.bound, boundBy: `of plans that leave as much ${safetyBy(risk).where}`, ended };
}
