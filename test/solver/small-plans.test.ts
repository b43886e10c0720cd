/**
 * Plans whose best is known because every candidate was looked at, by a walk of the test's own.
 *
 * `solve` must find it by whichever way it takes; so must the search alone, which larger plans depend on.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CompiledPlan, compilePlan } from "../../model/compiled-plan.ts";
import { evaluate } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import { simpleBound } from "../../solver/bound.ts";
import { poolHere } from "../../solver/pool/pool.ts";
import { scorerOf } from "../../solver/scorer.ts";
import { search } from "../../solver/search/search.ts";
import { solve } from "../../solver/solve.ts";
import { inThisThread, smallPlan } from "./small-plans.ts";

/** Deals the shares out over everything that can be done with one, in all ways, and takes the best that keeps cash at its floor. */
function bestOfAll(compiled: CompiledPlan): number {
  const { columns, plan } = compiled;
  const ways: number[][] = [[]];
  columns.forEach((exercise, e) => {
    if (exercise.do !== "exercise") return;
    ways.push([e]);
    columns.forEach((sale, s) => {
      if (sale.do === "sell" && sale.batch === exercise.batch) ways.push([e, s]);
    });
  });
  const scorer = scorerOf(compiled);
  const shares = new Float64Array(columns.length);
  let best = Number.NEGATIVE_INFINITY;
  const deal = (way: number, left: number) => {
    if (way === ways.length - 1 || left === 0) {
      for (const column of ways[way]!) shares[column]! += left;
      const { value, broken } = scorer.score(shares);
      if (broken === 0) best = Math.max(best, value);
      for (const column of ways[way]!) shares[column]! -= left;
      return;
    }
    for (let here = 0; here <= left; here++) {
      for (const column of ways[way]!) shares[column]! += here;
      deal(way + 1, left - here);
      for (const column of ways[way]!) shares[column]! -= here;
    }
  };
  deal(0, plan.grants[0]!.shares);
  return best;
}

const seed = 61;
const isSlow = process.env.SLOW === "1";

/** The quick suite looks at a third of them. */
const sample = (plans: fc.Arbitrary<Plan>, count: number, seed: number): Plan[] =>
  fc.sample(plans, { numRuns: isSlow ? count : Math.ceil(count / 3), seed });

test("solve finds the true best of random plans, and says that it is proven", async () => {
  const plans = [...sample(smallPlan(7), 26, seed), ...sample(smallPlan(12), 4, seed)];
  for (const plan of plans) {
    const solution = await solve(plan, inThisThread);
    expect(solution.ranked[0]!.value).toBeCloseTo(bestOfAll(compilePlan(plan)), 2);
    expect(solution).toMatchObject({ ended: "complete", bound: solution.ranked[0]!.value });
    expect(solution.ranked[0]).toMatchObject({ gap: 0, proven: true });
  }
});

test("the search alone finds it too", async () => {
  for (const plan of sample(smallPlan(7), 30, seed + 1)) {
    const compiled = compilePlan(plan);
    const { found } = await search(compiled, poolHere(plan), {
      seed: 1,
      stop: new Promise(() => {}),
      onResult: () => {},
    });
    expect(evaluate(compiled, found[0]!.shares).value).toBeCloseTo(bestOfAll(compiled), 2);
  }
});

test("the simple bound is never below the true best", () => {
  for (const plan of sample(smallPlan(6), 60, seed + 2)) {
    const compiled = compilePlan(plan);
    expect(simpleBound(compiled).bound).toBeGreaterThanOrEqual(bestOfAll(compiled));
  }
});
