/** The best point of a piecewise linear function on whole steps: found from its kinks, not by trying them all. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { bestAlong } from "../../../solver/search/line-search.ts";

/** Concave: rises by each slope in turn, steepest first, from kink to kink. */
const concave = fc.record({
  kinks: fc
    .uniqueArray(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 6 })
    .map((all) => all.sort((a, b) => a - b)),
  slopes: fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: 7, maxLength: 7 })
    .map((all) => all.sort((a, b) => b - a)),
});

const valueAt = ({ kinks, slopes }: { kinks: number[]; slopes: number[] }, step: number): number => {
  const bounds = [0, ...kinks, Number.POSITIVE_INFINITY];
  return slopes.reduce((sum, slope, i) => {
    const from = bounds[i] ?? Number.POSITIVE_INFINITY;
    const to = bounds[i + 1] ?? Number.POSITIVE_INFINITY;
    return step <= from ? sum : sum + slope * (Math.min(step, to) - from);
  }, 0);
};

test("the top of a concave function is found, with few looks", () => {
  fc.assert(
    fc.property(concave, fc.integer({ min: 1, max: 50_000 }), (line, reach) => {
      let looks = 0;
      const { value } = bestAlong(
        (steps) => {
          looks += steps.length;
          return steps.map((step) => valueAt(line, step));
        },
        0,
        reach,
      );
      const top = Math.max(
        0,
        ...[...line.kinks, reach].filter((kink) => kink <= reach).map((kink) => valueAt(line, kink)),
      );
      // Slopes are measured over a step of 1/2000 of the line: a kink can be missed by as much.
      expect(value).toBeGreaterThanOrEqual(top - 50 * Math.max(1, Math.floor(reach / 2000)));
      expect(looks).toBeLessThan(90);
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test("nothing is better than standing still on a falling line", () => {
  expect(bestAlong((steps) => steps.map((step) => -step), 0, 1000)).toEqual({ step: 0, value: 0 });
});

test("a step that is not allowed is not taken", () => {
  expect(
    bestAlong((steps) => steps.map((step) => (step > 10 ? Number.NEGATIVE_INFINITY : step)), 0, 1000).step,
  ).toBeLessThanOrEqual(10);
});
