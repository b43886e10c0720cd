/**
 * A sweep, made from the texts of its files: that of the sweep, of its plan, of its decisions, and of the laws and tables that they name. So a thread or
 * another machine makes the same one from what it is sent.
 */
import { createHash } from "node:crypto";
import { check } from "../model/check.ts";
import { counted, grouped } from "../model/counted.ts";
import { decided } from "../model/decided.ts";
import { decisionsIn } from "../model/decisions-file.ts";
import { type Document, type KeyPath, parseDocument, problemAt } from "../model/document.ts";
import { checkLaw } from "../model/law-file.ts";
import type { ReadLaw } from "../model/law-files.ts";
import type { Plan } from "../model/plan.ts";
import { PlanError, type Problem } from "../model/plan-error.ts";
import { TOGETHER } from "../scenarios/correlation.ts";
import type { ReadFile } from "../scenarios/generate.ts";
import { checkPlan } from "../scenarios/parse-plan.ts";
import { returnsIn, TableError } from "../scenarios/tables.ts";
import {
  type Axis,
  axesOf,
  drawsPaths,
  gridIndices,
  type Points,
  pointsOf,
  pricedSecurity,
  priceMap,
  type Shown,
  shownValue,
} from "./axes.ts";
import { parsePath, resolved, withValue } from "./plan-path.ts";
import { type Job, type SweepFile, sweepFile } from "./schema.ts";

export interface FileText {
  /** As messages name it. */
  file: string;
  text: string;
}

/** All that a sweep is made from. Plain data. */
export interface SweepTexts {
  sweep: FileText;
  plan: FileText;
  decisions: FileText | null;
  /** By the path that the plan or the sweep names. */
  laws: Readonly<Record<string, FileText>>;
  /** Past returns, by the path that the sweep names. */
  tables: Readonly<Record<string, FileText>>;
  /** Paths and past returns from which the plan's scenarios are made, by the path that the plan names. */
  planTables: Readonly<Record<string, FileText>>;
}

export interface Sweep {
  name: string;
  job: Job;
  plan: Plan;
  points: Points;
  /** Decisions to evaluate, as the file has them. */
  decisions: Document | null;
  /** The plan at a point, and what varies there. @throws {PlanError} where there is no such plan */
  variant: (point: number) => Plan;
  shown: (point: number) => Shown[];
  /** Of the keys that make the grid, at one of its points. */
  shownOfGrid: (grid: number) => Shown[];
}

/** More would not fit: ten million paths take a minute, and some hundred bytes each. */
export const MOST_POINTS = 100_000_000;
/** What a point takes in the file, about: a million price paths of one security took 28 MB. */
const BYTES_A_POINT = 30;

/** @throws {PlanError} with everything that is wrong in the files, of one file after the other */
export function sweepOf(texts: SweepTexts): Sweep {
  const document = parseDocument(texts.sweep.text, texts.sweep.file);
  const file = check(document, sweepFile, [
    ({ vary, samples }, report) => {
      const isDrawn = Object.values(vary ?? {}).some((axis) => axis && !Array.isArray(axis) && !("steps" in axis));
      if (samples !== undefined && vary !== undefined && !isDrawn) {
        report(["samples"], "nothing is drawn here.", "Leave it out, or draw a key: {uniform: {from: 4, to: 20}}.");
      }
      if (samples === undefined && isDrawn) {
        report(["vary"], "it is not said how many samples to draw.", "Add samples: 1000.");
      }
    },
    ({ vary, correlation }, report) => {
      correlation?.forEach((each, i) => {
        each?.slice(0, 2).forEach((name, k) => {
          const given = vary?.[`securities.${name}.price`];
          if (vary === undefined || (given && "gbm" in given && given.gbm !== undefined)) return;
          report(
            ["correlation", i, k],
            `no gbm draws the price of ${name}.`,
            "Give two securities whose prices gbm draws; those of one returns file move together anyway.",
          );
        });
      });
    },
  ]);
  const planDocument = parseDocument(texts.plan.text, texts.plan.file);
  const readLaw: ReadLaw = (path) => {
    const law = texts.laws[path];
    if (law === undefined)
      throw new PlanError([unread(path, "Name it in the plan or as a value of `law` in the sweep.")]);
    return checkLaw(parseDocument(law.text, law.file));
  };
  const readFile: ReadFile = (path) => {
    const table = texts.planTables[path];
    if (table === undefined)
      throw new PlanError([unread(path, "Name it in the plan's scenarios, or as a value in the sweep.")]);
    return table.text;
  };
  const plan = checkPlan(planDocument, readLaw, readFile);
  const paths = pathsOf(document, file, planDocument);
  const axes = drawing(document, file, plan, texts.tables);
  const points = pointsOf(file, axes);
  refuseTooMany(document, points);
  const planAt = (data: Document["data"]) => checkPlan({ ...planDocument, data }, readLaw, readFile);
  const valuesAt = (point: number) => {
    const indices = gridIndices(points, point);
    const sample = point % points.samples;
    return axes.map((axis, i) => {
      if (axis.kind === "values") {
        const value = axis.value(indices[i]!);
        return { value, shown: [shownValue(value)] };
      }
      const { value, shown } = axis.draw(points.seed, sample);
      return { value: typeof value === "number" ? value : priceMap(value), shown };
    });
  };
  const sweep: Sweep = {
    name: file.name ?? plan.name,
    job: file.do,
    plan,
    points,
    decisions: texts.decisions === null ? null : parseDocument(texts.decisions.text, texts.decisions.file),
    variant: (point) =>
      planAt(valuesAt(point).reduce((data, { value }, i) => withValue(data, paths[i]!, value), planDocument.data)),
    shown: (point) => valuesAt(point).flatMap(({ shown }) => shown),
    shownOfGrid: (grid) => {
      const indices = gridIndices(points, grid * points.samples);
      return axes.flatMap((axis, i) => (axis.kind === "values" ? [shownValue(axis.value(indices[i]!))] : []));
    },
  };
  mustFit(document, axes, paths, planDocument, plan, planAt);
  if (sweep.decisions !== null) decided(decisionsIn(sweep.decisions), plan);
  return sweep;
}

