/** Scenarios made by a model or read from a file of paths: the mapping that may stand where a plan file has its list of scenarios. */
import { z } from "zod";
import { expected, say, strict } from "../model/schema/say.ts";
import { choose, day, isMapping, mapping, name, number, price, word } from "../model/schema/values.ts";

const GBM = "Give yearly rates, as in {gbm: {drift: 0.07, volatility: 0.4}}.";
const JUMPS =
  "Give them as in {jumps: {perYear: 0.5, mean: -0.1, deviation: 0.2}}; mean and deviation are of the logarithm.";
const EXIT =
  "Give it as in {exit: {years: {median: 3, deviation: 0.5}, price: {median: 15, deviation: 0.8}, failure: 0.6}}.";
const BOOTSTRAP = "Give a CSV file of returns, as in {bootstrap: {file: returns.csv, perYear: 12}}.";
const MODEL = "Give one of gbm, exit and bootstrap, such as {gbm: {drift: 0.07, volatility: 0.4}}.";
const FILE = "Give the path of a CSV file, from the folder of the plan.";

const between = (what: string, remedy: string, min: number, max: number) => number({ what, remedy, min, max });
const whole = (what: string, remedy: string, min: number, max: number) =>
  number({ what, remedy, min, max, whole: true });

export const gbm = strict(
  {
    drift: between("a yearly drift", GBM, -0.9, 5),
    volatility: between("a yearly volatility", GBM, 0, 5),
    jumps: strict(
      {
        perYear: between("a number of jumps a year", JUMPS, 0, 100),
        mean: between("the mean of a jump", JUMPS, -5, 5),
        deviation: between("the deviation of a jump", JUMPS, 0, 5),
      },
      "jumps",
      JUMPS,
    ).optional(),
  },
  "a geometric Brownian motion",
  GBM,
);

export const exit = strict(
  {
    years: strict(
      { median: between("years", EXIT, 0.01, 100), deviation: between("a deviation", EXIT, 0, 5) },
      "the time to an exit",
      EXIT,
    ),
    price: strict(
      { median: number({ ...price, remedy: EXIT }), deviation: between("a deviation", EXIT, 0, 5) },
      "what an exit pays",
      EXIT,
    ),
    failure: between("a probability", EXIT, 0, 1).default(0),
    salvage: number(price).default(price.min),
  },
  "an exit",
  EXIT,
);

export const bootstrap = strict(
  {
    file: name("the path of a file", FILE),
    column: name(
      "the heading of a column",
      "Give a heading of the file; where not given, the security's name.",
    ).optional(),
    perYear: whole("a number of periods a year", BOOTSTRAP, 1, 366),
    block: whole("a number of periods", "Give how many periods are drawn in a row, such as block: 6.", 1, 1000).default(
      1,
    ),
  },
  "returns to draw from",
  BOOTSTRAP,
);

const exactlyOne = (given: Record<string, unknown>): boolean =>
  Object.values(given).filter((each) => each !== undefined).length === 1;

const securityModel = strict(
  { gbm: gbm.optional(), exit: exit.optional(), bootstrap: bootstrap.optional() },
  "a model of a price",
  MODEL,
).refine(exactlyOne, { error: say("found not exactly one of gbm, exit and bootstrap.", MODEL) });

const CORRELATION = "Give pairs, such as [[ACME, VTI, 0.6]].";
export const correlation = z
  .array(
    z.tuple([z.string(), z.string(), between("a correlation", CORRELATION, -1, 1)], {
      error: expected("two securities and a correlation", CORRELATION),
    }),
    { error: expected("a list of correlations", CORRELATION) },
  )
  .default([]);
const anyName = () => null;
const keep = whole("a number of scenarios", "Give how many representative paths stay, such as keep: 8.", 1, 1000);
const TREE = "Give days and branches, such as [{date: 2026-06-30, branches: 3}, {branches: 2}]; the last has no date.";

const model = strict(
  {
    securities: mapping(securityModel, "a mapping of securities", `${MODEL} Give it by security.`, anyName),
    correlation,
    every: word(["month", "quarter", "year"]).default("quarter"),
    samples: whole("a number of samples", "Give how many paths to draw, from 1 to 2000.", 1, 2000).default(500),
    seed: whole("a seed", "Give a whole number, such as 1.", 0, 2 ** 31 - 1).default(1),
    keep: keep.optional(),
    tree: z
      .array(strict({ date: day.optional(), branches: whole("a number of branches", TREE, 1, 100) }, "a stage", TREE), {
        error: expected("a list of stages", TREE),
      })
      .min(1, { error: say("found an empty list.", TREE) })
      .optional(),
  },
  "a model of prices",
  "Give at least the securities, such as {securities: {ACME: {gbm: {drift: 0.07, volatility: 0.4}}}}.",
);

const pathsFile = strict({ file: name("the path of a file", FILE), keep: keep.optional() }, "a file of paths", FILE);
const paths = choose<z.output<typeof pathsFile>>([z.string(), pathsFile], (value) =>
  isMapping(value)
    ? pathsFile
    : name("the path of a file", FILE).transform((file) => ({ file, keep: undefined as number | undefined })),
);

const FORM = "Give {model: {securities: …}} or {paths: paths.csv}, or a list of scenarios.";

export const generatedScenarios = strict(
  { model: model.optional(), paths: paths.optional() },
  "scenarios",
  FORM,
).refine(exactlyOne, { error: say("found not exactly one of model and paths.", FORM) });

export type GeneratedScenarios = z.output<typeof generatedScenarios>;
export type GivenModel = NonNullable<GeneratedScenarios["model"]>;
