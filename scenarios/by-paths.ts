/** Scenarios from a table of price paths. */
import { daysBetween, type IsoDate } from "../model/dates.ts";
import { reduced } from "./reduce.ts";
import type { GeneratedScenarios } from "./schema.ts";
import { pathsIn } from "./tables.ts";
import type { FileAt, Refuse, WrittenScenario } from "./written-scenario.ts";

export function byPaths(
  { file, keep }: NonNullable<GeneratedScenarios["paths"]>,
  fileAt: FileAt,
  refuse: Refuse,
): WrittenScenario[] {
  const paths = fileAt(["paths"], file, pathsIn);
  const given = paths.map(({ probability }) => probability ?? 1 / paths.length);
  const sum = given.reduce((total, each) => total + each, 0);
  if (Math.abs(sum - 1) > 1e-9) {
    refuse(
      ["paths"],
      `${file}: the probabilities sum to ${Number(sum.toPrecision(12))}, not to 1.`,
      "Change them so that they sum to 1, or leave the column out for equal ones.",
    );
  }
  const scenario = (i: number, probability: number): WrittenScenario => ({
    name: paths[i]!.name,
    probability,
    securities: Object.fromEntries(Object.entries(paths[i]!.prices).map(([id, price]) => [id, { price }])),
  });
  if (keep === undefined || keep >= paths.length) return paths.map((_, i) => scenario(i, given[i]!));
  const { kept, probabilities } = reduced(pointsOf(paths.map(({ prices }) => prices)), given, keep);
  return kept.map((i, k) => scenario(i, probabilities[k]!));
}

/** Paths with days of their own, log-linear between them, on all days of all of them. */
function pointsOf(paths: readonly Record<string, Record<string, number>>[]): Float64Array[] {
  const ids = [...new Set(paths.flatMap((path) => Object.keys(path)))];
  const days = [
    ...new Set(paths.flatMap((path) => Object.values(path).flatMap((prices) => Object.keys(prices)))),
  ].sort();
  const scale = ids
    .map((id) => paths.find((path) => path[id] !== undefined)![id]!)
    .map((prices) => Object.values(prices)[0]!);
  return paths.map((path) =>
    Float64Array.from(days.flatMap((day) => ids.map((id, k) => priceOn(path[id] ?? {}, day as IsoDate) / scale[k]!))),
  );
}

function priceOn(prices: Record<string, number>, day: IsoDate): number {
  const days = Object.keys(prices).sort() as IsoDate[];
  if (days.length === 0) return 0;
  const next = days.findIndex((each) => each >= day);
  if (next < 0) return prices[days.at(-1)!]!;
  if (next === 0 || days[next] === day) return prices[days[next]!]!;
  const [before, after] = [days[next - 1]!, days[next]!];
  const part = daysBetween(before, day) / daysBetween(before, after);
  return prices[before]! * (prices[after]! / prices[before]!) ** part;
}
