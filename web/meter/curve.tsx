import { useMemo } from "react";
import { shortDollars } from "../../report/charts/amounts.ts";
import { colorOf } from "../../report/charts/palette.ts";
import type { Headroom } from "../../solver/headroom/headroom.ts";
import { along } from "./along.ts";

const WIDTH = 800;
const HEIGHT = 240;
const ROOM = { top: 22, right: 8, bottom: 26, left: 8 };

/** AMT, and what the exercise adds to the tax of all years, by shares, with the kinks as ticks and the number now as a line. */
export function Curve({ headroom, shares }: { headroom: Headroom; shares: number }) {
  const { curve, room, amtStarts } = headroom;
  const shape = useMemo(() => {
    const base = curve[0]!.totalTax;
    const added = ({ totalTax }: { totalTax: number }) => totalTax - base;
    const values = curve.flatMap((point) => [point.amt, added(point)]);
    const [least, most] = [Math.min(0, ...values), Math.max(1, ...values)];
    const x = (at: number) => ROOM.left + (at / Math.max(1, room)) * (WIDTH - ROOM.left - ROOM.right);
    const y = (amount: number) => ROOM.top + ((most - amount) / (most - least)) * (HEIGHT - ROOM.top - ROOM.bottom);
    const pathOf = (of: (point: { amt: number; totalTax: number }) => number) =>
      `M${curve.map((point) => `${x(point.shares).toFixed(1)},${y(of(point)).toFixed(1)}`).join("L")}`;
    return { x, y, least, most, added, amt: pathOf(({ amt }) => amt), total: pathOf(added) };
  }, [curve, room]);
  const { x, y, least, most, added } = shape;
  /** From the top, in hundredths of the picture: as it is stretched, so are they. */
  const height = (amount: number) => ({ top: `${(100 * y(amount)) / HEIGHT}%` });
  const now = along(headroom, shares);
  const kinks = curve.filter((point) => point.kinks.length > 0);
  return (
    <>
      <p className="legend">
        <span>
          <i style={{ background: colorOf("amt") }} />
          AMT of {headroom.year}: {shortDollars(now.amt)}
        </span>
        <span>
          <i style={{ background: colorOf("regularTax") }} />
          Added to the tax of all years: {shortDollars(added(now))}
        </span>
      </p>
      <div className="amounts">
        <svg
          className="curve"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`AMT and added tax by shares, 0 to ${room}`}
          preserveAspectRatio="none"
        >
          {amtStarts.outcome === "starts" && (
            <rect
              x={x(0)}
              y={ROOM.top}
              width={x(amtStarts.shares) - x(0)}
              height={HEIGHT - ROOM.top - ROOM.bottom}
              className="free"
            />
          )}
          <line x1={x(0)} x2={x(room)} y1={y(0)} y2={y(0)} className="zero" />
          {kinks.map((point) => (
            <line
              key={point.shares}
              x1={x(point.shares)}
              x2={x(point.shares)}
              y1={HEIGHT - ROOM.bottom + 4}
              y2={HEIGHT - ROOM.bottom + 12}
              className="kink"
            >
              <title>{point.kinks.map(({ what }) => what).join("; ")}</title>
            </line>
          ))}
          <path
            d={shape.total}
            fill="none"
            stroke={colorOf("regularTax")}
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
          <path d={shape.amt} fill="none" stroke={colorOf("amt")} strokeWidth={2.5} vectorEffect="non-scaling-stroke" />
          <line x1={x(shares)} x2={x(shares)} y1={ROOM.top - 8} y2={HEIGHT - ROOM.bottom + 12} className="now" />
        </svg>
        {[most, 0, least].map(
          (amount, i, all) =>
            all.indexOf(amount) === i && (
              <span key={amount} className={amount === 0 ? "none" : ""} style={height(amount)}>
                {shortDollars(amount)}
              </span>
            ),
        )}
      </div>
    </>
  );
}
