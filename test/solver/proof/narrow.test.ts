/** Scenarios are narrowed each alone; the program of all is read with what was found, and only as it was found. */
import { expect, test } from "vitest";
import { highs } from "../../../solver/highs.ts";
import { addPlan } from "../../../solver/program/plan-program.ts";
import { asNarrowed, narrowedScenario } from "../../../solver/proof/narrow.ts";
import { Program } from "../../../tax/graph/program/program.ts";
import { iso, plan } from "../../model/plans.ts";

const compiled = plan({
  grants: [iso()],
  recourse: { reveal: "2025-12-31" },
  scenarios: [
    { name: "up", probability: 0.5, securities: { ACME: { price: { "2025-01-15": 100, "2026-12-31": 300 } } } },
    { name: "down", probability: 0.5, securities: { ACME: { price: { "2025-01-15": 100, "2026-12-31": 40 } } } },
  ],
});

test("what programs say lies within what bounds say, and says more of some sums", async () => {
  const narrowed = narrowedScenario(await highs(), compiled, 0);
  const sums = Array.from({ length: narrowed.length / 4 }, (_, i) => [...narrowed.subarray(4 * i, 4 * i + 4)]);
  expect(sums.length).toBeGreaterThan(10);
  expect(sums.every(([low, high, least, most]) => low! <= least! && most! <= high!)).toBe(true);
  expect(sums.some(([low, high, least, most]) => low! < least! || most! < high!)).toBe(true);
});

test("beside other scenarios each is read as it was alone; what was found of another is refused", async () => {
  const loaded = await highs();
  const narrowed = [0, 1].map((scenario) => narrowedScenario(loaded, compiled, scenario));
  const read = (of: readonly number[]) => {
    const program = new Program();
    addPlan(program, compiled, (scenario) => asNarrowed(narrowed[of[scenario]!]!));
    return program;
  };
  expect(read([0, 1]).hinges.length).toBeGreaterThan(0);
  expect(() => read([1, 0])).toThrow("a scenario is read otherwise than it was narrowed");
});
