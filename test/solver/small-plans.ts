/** Random plans small enough to look at every one of their candidates. */
import fc from "fast-check";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { Plan } from "../../model/plan.ts";
import { riskLimits } from "../../model/risk.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { scorerOf } from "../../solver/scorer.ts";

/** One grant of a few shares worth thousands each, three yearly dates: every share kept as an option, or exercised and sold or kept. */
export const smallPlan = (mostShares: number): fc.Arbitrary<Plan> =>
  fc
    .record({
      shares: fc.integer({ min: 4, max: mostShares }),
      type: fc.constantFrom("iso", "iso", "nso"),
      status: fc.constantFrom("single", "mfj", "mfs"),
      state: fc.constantFrom("", ", state: CA"),
      wages: fc.integer({ min: 60, max: 500 }).map((thousands) => thousands * 1000),
      strike: fc.integer({ min: 100, max: 6000 }),
      prices: fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 3000, max: 40_000 }))),
      cash: fc.integer({ min: 10, max: 300 }).map((thousands) => thousands * 1000),
      credit: fc.constantFrom(0, 20_000),
      loss: fc.constantFrom(0, 40_000),
      creditValue: fc.constantFrom(0, 0.5, 1),
      liquidateOver: fc.constantFrom(1, 2),
    })
    .map((given) =>
      parsePlan(
        `version: 1
household: {filingStatus: ${given.status}${given.state}}
horizon: {start: 2024-03-01, end: 2026-12-31}
income: {wages: ${given.wages}}
carryovers: {minimumTaxCredit: ${given.credit}, shortTermLoss: ${given.loss}}
cash: {start: ${given.cash}, savings: 10000, yield: 0.03}
securities:
  ACME: {price: {2024-03-01: ${given.prices[0]}, 2024-12-15: ${given.prices[1]}, 2025-12-15: ${given.prices[2]}, 2026-12-31: ${given.prices[3]}}}
grants:
  - {id: G, type: ${given.type}, security: ACME, granted: 2022-01-10, strike: ${given.strike}, shares: ${given.shares}, expires: 2032-01-10}
decisions: [2024-12-15, 2025-12-15, 2026-12-15]
terminal: {liquidateOver: ${given.liquidateOver}, creditValue: ${given.creditValue}}
`,
        "small.yaml",
      ),
    );

/** Options of the search as the tests use them: in this thread, to the end, without a proof (test/solver/proof). */
export const inThisThread = { top: 3, seconds: null, programs: 0, gap: 1, workers: 0, seed: 1, why: false } as const;

/** Two options, a common day and one after the reveal, three futures; limits on risk in most. */
export const uncertainPlan: fc.Arbitrary<Plan> = fc
  .record({
    prices: fc.array(fc.integer({ min: 100, max: 60_000 }), { minLength: 6, maxLength: 6 }),
    first: fc.integer({ min: 3000, max: 20_000 }),
    strike: fc.integer({ min: 100, max: 6000 }),
    wages: fc.integer({ min: 60, max: 400 }).map((thousands) => thousands * 1000),
    risk: fc.constantFrom(
      "{}",
      "{cvar: {level: 0.8, loss: 4000}}",
      "{worstCase: {loss: 9000}}",
      "{shortfall: {below: 95000, probability: 0.3}}",
    ),
  })
  .map(({ prices: [a, b, c, d, e, f], first, strike, wages, risk }) =>
    parsePlan(
      `version: 1
household: {filingStatus: single}
horizon: {start: 2024-03-01, end: 2025-12-31}
income: {wages: ${wages}}
cash: {start: 90000}
securities: {ACME: {price: ${first}}}
grants: [{id: G, type: iso, security: ACME, granted: 2022-01-10, strike: ${strike}, shares: 2, expires: 2032-01-10}]
decisions: [2024-12-15, 2025-12-15]
limits: ${risk}
scenarios:
  - {name: a, probability: 0.5, securities: {ACME: {price: {2024-12-15: ${first}, 2025-12-15: ${a}, 2025-12-31: ${b}}}}}
  - {name: b, probability: 0.25, securities: {ACME: {price: {2024-12-15: ${first}, 2025-12-15: ${c}, 2025-12-31: ${d}}}}}
  - {name: c, probability: 0.25, securities: {ACME: {price: {2024-12-15: ${first}, 2025-12-15: ${e}, 2025-12-31: ${f}}}}}
recourse: {reveal: 2025-06-01}
`,
      "instance.yaml",
    ),
  );

/** What one of the plans there are leaves: on average in dollars, and by scenario in cents. */
export interface Way {
  value: number;
  wealths: readonly number[];
}

/**
 * All plans that an `uncertainPlan` has within its limits but those on risk, without the solver's columns for scenarios: each scenario is
 * a plan of its own, and all ways to go on from each common first day are taken together.
 */
export function everyWay(plan: Plan): Way[] {
  const limits = { ...plan.limits, cvar: null, worstCase: null, shortfall: null };
  const alone = plan.scenarios.map((scenario) => {
    const one = compilePlan({ ...plan, limits, recourse: null, scenarios: [{ ...scenario, probability: 1 }] });
    // Exercise and sell on the first day; on the second exercise, sell of the first lot, sell of the second.
    if (one.columns.length !== 5) throw new Error("the plan has other columns than this walk knows");
    return scorerOf(one);
  });
  const ways: Way[] = [];
  for (const [exercised, sold] of upTo(2).flatMap((e) => upTo(e).map((s) => [e, s] as const))) {
    const [as, bs, cs] = alone.map((scorer) =>
      upTo(2 - exercised)
        .flatMap((more) => upTo(exercised - sold).flatMap((early) => upTo(more).map((late) => [more, early, late])))
        .map((rest) => scorer.score(Float64Array.of(exercised, sold, ...rest)))
        .flatMap(({ value, broken }) => (broken === 0 ? [value] : [])),
    );
    for (const a of as!) {
      for (const b of bs!) {
        for (const c of cs!)
          ways.push({ value: 0.5 * a + 0.25 * b + 0.25 * c, wealths: [a, b, c].map((each) => each * 100) });
      }
    }
  }
  return ways;
}
const upTo = (count: number): number[] => Array.from({ length: count + 1 }, (_, i) => i);

/** The true best of an `uncertainPlan` within its limits; null: nothing meets them. */
export function bestWithin(plan: Plan, ways = everyWay(plan)): number | null {
  const risks = riskLimits(compilePlan(plan));
  const values = ways
    .filter(({ wealths }) => risks.every(({ slack }) => slack(wealths) >= 0))
    .map(({ value }) => value);
  return values.length === 0 ? null : Math.max(...values);
}
