/** The family of plans that the benchmark of the proof is about: every one is sound, and of the size it says. */
import { describe, expect, test } from "vitest";
import { compilePlan } from "../../model/compiled-plan.ts";
import { parsePlan } from "../../model/read-plan.ts";
import { scorerOf } from "../../solver/scorer.ts";

interface Size {
  name: string;
  grants: number;
  lots: number;
  scenarios: number;
}
// The benchmarks are not TypeScript: what the module gives is said here.
const { planFile, sizes }: { planFile: (size: Size, seed: number) => object; sizes: readonly Size[] } = await import(
  new URL("../../bench/instances/family.mjs", import.meta.url).href
);

describe.each(sizes.map((size) => ({ size, name: size.name })))("$name", ({ size }) => {
  test.each([1, 2, 3])("seed %i", (seed) => {
    const plan = parsePlan(JSON.stringify(planFile(size, seed)), "instance.json");
    expect(plan.grants).toHaveLength(size.grants);
    expect(plan.lots).toHaveLength(size.lots);
    expect(plan.scenarios).toHaveLength(size.scenarios);
    expect(planFile(size, seed)).toEqual(planFile(size, seed));
    expect(planFile(size, seed)).not.toEqual(planFile(size, seed + 1));
  });
});

test("in the smallest, doing nothing is within the limits, so there is an answer", () => {
  const compiled = compilePlan(parsePlan(JSON.stringify(planFile(sizes[0]!, 1)), "instance.json"));
  expect(scorerOf(compiled).score(new Float64Array(compiled.columns.length)).broken).toBe(0);
});
