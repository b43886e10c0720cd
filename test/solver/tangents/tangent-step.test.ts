/** What the search knows of a plan between whole shares: its worth, its slopes, and the best plan along the tangents. */
import { beforeAll, expect, test } from "vitest";
import { type CompiledPlan, compilePlan } from "../../../model/compiled-plan.ts";
import { readPlan } from "../../../model/read-plan.ts";
import { highs } from "../../../solver/highs.ts";
import { seeded } from "../../../solver/random.ts";
import { scorerOf } from "../../../solver/scorer.ts";
import { sparsePlans } from "../../../solver/starts.ts";
import { type LawProgram, lawProgramOf } from "../../../solver/tangents/law-program.ts";
import { tangentStepperOf } from "../../../solver/tangents/tangent-step.ts";

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

test("where a step ends does not depend on the steps before: threads that share the work find what one finds", async () => {
  const [there, back] = [await highs(), await highs()].map((each) => tangentStepperOf(each, compiled)!);
  const starts = plans(12);
  const ends = starts.map((start) => there!(start));
  const endsBack = starts.toReversed().map((start) => back!(start));
  expect(endsBack.toReversed()).toEqual(ends);
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
