/** A plan's figures are the same whether its returns are worked on integers or by the trace, in every number: to the cent, and exactly. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePlan } from "../../model/compiled-plan.ts";
import { evaluate } from "../../model/evaluate.ts";
import { slackOf } from "../../model/linear-limits.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import { integerReader } from "../../model/readers.ts";
import { candidate, choices, planFile } from "./random-plans.ts";

/** `npm run test:slow` looks at all of them. */
const plans = process.env.SLOW === "1" ? 1000 : 80;

test(`${plans.toLocaleString("en-US")} random plans of eight years, with wash sales, in every number`, () => {
  let decided = 0;
  fc.assert(
    fc.property(planFile, choices, (file, chosen) => {
      const compiled = compilePlan(parsePlan(JSON.stringify(file), "random.json"));
      const shares = candidate(compiled, chosen);
      expect(Math.min(...compiled.limits.map((limit) => slackOf(limit, shares)))).toBeGreaterThanOrEqual(0);
      decided += shares.filter((count) => count > 0).length;
      const traced = evaluate(compiled, shares);
      expect(evaluate(compiled, shares, (of) => integerReader(of.kinds))).toEqual(traced);
      for (const { years } of traced.scenarios) {
        for (const { payments, ...amounts } of years) {
          expect(Object.values(amounts).every(Number.isFinite)).toBe(true);
          expect(payments.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(amounts.taxDue, 2);
        }
      }
    }),
    { numRuns: plans, seed: 20_250_115 },
  );
  expect(decided).toBeGreaterThan(8 * plans);
});
