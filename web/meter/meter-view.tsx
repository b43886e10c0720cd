import { memo, useState } from "react";
import type { Problem } from "../../model/plan-error.ts";
import { dollars, whole, wholeDollars } from "../../report/words/amounts.ts";
import type { Headroom } from "../../solver/headroom/headroom.ts";
import { Waiting } from "../app/waiting.tsx";
import type { Work } from "../app/work.ts";
import { ask } from "../engine/desk.ts";
import { useAsked } from "../engine/use-asked.ts";
import { along } from "./along.ts";
import { Curve } from "./curve.tsx";
import { HeatMap } from "./heat-map.tsx";

/** How far an exercise can go: the number of shares is dragged, and the taxes and the kinks of the law follow. */
export const MeterView = memo(function MeterView({ text, checked }: Pick<Work, "text" | "checked">) {
  const asked = checked !== null && "plan" in checked ? checked.asked : [];
  const grants = [...new Set(asked.map(({ grant }) => grant))];
  const [chosen, choose] = useState<{ grant: string; date: string } | null>(null);
  const grant = grants.find((each) => each === chosen?.grant) ?? grants[0];
  const dates = asked.flatMap((each) => (each.grant === grant ? [each.date] : []));
  const date = dates.find((each) => each === chosen?.date) ?? dates[0];
  const question = useAsked(
    grant === undefined || date === undefined ? null : () => ask("headroom", text, { grant, date }),
    [text, grant, date],
  );

  return (
    <div className="meter">
      <h1>AMT meter</h1>
      {checked !== null && date === undefined ? (
        <p>
          {"plan" in checked ? "The plan has no ISOs that could be exercised." : "First the plan has to be put right."}{" "}
          <a href="#plan">To the plan</a>
        </p>
      ) : (
        <>
          <p className="note">Shares of one grant exercised on one day and kept, with nothing else decided.</p>
          <div className="fields">
            <Choice
              label="Grant"
              value={grant ?? ""}
              of={grants}
              choose={(to) => choose({ grant: to, date: date ?? "" })}
            />
            <Choice
              label="Day"
              value={date ?? ""}
              of={dates}
              choose={(to) => choose({ grant: grant ?? "", date: to })}
            />
          </div>
          {question.state !== "answered" ? (
            <Waiting asked={question} words="Being worked out." />
          ) : "problems" in question.answer ? (
            <p className="wrong">{problemsInWords(question.answer.problems)}</p>
          ) : (
            <Measured text={text} headroom={question.answer.headroom} />
          )}
        </>
      )}
    </div>
  );
});

const problemsInWords = (problems: readonly Problem[]): string =>
  problems.map(({ message, remedy }) => `${message} ${remedy}`).join(" ");

function Measured({ text, headroom }: { text: string; headroom: Headroom }) {
  const { grant, date, room } = headroom;
  const of = `${grant} ${date}`;
  return (
    <>
      <Meter key={of} headroom={headroom} />
      <HeatMap key={`${of} ${text}`} text={text} grant={grant} date={date} room={room} />
    </>
  );
}

function Choice({
  label,
  value,
  of,
  choose,
}: {
  label: string;
  value: string;
  of: readonly string[];
  choose: (value: string) => void;
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <span className="value">
        <select value={value} onChange={({ target }) => choose(target.value)}>
          {of.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </span>
    </label>
  );
}

function Meter({ headroom }: { headroom: Headroom }) {
  const { room, amtStarts, leastTax, comesBack, year, curve, bargainElement } = headroom;
  const [shares, setShares] = useState(amtStarts.outcome === "starts" ? amtStarts.shares : 0);
  const { amt, stateAmt, yearTax, totalTax, perShare } = along(headroom, shares);
  const marks = [
    {
      shares: amtStarts.shares,
      what: amtStarts.outcome === "never" ? "No AMT with all of them" : `AMT of ${year} starts`,
    },
    { shares: leastTax.shares, what: "Least tax of all years" },
    { shares: comesBack.shares, what: `AMT all back by ${comesBack.by}` },
  ];
  const rate = (of: number) =>
    bargainElement > 0 ? ` (${Math.round((of / bargainElement) * 1000) / 10} % of the bargain element)` : "";
  const kinks = curve.flatMap(({ shares: at, kinks }) => kinks.map((kink) => ({ ...kink, at })));
  const near = kinks.findLast(({ at }) => at <= shares);
  return (
    <>
      <div className="dial">
        <label htmlFor="shares">Shares exercised</label>
        <output htmlFor="shares" className="big">
          {whole(shares)}
        </output>
        <Curve headroom={headroom} shares={shares} />
        <input
          id="shares"
          type="range"
          min={0}
          max={room}
          step={1}
          value={shares}
          aria-valuetext={`${whole(shares)} shares: AMT ${wholeDollars(amt)}, tax of all years ${wholeDollars(totalTax)}`}
          onChange={({ target }) => setShares(Number(target.value))}
        />
        <div className="marks">
          {marks.map(({ shares: at, what }) => (
            <button key={what} type="button" onClick={() => setShares(at)}>
              {what}: {whole(at)}
            </button>
          ))}
        </div>
      </div>
      <dl className="figures" aria-live="off">
        <Reading what={`AMT of ${year}`} amount={wholeDollars(amt)} />
        {headroom.stateAmtStarts !== null && <Reading what="The state’s AMT" amount={wholeDollars(stateAmt)} />}
        <Reading what={`All tax of ${year}`} amount={wholeDollars(yearTax)} />
        <Reading what="Tax of all years" amount={wholeDollars(totalTax)} />
        {perShare !== null && (
          <Reading what={`One share more, in ${year}${rate(perShare.yearTax)}`} amount={signed(perShare.yearTax)} />
        )}
        {perShare !== null && <Reading what="One share more, in all years" amount={signed(perShare.totalTax)} />}
      </dl>
      <h2>Where the law bends</h2>
      {near !== undefined && (
        <p role="status" className="near">
          Last passed: {near.what} ({near.year}
          {near.form === "" ? "" : `, ${near.form} line ${near.line}`}), at {whole(near.at)} shares.
        </p>
      )}
      <div className="scroll">
        <table>
          <caption>From 0 to {whole(room)} shares</caption>
          <thead>
            <tr>
              <th scope="col" className="n">
                Shares
              </th>
              <th scope="col">What happens</th>
              <th scope="col">Where</th>
            </tr>
          </thead>
          <tbody>
            {kinks.map((kink) => (
              <tr
                key={`${kink.at} ${kink.year} ${kink.form} ${kink.what}`}
                className={kink.at <= shares ? "passed" : ""}
              >
                <td className="n">
                  <button type="button" className="quiet" onClick={() => setShares(kink.at)}>
                    {whole(kink.at)}
                  </button>
                </td>
                <td>{kink.what}</td>
                <td>
                  {kink.year}
                  {kink.form === "" ? "" : `, ${kink.form} line ${kink.line}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** `−$1.64`, to the cent. */
const signed = (amount: number): string => dollars(Math.round(amount * 100) / 100 + 0).replace("-", "−");

const Reading = ({ what, amount }: { what: string; amount: string }) => (
  <div>
    <dt>{what}</dt>
    <dd>{amount}</dd>
  </div>
);
