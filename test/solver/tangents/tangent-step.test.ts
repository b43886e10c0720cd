/** What the search knows of a plan between whole shares: its worth, its slopes, and the best plan along the tangents. */
import { beforeAll, expect, test } from "vitest";
import { type CompiledPlan, compilePlan } from "../../../model/compiled-plan.ts";
import { readPlan } from "../../../model/read-plan.ts";
import { highs } from "../../../solver/highs.ts";
import { type LawProgram, lawProgramOf } from "../../../solver/program/law-program.ts";
import { seeded } from "../../../solver/random.ts";
import { scorerOf } from "../../../solver/scorer.ts";
import { sparsePlans } from "../../../solver/search/starts.ts";
import { tangentStepperOf } from "../../../solver/tangents/tangent-step.ts";
import { exercise, plan, sell, shares } from "../../model/plans.ts";

let compiled: CompiledPlan;
let law: LawProgram;
beforeAll(() => {
  compiled = compilePlan(readPlan(new URL("../../../examples/startup-loss.yaml", import.meta.url).pathname));
  law = lawProgramOf(compiled);
});

const plans = (count: number, seed = 5) => {
  const make = sparsePlans(compiled);
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const shares = new Float64Array(compiled.columns.length);
    make(random, shares);
    return shares;
  });
};

test("a plan's point has the worth that the kernel gives it, but for amounts rounded to the cent", () => {
  const scorer = scorerOf(compiled);
  for (const shares of plans(8)) {
    expect(Math.abs(law.valueAt(law.pointOf(shares)) - scorer.score(shares).value)).toBeLessThan(0.1);
  }
});

test("slopes are what a hundredth of a share more brings, by the share", () => {
  // Some of everything, so that no amount stands on a kink, as it would with nothing bought or sold.
  const random = seeded(7);
  const from = Float64Array.from(compiled.columns, () => 1 + random.below(1000) / 97);
  const point = law.slopedPointOf(from);
  const slopes = law.slopesAt(point);
  compiled.columns.forEach((_, column) => {
    const more = from.slice();
    more[column]! += 0.01;
    const gain = (law.valueAt(law.slopedPointOf(more)) - law.valueAt(point)) / 0.01;
    expect(gain).toBeCloseTo(slopes[law.shares[column]!]!, 4);
  });
});

test("steps from a plan within its limits end within them, and are worth no less", async () => {
  const step = tangentStepperOf(await highs(), compiled)!;
  const scorer = scorerOf(compiled);
  const starts = plans(40)
    .filter((shares) => scorer.score(shares).broken === 0)
    .slice(0, 3);
  expect(starts).toHaveLength(3);
  const ends = starts.map((start) => step(start)!);
  ends.forEach((end, i) => {
    const worth = (shares: Float64Array) => law.valueAt(law.slopedPointOf(shares));
    expect(worth(end)).toBeGreaterThan(worth(starts[i]!) - 0.5);
    // Rounded down, it breaks limits by no more than the cents of a few shares.
    expect(scorer.score(end.map((count) => Math.floor(count + 1e-6))).broken).toBeLessThan(100);
  });
  step.dispose();
});

test("a plan whose tangents are those of the plan that it leads to leads there, alone and beside others", async () => {
  const ofOneLot = plan({ lots: [{ id: "LOT", security: "ACME", acquired: "2020-03-01", shares: 1000, basis: 4 }] });
  const { valueAt, slopedPointOf } = lawProgramOf(ofOneLot);
  const worth = (of: Float64Array | undefined) => valueAt(slopedPointOf(of!));
  const step = tangentStepperOf(await highs(), ofOneLot)!;
  const nothing = Float64Array.of(0, 0, 0);
  const end = step(nothing)!;
  expect(worth(step.amid([end])[0])).toBeCloseTo(worth(end), 2);
  expect(worth(step.amid([nothing, end])[0])).toBeCloseTo(worth(end), 2);
  step.dispose();
});

test("where a step ends does not depend on the steps before: threads that share the work find what one finds", async () => {
  const [there, back] = [await highs(), await highs()].map((each) => tangentStepperOf(each, compiled)!);
  const starts = plans(12);
  const alone = there!(starts[0]!, true);
  const ends = starts.map((start) => there!(start));
  // What all begin with comes from the thread that was first, as a message.
  back!.begin(structuredClone(there!.beginning()));
  const endsBack = starts.toReversed().map((start) => back!(start));
  expect(endsBack.toReversed()).toEqual(ends);
  expect(back!(starts[0]!, true)).toEqual(alone);
  there!.dispose();
  back!.dispose();
});

test("across kinks lie better plans, within the limits", async () => {
  const stepper = tangentStepperOf(await highs(), compiled)!;
  const worth = (shares: Float64Array) => law.valueAt(law.pointOf(shares));
  const ends = plans(4, 6).flatMap((start) => stepper(start) ?? []);
  const crossed = ends.map((end) => stepper.across(end, "resting"));
  expect(crossed.some((shares) => shares !== null)).toBe(true);
  crossed.forEach((shares, i) => {
    if (shares === null) return;
    expect(worth(shares)).toBeGreaterThan(worth(ends[i]!) + 0.5);
    expect(law.isWithin(law.pointOf(shares))).toBe(true);
  });
  // What is found does not depend on what was crossed before.
  expect(stepper.across(ends[0]!, "resting")).toEqual(crossed[0]);
  stepper.dispose();
});

test("a step from a plan that is nearly the best is worth no less, though a dozen programs lift hinges on the way", async () => {
  // Its AMT is near $30,000 a year, the most that is allowed.
  const five = plan({
    household: { filingStatus: "single", state: "CA" },
    horizon: { start: "2025-01-15", end: "2029-12-31" },
    income: { wages: 219_000, interest: 1500 },
    cash: { start: 90_000, savings: 20_000, yield: 0.03, floor: 10_000 },
    securities: { ACME: { price: { "2025-01-15": 6, "2029-12-31": 38.61 } } },
    grants: [1, 2].map((n) => ({
      ...{ id: `ISO-${n}`, type: "iso", security: "ACME", granted: `202${n}-02-01`, strike: n, shares: 12_000 },
      ...{ expires: "2055-02-01", isoLimit: false },
    })),
    lots: [{ id: "LOT-1", security: "ACME", acquired: "2020-03-01", shares: 6000, basis: 4 }],
    decisions: "yearly",
    limits: { amtPerYear: 30_000 },
  });
  const known = shares(five, [
    exercise("2025-12-15", "ISO-1", 4122),
    exercise("2026-12-15", "ISO-1", 2700),
    exercise("2027-12-15", "ISO-1", 5177),
    exercise("2027-12-15", "ISO-2", 2970),
    exercise("2028-12-15", "ISO-2", 6010),
    exercise("2029-12-15", "ISO-2", 3000),
    sell("2029-12-15", "LOT-1", 1814),
    sell("2029-12-15", "ISO-1@2025-12-15", 4122),
    sell("2029-12-15", "ISO-1@2026-12-15", 2375),
  ]);
  const { slopedPointOf, valueAt, isWithin } = lawProgramOf(five);
  const step = tangentStepperOf(await highs(), five)!;
  const end = step(known)!;
  const worth = (of: Float64Array) => valueAt(slopedPointOf(of));
  expect(isWithin(slopedPointOf(known))).toBe(true);
  expect(worth(end)).toBeGreaterThan(worth(known));
  step.dispose();
});
