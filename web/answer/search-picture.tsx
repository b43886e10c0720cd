import { useMemo } from "react";
import { shortDollars } from "../../report/charts/amounts.ts";
import { colorOf } from "../../report/charts/palette.ts";
import type { Progress } from "../../solver/solution.ts";

const WIDTH = 640;
const HEIGHT = 150;
const ROOM = { top: 8, bottom: 8 };

/** The best plan and the bound by the seconds of a search, and the gap closing between them. Drawn often, and so with little. */
export function SearchPicture({ progress }: { progress: readonly Progress[] }) {
  const shape = useMemo(() => shapeOf(thinned(progress)), [progress]);
  if (shape === null) return null;
  const { best, bound, gap, least, most, seconds } = shape;
  return (
    <figure>
      <figcaption>Best plan and bound, in dollars</figcaption>
      <p className="legend">
        <span>
          <i style={{ background: colorOf("best") }} />
          Best plan
        </span>
        {bound !== "" && (
          <span>
            <i style={{ background: colorOf("bound") }} />
            Bound: no plan can pass it
          </span>
        )}
      </p>
      <div className="closing">
        <span>{shortDollars(most)}</span>
        <span>{shortDollars(least)}</span>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label="Best plan and bound over the seconds of the search"
        >
          <path d={gap} fill={colorOf("bound")} fillOpacity={0.12} />
          <path
            d={bound}
            fill="none"
            stroke={colorOf("bound")}
            strokeDasharray="5 4"
            vectorEffect="non-scaling-stroke"
          />
          <path d={best} fill="none" stroke={colorOf("best")} strokeWidth={2} vectorEffect="non-scaling-stroke" />
        </svg>
        <span>0 s</span>
        <span>{Math.round(seconds)} s</span>
      </div>
    </figure>
  );
}

type Known = Progress & { best: number };

/** Steps that hold until the next point; null while no plan is known. */
function shapeOf(progress: readonly Progress[]) {
  const known = progress.filter((point): point is Known => point.best !== null);
  if (known.length === 0) return null;
  const bounded = known.filter(({ bound }) => Number.isFinite(bound));
  const amounts = [...known.map(({ best }) => best), ...bounded.map(({ bound }) => bound)];
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const seconds = known.at(-1)!.seconds;
  const x = (at: number) => ((at / Math.max(0.001, seconds)) * WIDTH).toFixed(1);
  const y = (amount: number) =>
    (ROOM.top + ((most - amount) / Math.max(1, most - least)) * (HEIGHT - ROOM.top - ROOM.bottom)).toFixed(1);
  const steps = (points: readonly Known[], of: (point: Known) => number) =>
    points.map(
      (point, i) => `${i === 0 ? "" : `H${x(point.seconds)}V`}${i === 0 ? `${x(point.seconds)},` : ""}${y(of(point))}`,
    );
  const lineOf = (points: readonly Known[], of: (point: Known) => number) =>
    points.length === 0 ? "" : `M${steps(points, of).join("")}H${WIDTH}`;
  const best = lineOf(known, (point) => point.best);
  const bound = lineOf(bounded, (point) => point.bound);
  return { best, bound, gap: gapOf(bounded, x, y), least, most, seconds };
}

/** Between the two lines, there along the bound and back along the best plan. */
function gapOf(points: readonly Known[], x: (at: number) => string, y: (amount: number) => string): string {
  if (points.length === 0) return "";
  const ends = points.map((point, i) => ({ ...point, end: points[i + 1]?.seconds ?? points.at(-1)!.seconds }));
  const there = ends.map(({ seconds, end, bound }) => `${x(seconds)},${y(bound)}L${x(end)},${y(bound)}`);
  const back = ends.toReversed().map(({ seconds, end, best }) => `${x(end)},${y(best)}L${x(seconds)},${y(best)}`);
  return `M${[...there, ...back].join("L")}Z`;
}

/** A picture shows no more than some hundred points; the last is always among them. */
function thinned(progress: readonly Progress[]): readonly Progress[] {
  const step = Math.ceil(progress.length / 200);
  return step === 1 ? progress : progress.filter((_, i) => i % step === 0 || i === progress.length - 1);
}
