/** Random plan files of eight years, and random decisions that keep their limits. */
import fc from "fast-check";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { type LinearLimit, slackOf } from "../../model/linear-limits.ts";

const dollars = (max: number, min = 0) => fc.integer({ min: min * 100, max: max * 100 }).map((cents) => cents / 100);
const price = fc.integer({ min: 1, max: 5_000_000 }).map((units) => units / 10_000);
const mostly = <T>(usual: T, other: fc.Arbitrary<T>) => fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, other);

const grant = (id: string, type: fc.Arbitrary<string>) =>
  fc.record({
    id: fc.constant(id),
    type,
    security: fc.constant("ACME"),
    granted: fc.constantFrom("2021-06-30", "2023-09-01", "2024-02-29", "2025-03-15"),
    strike: price.map((amount) => Math.min(amount, 120)),
    shares: fc.integer({ min: 1, max: 40_000 }),
    vesting: fc.constantFrom("all", { start: "2025-04-01", months: 4, cliffMonths: 2 }),
    expires: fc.constantFrom("2027-06-30", "2033-12-31", "2036-01-01"),
    earlyExercise: fc.boolean(),
  });

const lots = fc.record({
  bought: fc.record({ shares: fc.nat(5000), basis: price, acquired: fc.constantFrom("2019-05-01", "2024-12-20") }),
  exercised: fc.record({ shares: fc.nat(5000), strike: price, fmvAtExercise: price }),
});

export const planFile = fc
  .record({
    filingStatus: fc.constantFrom("mfj", "mfs", "single"),
    state: fc.constantFrom("CA", undefined),
    decisions: fc.oneof({ weight: 9, arbitrary: fc.constant("yearly") }, fc.constant("quarterly")),
    income: fc.record({
      wages: mostly(150_000, dollars(900_000)),
      interest: dollars(20_000),
      ordinaryDividends: fc.constant(3000),
      qualifiedDividends: fc.constantFrom(0, 3000),
    }),
    deductions: fc.record({
      propertyTax: dollars(40_000),
      mortgageInterest: mostly(0, dollars(60_000)),
      charity: mostly(0, dollars(50_000)),
      itemize: fc.constantFrom("auto", "auto", "always", "never"),
    }),
    carryovers: fc.record({
      shortTermLoss: mostly(0, dollars(100_000)),
      longTermLoss: mostly(0, dollars(100_000)),
      amtLongTermLoss: mostly(0, dollars(500_000)),
      minimumTaxCredit: mostly(0, dollars(300_000)),
    }),
    thisYear: fc.record({
      shortTermGain: mostly(0, dollars(50_000, -200_000)),
      isoBargainElement: mostly(0, dollars(90_000)),
    }),
    cash: fc.record({
      start: dollars(500_000),
      savings: dollars(50_000),
      yield: fc.constantFrom(0, 0.031),
      estimatedTax: fc.constantFrom("april", "safeHarbor"),
    }),
    lastYear: fc.record({ federalTax: dollars(300_000), agi: dollars(400_000) }),
    prices: fc.record({ "2025-01-15": price, "2027-06-30": price, "2032-12-31": price }),
    first: grant("G1", fc.constantFrom("iso", "iso", "iso", "nso")),
    second: fc.option(grant("G2", fc.constantFrom("iso", "nso"))),
    lots,
    section1202: mostly(false, fc.constant(true)),
    objective: fc.constantFrom("afterTaxWealth", { maximize: "afterTaxWealth", discount: 0.04 }),
    liquidateOver: fc.constantFrom(1, 1, 1, 3),
  })
  .map(({ filingStatus, state, prices, first, second, lots, section1202, liquidateOver, ...rest }) => ({
    version: 1,
    household: { filingStatus, state, dependents: { under17: section1202 ? { 2025: 2, 2029: 1 } : 0 } },
    horizon: { start: "2025-01-15", end: "2032-12-31" },
    securities: { ACME: { price: prices }, FUND: { price: 250.1234, growth: 0.06 } },
    grants: (second === null ? [first] : [first, second]).map((each) => ({ ...each, section1202 })),
    lots: [
      ...(lots.bought.shares > 0 ? [{ id: "B1", security: "FUND", ...lots.bought }] : []),
      ...(lots.bought.shares > 999 ? [{ id: "B2", security: "ACME", section1202, ...lots.bought }] : []),
      ...(lots.exercised.shares > 0
        ? [
            {
              id: "L1",
              security: "ACME",
              section1202,
              granted: "2023-01-05",
              exercised: "2024-08-01",
              ...lots.exercised,
            },
          ]
        : []),
    ],
    terminal: { liquidateOver, creditValue: 0.5 },
    ...rest,
  }));

/** For `candidate`: one for a column, over and over. */
export const choices = fc.array(fc.nat(99), { minLength: 37, maxLength: 37 });

/** Decides column by column: nothing, all that can be, or a part. */
export function candidate({ columns, limits }: CompiledPlan, choices: readonly number[]): Float64Array {
  const shares = new Float64Array(columns.length);
  const limitsOn = columns.map((): LinearLimit[] => []);
  for (const limit of limits) {
    limit.columns.forEach((column, i) => {
      if (limit.coefficients[i]! > 0) limitsOn[column]!.push(limit);
    });
  }
  columns.forEach((_, column) => {
    const choice = choices[column % choices.length]!;
    if (choice < 60) return;
    const room = Math.min(...limitsOn[column]!.map((limit) => slackOf(limit, shares)));
    shares[column] = choice > 94 ? room : Math.floor((room * (choice - 60)) / 35);
  });
  return shares;
}
