import { useEffect, useRef, useState } from "react";
import { percent, whole } from "../../report/words/amounts.ts";
import { faultInWords } from "../app/fault.ts";
import { HeatTable } from "../app/heat-table.tsx";
import { ask } from "../engine/desk.ts";
import type { Asked } from "../engine/desk-worker.ts";

const WAGES = [0.8, 0.9, 1, 1.1, 1.2] as const;
const PRICES = [0.5, 0.75, 1, 1.5, 2] as const;
const COUNT = WAGES.length * PRICES.length;

/**
 * Where AMT starts, if wages and the stock's price come out otherwise than the plan says: a small sweep, each cell as exact as the meter.
 * A search of each would take minutes; this is what the first exercise turns on.
 */
export function HeatMap({ text, grant, date, room }: { text: string; room: number } & Asked) {
  /** By price, then wages; as many as are worked out. null: not asked for. */
  const [cells, setCells] = useState<readonly number[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  const work = async () => {
    const found: number[] = [];
    setCells(found);
    // One after the other, so that other questions come in between.
    for (const price of PRICES) {
      for (const wages of WAGES) {
        found.push(await ask("startsAt", text, { grant, date }, wages, price));
        if (isGone.current) return;
        setCells([...found]);
      }
    }
  };
  return (
    <section aria-labelledby="otherwise">
      <h2 id="otherwise">If wages and price come out otherwise</h2>
      {cells === null ? (
        <button
          type="button"
          onClick={() =>
            void work().catch((reason: unknown) => setFault(faultInWords("It came to an end", String(reason))))
          }
        >
          Work it out
        </button>
      ) : (
        <>
          <p className="state" role="status">
            {fault ?? (cells.length < COUNT ? `${cells.length} of ${COUNT}` : "")}
          </p>
          <HeatTable
            label="Shares before AMT starts, by wages and price"
            caption="Shares before AMT starts, by wages (across) and the stock’s prices (down) against the plan’s"
            across={WAGES.map(percent)}
            down={PRICES.map(percent)}
            cell={(row, column) => {
              const shares = cells[row * WAGES.length + column];
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
