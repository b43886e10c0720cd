import { percent, whole } from "../../report/words/amounts.ts";
import type { Headroom } from "../../solver/headroom/headroom.ts";
import { HeatTable } from "../app/heat-table.tsx";
import { type AtMeter, PRICES, WAGES } from "./at-meter.ts";

const COUNT = WAGES.length * PRICES.length;

/**
 * Where AMT starts, if wages and the stock's price come out otherwise than the plan says: a small sweep, each cell as exact as the meter.
 * A search of each would take minutes; this is what the first exercise turns on.
 */
export function HeatMap({
  text,
  headroom: { grant, date, room },
  at: { otherwise, workOut },
}: {
  text: string;
  headroom: Headroom;
  at: AtMeter;
}) {
  const isOfThis = otherwise?.text === text && otherwise.asked.grant === grant && otherwise.asked.date === date;
  return (
    <section aria-labelledby="otherwise">
      <h2 id="otherwise">If wages and price come out otherwise</h2>
      {!isOfThis ? (
        <>
          <p className="note">Where AMT starts, at wages from 80 to 120 % and prices from half to twice the plan’s.</p>
          <button type="button" onClick={() => workOut(text, { grant, date })}>
            Work it out
          </button>
        </>
      ) : (
        <>
          <p className="state" role="status">
            {otherwise.fault ?? (otherwise.shares.length < COUNT ? `${otherwise.shares.length} of ${COUNT}` : "")}
          </p>
          <HeatTable
            label="Shares before AMT starts, by wages and price"
            caption="Shares before AMT starts, by wages (across) and the stock’s prices (down) against the plan’s"
            across={WAGES.map(percent)}
            down={PRICES.map(percent)}
            cell={(row, column) => {
              const shares = otherwise.shares[row * WAGES.length + column];
              if (shares === undefined) return { text: "…", part: 0 };
              const text = shares === room ? `all ${whole(shares)}` : whole(shares);
              return { text, part: shares / Math.max(1, room) };
            }}
          />
        </>
      )}
    </section>
  );
}
