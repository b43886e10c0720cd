import { lazy, Suspense, useState } from "react";
import { PlanView } from "../plan/plan-view.tsx";
import { Header } from "./header.tsx";
import { useView } from "./views.ts";
import { useWork } from "./work.ts";

// What draws charts comes when it is needed: the form is there at once.
const MeterView = lazy(() => import("../meter/meter-view.tsx"));
const AnswerView = lazy(() => import("../answer/answer-view.tsx"));
const FormsView = lazy(() => import("../forms/forms-view.tsx"));

export function App() {
  const work = useWork();
  const view = useView();
  const [rank, setRank] = useState(1);
  return (
    <>
      <button type="button" className="skip" onClick={skip}>
        To the content
      </button>
      <Header work={work} view={view} />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<p className="note">One moment.</p>}>
          {view === "plan" && <PlanView work={work} />}
          {view === "meter" && <MeterView work={work} />}
          {view === "answer" && <AnswerView work={work} rank={rank} setRank={setRank} />}
          {view === "forms" && <FormsView work={work} rank={rank} />}
        </Suspense>
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

/** The address names the view, so no link can lead within it. */
const skip = () => document.querySelector<HTMLElement>("#main")?.focus();
