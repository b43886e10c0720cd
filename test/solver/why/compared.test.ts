/** A user's own decisions beside the best plan. */
import { expect, test } from "vitest";
import { evaluate } from "../../../model/evaluate.ts";
import { solve } from "../../../solver/solve.ts";
import { comparedWith } from "../../../solver/why/compared.ts";
import { exercise, iso, plan, shares } from "../../model/plans.ts";
import { inThisThread } from "../small-plans.ts";

// As in limit-worth.test.ts: every option exercised brings $5, and no tax is due.
const compiled = plan({
  income: { wages: 0 },
  securities: { ACME: { price: { "2025-01-15": 10, "2026-12-31": 15 } } },
  grants: [iso({ shares: 5000, expires: "2025-06-30" })],
  limits: { exerciseCash: 10_000 },
});
const beside = async (count: number) => {
  const own = [exercise("2025-01-15", "ISO", count)];
  const solution = await solve(compiled.plan, inThisThread);
  return { ...comparedWith(solution, own, evaluate(compiled, shares(compiled, own))), bound: solution.bound };
};

test("what it gains over them, what any plan could, and where they differ", async () => {
  const { value, gain, mostGain, breaks, differences, bound } = await beside(400);
  expect({ value, gain, breaks }).toEqual({ value: 102_000, gain: 3000, breaks: [] }); // 600 * $5
  expect(mostGain).toBeCloseTo(bound - 102_000, 2);
  expect(differences).toEqual([{ own: exercise("2025-01-15", "ISO", 400), best: exercise("2025-01-15", "ISO", 1000) }]);
});

test("decisions that break a limit can do better, and it says which", async () => {
  const { gain, breaks } = await beside(1200);
  expect({ gain, breaks }).toEqual({ gain: -1000, breaks: ["limits.exerciseCash"] });
});
