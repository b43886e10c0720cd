/** Random returns for tests: amounts near the law's thresholds as well as anywhere, every status, every year. */
import fc from "fast-check";
import { type ReturnKind, returnInputs } from "../../tax/tax-return.ts";
import type { BuiltInLaw } from "../../tax/years/law.ts";

const kindOf = (law: BuiltInLaw, year: fc.Arbitrary<number>): fc.Arbitrary<ReturnKind> =>
  fc.record({
    law: fc.constant(law),
    year,
    filingStatus: fc.constantFrom("single", "mfj", "mfs", "hoh", "qss"),
    state: fc.constantFrom(null, "CA"),
    itemize: fc.constantFrom("auto", "always", "never"),
    stateIncomeTax: fc.constantFrom("auto", "given"),
    indexing: fc.constantFrom(0.025, 0.031),
  });

/** With what few returns have. A network is built for each kind, so these are few. */
const withRareParts: fc.Arbitrary<ReturnKind> = fc.record({
  law: fc.constantFrom("enacted", "tcja-sunset"),
  year: fc.constantFrom(2025, 2028),
  filingStatus: fc.constantFrom("single", "mfj", "mfs"),
  state: fc.constantFrom(null, "CA"),
  itemize: fc.constant("auto"),
  stateIncomeTax: fc.constant("auto"),
  indexing: fc.constant(0.025),
  dependents: fc.constant({ under17: 2, others: 1 }),
  credits: fc.constant(true),
  section1202: fc.constant(true),
});

const anyKind: fc.Arbitrary<ReturnKind> = fc.oneof(
  { weight: 3, arbitrary: kindOf("enacted", fc.integer({ min: 2021, max: 2032 })) },
  // Until 2024 it is the same law.
  { weight: 1, arbitrary: kindOf("tcja-sunset", fc.integer({ min: 2025, max: 2028 })) },
  { weight: 1, arbitrary: withRareParts },
);

/** The networks of 150 kinds are built in some seconds, those of all that may be drawn in half a minute: `npm run test:slow` does. */
export const returnKind =
  process.env.SLOW === "1" ? anyKind : fc.constantFrom(...fc.sample(anyKind, { numRuns: 150, seed: 1040 }));

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
