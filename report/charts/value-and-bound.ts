import * as Plot from "@observablehq/plot";
import { shortDollars } from "./amounts.ts";
import { type Canvas, type Chart, svgOf } from "./chart.ts";
import { colorOf } from "./palette.ts";

export interface ValueAndBound {
  /** Ranked plans first, then what one would try by hand. */
  plans: readonly { name: string; value: number; isRanked: boolean }[];
  /** No plan can pass it; null where none is known. */
  bound: number | null;
  /** Whether less is better. */
  isMinimum: boolean;
}

const ROW = 24;

/** What each plan comes to, beside the bound that none can pass. */
export function valueAndBound({ plans, bound, isMinimum }: ValueAndBound, { document, width }: Canvas): Chart {
  const values = [...plans.map(({ value }) => value), ...(bound === null ? [] : [bound])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((most - least) * 0.12, 1);
  const colors = plans.map(({ isRanked }) => colorOf(isRanked ? "best" : "other"));
  const best = plans[0]!;
  const longest = Math.max(...plans.map(({ name }) => name.length));
  const svg = Plot.plot({
    document,
    width,
    height: plans.length * ROW + 50,
    marginLeft: Math.min(width / 2.4, longest * 7 + 12),
    marginRight: 64,
    marginTop: 24,
    ariaLabel: "Value of each plan, and the bound",
    ariaDescription: [
      ...plans.map(({ name, value }) => `${name}: ${shortDollars(value)}`),
      ...(bound === null ? [] : [`bound: ${shortDollars(bound)}`]),
    ].join("; "),
    x: { label: null, domain: [least - room, most + room], tickFormat: shortDollars, grid: true, ticks: 4 },
    y: { type: "point", label: null, domain: plans.map(({ name }) => name), tickSize: 0 },
    marks: [
      ...(bound === null
        ? []
        : [
            Plot.rectX([{ from: best.value, to: bound }], {
              x1: "from",
              x2: "to",
              fill: colorOf("bound"),
              fillOpacity: 0.12,
            }),
            Plot.ruleX([bound], { stroke: colorOf("bound"), strokeWidth: 1.5, strokeDasharray: "4 3" }),
            Plot.text([bound], {
              x: (value: number) => value,
              text: () => `bound ${shortDollars(bound)}`,
              frameAnchor: "top",
              textAnchor: isMinimum ? "start" : "end",
              dy: -16,
              fill: colorOf("bound"),
            }),
          ]),
      Plot.dot(plans, { x: "value", y: "name", r: 5, fill: (_: unknown, i: number) => colors[i]! }),
      Plot.text(plans, {
        x: "value",
        y: "name",
        dx: isMinimum ? 10 : -10,
        textAnchor: isMinimum ? "start" : "end",
        text: ({ value }) => shortDollars(value),
      }),
    ],
  });
  return { svg: svgOf(svg), legend: [] };
}
