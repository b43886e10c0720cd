/**
 * What `solve` does with plans too large to look at all candidates, search and then proof, done to plans small enough to know the best:
 * the value is the best there is, to the cent, and the bound is at or above it.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { enumerateAll } from "../../../solver/enumerate.ts";
import { highs } from "../../../solver/highs.ts";
import { linearProgramSolver } from "../../../solver/linear-program.ts";
import { poolHere } from "../../../solver/pool/pool.ts";
import { prove } from "../../../solver/proof/prove.ts";
import { proverOf } from "../../../solver/proof/prover.ts";
import { scorerOf } from "../../../solver/scorer.ts";
import { improverOf } from "../../../solver/search/improver.ts";
import { search } from "../../../solver/search/search.ts";
import { smallPlan } from "../small-plans.ts";

/** Minutes of work: `npm run test:slow` does it. */
const isSlow = process.env.SLOW === "1";
const never = new Promise<"time">(() => {});

test.runIf(isSlow)(
  "without enumeration the value is the true best, and no bound is below it",
  async () => {
    const loaded = await highs();
    const solve = await linearProgramSolver();
    for (const plan of fc.sample(smallPlan(7), { numRuns: 200, seed: 78 })) {
      const compiled = compilePlan(plan);
      const scorer = scorerOf(compiled);
      const best = enumerateAll(compiled, scorer, 1).best[0]!.score;
      const { found } = await search(compiled, poolHere(plan), { seed: 1, stop: never, onResult: () => {} });
      let known = found[0]!.score;
      const prover = proverOf(loaded, compiled, improverOf(compiled, solve));
      const { bound } = await prove(async (task) => prover(task), {
        gap: 0.01,
        mostPrograms: 1000,
        stop: never,
        best: () => known,
        onFound: (shares) => {
          known = Math.max(known, scorer.score(shares).score);
        },
        onBound: (now) => expect(now).toBeGreaterThanOrEqual(best - 0.005),
      });
      prover.dispose();
      expect(bound).toBeGreaterThanOrEqual(best - 0.005);
      expect(known).toBeCloseTo(best, 2);
    }
  },
  3_600_000,
);
