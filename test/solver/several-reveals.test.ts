/** Decisions that come before something is known are one for all who do not know it; each branch then has its own. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePlan } from "../../model/compiled-plan.ts";
import { decisionsOf, sharesOf } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { PlanError } from "../../model/plan-error.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { solve } from "../../solver/solve.ts";
import { bestWithin, inThisThread, uncertainPlan } from "./small-plans.ts";

const three = (recourse: string, more = "") =>
  parsePlan(
    `version: 1
household: {filingStatus: single}
horizon: {start: 2024-03-01, end: 2026-12-31}
income: {wages: 150000}
cash: {start: 100000}
securities: {ACME: {price: 5000, steps: true}}
grants: [{id: G, type: iso, security: ACME, granted: 2022-01-10, strike: 1000, shares: 3, expires: 2032-01-10}]
decisions: [2024-12-15, 2025-12-15, 2026-12-15]
scenarios:
  - {name: exit, probability: 0.3, securities: {ACME: {price: {2024-03-01: 5000, 2026-06-30: 30000}}}}
  - {name: flat, probability: 0.4, securities: {ACME: {price: {2024-03-01: 5000, 2026-06-30: 6000}}}}
  - {name: bust, probability: 0.3, securities: {ACME: {price: {2024-03-01: 5000, 2025-06-30: 10}}}}
recourse: ${recourse}
${more}`,
    "three.yaml",
  );
const whoDecides = (plan: Plan) => {
  const days = new Map<string, Set<string>>();
  for (const { date, deciders } of compilePlan(plan).columns) {
    days.set(date, (days.get(date) ?? new Set()).add(deciders?.join("+") ?? "all"));
  }
  return [...days.values()].map((each) => [...each]);
};

describe("who decides", () => {
  const byStages = [["all"], ["0+1", "2"], ["0", "1", "2"]];
  test("two days: at the first those part that have shown different prices by then, at the last all", () => {
    // By mid-2025 bust has shown its fall; exit and flat are the same until mid-2026.
    expect(whoDecides(three("{reveal: [2025-07-01, 2026-07-01]}"))).toEqual(byStages);
  });
  test("groups by name say the same", () => {
    expect(whoDecides(three("{reveal: [{date: 2025-07-01, groups: [[flat, exit], [bust]]}, 2026-07-01]}"))).toEqual(
      byStages,
    );
  });
  test("one day parts all of them", () => {
    expect(whoDecides(three("{reveal: 2025-07-01}"))).toEqual([["all"], ["0", "1", "2"], ["0", "1", "2"]]);
  });
});

test("decisions of a group are named after it, and read back", () => {
  const compiled = compilePlan(three("{reveal: [2025-07-01, 2026-07-01]}"));
  const shares = new Float64Array(compiled.columns.length);
  compiled.columns.forEach((column, c) => {
    if (column.do === "exercise") shares[c] = 1;
  });
  const decisions = decisionsOf(compiled, shares);
  expect(decisions.map(({ date, scenario }) => [date, scenario])).toEqual([
    ["2024-12-15", null],
    ["2025-12-15", "exit or flat"],
    ["2025-12-15", "bust"],
    ["2026-12-15", "exit"],
    ["2026-12-15", "flat"],
    ["2026-12-15", "bust"],
  ]);
  expect(sharesOf(compiled, decisions)).toEqual({ shares, impossible: [] });
  const { impossible } = sharesOf(compiled, [{ ...decisions[1]!, scenario: "exit" }]);
  expect(impossible).toMatchObject([
    {
      key: "scenario",
      message: "on 2025-12-15 exit or flat are not told apart yet.",
      remedy: "Give scenario: exit or flat, or a date from 2026-07-01 on.",
    },
  ]);
});

test.each([
  ["{reveal: [2026-07-01, 2025-07-01]}", "2025-07-01 is not after 2026-07-01."],
  ["{reveal: [{date: 2025-07-01, groups: [[exit], [bust]]}, 2026-07-01]}", "flat is in no group."],
  [
    "{reveal: [{date: 2025-07-01, groups: [[exit, flat], [flat, bust]]}, 2026-07-01]}",
    "flat is in more than one group.",
  ],
  [
    "{reveal: [{date: 2025-07-01, groups: [[exit], [flat, bust]]}, {date: 2026-07-01, groups: [[exit, flat], [bust]]}]}",
    "exit and flat were told apart before.",
  ],
])("what cannot be is refused: %s", (recourse, message) => {
  expect(() => three(recourse)).toThrow(PlanError);
  expect(() => three(recourse)).toThrow(message);
});

/** Each plan is made into code six times over, which takes long: `npm run test:slow` does all. */
const RUNS = process.env.SLOW === "1" ? 30 : 6;

test("of random plans the answer is the true best, and every limit holds in every scenario", async () => {
  let answered = 0;
  for (const plan of fc.sample(uncertainPlan, { numRuns: RUNS, seed: 6 })) {
    const best = bestWithin(plan);
    if (best === null) {
      await expect(solve(plan, inThisThread)).rejects.toThrow("no plan meets");
      continue;
    }
    const { ranked } = await solve(plan, inThisThread);
    expect(ranked[0]!.value).toBeCloseTo(best, 1);
    expect(Math.min(...ranked[0]!.limits.map(({ slack }) => slack))).toBeGreaterThanOrEqual(-0.005);
    for (const { date, scenario } of ranked[0]!.decisions) expect(scenario === null).toBe(date < "2025-06-01");
    answered++;
  }
  expect(answered).toBeGreaterThan(RUNS / 2 - 1);
}, 60_000);