function drawing(document: Document, file: SweepFile, plan: Plan, tables: SweepTexts["tables"]): Axis[] {
  const wrong = (path: KeyPath, message: string, remedy: string) =>
    new PlanError([problemAt(document, path, message, remedy)]);
  try {
    return axesOf(file, plan, (key, { file: name, column = pricedSecurity(key)! }) => {
      const table = tables[name];
      const path = ["vary", key, "bootstrap", "file"];
      if (table === undefined) throw wrong(path, `${name} was not read.`, "Give the path of a CSV file.");
      try {
        return returnsIn(table.text, column);
      } catch (error) {
        if (error instanceof TableError) throw wrong(path, `${name}: ${error.message}`, error.remedy);
        throw error;
      }
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw wrong(["correlation"], TOGETHER.message, TOGETHER.remedy);
  }
}

const unread = (path: string, remedy: string): Problem => ({
  file: path,
  line: 0,
  column: 0,
  key: "",
  message: "this file was not read.",
  remedy,
});

/** Keys of the plan that the sweep names, with elements of lists by their place. */
function pathsOf(document: Document, { vary }: SweepFile, { data, file }: Document): KeyPath[] {
  const problems: Problem[] = [];
  const wrong = (key: string, message: string, remedy: string) =>
    problems.push(problemAt(document, ["vary", key], message, remedy));
  const paths = Object.entries(vary).map(([key, given]): KeyPath => {
    const parsed = parsePath(key);
    const path = parsed && resolved(data, parsed);
    if (path === null)
      wrong(key, `${file} has no such place.`, "Name a key by its path, such as income.wages or grants.ISO-1.strike.");
    if (!Array.isArray(given) && drawsPaths(given) && !/^securities\..+\.price$/.test(key)) {
      wrong(
        key,
        "gbm, exit and bootstrap draw the price of a security.",
        "Give them to a key such as securities.ACME.price.",
      );
    } else if (!Array.isArray(given) && drawsPaths(given) && parsed !== null) {
      const securities = data.securities as Record<string, unknown> | undefined;
      const id = parsed.slice(1, -1).join(".");
      if (!securities || !(id in securities))
        wrong(key, `${file} has no security ${id}.`, "Name one of its securities.");
    }
    return path ?? [];
  });
  const keys = Object.keys(vary);
  keys.forEach((key, i) => {
    const other = keys.find((each, j) => j !== i && key.startsWith(`${each}.`));
    if (other !== undefined) wrong(key, `${other} varies too, and holds this key.`, "Vary one of the two.");
  });
  if (problems.length > 0) throw new PlanError(problems);
  return paths;
}

function refuseTooMany(document: Document, { count, grid, samples }: Points): void {
  if (count <= MOST_POINTS) return;
  const size = (count * BYTES_A_POINT) / 1e9;
  const made = samples > 1 ? ` (${counted(grid, "point")} of the grid, ${counted(samples, "sample")} at each)` : "";
  const message = `the sweep has ${grouped(count)} points${made}: some ${grouped(Math.ceil(size))} GB of results, more than the ${grouped(MOST_POINTS)} points that one sweep can have.`;
  throw new PlanError([
    problemAt(document, ["vary"], message, "Take fewer steps, values or samples; or part it into several sweeps."),
  ]);
}

/**
 * A key that the plan format does not have, or a value that it can never take, is a slip: told now, not by every point. What is wrong only
 * together with others is for the points to tell.
 */
function mustFit(
  document: Document,
  axes: readonly Axis[],
  paths: readonly KeyPath[],
  planDocument: Document,
  plan: Plan,
  planAt: (data: Document["data"]) => Plan,
): void {
  const problems = axes.flatMap((axis, i): Problem[] => {
    const values = axis.kind === "values" ? [axis.value(0), axis.value(axis.count - 1)] : [];
    const faults = values.map((value): PlanError | null => {
      try {
        planAt(withValue(planDocument.data, paths[i]!, value));
        return null;
      } catch (error) {
        if (error instanceof PlanError) return error;
        throw error;
      }
    });
    const fault = faults[0];
    if (!fault || faults.includes(null)) return [];
    const { key, message, remedy } = fault.problems[0]!;
    return [problemAt(document, ["vary", axis.key], `in ${plan.file}, ${key}: ${message}`, remedy)];
  });
  if (problems.length > 0) throw new PlanError(problems);
}

/** What a file says, whatever it is called. */
export const digestOf = ({ text }: FileText): string => createHash("sha256").update(text).digest("hex");

/** Of all files, by what they are. */
export function digestsOf({ sweep, plan, decisions, laws, tables, planTables }: SweepTexts): Record<string, string> {
  const others = [laws, tables, planTables].flatMap((files) => Object.values(files));
  const all = [sweep, plan, ...(decisions === null ? [] : [decisions]), ...others];
  return Object.fromEntries(all.map((file) => [file.file, digestOf(file)]));
}
