import { whole, wholeDollars } from "../../report/words/amounts.ts";
import { faultInWords } from "../app/fault.ts";
import { show } from "../app/views.ts";
import type { Work } from "../app/work.ts";
import { SearchPicture } from "./search-picture.tsx";

const EFFORTS = [
  ["10", "10 seconds"],
  ["30", "30 seconds"],
  ["120", "2 minutes"],
  ["", "until it settles"],
] as const;

/** Starts the search, shows how far it has come, and ends it. */
export function SolvePanel({ work }: { work: Work }) {
  const { search, checked, answer, text, effort, setEffort } = work;
  const isRunning = search.state === "running" || search.state === "stopping";
  const isSound = checked !== null && "plan" in checked;
  return (
    <section className="solve" aria-label="Solve">
      <div className="start">
        {isRunning ? (
          <button type="button" className="primary" onClick={work.stop} disabled={search.state === "stopping"}>
            {search.state === "stopping" ? "Stopping" : "Stop with the best so far"}
          </button>
        ) : (
          <button
            type="button"
            className="primary"
            disabled={!isSound || search.state === "trading"}
            onClick={() => {
              work.solve();
              show("answer");
            }}
          >
            {answer === null ? "Solve" : "Solve again"}
          </button>
        )}
        <label className="effort">
          Search for{" "}
          <select
            value={effort ?? ""}
            onChange={({ target: { value } }) => setEffort(value === "" ? null : Number(value))}
            disabled={isRunning}
          >
            {EFFORTS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <p className="state" role="status">
          {stateInWords(work)}
        </p>
      </div>
      {!crossOriginIsolated && (
        <p className="note">
          It searches in one thread: the host of this page does not give it more.
          {navigator.serviceWorker === undefined ? "" : " Load the page once more, and it uses every processor."}
        </p>
      )}
      {isRunning && <SearchPicture progress={search.progress} />}
      {answer !== null && answer.text !== text && !isRunning && (
        <p className="stale">The plan has changed since it was solved: the answer is of the plan as it was.</p>
      )}
    </section>
  );
}

function stateInWords({ search, checked, answer }: Work): string {
  switch (search.state) {
    case "running":
    case "stopping": {
      const last = search.progress.at(-1);
      if (last === undefined) return "Getting ready";
      const best = last.best === null ? "no plan within the limits yet" : `best ${wholeDollars(last.best)}`;
      const gap =
        last.best === null || !Number.isFinite(last.bound)
          ? ""
          : `, at most ${wholeDollars(Math.abs(last.bound - last.best))} from the best there is`;
      return `${Math.round(last.seconds)} s, ${whole(last.evaluated)} plans: ${best}${gap}`;
    }
    case "infeasible":
      return `${search.message[0]!.toUpperCase()}${search.message.slice(1)}.`;
    case "failed":
      return faultInWords("The search failed", search.message);
    case "trading":
      return "Looking for plans with less risk";
    case "idle":
      if (checked !== null && "problems" in checked) return "First the plan has to be put right.";
      if (answer === null) return "";
      return `${answer.solution.ended === "stopped" ? "Stopped after" : "Solved in"} ${answer.solution.seconds.toFixed(0)} s.`;
  }
}
