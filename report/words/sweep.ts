/** What the pictures of a sweep are called. */
import type { Distribution, HeatMap } from "../../sweep/summary.ts";

/** What a cell or a row measures. */
export const measured = {
  firstExercise: "Options exercised in the first year",
  value: "Value, $",
  tax: "Tax of all years, $",
} as const;

export const heatMapTitle = ({ of, across, down }: Pick<HeatMap, "of" | "across" | "down">): string =>
  `${measured[of]}, by ${across.key} (across)${down === null ? "" : ` and ${down.key} (down)`}`;

/** @param by the key whose value the group is */
export const histogramTitle = ({ of, group }: Pick<Distribution, "of" | "group">, by: string | null): string =>
  `Points by ${of}, from${group === null ? "" : `: ${by} ${group}`}`;

/** Columns of a distribution, beside its name. */
export const distributionColumns = ["Points", "Mean", "5 %", "25 %", "Median", "75 %", "95 %"] as const;
