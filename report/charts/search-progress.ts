import * as Plot from "@observablehq/plot";
import { shortDollars } from "./amounts.ts";
import { type Canvas, type Chart, plain, svgOf } from "./chart.ts";
import { colorOf } from "./palette.ts";

/** As a search tells how far it has come. */
export interface ProgressPoint {
  seconds: number;
  /** Dollars; null while no plan is known. */
  best: number | null;
  bound: number;
}

/** The best plan and the bound over the seconds of a search, and the gap between them. */
export function searchProgress(points: readonly ProgressPoint[], { document, width }: Canvas): Chart {
  const known = points.filter(({ best }) => best !== null);
  const bounded = known.filter(({ bound }) => Number.isFinite(bound));
  const svg = Plot.plot({
    ...plain,
    document,
    width,
    height: 200,
    marginLeft: 56,
    marginRight: 20,
    ariaLabel: "Best plan and bound over the seconds of the search",
    x: { label: "seconds", tickFormat: (seconds: number) => String(seconds) },
    y: { label: null, tickFormat: shortDollars, grid: true, ticks: 4, nice: true },
    marks: [
      Plot.areaY(bounded, {
        x: "seconds",
        y1: "best",
        y2: "bound",
        fill: colorOf("bound"),
        fillOpacity: 0.12,
        curve: "step-after",
      }),
      Plot.line(bounded, {
        x: "seconds",
        y: "bound",
        stroke: colorOf("bound"),
        strokeDasharray: "4 3",
        curve: "step-after",
      }),
      Plot.line(known, { x: "seconds", y: "best", stroke: colorOf("best"), strokeWidth: 2, curve: "step-after" }),
    ],
  });
  return {
    svg: svgOf(svg),
    legend: [
      { label: "Best plan", color: colorOf("best") },
      ...(bounded.length > 0 ? [{ label: "Bound: no plan can pass it", color: colorOf("bound") }] : []),
    ],
  };
}
