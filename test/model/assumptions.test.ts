/** What a plan takes for granted is told by the key that would say otherwise. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsePlan, readPlan } from "../../model/read-plan.ts";

const START = `
version: 1
household: {filingStatus: single}
horizon: {start: 2024-11-15, end: 2028-12-31}
`;
const keysOf = (text: string): string[] => parsePlan(text, "plan.yaml").assumptions.map(({ key }) => key);

test("a plan that says next to nothing: every default by its key", () => {
  expect(keysOf(`${START}\ncash: {start: 1000}`)).toEqual([
    "household.state",
    "household.dependents",
    "law",
    "indexing",
    "income.wages, interest, ordinaryDividends, qualifiedDividends, other",
    "deductions.propertyTax, mortgageInterest, charity",
    "deductions.itemize",
    "credits.nonrefundable",
    "carryovers.shortTermLoss, longTermLoss, minimumTaxCredit",
    "carryovers.amtShortTermLoss, amtLongTermLoss",
    "thisYear.shortTermGain, longTermGain, isoBargainElement",
    "cash.savings",
    "cash.yield",
    "cash.floor",
    "cash.estimatedTax",
    "decisions",
    "limits.exerciseCash",
    "limits.concentration",
    "scenarios",
    "objective",
    "objective.discount",
    "terminal.liquidateOver",
    "terminal.creditValue",
  ]);
});

test("each default that is said is no assumption any more", () => {
  const before = keysOf(START);
  for (const [line, key] of [
    ["law: enacted", "law"],
    ["indexing: 0.025", "indexing"],
    ["decisions: quarterly", "decisions"],
    ["cash: {yield: 0}", "cash.yield"],
    ["terminal: {creditValue: 0.5}", "terminal.creditValue"],
    ["limits: {exerciseCash: 1000}", "limits.exerciseCash"],
    ["objective: {maximize: afterTaxWealth, discount: 0}", "objective.discount"],
  ] as const) {
    expect(before).toContain(key);
    expect(keysOf(START + line)).not.toContain(key);
  }
});

test("amounts by year that end before the plan does are carried forward, and say so", () => {
  const { assumptions } = parsePlan(`${START}income: {wages: {2024: 180000, 2026: 195000}}`, "plan.yaml");
  expect(assumptions).toContainEqual({
    key: "income.wages.2027",
    means: "From 2027 on, $195,000 a year, as in 2026.",
  });
});

test("the first example says how its stock trades, and not that its options have vested", () => {
  const plan = readPlan(join(import.meta.dirname, "..", "..", "examples", "startup-loss.yaml"));
  const keys = plan.assumptions.map(({ key }) => key);
  expect(keys).not.toContain("securities.ACME.sellable");
  expect(keys).toContain("securities.ACME.steps");
  for (const { means } of plan.assumptions) expect(means).toMatch(/^[A-Z].*\.$/);
});

test("a price that stays is named where all scenarios have the same, and not where they part", () => {
  const staying = (scenarios: string) =>
    parsePlan(
      `${START}securities: {ACME: {price: {2024-11-15: 4, 2026-06-30: 6}}}\n${scenarios}`,
      "plan.yaml",
    ).assumptions.find(({ key }) => key === "securities.ACME.growth")?.means;
  expect(staying("")).toBe("After 2026-06-30 its price stays at $6.");
  expect(
    staying(`scenarios:
  - {name: exit, probability: 0.5, securities: {ACME: {price: {2024-11-15: 4, 2027-06-30: 20}}}}
  - {name: bust, probability: 0.5, securities: {ACME: {price: {2024-11-15: 4, 2027-06-30: 0.01}}}}
`),
  ).toBe("After the last day that a scenario gives, its price stays there.");
});
