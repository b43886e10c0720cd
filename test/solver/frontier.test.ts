/** The frontier of plans so small that all of it is known: every way to decide was looked at, by a walk of the test's own. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePlan } from "../../model/compiled-plan.ts";
import { sharesOf } from "../../model/decisions.ts";
import { evaluate } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import { PlanError } from "../../model/plan-error.ts";
import { type RiskMeasure, riskOf } from "../../model/risk.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { solve } from "../../solver/solve.ts";
import { frontierOf } from "../../solver/uncertainty/frontier.ts";
import { everyWay, inThisThread, uncertainPlan } from "./small-plans.ts";
import { upOrDown } from "./up-or-down.ts";

const asked = { ...inThisThread, points: 3 };

/** With no limit on risk, and more than one plan on the frontier. */
function instance(risk: RiskMeasure, seed: number): { plan: Plan; ways: { value: number; risk: number }[] } {
  for (const given of fc.sample(uncertainPlan, { numRuns: 20, seed })) {
    const plan = { ...given, limits: { ...given.limits, cvar: null, worstCase: null, shortfall: null } };
    const compiled = compilePlan(plan);
    const ways = everyWay(plan).map(({ value, wealths }) => ({ value, risk: riskOf(compiled, wealths, risk) }));
    const best = ways.reduce((a, b) => (b.value > a.value ? b : a));
    if (ways.some((way) => way.risk < best.risk - 0.01)) return { plan, ways };
  }
  throw new Error("all of these plans are best in both");
}

test.each<RiskMeasure>([{ kind: "cvar", level: 0.6 }, { kind: "worstCase" }, { kind: "shortfall", below: 95_000 }])(
  "by $kind each point is the true best with as little risk, and what its decisions come to",
  async (risk) => {
    const { plan, ways } = instance(risk, 11);
    const within = (most: number) => ways.filter((way) => way.risk <= most + 0.005);
    const bestOf = (some: typeof ways) => Math.max(...some.map(({ value }) => value));

    const { points } = await frontierOf(plan, solve, { ...asked, risk });
    expect(points.length).toBeGreaterThan(1);
    expect(points[0]!.risk).toBeCloseTo(Math.min(...ways.map((way) => way.risk)), 1);
    expect(points.at(-1)!.value).toBeCloseTo(bestOf(ways), 1);
    const compiled = compilePlan(plan);
    points.forEach((point, i) => {
      expect(point.value).toBeCloseTo(bestOf(within(point.risk)), 1);
      expect(point).toMatchObject({ gap: 0, proven: true, bound: point.value });
      const evaluated = evaluate(compiled, sharesOf(compiled, point.decisions).shares);
      expect(point.value).toBe(evaluated.value);
      const wealths = evaluated.scenarios.map(({ value }) => value * 100);
      expect(point.risk).toBeCloseTo(riskOf(compiled, wealths, risk), 2);
      expect(point.firstStage).toEqual(point.decisions.filter(({ scenario }) => scenario === null));
      const before = points[i - 1];
      if (before === undefined) return;
      expect(point.risk).toBeGreaterThan(before.risk);
      expect(point.value).toBeGreaterThan(before.value);
      expect(point.price).toBeGreaterThan(0);
    });
  },
);

test("one plan is best in both: it alone is the frontier", async () => {
  // Every future is worth holding the options for.
  const plan = parsePlan(upOrDown({ prices: [3000, 4000] }), "up.yaml");
  const { points, leastRisk } = await frontierOf(plan, solve, { ...asked, risk: { kind: "worstCase" } });
  // 10,000 less 1,000, and a share of 3,000 or 4,000; today 11,000.
  expect(points).toMatchObject([{ risk: -1000, value: 12_500, price: null, proven: true }]);
  expect(leastRisk).toBe(-1000);
});

test("the plan's own limits stay in force, also on the same risk", async () => {
  const plan = parsePlan(upOrDown({ more: "limits: {worstCase: {loss: 1500}}" }), "limited.yaml");
  // Exercised, 9,100 is the worst, a loss of 1,900: not allowed. Otherwise 10,000 stay.
  const { points } = await frontierOf(plan, solve, { ...asked, risk: { kind: "worstCase" } });
  expect(points).toMatchObject([{ risk: 1000, value: 10_000, decisions: [] }]);
});

test("stopped, it has the plans found so far, and does not claim more", async () => {
  const plan = parsePlan(upOrDown(), "stopped.yaml");
  const stop = new AbortController();
  const { points, ended, solves } = await frontierOf(plan, solve, {
    ...asked,
    risk: { kind: "worstCase" },
    signal: stop.signal,
    onPoint: (found) => {
      if (found === 1) stop.abort();
    },
  });
  expect({ points: points.length, ended, solves }).toEqual({ points: 1, ended: "stopped", solves: 2 });
});

test("where time cut a search short, it says so, however many plans there are", async () => {
  const plan = parsePlan(upOrDown(), "cut.yaml");
  const asks = { ...asked, points: 2, risk: { kind: "worstCase" } } as const;
  expect((await frontierOf(plan, solve, asks)).ended).toBe("settled");
  // The safest plan's search is the second.
  let searches = 0;
  const cut = await frontierOf(
    plan,
    async (...of) => (++searches === 2 ? { ...(await solve(...of)), ended: "time" as const } : solve(...of)),
    asks,
  );
  expect(cut).toMatchObject({ ended: "time", points: [{}, {}] });
});

test("what makes no sense is refused, with a remedy", async () => {
  const certain = parsePlan(upOrDown().replace(/scenarios:[\s\S]*/, ""), "certain.yaml");
  const cvar = { kind: "cvar", level: 0.95 } as const;
  const refused = frontierOf(certain, solve, { ...asked, risk: cvar });
  await expect(refused).rejects.toThrow(PlanError);
  await expect(refused).rejects.toThrow(
    /^certain.yaml {2}scenarios: without scenarios nothing in the plan is uncertain.*\n.*Give at least two/,
  );
  const plan = parsePlan(upOrDown(), "two.yaml");
  await expect(frontierOf(plan, solve, { ...asked, risk: { kind: "cvar", level: 1 } })).rejects.toThrow(
    "risk.level: 1 is not between 0 and 1.",
  );
  await expect(frontierOf(plan, solve, { ...asked, risk: cvar, points: 1 })).rejects.toThrow(
    "points: 1 is not a whole number from 2 on.",
  );
});
