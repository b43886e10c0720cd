import { memo, useMemo } from "react";
import type { Problem } from "../../model/plan-error.ts";
import { dollars, whole, wholeDollars } from "../../report/words/amounts.ts";
import type { Headroom } from "../../solver/headroom/headroom.ts";
import { useDrawn } from "../app/part-by-part.ts";
import { Waiting } from "../app/waiting.tsx";
import type { Work } from "../app/work.ts";
import { ask } from "../engine/desk.ts";
import { useAsked } from "../engine/use-asked.ts";
import { along } from "./along.ts";
import type { AtMeter } from "./at-meter.ts";
import { Curve } from "./curve.tsx";
import { HeatMap } from "./heat-map.tsx";

/** How far an exercise can go: the number of shares is dragged, and the taxes and the kinks of the law follow. */
export const MeterView = memo(function MeterView({
  text,
  checked,
  at,
}: Pick<Work, "text" | "checked"> & { at: AtMeter }) {
  const { chosen, choose } = at;
  const asked = checked !== null && "plan" in checked ? checked.asked : [];
  const grants = [...new Set(asked.map(({ grant }) => grant))];
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
            <Measured text={text} headroom={question.answer.headroom} at={at} />
          )}
        </>
      )}
    </div>
  );
});

const problemsInWords = (problems: readonly Problem[]): string =>
  problems.map(({ message, remedy }) => `${message} ${remedy}`).join(" ");

function Measured({ text, headroom, at }: { text: string; headroom: Headroom; at: AtMeter }) {
  const { room, amtStarts, curve } = headroom;
  const shares = Math.min(room, at.shares ?? (amtStarts.outcome === "starts" ? amtStarts.shares : 0));
  const kinks = useMemo(
    () => curve.flatMap(({ shares: at, kinks }) => kinks.map((kink): PassedAt => ({ ...kink, at }))),
    [curve],
  );
  const drawn = useDrawn(headroom, 1 + Math.ceil(kinks.length / FEW));
  return (
    <>
      <Meter headroom={headroom} shares={shares} setShares={at.setShares} />
      <Kinks room={room} kinks={kinks} count={(drawn - 1) * FEW} shares={shares} setShares={at.setShares} />
      {(drawn - 1) * FEW >= kinks.length && <HeatMap text={text} headroom={headroom} at={at} />}
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

interface Dragged {
  shares: number;
  setShares: (shares: number) => void;
}

function Meter({ headroom, shares, setShares }: { headroom: Headroom } & Dragged) {
  const { room, amtStarts, leastTax, comesBack, year, bargainElement } = headroom;
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
        <p className="ends" aria-hidden="true">
          <span>0</span>
          <span>{whole(room)} shares</span>
        </p>
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
    </>
  );
}

/** Where the law bends, and at how many shares. */
type PassedAt = Headroom["curve"][number]["kinks"][number] & { at: number };

/** Kinks that are drawn at once. */
const FEW = 12;

function Kinks({
  room,
  kinks,
  count,
  shares,
  setShares,
}: {
  room: number;
  kinks: readonly PassedAt[];
  /** As many as are drawn by now. */
  count: number;
} & Dragged) {
  const near = kinks.findLast(({ at }) => at <= shares);
  return (
    <>
      <h2>Where the law bends</h2>
      {near !== undefined && (
        <p role="status" className="near">
          Last passed: {near.what} ({placeOf(near)}), at {whole(near.at)} shares.
        </p>
      )}
      <div className="scroll">
        <table className="kinks">
          <caption>From 0 to {whole(room)} shares</caption>
          <thead>
            <tr>
              <th scope="col" className="n">
                Shares
              </th>
              <th scope="col">What happens</th>
              <th scope="col" className="place">
                Where
              </th>
            </tr>
          </thead>
          <tbody>
            {kinks.slice(0, count).map((kink) => (
              <Kink
                key={`${kink.at} ${placeOf(kink)} ${kink.what}`}
                {...kink}
                isPassed={kink.at <= shares}
                go={setShares}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Drawn again only when it is passed: the meter is dragged over all of them. */
const Kink = memo(function Kink({ isPassed, go, ...kink }: PassedAt & { isPassed: boolean; go: (to: number) => void }) {
  return (
    <tr className={isPassed ? "passed" : ""}>
      <td className="n">
        <button type="button" className="quiet" onClick={() => go(kink.at)}>
          {whole(kink.at)}
        </button>
      </td>
      <td>
        {kink.what}
        <small>{placeOf(kink)}</small>
      </td>
      <td className="place">{placeOf(kink)}</td>
    </tr>
  );
});

const placeOf = ({ year, form, line }: PassedAt): string => `${year}${form === "" ? "" : `, ${form} line ${line}`}`;

/** `−$1.64`, to the cent. */
const signed = (amount: number): string => dollars(Math.round(amount * 100) / 100 + 0).replace("-", "−");

const Reading = ({ what, amount }: { what: string; amount: string }) => (
  <div>
    <dt>{what}</dt>
    <dd>{amount}</dd>
  </div>
);
