/** What more of a limit is worth, where that can be worked out by hand. */
import { expect, test } from "vitest";
import type { Plan } from "../../../model/plan.ts";
import { looseningOf } from "../../../solver/why/limit-worth.ts";
import { exercise, iso, plan } from "../../model/plans.ts";
import { asked } from "./asked.ts";

// Options at the money that lapse before the end, at $10; a share is then worth $15. No income, so no tax: each share brings $5.
const lapsing = (given: Record<string, unknown>) =>
  plan({
    income: { wages: 0 },
    securities: { ACME: { price: { "2025-01-15": 10, "2026-12-31": 15 } } },
    grants: [iso({ shares: 5000, expires: "2025-06-30" })],
    ...given,
  });
const thousand = [exercise("2025-01-15", "ISO", 1000)];

test("a dollar more for exercising buys a tenth of a share, and brings 50 cents", async () => {
  const { limits, better } = await asked(lapsing({ limits: { exerciseCash: 10_000 } }), thousand, [
    "limits.exerciseCash",
  ]);
  expect(limits).toEqual([
    {
      name: "limits.exerciseCash",
      unit: "dollar",
      at: [],
      measured: [
        { by: 100, gain: 50 },
        { by: 1000, gain: 500 },
      ],
    },
  ]);
  expect(better).toBeNull();
});

test("so does a dollar less of the floor of cash, which is reached from the first day on", async () => {
  const { limits } = await asked(lapsing({ cash: { start: 12_000, floor: 2000, yield: 0 } }), thousand, ["cash.floor"]);
  expect(limits[0]).toMatchObject({ unit: "dollar", measured: [{ gain: 50 }, { by: 1000, gain: 500 }] });
  expect(limits[0]!.at[0]).toBe("2025-01-15");
});

test("what is worth nothing beyond some shares says so: only 50 are left", async () => {
  const few = lapsing({ limits: { exerciseCash: 10_000 }, grants: [iso({ shares: 1050, expires: "2025-06-30" })] });
  const { limits } = await asked(few, thousand, ["limits.exerciseCash"]);
  expect(limits[0]!.measured).toEqual([
    { by: 100, gain: 50 },
    { by: 1000, gain: 250 },
  ]);
});

test("a plan that can be bettered within its limits comes back better", async () => {
  const { better } = await asked(
    lapsing({ limits: { exerciseCash: 10_000 } }),
    [exercise("2025-01-15", "ISO", 900)],
    ["limits.exerciseCash"],
  );
  expect(better?.reduce((sum, count) => sum + count, 0)).toBe(1000);
});

test("each limit is loosened in its own units", () => {
  const { plan: limited } = plan({
    grants: [iso()],
    scenarios: [
      { name: "up", probability: 0.5 },
      { name: "down", probability: 0.5 },
    ],
    limits: {
      amtPerYear: { 2025: 5000, 2026: 20_000 },
      concentration: { ACME: 0.5 },
      keep: { ACME: 500 },
      exercise: { ISO: { atLeast: 300 } },
      cvar: { level: 0.5, loss: 40_000 },
    },
  });
  const looser = (name: string): [string, readonly number[], Plan["limits"]] => {
    const { unit, steps, looser } = looseningOf(limited, name);
    return [unit, steps, looser(steps[0]!).limits];
  };
  const { limits } = limited;
  expect(looser("limits.amtPerYear")).toEqual([
    "dollar",
    [200, 2000],
    { ...limits, amtPerYear: new Map([[2025, 5200], [2026, 20_200]]) }, // biome-ignore format: a year and its limit
  ]);
  expect(looser("limits.concentration.ACME")).toMatchObject(["percent", [1, 5], { concentration: [{ share: 0.51 }] }]);
  expect(looser("limits.keep.ACME")).toMatchObject(["share", [10, 100], { keep: [{ shares: 490 }] }]);
  expect(looser("limits.exercise.ISO")).toMatchObject(["share", [10, 100], { exercise: [{ atLeast: 290 }] }]);
  expect(looser("limits.cvar")).toMatchObject(["dollar", [400, 4000], { cvar: { loss: 40_400 } }]);
});
