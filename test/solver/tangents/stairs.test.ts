/** California's exemption credit falls by $6 for each $2,500 of income, or part of it, above a threshold. */
import { beforeAll, expect, test } from "vitest";
import { highs } from "../../../solver/highs.ts";
import { type HeldProgram, heldProgramOf } from "../../../solver/tangents/held-program.ts";
import { stairsOf } from "../../../solver/tangents/stairs.ts";
import { tangentStepperOf } from "../../../solver/tangents/tangent-step.ts";
import { plan } from "../../model/plans.ts";

/** Gains of $312,000 that can be had in two years and the one after, above wages near the threshold. */
const compiled = plan({
  household: { filingStatus: "single", state: "CA" },
  income: { wages: 240_000 },
  securities: { ACME: { price: 30 } },
  lots: [{ id: "LOT", security: "ACME", acquired: "2020-03-01", shares: 12_000, basis: 4 }],
});

let held: HeldProgram;
beforeAll(async () => {
  held = heldProgramOf(await highs(), compiled);
});

/** Steps of the credit in the first year, with parts of steps, of a plan that sells so many shares on each day; what one is worth. */
const first = (sold: readonly number[]) => {
  const { law } = held;
  const { before, after, size } = law.program.steps[0]!;
  const sloped = law.slopedPointOf(sold);
  return {
    parts: sloped[before]! / size,
    price: law.slopesAt(sloped)[after]!,
    whole: law.pointOf(sold)[after]!,
    sloped,
  };
};

test("along tangents a step is paid for in parts, on the stairs at once", () => {
  const { law } = held;
  const sold = [1000, 0, 0];
  const { parts, price, whole, sloped } = first(sold);
  expect(whole).toBe(Math.ceil(parts));
  expect(price).toBeLessThan(-4);
  expect(law.valueAt(law.pointOf(sold))).toBeCloseTo(law.valueAt(sloped) + price * (whole - parts), 2);
});

test("a plan that the slopes lead some dollars beyond a threshold stops at it, for a whole step would be lost", async () => {
  const { law } = held;
  const stepper = tangentStepperOf(await highs(), compiled)!;
  const end = stepper(new Float64Array(compiled.columns.length))!;
  stepper.dispose();
  const reached = stairsOf(held)({ shares: end, point: law.slopedPointOf(end) });
  const secondYear = (of: ArrayLike<number>) => law.pointOf(of)[law.program.steps[1]!.before]!;
  expect(secondYear(end)).toBeCloseTo(26.93, 2);
  expect(secondYear(reached.shares)).toBe(0);
  expect(held.worthOf(reached)).toBeGreaterThan(law.valueAt(law.pointOf(end)) + 3);
  expect(law.isWithin(reached.point)).toBe(true);
});
