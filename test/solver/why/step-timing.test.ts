/** What a step costs a decision date earlier or later, worked out by hand. */
import { expect, test } from "vitest";
import { exercise, iso, plan, sell } from "../../model/plans.ts";
import { asked } from "./asked.ts";

test("a quarter earlier the gain is short-term: 24 % instead of 15 %; a quarter later nothing changes", async () => {
  const compiled = plan({
    decisions: "quarterly",
    lots: [{ id: "LOT", security: "ACME", acquired: "2024-02-01", shares: 100, basis: 50 }],
  });
  const { timing } = await asked(compiled, [sell("2025-04-15", "LOT", 100)]);
  expect(timing).toEqual([
    {
      step: sell("2025-04-15", "LOT", 100),
      earlier: { date: "2025-01-15", cost: 450, breaks: [], adjusted: [] }, // 100 * $50 * 9 %
      later: { date: "2025-07-15", cost: 0, breaks: [], adjusted: [] },
    },
  ]);
});

test("shares that are sold on the day of their exercise are sold on the other day too", async () => {
  const compiled = plan({ decisions: ["2025-01-15", "2025-07-15"], grants: [iso()] });
  const { timing } = await asked(compiled, [
    exercise("2025-01-15", "ISO", 10),
    sell("2025-01-15", "ISO@2025-01-15", 10),
  ]);
  expect(timing[0]).toEqual({
    step: exercise("2025-01-15", "ISO", 10),
    earlier: null,
    later: {
      date: "2025-07-15",
      cost: 0,
      breaks: [],
      adjusted: [{ from: sell("2025-01-15", "ISO@2025-01-15", 10), to: sell("2025-07-15", "ISO@2025-07-15", 10) }],
    },
  });
});

test("a sale that pays for an exercise cannot come later without it", async () => {
  // No cash but the 10,000 of the sale; each of the 1,000 options that lapse in June brings $5.
  const compiled = plan({
    income: { wages: 0 },
    cash: { start: 0, yield: 0 },
    decisions: ["2025-01-15", "2025-07-15"],
    securities: { ACME: { price: { "2025-01-15": 10, "2026-12-31": 15 } }, VTI: { price: 100 } },
    grants: [iso({ expires: "2025-06-30" })],
    lots: [{ id: "VTI", security: "VTI", acquired: "2020-01-01", shares: 100, basis: 100 }],
  });
  const decisions = [exercise("2025-01-15", "ISO", 1000), sell("2025-01-15", "VTI", 100)];
  const { timing } = await asked(compiled, decisions);
  expect(timing).toEqual([
    { step: decisions[0], earlier: null, later: null }, // in July it has lapsed
    {
      step: decisions[1],
      earlier: null,
      later: { date: "2025-07-15", cost: 5000, breaks: ["cash.floor"], adjusted: [{ from: decisions[0], to: null }] },
    },
  ]);
});

test("where no change of other steps makes it possible, it says which limits stand in the way", async () => {
  const compiled = plan({
    decisions: ["2025-01-15", "2026-01-15"],
    securities: { ACME: { price: { "2025-01-15": 10, "2026-12-31": 15 } } },
    grants: [iso()],
    limits: { exercise: { ISO: { by: "2025-12-31", atLeast: 500 } } },
  });
  const { timing } = await asked(compiled, [exercise("2025-01-15", "ISO", 1000)]);
  expect(timing[0]!.later).toEqual({ date: "2026-01-15", cost: null, breaks: ["limits.exercise.ISO"], adjusted: [] });
});
