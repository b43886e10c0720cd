import { useState } from "react";
import { AnswerView } from "../answer/answer-view.tsx";
import { FormsView } from "../forms/forms-view.tsx";
import { useAtMeter } from "../meter/at-meter.ts";
import { MeterView } from "../meter/meter-view.tsx";
import { PlanView } from "../plan/plan-view.tsx";
import { SweepView } from "../sweep/sweep-view.tsx";
import { Header } from "./header.tsx";
import { focusView, useView } from "./views.ts";
import { useWork } from "./work.ts";

export function App() {
  const work = useWork();
  const view = useView();
  const atMeter = useAtMeter();
  const [rank, setRank] = useState(1);
  return (
    <>
      {/* The address names the view, so no link can lead within it. */}
      <button type="button" className="skip" onClick={focusView}>
        To the content
      </button>
      <Header text={work.text} setText={work.setText} forget={work.forget} view={view} />
      <main id="main" tabIndex={-1}>
        {view === "plan" && <PlanView work={work} />}
        {view === "meter" && <MeterView text={work.text} checked={work.checked} at={atMeter} />}
        {view === "answer" && <AnswerView work={work} rank={rank} setRank={setRank} />}
        {view === "sweep" && <SweepView sweep={work.sweep} setSweep={work.setSweep} />}
        {view === "forms" && <FormsView answer={work.answer} rank={rank} />}
      </main>
      <footer>
        <p>
          <strong>This is not tax advice.</strong> Check a plan with someone who knows your taxes before you act on it.
        </p>
        <p>
          Everything is worked out in this browser. Nothing you type leaves this computer; the plan is kept here until
          you delete it.
        </p>
      </footer>
    </>
  );
}
