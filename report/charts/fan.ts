import * as Plot from "@observablehq/plot";
import { shortDollars } from "./amounts.ts";
import { type Canvas, type Chart, svgOf } from "./chart.ts";
import { colorOf, scenarioColors } from "./palette.ts";

/** One future of something, such as a share's price or the cash of a plan. */
export interface FanPath {
  name: string;
  probability: number;
  /** By the same dates in every path; dollars. */
  points: readonly { date: string; value: number }[];
}

export interface Fan {
  title: string;
  paths: readonly FanPath[];
  /** Each value holds until the next date. */
  isStepped?: boolean;
}

/** More paths than this are bands of quantiles. */
const FEW = scenarioColors.length;

/**
 * Several futures over time: a line for each where they are few, named at its end; bands that hold the middle 90 % and 50 % of the
 * probability, and the median, where they are many.
 */
export function fan({ title, paths, isStepped = false }: Fan, { document, width }: Canvas): Chart {
  const isFew = paths.length <= FEW;
  const curve = isStepped ? "step-after" : "linear";
  const marks = isFew ? lines(paths, curve) : bands(paths, curve);
  const svg = Plot.plot({
    document,
    width,
    height: 260,
    marginLeft: 52,
    marginRight:
      paths.length === 1 ? 20 : isFew ? Math.min(110, 16 + 7 * Math.max(...paths.map(({ name }) => name.length))) : 20,
    ariaLabel: title,
    ariaDescription: paths
      .slice(0, 20)
      .map(({ name, points }) => `${name}: ${shortDollars(points.at(-1)?.value ?? 0)} at the end`)
      .join("; "),
    x: { type: "utc", label: null },
    y: { label: null, tickFormat: shortDollars, grid: true, nice: true, zero: true, ticks: 5 },
    marks: [...marks, Plot.ruleY([0], { stroke: "currentColor" })],
  });
  const legend = isFew
    ? []
    : [
        { label: "Median", color: colorOf("band") },
        { label: "Middle 50 % of the probability", color: faded(BANDS.half + BANDS.most) },
        { label: "Middle 90 %", color: faded(BANDS.most) },
      ];
  return { svg: svgOf(svg), legend };
}

/** How dense a band is; the half lies over the most. */
const BANDS = { most: 0.18, half: 0.3 } as const;
const faded = (part: number): string =>
  `color-mix(in srgb, ${colorOf("band")} ${Math.round(100 * part)}%, transparent)`;

const timeOf = (date: string): Date => new Date(date);

function lines(paths: readonly FanPath[], curve: Plot.CurveName): Plot.Markish[] {
  return paths.flatMap(({ name, probability, points }, i) => {
    const stroke = scenarioColors[i % scenarioColors.length]!;
    const title = `${name} (${Math.round(probability * 100)} %)`;
    return [
      Plot.line(points, {
        x: ({ date }) => timeOf(date),
        y: "value",
        stroke,
        strokeWidth: 1 + 2.5 * probability,
        curve,
        title: () => title,
      }),
      Plot.text(paths.length === 1 ? [] : points.slice(-1), {
        x: ({ date }) => timeOf(date),
        y: "value",
        text: () => name,
        fill: stroke,
        textAnchor: "start",
        dx: 6,
        fontWeight: 600,
      }),
    ];
  });
}

function bands(paths: readonly FanPath[], curve: Plot.CurveName): Plot.Markish[] {
  const dates = paths[0]!.points.map(({ date }) => date);
  const rows = dates.map((date, i) => {
    const values = paths.map(({ probability, points }) => ({ probability, value: points[i]!.value }));
    const [lowest, low, middle, high, highest] = [0.05, 0.25, 0.5, 0.75, 0.95].map((level) => quantile(values, level));
    return { date: timeOf(date), lowest, low, middle, high, highest };
  });
  const fill = colorOf("band");
  return [
    Plot.areaY(rows, { x: "date", y1: "lowest", y2: "highest", fill, fillOpacity: BANDS.most, curve }),
    Plot.areaY(rows, { x: "date", y1: "low", y2: "high", fill, fillOpacity: BANDS.half, curve }),
    Plot.line(rows, { x: "date", y: "middle", stroke: fill, strokeWidth: 2, curve }),
  ];
}

/** The least value at or below which so much of the probability lies. */
export function quantile(values: readonly { probability: number; value: number }[], level: number): number {
  const inOrder = [...values].sort((a, b) => a.value - b.value);
  let below = 0;
  for (const { probability, value } of inOrder) {
    below += probability;
    if (below >= level - 1e-9) return value;
  }
  return inOrder.at(-1)!.value;
}
