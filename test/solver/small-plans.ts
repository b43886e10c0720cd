/** Random plans small enough to look at every one of their candidates. */
import fc from "fast-check";
import type { Plan } from "../../model/plan.ts";
import { parsePlan } from "../../model/read-plan.ts";

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
