/** Scenarios from price models: sampled, and all of them kept, a few that stand for them, or a tree of them. */
import { addDays, addMonths, type IsoDate, parseDate } from "../model/dates.ts";
import type { Document } from "../model/document.ts";
import { isMapping } from "../model/schema/values.ts";
import { TOGETHER } from "./correlation.ts";
import type { Paths, PriceModel, SecurityModel } from "./price-model.ts";
import { reduced } from "./reduce.ts";
import { samplePaths } from "./sample-paths.ts";
import type { GivenModel } from "./schema.ts";
import { returnsIn } from "./tables.ts";
import { treeOf } from "./tree.ts";
import type { FileAt, Refuse, WrittenScenario } from "./written-scenario.ts";

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** @returns none where the horizon or a price is wrong: that is for the plan's own check to say */
export function byModel(given: GivenModel, data: Document["data"], fileAt: FileAt, refuse: Refuse): WrittenScenario[] {
  const start = dateIn(data, "start");
  const end = dateIn(data, "end");
  if (start === null || end === null || start >= end) return [];
  const dates = priceDates(start, end, MONTHS[given.every], given.tree?.flatMap(({ date }) => date ?? []) ?? []);
  const securities: Record<string, { start: number; model: SecurityModel }> = {};
  for (const [id, { gbm, exit, bootstrap }] of Object.entries(given.securities)) {
    const price = priceToday(data, id);
    if (price === null) return [];
    const at = ["model", "securities", id, "bootstrap", "file"];
    const model: SecurityModel = gbm
      ? { gbm }
      : exit
        ? { exit }
        : {
            bootstrap: {
              ...bootstrap!,
              table: bootstrap!.file,
              returns: fileAt(at, bootstrap!.file, (text) => returnsIn(text, bootstrap!.column ?? id)),
            },
          };
    securities[id] = { start: price, model };
  }
  const model: PriceModel = { dates, securities, correlation: given.correlation };
  const samples = sampled(model, given, refuse);
  const points = samples.map((paths) => pointOf(model, paths));
  if (given.tree !== undefined) return byTree(model, samples, points, given.tree);
  const { kept, probabilities } = keptOf(points, given.keep);
  return kept.map((i, k) => written(model, samples[i]!, `path ${k + 1}`, probabilities[k]!));
}

function sampled(model: PriceModel, { seed, samples }: GivenModel, refuse: Refuse): Paths[] {
  try {
    return samplePaths(model, seed, samples);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(["model", "correlation"], TOGETHER.message, TOGETHER.remedy);
  }
}

/** All of them equally likely, or the few that stand for them. */
function keptOf(points: readonly Float64Array[], keep: number | undefined) {
  const equal = points.map(() => 1 / points.length);
  return keep === undefined || keep >= points.length
    ? { kept: [...points.keys()], probabilities: equal }
    : reduced(points, equal, keep);
}

function dateIn({ horizon }: Document["data"], key: "start" | "end"): IsoDate | null {
  const text = isMapping(horizon) ? horizon[key] : undefined;
  return typeof text === "string" ? parseDate(text) : null;
}

/** The price on the first day of those given, or the only one. */
function priceToday({ securities }: Document["data"], id: string): number | null {
  const security = isMapping(securities) ? securities[id] : undefined;
  const price = isMapping(security) ? security.price : undefined;
  const first = isMapping(price) ? price[Object.keys(price).sort()[0] ?? ""] : price;
  return typeof first === "number" && first > 0 ? first : null;
}

function priceDates(start: IsoDate, end: IsoDate, months: number, others: readonly IsoDate[]): IsoDate[] {
  const days = [start];
  for (let k = 1; addMonths(start, k * months) < end; k++) days.push(addMonths(start, k * months));
  return [...new Set([...days, ...others, end])].sort();
}

/** Prices of all securities day by day, as multiples of what they are today: what wealth goes with. */
function pointOf({ dates, securities }: PriceModel, paths: Paths): Float64Array {
  const all = Object.entries(securities);
  return Float64Array.from(dates.flatMap((_, t) => all.map(([id, { start }]) => paths[id]!.prices[t]! / start)));
}

function byTree(
  model: PriceModel,
  samples: readonly Paths[],
  points: readonly Float64Array[],
  stages: NonNullable<GivenModel["tree"]>,
): WrittenScenario[] {
  const width = Object.keys(model.securities).length;
  const lastDays = stages.map(({ date }) => (date === undefined ? model.dates.length : model.dates.indexOf(date) + 1));
  const leaves = treeOf(
    points,
    lastDays.map((days) => days * width),
    stages.map(({ branches }) => branches),
  );
  return leaves.map(({ segments, probability }, k) => {
    const parts = segments.map((i) => samples[i]!);
    const joined = Object.fromEntries(
      Object.keys(model.securities).map((id) => [id, joinedPath(model, id, parts, lastDays)]),
    );
    return written(model, joined, `path ${k + 1}`, probability);
  });
}

/** A path of segments of others. An exit is once: its price stays, and one that came earlier comes with the segment. */
function joinedPath(
  { dates, securities }: PriceModel,
  id: string,
  parts: readonly Paths[],
  lastDays: readonly number[],
) {
  const prices = new Float64Array(dates.length);
  let exit: Paths[string]["exit"] = null;
  parts.forEach((part, stage) => {
    const [from, to] = [stage === 0 ? 0 : lastDays[stage - 1]!, lastDays[stage]!];
    const of = part[id]!;
    if (exit === null && of.exit !== null && (of.exit.date <= dates[to - 1]! || to === dates.length)) {
      const days = stage === 0 ? [of.exit.date] : [of.exit.date, addDays(dates[from - 1]!, 1)];
      exit = { ...of.exit, date: days.sort().at(-1)! };
    }
    for (let t = from; t < to; t++) {
      if (of.exit === null) prices[t] = of.prices[t]!;
      else prices[t] = exit !== null && dates[t]! >= exit.date ? exit.price : securities[id]!.start;
    }
  });
  return { prices, exit };
}

function written({ dates, securities }: PriceModel, paths: Paths, name: string, probability: number): WrittenScenario {
  return {
    name,
    probability,
    securities: Object.fromEntries(
      Object.keys(securities).map((id) => {
        const { prices, exit } = paths[id]!;
        if (exit === null) {
          return [id, { price: Object.fromEntries(dates.map((day, t) => [day, prices[t]!])), growth: 0, steps: false }];
        }
        const price = { [dates[0]!]: prices[0]!, [exit.date]: exit.price };
        // Private until then; on that day it pays, or it fails and the loss can be taken.
        return [id, { price, growth: 0, steps: true, sellable: { from: exit.date } }];
      }),
    ),
  };
}
