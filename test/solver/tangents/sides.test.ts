/** A plan that does nothing rests on the kinks where exercises and gains begin. What moves cross from there, they cross together. */
import { expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { readPlan } from "../../../model/read-plan.ts";
import { lawProgramOf } from "../../../solver/program/law-program.ts";
import { crossingsOf } from "../../../solver/tangents/sides.ts";

test("from doing nothing each crossing takes hinges from zero to above, each set of them once", () => {
  const compiled = compilePlan(readPlan(new URL("../../../examples/startup-loss.yaml", import.meta.url).pathname));
  const law = lawProgramOf(compiled);
  const { hinges } = law.program;
  const nothing = law.slopedPointOf(compiled.columns.map(() => 0));
  const resting = [...hinges.keys()].filter((h) => nothing[hinges[h]!.before] === 0);
  const crossings = crossingsOf(compiled, law)(nothing, resting);

  expect(crossings.length).toBeGreaterThan(1);
  expect(new Set(crossings.map((crossed) => crossed.join())).size).toBe(crossings.length);
  expect(crossings.some((crossed) => crossed.length > 1)).toBe(true);
  for (const h of crossings.flat()) expect(resting).toContain(h);
});
