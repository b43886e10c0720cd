/**
 * What varies, as axes: those with values of their own make a grid, of which the first varies slowest; what is drawn is drawn anew for each
 * of `samples` at every point of the grid, the same at each, so that points of the grid can be compared.
 */
import { addDays, daysBetween, type IsoDate } from "../model/dates.ts";
import type { Plan } from "../model/plan.ts";
import { priceUnits, UNITS_PER_DOLLAR } from "../model/prices.ts";
import { type Draws, drawsOf } from "../scenarios/draws.ts";
import { brownian, DAYS_A_YEAR, drawnAgain, exiting, movingTogether } from "../scenarios/sample-paths.ts";
import type { Drawn, SweepFile } from "./schema.ts";

/** A value as the results show it. */
export type Shown = number | string | boolean | null;

/** Prices of one security on days of its own, dollars a share. */
export interface PricePath {
  dates: readonly IsoDate[];
  prices: Float64Array;
}

export interface DrawnValue {
  /** What the plan has at the key: a number, or prices by day. */
  value: number | PricePath;
  /** What the results show, by the axis' columns. */
  shown: readonly Shown[];
}

export type Axis = { key: string; columns: readonly { name: string; type: "DOUBLE" | "VARCHAR" | "BOOLEAN" }[] } & (
  | { kind: "values"; count: number; value: (index: number) => unknown }
  | { kind: "drawn"; isPath: boolean; draw: (seed: number, sample: number) => DrawnValue }
);

/** Names that the results have for what came of a point. */
const taken: ReadonlySet<string> = new Set(["decisions"]);

/** A key of the plan as a column; one whose name is taken stands with the plan. */
const columnName = (key: string): string => (taken.has(key) ? `plan.${key}` : key);

/** Numbers in a file are read by people: no more decimals than prices have. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Past returns of a key that draws them again. */
export type ReturnsOf = (key: string, model: NonNullable<Drawn["bootstrap"]>) => readonly number[];

/**
 * @param plan where prices start, and its days
 * @throws {RangeError} if no securities can be correlated as the sweep says
 */
export function axesOf({ vary, correlation }: SweepFile, plan: Plan, returnsOf: ReturnsOf): Axis[] {
  const drawn = Object.entries(vary).filter(([, given]) => !Array.isArray(given) && !("steps" in given)) as [
    string,
    Drawn,
  ][];
  const streamOf = new Map(drawn.map(([key], stream) => [key, stream]));
  const moving = drawn.filter(([, { gbm }]) => gbm !== undefined).map(([key]) => key);
  const triangle = movingTogether(
    moving.map((key) => pricedSecurity(key)!),
    correlation,
  );
  /** Each file of returns has a stream of its own, after those of the keys. */
  const tables = [...new Set(drawn.flatMap(([, { bootstrap }]) => bootstrap?.file ?? []))];
  return Object.entries(vary).map(([key, given]): Axis => {
    if (Array.isArray(given)) {
      return {
        kind: "values",
        key,
        columns: [{ name: columnName(key), type: typeOf(given) }],
        count: given.length,
        value: (i) => given[i],
      };
    }
    if ("steps" in given) {
      const { from, to, steps } = given;
      const value = (i: number) => rounded(from + ((to - from) * i) / (steps - 1));
      return { kind: "values", key, columns: [{ name: columnName(key), type: "DOUBLE" }], count: steps, value };
    }
    const model = given as Drawn;
    const stream = streamOf.get(key)!;
    if (model.gbm) {
      const factors = triangle[moving.indexOf(key)]!.map((factor, k) => ({
        factor,
        stream: streamOf.get(moving[k]!)!,
      }));
      return gbmAxis(key, model.gbm, plan, stream, factors);
    }
    if (model.exit) return exitAxis(key, model.exit, plan, stream);
    if (model.bootstrap) {
      const { file, perYear, block } = model.bootstrap;
      const returns = returnsOf(key, model.bootstrap);
      return bootstrapAxis(key, { returns, perYear, block }, plan, drawn.length + tables.indexOf(file));
    }
    return numberAxis(key, model, stream);
  });
}

function typeOf(values: readonly unknown[]): "DOUBLE" | "VARCHAR" | "BOOLEAN" {
  if (values.every((value) => typeof value === "number")) return "DOUBLE";
  return values.every((value) => typeof value === "boolean") ? "BOOLEAN" : "VARCHAR";
}

/** What the results show of a value: lists and mappings as JSON. */
export const shownValue = (value: unknown): Shown =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : (value as Shown);

function numberAxis(key: string, { uniform, normal, lognormal }: Drawn, stream: number): Axis {
  const plain = (of: (draws: Draws) => number): Axis => ({
    kind: "drawn",
    key,
    isPath: false,
    columns: [{ name: columnName(key), type: "DOUBLE" }],
    draw: (seed, sample) => {
      const value = rounded(of(drawsOf(seed, sample, stream)));
      return { value, shown: [value] };
    },
  });
  if (uniform) return plain((draws) => uniform.from + (uniform.to - uniform.from) * draws.uniform());
  if (normal) {
    return plain((draws) =>
      Math.max(normal.least ?? Number.NEGATIVE_INFINITY, normal.mean + normal.deviation * draws.normal()),
    );
  }
  return plain((draws) => lognormal!.median * Math.exp(lognormal!.deviation * draws.normal()));
}

