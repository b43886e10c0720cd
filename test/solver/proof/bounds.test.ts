/**
 * Bounds are never wrong: small plans whose true best is known, and large random ones where any plan at all must stay below.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { parsePlan } from "../../../model/read-plan.ts";
import { type RiskMeasure, riskOf } from "../../../model/risk.ts";
import { enumerateAll } from "../../../solver/enumerate.ts";
import { highs } from "../../../solver/highs.ts";
import { linearProgramSolver } from "../../../solver/linear-program.ts";
import { addPlan } from "../../../solver/program/plan-program.ts";
import { prove } from "../../../solver/proof/prove.ts";
import { proverOf } from "../../../solver/proof/prover.ts";
import { relaxationOf } from "../../../solver/proof/relaxation.ts";
import { scorerOf } from "../../../solver/scorer.ts";
import { improverOf } from "../../../solver/search/improver.ts";
import { boundsReader, boxOf } from "../../../tax/graph/program/bounds.ts";
import { Program } from "../../../tax/graph/program/program.ts";
import { candidate, choices, planFile } from "../../model/random-plans.ts";
import { bestWithin, everyWay, smallPlan, uncertainPlan } from "../small-plans.ts";

const SLOW = process.env.SLOW === "1";
const seed = 77;

describe("a proof that starts from a poor plan", () => {
  test("is never below the true best, and mostly ends there", { timeout: 3_600_000 }, async () => {
    const loaded = await highs();
    const solve = await linearProgramSolver();
    const plans = fc.sample(smallPlan(7), { numRuns: SLOW ? 200 : 4, seed });
    let proven = 0;
    for (const plan of plans) {
      const compiled = compilePlan(plan);
      const scorer = scorerOf(compiled);
      const best = enumerateAll(compiled, scorer, 1).best[0]!.score;
      // As if nothing were known but to do nothing.
      let known = scorer.score(new Float64Array(compiled.columns.length)).score;
      const prover = proverOf(loaded, compiled, improverOf(compiled, solve));
      const proof = await prove(async (task) => prover(task), {
        gap: 1,
        mostPrograms: 1000,
        stop: new Promise(() => {}),
        best: () => known,
        onFound: (shares) => {
          known = Math.max(known, scorer.score(shares).score);
        },
        onBound: (bound) => expect(bound).toBeGreaterThanOrEqual(best - 0.005),
      });
      expect(proof.bound).toBeGreaterThanOrEqual(best - 0.005);
      if (proof.ended === "proven") {
        proven++;
        expect(proof.bound - best).toBeLessThanOrEqual(1);
        expect(known).toBeGreaterThanOrEqual(best - 1);
      }
      prover.dispose();
    }
    expect(proven / plans.length).toBeGreaterThan(0.7);
  });
});

describe("a limit on risk in the program", () => {
  /**
   * A plan for which such a limit forbids the best: half-way from its risk to the least, and of a shortfall the least, since the program
   * lets a scenario fall short in part.
   */
  const limited = (measure: RiskMeasure) => {
    for (const given of fc.sample(uncertainPlan, { numRuns: 20, seed })) {
      const free = { ...given, limits: { ...given.limits, cvar: null, worstCase: null, shortfall: null } };
      const compiled = compilePlan(free);
      const ways = everyWay(free);
      const risks = ways.map(({ wealths }) => riskOf(compiled, wealths, measure));
      const most = ways.reduce((best, { value }, i) => (value > ways[best]!.value ? i : best), 0);
      const least = Math.min(...risks);
      const allowed = measure.kind === "shortfall" ? least : (risks[most]! + least) / 2;
      const plan = { ...free, limits: { ...free.limits, ...limitOn(measure, allowed) } };
      const best = bestWithin(plan, ways)!;
      if (best < ways[most]!.value - 100) return { plan, best, unlimited: ways[most]!.value };
    }
    throw new Error("no limit of these costs anything");
  };
  const limitOn = (measure: RiskMeasure, most: number) =>
    ({
      cvar: (level: number) => ({ cvar: { level, loss: most } }),
      worstCase: () => ({ worstCase: { loss: most } }),
      shortfall: (_: number, below: number) => ({ shortfall: { below, probability: most } }),
    })[measure.kind]("level" in measure ? measure.level : 0, "below" in measure ? measure.below : 0);

  test.each<RiskMeasure>([{ kind: "cvar", level: 0.6 }, { kind: "worstCase" }, { kind: "shortfall", below: 95_000 }])(
    "$kind: the bound is not below the true best within it, and below the best without",
    async (measure) => {
      const { plan, best, unlimited } = limited(measure);
      const compiled = compilePlan(plan);
      const scorer = scorerOf(compiled);
      const prover = proverOf(await highs(), compiled, improverOf(compiled, await linearProgramSolver()));
      const proof = await prove(async (task) => prover(task), {
        gap: 1,
        mostPrograms: 50,
        stop: new Promise(() => {}),
        best: () => best - 10_000,
        onFound: (shares) => expect(scorer.score(shares)).toMatchObject({ broken: 0 }),
        onBound: (bound) => expect(bound).toBeGreaterThanOrEqual(best - 0.01),
      });
      expect(proof.bound).toBeGreaterThanOrEqual(best - 0.01);
      expect(proof.bound).toBeLessThan(unlimited - 1);
      prover.dispose();
    },
  );
});

describe("the program of a plan", () => {
  test("has every plan in it, at what it is worth", { timeout: 3_600_000 }, async () => {
    const loaded = await highs();
    let seen = 0;
    const property = fc.property(planFile, choices, (file, chosen) => {
      const compiled = compilePlan(parsePlan(JSON.stringify(file), "random.json"));
      const scorer = scorerOf(compiled);
      const shares = candidate(compiled, chosen);
      const { value, broken } = scorer.score(shares);
      fc.pre(broken === 0);
      seen++;
      const program = new Program();
      const plan = addPlan(program, compiled);
      const box = boxOf(program);
      plan.shares.forEach((index, column) => {
        box.lower[index] = shares[column]!;
        box.upper[index] = shares[column]!;
      });
      expect(boundsReader(program).narrow(box, plan.shares)).toBe(true);
      const relaxation = relaxationOf(loaded, program);
      relaxation.grow();
      relaxation.enter(box, [], null);
      const { bound } = relaxation.maximize(plan.objective);
      relaxation.dispose();
      expect(bound).toBeGreaterThanOrEqual(value - 0.005);
    });
    fc.assert(property, { seed, numRuns: SLOW ? 500 : 6 });
    expect(seen).toBeGreaterThan(0);
  });
});
