/** Branches of other plans: what is done in one scenario, put on a plan that is good in the other. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { parsePlan } from "../../../scenarios/parse-plan.ts";
import { highs } from "../../../solver/highs.ts";
import { holdingsOf } from "../../../solver/moves.ts";
import { seeded } from "../../../solver/random.ts";
import { scorerOf } from "../../../solver/scorer.ts";
import { type TangentStepper, tangentStepperOf } from "../../../solver/tangents/tangent-step.ts";

const compiled = compilePlan(
  parsePlan(
    `version: 1
household: {filingStatus: single}
horizon: {start: 2024-03-01, end: 2026-12-31}
income: {wages: 150000}
cash: {start: 60000, floor: 5000}
securities: {ACME: {price: 50, steps: true}}
grants: [{id: G, type: iso, security: ACME, granted: 2022-01-10, strike: 10, shares: 4000, expires: 2032-01-10}]
decisions: [2024-12-15, 2025-12-15, 2026-12-15]
scenarios:
  - {name: up, probability: 0.5, securities: {ACME: {price: {2024-03-01: 50, 2025-06-30: 90}}}}
  - {name: down, probability: 0.5, securities: {ACME: {price: {2024-03-01: 50, 2025-06-30: 20}}}}
recourse: {reveal: 2025-01-01}`,
    "two.yaml",
  ),
);
const scorer = scorerOf(compiled);
const worth = (shares: Float64Array) => scorer.score(shares.map((count) => Math.floor(count + 1e-6))).score;
const nothing = new Float64Array(compiled.columns.length);
/** Exercises and sells at once, in one scenario, on the day on which that is known. */
const soldIn = (scenario: number): Float64Array =>
  Float64Array.from(compiled.columns, ({ date, deciders }) =>
    date === "2025-12-15" && deciders?.[0] === scenario ? 1000 : 0,
  );

let stepper: TangentStepper;
beforeAll(async () => {
  stepper = tangentStepperOf(await highs(), compiled)!;
});
afterAll(() => stepper.dispose());

test.each([
  { of: "all years", scenario: 0, isWhole: true },
  { of: "some years", scenario: 1, isWhole: false },
])("a branch of $of leads to a plan within the limits that is worth more, the same by the same seed", (branch) => {
  const branches = { ...branch, others: [soldIn(0), soldIn(1)] };
  const reached = stepper.graft(nothing, branches, seeded(3))!;
  expect(holdingsOf(compiled).allow(reached.map((count) => Math.floor(count + 1e-6)))).toBe(true);
  expect(worth(reached)).toBeGreaterThan(worth(nothing) + 1000);
  expect(stepper.graft(nothing, branches, seeded(3))).toEqual(reached);
});

test("on a plan that nothing betters no branch is put", () => {
  const best = [0, 1].reduce(
    (shares, scenario) =>
      stepper.graft(shares, { scenario, others: [soldIn(0), soldIn(1)], isWhole: true }, seeded(1)) ?? shares,
    stepper(nothing)!,
  );
  expect(stepper.graft(best, { scenario: 0, others: [best], isWhole: true }, seeded(1))).toBeNull();
});
