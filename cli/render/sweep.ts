/** What a sweep shows on a terminal: its progress, its pictures, and the answers to what it is asked. */
import { grouped } from "../../model/counted.ts";
import { distributionColumns, heatMapTitle, histogramTitle, measured } from "../../report/words/sweep.ts";
import type { Answer } from "../../sweep/query.ts";
import type { SweepProgress } from "../../sweep/run-sweep.ts";
import type { Distribution, HeatMap, SweepSummary } from "../../sweep/summary.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { whole } from "./words.ts";

export function sweepProgressLine({ done, count, rate, secondsLeft }: SweepProgress): string {
  const part = Math.floor((100 * done) / count);
  const speed = rate >= 10 ? whole(rate) : rate.toPrecision(2);
  const left = secondsLeft === null ? "" : `, ${duration(secondsLeft)} left`;
  return `${whole(done)} of ${whole(count)} points (${part} %), ${speed} a second${left}`;
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** Lightest to darkest. */
const SHADES = [" ", "░", "▒", "▓", "█"];
const BAR = 30;

export function summaryText(summary: SweepSummary, width: number, style: Style): string {
  const { points, failed, errors, heatMap, by, distributions } = summary;
  const head = `${whole(points)} points${failed > 0 ? `, of which ${whole(failed)} failed` : ""}`;
  return [
    [style.bold(head), ...errors.map(({ error, points }) => `  ${whole(points)}: ${error}`)].join("\n"),
    ...(heatMap === null ? [] : [heatMapText(heatMap, width, style)]),
    ...(distributions.length === 0 ? [] : [distributionTable(distributions, by, width, style)]),
    ...distributions.filter(({ of }) => of === "tax").map((each) => histogram(each, by, style)),
  ].join("\n\n");
}

function heatMapText(heatMap: HeatMap, width: number, style: Style): string {
  const { across, down, cells } = heatMap;
  const all = cells.flat().filter((cell) => cell !== null);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const shade = (cell: number) =>
    SHADES[
      most === least ? 0 : Math.min(SHADES.length - 1, Math.floor(((cell - least) / (most - least)) * SHADES.length))
    ]!;
  const text = (cell: number | null) => (cell === null ? "-" : `${whole(cell)} ${shade(cell).repeat(2)}`);
  return `${style.bold(heatMapTitle(heatMap))}\n${table(
    [{ title: "", align: "right" }, ...across.labels.map((title) => ({ title, align: "right" as const }))],
    cells.map((row, i) => [down?.labels[i] ?? "", ...row.map(text)]),
    width,
    style,
  )}`;
}

function distributionTable(all: readonly Distribution[], by: string | null, width: number, style: Style): string {
  return table(
    [
      { title: by ?? "", align: "left" },
      ...(by === null ? [] : [{ title: "", align: "left" as const }]),
      ...distributionColumns.map((title) => ({ title: title.replace(" ", "\u00a0"), align: "right" as const })),
    ],
    all.map(({ of, group, points, mean, quantiles }) => [
      ...(by === null ? [] : [group ?? ""]),
      measured[of],
      ...[points, mean, ...quantiles].map(whole),
    ]),
    width,
    style,
  ).replaceAll("\u00a0", " ");
}

function histogram(distribution: Distribution, by: string | null, style: Style): string {
  const { bins } = distribution;
  const most = Math.max(...bins.map(({ points }) => points));
  const labels = bins.map(({ from }) => whole(from));
  const widest = Math.max(...labels.map(({ length }) => length));
  const lines = bins.map(({ points }, i) => {
    const bar = "█".repeat(Math.ceil((BAR * points) / most));
    return `  ${labels[i]!.padStart(widest)}  ${bar.padEnd(BAR)}  ${whole(points)}`;
  });
  return [style.bold(histogramTitle(distribution, by)), ...lines].join("\n");
}

export function answerText({ columns, rows }: Answer, width: number, style: Style): string {
  if (rows.length === 0) return "Nothing is found.";
  const isNumber = columns.map((_, i) => rows.every((row) => row[i] === null || typeof row[i] === "number"));
  const cell = (value: unknown): string => {
    if (value === null) return "-";
    if (typeof value === "number") return grouped(value);
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  };
  return table(
    columns.map((title, i) => ({ title, align: isNumber[i] ? "right" : "left" })),
    rows.map((row) => row.map(cell)),
    width,
    style,
  );
}
