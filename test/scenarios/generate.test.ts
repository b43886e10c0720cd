/** Plan files that give a model of prices instead of a list of scenarios. */
import { describe, expect, test } from "vitest";
import { PlanError } from "../../model/plan-error.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";

const files: Record<string, string> = {
  "returns.csv": "month,ACME,VTI\n2024-01,0.10,0.02\n2024-02,-0.05,-0.01\n",
  "paths.csv":
    "scenario,probability,date,ACME\nup,0.7,2025-01-01,10\nup,0.7,2026-06-30,20\ndown,0.3,2025-01-01,10\ndown,0.3,2026-06-30,1\n",
};
const readFile = (path: string): string => {
  if (files[path] !== undefined) return files[path];
  const message = "there is no such file.";
  throw new PlanError([{ file: path, line: 0, column: 0, key: "", message, remedy: "Check the path." }]);
};
const plan = (scenarios: string, more = "") =>
  parsePlan(
    `version: 1
household: {filingStatus: single}
horizon: {start: 2025-01-01, end: 2027-12-31}
securities: {ACME: {price: 10}, VTI: {price: 200}}
grants: [{id: G, type: iso, security: ACME, granted: 2024-01-01, strike: 1, shares: 100, expires: 2034-01-01, vesting: all}]
${more}
scenarios: ${scenarios}
`,
    "plan.yaml",
    undefined,
    readFile,
  );
const problems = (scenarios: string): string[] => {
  try {
    plan(scenarios);
    return [];
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return error.problems.map(({ line, key, message }) => `${line} ${key}: ${message}`);
  }
};

test("many paths of a model become a few scenarios, whose probabilities sum to 1", () => {
  const { scenarios } = plan(
    "{model: {securities: {ACME: {gbm: {drift: 0.05, volatility: 0.5}}}, samples: 200, keep: 5}}",
  );
  expect(scenarios).toHaveLength(5);
  expect(scenarios.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
  // Quarters from the start, and the end: 12 + 1.
  expect(scenarios[0]!.securities[0]!.prices).toHaveLength(13);
  expect(scenarios[0]!.securities[0]!.prices[0]).toEqual({ date: "2025-01-01", price: 10 });
  // VTI has no model and is as the plan has it.
  expect(scenarios[0]!.securities[1]!.prices).toEqual([{ date: "2025-01-01", price: 200 }]);
});

test("a private company can be sold from the day of its exit", () => {
  const exit = "{years: {median: 1, deviation: 0.5}, price: {median: 30, deviation: 0.5}, failure: 0.5}";
  for (const { securities } of plan(`{model: {securities: {ACME: {exit: ${exit}}}, samples: 20}}`).scenarios) {
    const [{ prices, steps, sellableFrom }] = securities as [(typeof securities)[number]];
    expect([prices.length, steps, prices[1]!.date]).toEqual([2, true, sellableFrom]);
  }
});

test("the paths of a tree are the same up to the day of their branching", () => {
  const { scenarios } = plan(
    "{model: {securities: {ACME: {gbm: {drift: 0.05, volatility: 0.5}}}, samples: 200, tree: [{date: 2026-01-01, branches: 2}, {branches: 3}]}}",
  );
  expect(scenarios).toHaveLength(6);
  const until = (i: number, day: string) =>
    scenarios[i]!.securities[0]!.prices.filter(({ date }) => date <= day).map(({ price }) => price);
  expect(until(0, "2026-01-01")).toEqual(until(2, "2026-01-01"));
  expect(until(0, "2026-01-01")).not.toEqual(until(3, "2026-01-01"));
  expect(until(0, "2027-12-31")).not.toEqual(until(2, "2027-12-31"));
});

test("paths from a CSV file, and returns of another to draw from", () => {
  expect(plan("{paths: paths.csv}").scenarios).toMatchObject([
    { name: "up", probability: 0.7, securities: [{ prices: [{ price: 10 }, { price: 20 }] }, { id: "VTI" }] },
    { name: "down", probability: 0.3, securities: [{ prices: [{ price: 10 }, { price: 1 }] }, { id: "VTI" }] },
  ]);
  const { scenarios } = plan(
    "{model: {every: month, samples: 4, securities: {ACME: {bootstrap: {file: returns.csv, perYear: 12}}}}}",
  );
  for (const { securities } of scenarios) expect([11, 9.5]).toContain(securities[0]!.prices[1]!.price);
});

describe("what is wrong is said where it stands", () => {
  test.each([
    [
      "{model: {securities: {ACNE: {gbm: {drift: 0, volatility: 0.1}}}}}",
      'scenarios.model.securities.ACNE: there is no security "ACNE".',
    ],
    [
      "{model: {securities: {ACME: {gbm: {drift: 0}}}}}",
      "scenarios.model.securities.ACME.gbm.volatility: this key is missing.",
    ],
    [
      "{model: {securities: {ACME: {}}}}",
      "scenarios.model.securities.ACME: found not exactly one of gbm, exit and bootstrap.",
    ],
    ["{paths: other.csv}", "scenarios.paths: other.csv: there is no such file."],
    ["{paths: returns.csv}", 'scenarios.paths: returns.csv: there is no column "scenario".'],
    ["{}", "scenarios: found not exactly one of model and paths."],
    [
      "{model: {securities: {ACME: {gbm: {drift: 0, volatility: 0.1}}}, tree: [{branches: 2}, {branches: 2}]}}",
      "scenarios.model.tree[0].date: this key is missing.",
    ],
  ])("%s", (scenarios, wanted) => {
    expect(problems(scenarios).map((each) => each.replace(/^\d+ /, ""))).toEqual([wanted]);
  });
});
