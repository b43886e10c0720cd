import * as Plot from "@observablehq/plot";
import { type Canvas, type Chart, svgOf } from "./chart.ts";
import { colorOf } from "./palette.ts";

/** Plans by how safe they are and what they are worth. */
export interface FrontierChart {
  /** In the order in which they are numbered. */
  plans: readonly { safety: number; value: number }[];
  safety: { label: string; format: (amount: number) => string };
  value: { label: string; format: (amount: number) => string; isLessBetter: boolean };
}

/** The plans, numbered, and the stairs between them: to be as safe as this, so much can be had. */
export function frontierChart({ plans, safety, value }: FrontierChart, { document, width }: Canvas): Chart {
  const points = plans.map((plan, i) => ({ ...plan, number: i + 1 })).sort((a, b) => a.safety - b.safety);
  const spread = (amounts: readonly number[]): [number, number] => {
    const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
    const room = 0.08 * (most - least || Math.abs(most) || 1);
    return [least - room, most + room];
  };
  const svg = Plot.plot({
    document,
    width,
    height: 320,
    marginLeft: 72,
    marginRight: 28,
    marginTop: 36,
    marginBottom: 44,
    ariaLabel: `${value.label}, by ${safety.label}`,
    ariaDescription: points
      .map((plan) => `plan ${plan.number}: ${value.format(plan.value)}, ${safety.format(plan.safety)}`)
      .join("; "),
    x: {
      label: `${safety.label} →`,
      labelAnchor: "right",
      tickFormat: safety.format,
      ticks: 5,
      grid: true,
      domain: spread(points.map((plan) => plan.safety)),
    },
    y: {
      label: `${value.isLessBetter ? "↓" : "↑"} ${value.label}`,
      reverse: value.isLessBetter,
      tickFormat: value.format,
      ticks: 5,
      grid: true,
      domain: spread(points.map((plan) => plan.value)),
    },
    marks: [
      Plot.line(points, { x: "safety", y: "value", curve: "step-before", stroke: colorOf("best"), strokeOpacity: 0.4 }),
      Plot.dot(points, {
        x: "safety",
        y: "value",
        r: 4.5,
        fill: colorOf("best"),
        title: (plan: (typeof points)[number]) =>
          `Plan ${plan.number}: ${value.format(plan.value)}, ${safety.format(plan.safety)}`,
      }),
      Plot.text(points, {
        x: "safety",
        y: "value",
        text: ({ number }) => String(number),
        textAnchor: "start",
        dx: 7,
        dy: -8,
        fontWeight: 600,
      }),
    ],
  });
  return { svg: svgOf(svg), legend: [] };
}
