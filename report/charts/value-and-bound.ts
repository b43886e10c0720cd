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
/** On a small screen a name stands above its dot, not beside it. */
const NARROW = { below: 480, row: 40 };
/** Pixels of an amount beside its dot. */
const AMOUNT = 52;

/** What each plan comes to, beside the bound that none can pass. */
export function valueAndBound({ plans, bound, isMinimum }: ValueAndBound, { document, width }: Canvas): Chart {
  const values = [...plans.map(({ value }) => value), ...(bound === null ? [] : [bound])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isNarrow = width < NARROW.below;
  const longest = Math.max(...plans.map(({ name }) => name.length));
  const marginLeft = isNarrow ? 8 : Math.min(width / 2.4, longest * 7 + 12);
  const marginRight = isNarrow ? 28 : 64;
  const room = Math.max(((most - least) * AMOUNT) / (width - marginLeft - marginRight - 2 * AMOUNT), 1);
  const colors = plans.map(({ isRanked }) => colorOf(isRanked ? "best" : "other"));
  const best = plans[0]!;
  const svg = Plot.plot({
    document,
    width,
    height: plans.length * (isNarrow ? NARROW.row : ROW) + 50,
    marginLeft,
    marginRight,
    marginTop: 24,
    ariaLabel: "Value of each plan, and the bound",
    ariaDescription: [
      ...plans.map(({ name, value }) => `${name}: ${shortDollars(value)}`),
      ...(bound === null ? [] : [`bound: ${shortDollars(bound)}`]),
    ].join("; "),
    x: {
      label: null,
      domain: [least - room, most + room],
      tickFormat: shortDollars,
      grid: true,
      ticks: isNarrow ? 2 : 4,
    },
    y: {
      type: "point",
      label: null,
      domain: plans.map(({ name }) => name),
      ...(isNarrow ? { axis: null } : { tickSize: 0 }),
    },
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
      ...(isNarrow ? [Plot.text(plans, { y: "name", text: "name", frameAnchor: "left", dy: -14 })] : []),
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
