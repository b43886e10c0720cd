/** The generated code of a plan gives the same numbers as the plan worked on numbers: every value and every slack, exactly. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CompiledPlan, compilePlan } from "../../model/compiled-plan.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import { modulesOf, type PlanKernel, planKernel, takeModules } from "../../model/plan-kernel.ts";
import { integerReader } from "../../model/readers.ts";
import { scenarioRun } from "../../model/run-scenario.ts";
import { iso, plan } from "./plans.ts";
import { candidate, choices, planFile } from "./random-plans.ts";

function figures(kernel: PlanKernel, lane: number) {
  const slacks = new Float64Array(kernel.slackNames.length);
  kernel.slacks(lane, slacks, 0);
  return { value: kernel.value(lane), wealth: kernel.wealth(lane), slacks: [...slacks] };
}

/** Candidates, each the one before with some columns decided anew: late columns mostly, so that early years are not worked again. */
function walkOf(compiled: CompiledPlan, decided: readonly (readonly number[])[]): Float64Array[] {
  const all = decided.map((chosen) => candidate(compiled, chosen));
  const columns = compiled.columns.length;
  return all.flatMap((to, i) => {
    const from = all[Math.max(0, i - 1)]!;
    return [1, 0.9, 0.5, 0].map((part) =>
      from.map((count, column) => (column >= part * columns ? to[column]! : count)),
    );
  });
}

function compare(compiled: CompiledPlan, candidates: readonly Float64Array[]): void {
  for (const of of compiled.scenarios) {
    const run = scenarioRun(compiled, of, integerReader(of.kinds));
    const kernels = [true, false].map((useWasm) => planKernel(compiled, of, useWasm));
    expect(kernels[0]!.slackNames).toEqual(run.slackNames);
    candidates.forEach((shares, i) => {
      const lane = (i * 7) % 3 === 0 ? 1 : 0;
      run.run(shares);
      const expected = { value: run.value(), wealth: run.wealth(), slacks: [...run.slacks] };
      for (const kernel of kernels) {
        kernel.set(lane, shares);
        // The other lane is now and then given something else in the same run.
        if (i % 4 === 3) kernel.set(1 - lane, candidates[candidates.length - i]!);
        kernel.run();
        expect(figures(kernel, lane)).toEqual(expected);
        const broken = run.slacks.reduce((sum, slack) => sum + Math.max(0, -slack), 0);
        expect(kernel.broken(lane)).toBeCloseTo(broken, 3);
      }
    });
  }
}

test("random plans of eight years, candidates that differ from the one before in some columns", () => {
  const decided = fc.array(choices, { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(planFile, decided, (file, chosen) => {
      const compiled = compilePlan(parsePlan(JSON.stringify(file), "random.json"));
      compare(compiled, walkOf(compiled, chosen));
    }),
    { numRuns: process.env.SLOW === "1" ? 200 : 6, seed: 4 },
  );
});

const nso = { ...iso(), id: "NSO", type: "nso" };
const grants = {
  grants: [iso({ shares: 3000 }), nso],
  cash: { start: 20_000, savings: 5000, yield: 0.031, floor: 1000 },
};

describe("what a plan may have", () => {
  test.each([
    [
      "limits on AMT and concentration",
      { limits: { amtPerYear: { 2025: 0, 2026: 9000 }, concentration: { ACME: 0.4 } } },
    ],
    [
      "estimated tax",
      { cash: { ...grants.cash, estimatedTax: "safeHarbor" }, lastYear: { federalTax: 21_000, agi: 180_000 } },
    ],
    [
      "total tax as the objective",
      { objective: { minimize: "totalTax", discount: 0.03 }, limits: { exercise: { ISO: { atLeast: 10 } } } },
    ],
    ["credit recouped as the objective", { objective: { maximize: "creditRecouped", by: 2026 } }],
    [
      "a state with its own AMT, liquidated over three years",
      {
        household: { filingStatus: "mfj", state: "CA" },
        terminal: { liquidateOver: 3, creditValue: 0.7 },
      },
    ],
    [
      "scenarios that part",
      {
        scenarios: [
          { name: "up", probability: 0.5, securities: { ACME: { price: 160 } } },
          { name: "down", probability: 0.5, securities: { ACME: { price: 35 } } },
        ],
        recourse: { reveal: "2025-06-30" },
      },
    ],
  ])("%s", (_, given) => {
    const compiled = plan({ ...grants, decisions: "quarterly", ...given });
    compare(compiled, walkOf(compiled, fc.sample(choices, { numRuns: 6, seed: 6 })));
  });
});

test("who is given the code of a plan runs it, and makes none", () => {
  const [made, given] = [plan(grants), plan(grants)];
  const work = (compiled: CompiledPlan) => {
    const kernel = planKernel(compiled, compiled.scenarios[0]!, true);
    kernel.set(0, new Float64Array(compiled.columns.length).fill(7));
    kernel.run();
    return figures(kernel, 0);
  };
  expect(modulesOf(made)).toEqual([null]);
  const expected = work(made);
  takeModules(given, modulesOf(made));
  expect(work(given)).toEqual(expected);
  expect(modulesOf(given)[0]).toBe(modulesOf(made)[0]);
});

test("a candidate with less than no shares is refused: the code is not made for it", () => {
  const compiled = plan(grants);
  const kernel = planKernel(compiled, compiled.scenarios[0]!);
  const shares = new Float64Array(compiled.columns.length);
  shares[1] = -1;
  expect(() => kernel.set(0, shares)).toThrow("column 1 has -1 shares");
});
