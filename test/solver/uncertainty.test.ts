/** The worth of waiting and of knowing, and the price of a limit on risk, by hand. */
import { expect, test } from "vitest";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { solve } from "../../solver/solve.ts";
import { uncertaintyOf } from "../../solver/uncertainty/uncertainty.ts";
import { inThisThread } from "./small-plans.ts";
import { upOrDown } from "./up-or-down.ts";

const asked = async (more: string, seconds: number | null = null) => {
  const of = parsePlan(upOrDown({ more }), "hand.yaml");
  const solution = await solve(of, inThisThread);
  return {
    value: solution.ranked[0]!.value,
    ...(await uncertaintyOf(of, solution, solve, { ...inThisThread, seconds })),
  };
};

test("waiting is worth what it saves where the share falls", async () => {
  // Decided now: exercise, (12,000 + 9,100) / 2 = 10,550. Waiting: exercise only if it rises, (12,000 + 10,000) / 2 = 11,000.
  expect(await asked("recourse: {reveal: 2025-07-01}")).toEqual({
    value: 11_000,
    waiting: { value: 450, decidedNow: 10_550 },
    // All that could be known is known in time.
    knowing: { value: 0, known: 11_000 },
    riskLimits: [],
    unasked: [],
  });
});

test("what there is no time for is not asked, and named", async () => {
  expect(await asked("recourse: {reveal: 2025-07-01}", 0)).toMatchObject({
    ...{ waiting: null, knowing: null, unasked: ["waiting", "knowing"] },
  });
  expect(await asked("limits: {worstCase: {loss: 1500}}", 0)).toMatchObject({
    ...{ riskLimits: [], unasked: ["limits.worstCase"] },
  });
});

test("without recourse, knowing is worth those 450; a limit on the worst case costs what it forbids", async () => {
  expect(await asked("")).toMatchObject({ value: 10_550, waiting: null, knowing: { value: 450, known: 11_000 } });
  // Today: 10,000, and 1,000 that the option is worth. Exercised, 9,100 is the worst, a loss of 1,900; not exercised, 1,000.
  expect(await asked("limits: {worstCase: {loss: 1500}}")).toEqual({
    value: 10_000,
    waiting: null,
    knowing: null,
    riskLimits: [{ name: "limits.worstCase", value: 10_550, price: 550 }],
    unasked: [],
  });
});
