/** Random returns for tests: amounts near the law's thresholds as well as anywhere, every status, every year. */
import fc from "fast-check";
import { knownStates } from "../../tax/states/index.ts";
import { type ReturnKind, returnInputs } from "../../tax/tax-return.ts";
import type { BuiltInLaw } from "../../tax/years/law.ts";

const kindOf = (law: BuiltInLaw, year: fc.Arbitrary<number>, hasDependents: boolean): fc.Arbitrary<ReturnKind> =>
  fc.record({
    law: fc.constant(law),
    year,
    filingStatus: fc.constantFrom("single", "mfj", "mfs", "hoh", "qss"),
    state: fc.constantFrom(null, "CA"),
    itemize: fc.constantFrom("auto", "always", "never"),
    stateIncomeTax: fc.constantFrom("auto", "given"),
    indexing: fc.constantFrom(0.025, 0.031),
    // 2021 had another credit for dependents.
    ...(hasDependents ? { dependents: fc.constantFrom({ under17: 0, others: 0 }, { under17: 2, others: 1 }) } : {}),
    credits: fc.boolean(),
    section1202: fc.boolean(),
  });

export const returnKind: fc.Arbitrary<ReturnKind> = fc.oneof(
  { weight: 3, arbitrary: kindOf("enacted", fc.integer({ min: 2021, max: 2032 }), false) },
  { weight: 1, arbitrary: kindOf("enacted", fc.integer({ min: 2022, max: 2030 }), true) },
  // Until 2024 it is the same law.
  { weight: 1, arbitrary: kindOf("tcja-sunset", fc.integer({ min: 2025, max: 2028 }), true) },
);

/** Whole cents, by slot: from nothing to some millions of dollars, gains of both signs. */
export const amounts: fc.Arbitrary<number[]> = fc.tuple(
  ...returnInputs.map((name) => {
    const largest = 10 ** 9;
    const signed = name.endsWith("Gain") || name === "otherIncome" || name === "dispositionAdjustment";
    const amount = fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.integer({ min: signed ? -largest : 0, max: largest }) },
      { weight: 3, arbitrary: fc.integer({ min: signed ? -(10 ** 7) : 0, max: 10 ** 8 }) },
    );
    return amount;
  }),
);

export { knownStates };