/** The security of a key such as `securities.ACME.price`, or null. */
export const pricedSecurity = (key: string): string | null => /^securities\.(.+)\.price$/.exec(key)?.[1] ?? null;

function startPrice(key: string, plan: Plan): number {
  const id = pricedSecurity(key);
  const security = plan.scenarios[0]!.securities.find((each) => each.id === id);
  if (security === undefined) throw new RangeError(`${key} is not the price of a security`);
  return priceUnits(security, plan.horizon.start) / UNITS_PER_DOLLAR;
}

/** A price each quarter, of which the last is shown. @param draw prices, the start first, by the years between them */
function pathAxis(
  key: string,
  plan: Plan,
  draw: (start: number, years: readonly number[], seed: number, sample: number) => Float64Array,
): Axis {
  const start = startPrice(key, plan);
  const dates = pathDates(plan);
  const years = dates.slice(1).map((day, i) => daysBetween(dates[i]!, day) / DAYS_A_YEAR);
  return {
    kind: "drawn",
    key,
    isPath: true,
    columns: [{ name: columnName(key), type: "DOUBLE" }],
    draw: (seed, sample) => {
      const prices = draw(start, years, seed, sample);
      return { value: { dates, prices }, shown: [prices.at(-1)!] };
    },
  };
}

/** @param factors how it moves with the normals of each security that moves so, its own included */
function gbmAxis(
  key: string,
  model: NonNullable<Drawn["gbm"]>,
  plan: Plan,
  stream: number,
  factors: readonly { factor: number; stream: number }[],
): Axis {
  return pathAxis(key, plan, (start, years, seed, sample) => {
    const own = drawsOf(seed, sample, stream);
    const moves = years.map(() => 0);
    for (const { factor, stream: of } of factors) {
      if (factor === 0 && of !== stream) continue;
      const draws = of === stream ? own : drawsOf(seed, sample, of);
      for (let t = 0; t < moves.length; t++) moves[t]! += factor * draws.normal();
    }
    return brownian(start, model, years, moves, own);
  });
}

const bootstrapAxis = (key: string, model: Parameters<typeof drawnAgain>[1], plan: Plan, stream: number): Axis =>
  pathAxis(key, plan, (start, years, seed, sample) => drawnAgain(start, model, years, drawsOf(seed, sample, stream)));

/** As valued until the day before its exit: prices are log-linear between days. */
function exitAxis(key: string, model: NonNullable<Drawn["exit"]>, plan: Plan, stream: number): Axis {
  const { horizon } = plan;
  const start = startPrice(key, plan);
  return {
    kind: "drawn",
    key,
    isPath: true,
    columns: [
      { name: columnName(key), type: "DOUBLE" },
      { name: `${key}.exit`, type: "VARCHAR" },
    ],
    draw: (seed, sample) => {
      const { date, price } = exiting(start, model, [horizon.start], drawsOf(seed, sample, stream)).exit!;
      if (date > horizon.end) {
        return { value: { dates: [horizon.start], prices: Float64Array.of(start) }, shown: [start, null] };
      }
      const eve = addDays(date, -1);
      const dates = eve === horizon.start ? [eve, date] : [horizon.start, eve, date];
      return {
        value: { dates, prices: Float64Array.from(dates, (day) => (day < date ? start : price)) },
        shown: [price, date],
      };
    },
  };
}

/** The start, then the first of each quarter, and the end: prices are log-linear between. */
function pathDates({ horizon: { start, end } }: Plan): IsoDate[] {
  const dates: IsoDate[] = [start];
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year++) {
    for (const month of ["01", "04", "07", "10"]) {
      const day = `${year}-${month}-15` as IsoDate;
      if (day > start && day < end) dates.push(day);
    }
  }
  return [...dates, end];
}

/** Prices by day, as a plan file has them. */
export const priceMap = ({ dates, prices }: PricePath): Record<string, number> =>
  Object.fromEntries(dates.map((day, i) => [day, prices[i]!]));

/** What a point of a sweep has at each axis. */
export interface Points {
  axes: readonly Axis[];
  /** Points of the grid, and samples at each. */
  grid: number;
  samples: number;
  count: number;
  seed: number;
}

export function pointsOf(file: SweepFile, axes: readonly Axis[]): Points {
  const grid = axes.reduce((total, axis) => (axis.kind === "values" ? total * axis.count : total), 1);
  const samples = axes.some(({ kind }) => kind === "drawn") ? (file.samples ?? 1) : 1;
  return { axes, grid, samples, count: grid * samples, seed: file.seed };
}

/** The index of the value of each axis of the grid at a point; -1 where it is drawn. */
export function gridIndices({ axes, samples }: Points, point: number): number[] {
  let rest = Math.floor(point / samples);
  return axes
    .toReversed()
    .map((axis) => {
      if (axis.kind !== "values") return -1;
      const index = rest % axis.count;
      rest = Math.floor(rest / axis.count);
      return index;
    })
    .toReversed();
}

/** Whether what is given for a key draws prices by day, not numbers. */
export const drawsPaths = (given: SweepFile["vary"][string]): boolean =>
  !Array.isArray(given) &&
  !("steps" in given) &&
  [given.gbm, given.exit, given.bootstrap].some((model) => model !== undefined);
