/**
 * Writes generated scenarios into a plan's document as the list that the format has: what reads plans need not know of models.
 */
import { check, type Rule } from "../model/check.ts";
import { addDays, addMonths, daysBetween, type IsoDate, parseDate } from "../model/dates.ts";
import { type Document, type KeyPath, problemAt, within } from "../model/document.ts";
import { PlanError } from "../model/plan-error.ts";
import { suggest } from "../model/schema/say.ts";
import { isMapping } from "../model/schema/values.ts";
import type { Paths, PriceModel, SecurityModel } from "./price-model.ts";
import { reduced } from "./reduce.ts";
import { samplePaths } from "./sample-paths.ts";
import { type GeneratedScenarios, type GivenModel, generatedScenarios } from "./schema.ts";
import { pathsIn, returnsIn, TableError } from "./tables.ts";
import { treeOf } from "./tree.ts";

/**
 * Reads a file that a plan names.
 *
 * @param path as the plan has it
 * @throws {PlanError} if it cannot be read
 */
export type ReadFile = (path: string) => string;

/** A scenario as a plan file has it. */
interface WrittenScenario {
  name: string;
  probability: number;
  securities: Record<
    string,
    { price: Record<string, number>; growth?: number; steps?: boolean; sellable?: { from: string } }
  >;
}

/** Whether a document has a mapping where scenarios stand, which is to be made a list. */
export const isToBeGenerated = ({ data }: Document): boolean => isMapping(data.scenarios);

/**
 * @param document of a plan whose `scenarios` is a mapping
 * @param read without it, files are refused
 * @returns the same document with a list of scenarios; places in it stand where the mapping does
 * @throws {PlanError} with everything that is wrong in the mapping, or the first thing wrong in a file that it names
 */
export function withGenerated(document: Document, read?: ReadFile): Document {
  const { data } = document;
  const part = within(document, ["scenarios"], data.scenarios as Document["data"]);
  const given = check(part, generatedScenarios, [known(data)]);
  const refuse = (path: KeyPath, message: string, remedy: string): never => {
    throw new PlanError([problemAt(part, path, message, remedy)]);
  };
  const fileAt = <T>(path: KeyPath, file: string, parse: (text: string) => T): T => {
    if (read === undefined) return refuse(path, "files cannot be read here.", "Give the scenarios in the plan.");
    try {
      return parse(read(file));
    } catch (error) {
      if (error instanceof TableError) return refuse(path, `${file}: ${error.message}`, error.remedy);
      if (!(error instanceof PlanError)) throw error;
      const [{ message, remedy }] = error.problems as [PlanError["problems"][number]];
      return refuse(path, `${file}: ${message}`, remedy);
    }
  };
  const scenarios = given.model ? byModel(given.model, data, fileAt, refuse) : byPaths(given.paths!, fileAt, refuse);
  return { ...document, data: { ...data, scenarios } };
}

type FileAt = <T>(path: KeyPath, file: string, parse: (text: string) => T) => T;
type Refuse = (path: KeyPath, message: string, remedy: string) => never;

/** Securities are the plan's; stages of a tree come in order. */
const known =
  ({ securities, horizon }: Document["data"]): Rule<GeneratedScenarios> =>
  (parts, report) => {
    const model = parts?.model;
    const names = isMapping(securities) ? Object.keys(securities) : null;
    const mustBeKnown = (name: string, path: KeyPath) => {
      if (names === null || names.includes(name)) return;
      report(path, `there is no security ${JSON.stringify(name)}.`, suggest(name, names));
    };
    for (const name of Object.keys(model?.securities ?? {})) mustBeKnown(name, ["model", "securities", name]);
    model?.correlation?.forEach((each, i) => {
      each?.slice(0, 2).forEach((name, k) => {
        if (typeof name !== "string" || model.securities === undefined) return;
        if (model.securities[name]?.gbm !== undefined) return;
        report(
          ["model", "correlation", i, k],
          `${name} has no model with a volatility here.`,
          "Give two securities with gbm; those of one returns file move together anyway.",
        );
      });
    });
    if (model?.keep !== undefined && model.tree !== undefined) {
      report(["model", "keep"], "a tree has as many scenarios as its branches make.", "Give keep or tree, not both.");
    }
    const { start, end } = isMapping(horizon) ? horizon : {};
    let before = typeof start === "string" ? start : "";
    model?.tree?.forEach((stage, i, all) => {
      const isLast = i === all.length - 1;
      const path = ["model", "tree", i, "date"];
      if (stage === undefined) return;
      if (isLast !== (stage.date === undefined)) {
        report(path, isLast ? "the last stage ends with the horizon." : "this key is missing.", TREE_REMEDY);
      } else if (stage.date !== undefined) {
        if (stage.date <= before || (typeof end === "string" && stage.date >= end)) {
          report(path, `${stage.date} is not after ${before} and before the horizon's end.`, TREE_REMEDY);
        }
        before = stage.date;
      }
    });
  };

const TREE_REMEDY = "Give the stages in order, each but the last with the day on which it ends, within the horizon.";
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

function byModel(given: GivenModel, data: Document["data"], fileAt: FileAt, refuse: Refuse): WrittenScenario[] | [] {
  const start = dateIn(data, "start");
  const end = dateIn(data, "end");
  // What is wrong with the horizon or a price is for the plan's own check to say.
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

/** What is wrong with correlations that no securities can have. */
export const TOGETHER = {
  message: "no securities can move together in all these ways at once.",
  remedy: "Bring the correlations nearer to 0: where A moves with B and B with C, A cannot move against C.",
} as const;

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

function byPaths(
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
