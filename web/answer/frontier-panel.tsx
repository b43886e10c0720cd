import { useState } from "react";
import type { Plan } from "../../model/plan.ts";
import { type RiskMeasure, usualLevel } from "../../model/risk.ts";
import { aloneInWords, onAverage } from "../../report/frontier.ts";
import { wholeDollars } from "../../report/words/amounts.ts";
import { inShort } from "../../report/words/decisions.ts";
import { safetyBy } from "../../report/words/risk.ts";
import { Waiting } from "../app/waiting.tsx";
import type { Work } from "../app/work.ts";
import { ask } from "../engine/desk.ts";
import type { Traded } from "../engine/solve-worker.ts";
import { useAsked } from "../engine/use-asked.ts";
import type { Answer } from "../keep/kept.ts";
import { Made } from "./made.tsx";
import { room } from "./room.ts";

interface Chosen {
  plan: Plan;
  rank: number;
  setRank: (rank: number) => void;
}

/** What less risk costs on average: the plans between the best on average and the safest, each of which opens. */
export function FrontierPanel({ work, answer, ...chosen }: { work: Work; answer: Answer } & Chosen) {
  const measures: readonly RiskMeasure[] = [
    { kind: "cvar", level: usualLevel(chosen.plan.limits) },
    { kind: "worstCase" },
  ];
  const [measure, setMeasure] = useState(0);
  const { search } = work;
  const isTrading = search.state === "trading";
  return (
    <section aria-labelledby="frontier-title">
      <h2 id="frontier-title">What less risk costs</h2>
      <div className="start">
        {isTrading ? (
          <button type="button" onClick={work.stop}>
            Stop with the plans so far
          </button>
        ) : (
          <button type="button" disabled={search.state !== "idle"} onClick={() => work.trade(measures[measure]!)}>
            Trade risk for value
          </button>
        )}
        <label className="effort">
          What counts is what is left{" "}
          <select value={measure} onChange={({ target }) => setMeasure(Number(target.value))} disabled={isTrading}>
            {measures.map((each, i) => (
              <option key={each.kind} value={i}>
                {safetyBy(each).where}
              </option>
            ))}
          </select>
        </label>
        <p className="state" role="status">
          {isTrading
            ? `Looking for plans with less risk: ${search.found} so far`
            : answer.traded === undefined
              ? "About a minute"
              : ""}
        </p>
      </div>
      {answer.traded !== undefined && <Points answer={answer} traded={answer.traded} {...chosen} />}
    </section>
  );
}

function Points({
  answer,
  traded: { frontier, plans },
  plan,
  rank,
  setRank,
}: Chosen & { answer: Answer; traded: Traded }) {
  const asked = useAsked(() => ask("frontier", frontier, room()), [frontier]);
  const safety = safetyBy(frontier.risk);
  const reveal = plan.recourse?.reveals[0]?.date;
  if (frontier.points.length < 2) {
    return <p>{aloneInWords(frontier)}</p>;
  }
  return (
    <>
      {asked.state === "answered" ? (
        <Made html={asked.answer} />
      ) : (
        <Waiting asked={asked} words="The picture is being drawn." />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="The plans on the frontier">
        <table>
          <caption>None of these is better than another in both. Price: what {safety.unit} costs on average</caption>
          <thead>
            <tr>
              <th scope="col">Plan</th>
              <th scope="col" className="n">
                {onAverage[frontier.objective]}
              </th>
              <th scope="col" className="n">
                {safety.label}
              </th>
              <th scope="col" className="n">
                Price
              </th>
              <th scope="col" className="n">
                Not proven
              </th>
              <th scope="col">{reveal === undefined ? "What it does" : `Before ${reveal}`}</th>
            </tr>
          </thead>
          <tbody>
            {frontier.points.map((point, i) => {
              const own = plans[i]!.rank;
              return (
                <tr key={own} className={own === rank ? "passed" : undefined}>
                  <th scope="row">
                    <button type="button" className="quiet" aria-pressed={own === rank} onClick={() => setRank(own)}>
                      {own - answer.solution.ranked.length}
                    </button>
                  </th>
                  <td className="n">{wholeDollars(point.value)}</td>
                  <td className="n">{safety.inWords(safety.of(point))}</td>
                  <td className="n">{point.price === null ? "" : point.price.toFixed(2)}</td>
                  <td className="n">{point.proven ? "proven" : `+${wholeDollars(point.gap)}`}</td>
                  <td>{inShort(point.firstStage)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}
