/** A sweep file: every key, its type, its range and its default. */
import { z } from "zod";
import { expected, say, strict } from "../model/schema/say.ts";
import { choose, isMapping, mapping, name, number } from "../model/schema/values.ts";
import { bootstrap, correlation, exit, gbm } from "../scenarios/schema.ts";
import { solveDefaults } from "../solver/solution.ts";

const any = (what: string, remedy: string) => number({ what, remedy, min: -1e9, max: 1e9 });
const spread = (remedy: string) => number({ what: "a deviation", remedy, min: 0, max: 1e9 });

const FROM_TO = ["a range", "Give the ends as in {from: 4, to: 20}."] as const;
const ends = {
  from: any("the lower end", "Give a number, such as from: 4."),
  to: any("the upper end", "Give a number, such as to: 20."),
};
const steps = number({
  what: "a number of steps",
  remedy: "Give how many values, from 2.",
  min: 2,
  max: 1e8,
  whole: true,
});
const grid = strict({ ...ends, steps }, "a grid", "Give evenly spaced values as in {from: 4, to: 20, steps: 9}.");

const LOGNORMAL = "Give it as in {lognormal: {median: 12, deviation: 0.5}}; the deviation is of the logarithm.";
const lognormal = strict(
  {
    median: number({ what: "a median", remedy: LOGNORMAL, min: 1e-4, max: 1e9 }),
    deviation: number({ what: "a deviation of the logarithm", remedy: LOGNORMAL, min: 0, max: 10 }),
  },
  "a lognormal distribution",
  LOGNORMAL,
);
const NORMAL = "Give it as in {normal: {mean: 180000, deviation: 20000}}.";

const distributions = {
  uniform: strict(ends, ...FROM_TO),
  normal: strict(
    { mean: any("a mean", NORMAL), deviation: spread(NORMAL), least: any("the least", NORMAL).optional() },
    "a normal distribution",
    NORMAL,
  ),
  lognormal,
  gbm,
  exit,
  bootstrap,
};
export type Distribution = keyof typeof distributions;

const VALUES =
  "Give a list of values, {from, to, steps}, or what to draw from: uniform, normal, lognormal, gbm, exit or bootstrap.";
const list = z
  .array(z.json(), { error: expected("a list of values", VALUES) })
  .min(1, { error: say("found an empty list: the sweep would have no points.", "Give at least one value.") });
const drawn = strict(
  Object.fromEntries(Object.entries(distributions).map(([kind, schema]) => [kind, schema.optional()])) as {
    [K in Distribution]: z.ZodOptional<(typeof distributions)[K]>;
  },
  "values to vary",
  VALUES,
).refine((given) => Object.values(given).filter((each) => each !== undefined).length === 1, {
  error: say("found not exactly one of uniform, normal, lognormal, gbm, exit and bootstrap.", VALUES),
});

const axis = choose<z.output<typeof list> | z.output<typeof grid> | z.output<typeof drawn>>(
  [list, grid, drawn],
  (value) => {
    if (Array.isArray(value)) return list;
    return isMapping(value) && ("from" in value || "to" in value || "steps" in value) ? grid : drawn;
  },
);

const NAME = "Give a name on one line, in quotes if it is a number.";
const FILE = "Give the path of a file, from the folder of the sweep file.";
const DO = "Give {evaluate: decisions.yaml}, or solve, or {solve: {gap: 1}}.";

const solving = strict(
  {
    gap: number({ what: "a number of dollars", remedy: "Give dollars, such as gap: 1.", min: 0, max: 1e9 }).default(
      solveDefaults.gap,
    ),
    programs: number({
      what: "a number of linear programs",
      remedy: "Give how many linear programs a proof may take, such as 100; 0 proves nothing.",
      min: 0,
      max: 1e9,
      whole: true,
    }).default(0),
    seed: number({
      what: "a seed",
      remedy: "Give a whole number, such as 1.",
      min: 0,
      max: 2 ** 32 - 1,
      whole: true,
    }).default(solveDefaults.seed),
  },
  "how to solve",
  DO,
);
const job = choose<{ solve: z.output<typeof solving> } | { evaluate: string }>(
  [
    z.literal("solve"),
    strict({ solve: solving }, "what to do", DO),
    strict({ evaluate: z.string() }, "what to do", DO),
  ],
  (value) => {
    if (isMapping(value) && "evaluate" in value) {
      return strict({ evaluate: name("the path of a file of decisions", FILE) }, "what to do", DO);
    }
    if (isMapping(value) && value.solve !== undefined) return strict({ solve: solving }, "what to do", DO);
    return z.literal("solve", { error: expected("what to do", DO) }).transform(() => ({ solve: solving.parse({}) }));
  },
);

const KEYS = "Name keys of the plan, such as income.wages or securities.ACME.price.";

export const sweepFile = strict(
  {
    version: z.literal(1, { error: expected("the number 1", "Give version: 1, the format that is read here.") }),
    name: name("the name of a sweep", NAME).optional(),
    plan: name("the path of a plan", FILE),
    vary: mapping(axis, "a mapping of keys of the plan", KEYS, (key) => (key === "" ? "found an empty key." : null)),
    correlation,
    samples: number({
      what: "a number of samples",
      remedy: "Give how many samples to draw for each point of the grid, such as samples: 1000.",
      min: 1,
      max: 1e12,
      whole: true,
    }).optional(),
    seed: number({
      what: "a seed",
      remedy: "Give a whole number, such as 1.",
      min: 0,
      max: 2 ** 31 - 1,
      whole: true,
    }).default(1),
    do: job,
  },
  "a sweep",
  "Start from one of examples/sweeps/.",
  { scenarios: "A sweep varies keys of a plan; give scenarios in the plan." },
);

export type SweepFile = z.output<typeof sweepFile>;
export type Drawn = z.output<typeof drawn>;
export type Job = SweepFile["do"];
