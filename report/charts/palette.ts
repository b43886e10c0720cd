/**
 * The colours of the charts, by what they stand for: told apart by people who see few colours, on light ground and on dark.
 * A chart names them as CSS variables, so that one picture serves both.
 */
const palette = {
  regularTax: ["#35618f", "#86b3e0"],
  amt: ["#c8641b", "#f2a65e"],
  stateTax: ["#4f9486", "#7fc9b8"],
  otherTax: ["#8c7b9c", "#b9a7cc"],
  credit: ["#5c8a2c", "#a4cf6b"],
  shortTerm: ["#c8641b", "#f2a65e"],
  waiting: ["#d9b15c", "#c79a3d"],
  longTerm: ["#4f9486", "#7fc9b8"],
  exercise: ["#c8641b", "#f2a65e"],
  sale: ["#35618f", "#86b3e0"],
  band: ["#35618f", "#86b3e0"],
  bound: ["#a3322e", "#f08a80"],
  best: ["#35618f", "#86b3e0"],
  other: ["#8a8f98", "#8f96a1"],
  rule: ["#c9ccd1", "#4a4f57"],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type ColorName = keyof typeof palette;

/** A colour as a chart names it; where the page does not define it, the one for light ground. */
export const colorOf = (name: ColorName): string => `var(--chart-${name}, ${palette[name][0]})`;

/** Definitions for a style sheet. */
export const chartColors = (ground: "light" | "dark"): string =>
  Object.entries(palette)
    .map(([name, [light, dark]]) => `--chart-${name}:${ground === "light" ? light : dark};`)
    .join("");

/** Lines of several scenarios, one each. */
export const scenarioColors: readonly string[] = (["regularTax", "amt", "stateTax", "otherTax", "credit"] as const).map(
  colorOf,
);
