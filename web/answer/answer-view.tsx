import { useEffect, useMemo, useState } from "react";
import type { Plan } from "../../model/plan.ts";
import { type Canvas, ledgerChart } from "../../report/charts/index.ts";
import { answerSection } from "../../report/page/answer.ts";
import { calendarSection } from "../../report/page/calendar.ts";
import type { Html } from "../../report/page/html.ts";
import { risksSection } from "../../report/page/risks.ts";
import { whySection } from "../../report/page/why.ts";
import { scenariosSection, yearsSection } from "../../report/page/years.ts";
import { safetyBy } from "../../report/words/risk.ts";
import type { Solution } from "../../solver/solution.ts";
import { OneByOne } from "../app/one-by-one.tsx";
import { show } from "../app/views.ts";
import type { Work } from "../app/work.ts";
import { desk } from "../engine/desk.ts";
import type { Behind } from "../engine/desk-worker.ts";
import { type Answer, plansOf } from "../keep/kept.ts";
import { Figure } from "./figure.tsx";
import { FrontierPanel } from "./frontier-panel.tsx";
import { RankedPlans } from "./ranked-plans.tsx";
import { SolvePanel } from "./solve-panel.tsx";
import { useBehind } from "./use-behind.ts";

/** The ranked plans, and one of them in full; its parts are those of the report. */
export default function AnswerView({
  work,
  rank,
  setRank,
}: {
  work: Work;
  rank: number;
  setRank: (rank: number) => void;
}) {
  const { answer } = work;
  const plan = usePlanOf(answer);
  return (
    <div className="answer-view">
      <h1>{plan?.name ?? "The answer"}</h1>
      <SolvePanel work={work} />
      {answer === null && work.search.state === "idle" && (
        <p>
          Nothing is solved yet. <a href="#plan">The plan</a> comes first; then Solve.
        </p>
      )}
      {answer !== null && plan !== null && (
        <Found work={work} answer={answer} plan={plan} rank={rank} setRank={setRank} />
      )}
    </div>
  );
}

/** The plan that was solved: the text may have changed since. null until it is read. */
function usePlanOf(answer: Answer | null): Plan | null {
  const [read, setRead] = useState<{ text: string; plan: Plan } | null>(null);
  const text = answer?.text;
  useEffect(() => {
    if (text === undefined) return;
    let isOld = false;
    void desk.check(text).then((checked) => {
      if (!isOld && "plan" in checked) setRead({ text, plan: checked.plan });
    });
    return () => {
      isOld = true;
    };
  }, [text]);
  return read !== null && read.text === text ? read.plan : null;
}

function Found({
  work,
  answer,
  plan,
  rank,
  setRank,
}: {
  work: Work;
  answer: Answer;
  plan: Plan;
  rank: number;
  setRank: (rank: number) => void;
}) {
  const { solution } = answer;
  const plans = plansOf(answer);
  const chosen = plans[rank - 1] ?? plans[0];
  const behind = useBehind(answer, rank);
  const canvas = useMemo(room, []);
  const bounded = useMemo(() => boundedFor(answer, rank), [answer, rank]);
  if (chosen === undefined) return <p>No plan within the limits was found in the time given.</p>;
  return (
    <>
      <RankedPlans solution={solution} rank={chosen.rank} setRank={setRank} />
      {plan.scenarios.length > 1 && (
        <FrontierPanel work={work} answer={answer} plan={plan} rank={chosen.rank} setRank={setRank} canvas={canvas} />
      )}
      <div className="sections">
        <OneByOne of={chosen}>
          <Part made={answerSection} of={[plan, bounded, chosen]} />
          <Part made={calendarSection} of={[plan, chosen, canvas]} />
          <Part made={yearsSection} of={[chosen, canvas]} />
          <Carried behind={behind} canvas={canvas} />
          <Part made={whySection} of={[plan, bounded, chosen, canvas]} />
          <Part made={scenariosSection} of={[plan, chosen, canvas]} />
          <Part made={risksSection} of={[plan, solution, chosen, behind?.stresses ?? none]} />
          <p>
            <button type="button" onClick={() => show("forms")}>
              Open the forms of this plan
            </button>
          </p>
        </OneByOne>
      </div>
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

/** As wide as the text, or as a small screen. */
const room = (): Canvas => ({ document, width: Math.min(760, document.documentElement.clientWidth - 32) });
const none: Behind["stresses"] = [];

/** A part of the report, made once from what it is of. Whatever a plan says is escaped where the part is made. */
function Part<Of extends readonly unknown[]>({ made, of }: { made: (...of: Of) => Html; of: Of }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is of is all that it depends on
  const html = useMemo(() => made(...of).toString(), [made, ...of]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by report/page, which escapes all that it is given
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

function Carried({ behind, canvas }: { behind: Behind | null; canvas: Canvas }) {
  const chart = useMemo(
    () => (behind === null || behind.ledger.accounts.length === 0 ? null : ledgerChart(behind.ledger, canvas)),
    [behind, canvas],
  );
  return (
    <section aria-labelledby="ledger-title">
      <h2 id="ledger-title">Credit and losses carried on</h2>
      {behind === null ? (
        <p className="note">Being worked out.</p>
      ) : chart === null ? (
        <p>No credit and no loss is carried from one year to the next.</p>
      ) : (
        <Figure title="Left to carry at the end of each year, in dollars" chart={chart} />
      )}
    </section>
  );
}
