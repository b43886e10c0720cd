/** The facts of a year under a law, for all filing statuses. */

import { changedFacts } from "./changed-facts.ts";
import { enactedFacts, FIRST_FEDERAL_YEAR } from "./enacted.ts";
import type { YearFacts } from "./facts.ts";
import type { BuiltInLaw, Law } from "./law.ts";
import { tcjaSunsetFacts } from "./tcja-sunset.ts";

const builtIn: Readonly<Record<BuiltInLaw, (year: number, indexing: number) => YearFacts>> = {
  enacted: enactedFacts,
  "tcja-sunset": tcjaSunsetFacts,
};

/**
 * @param indexing yearly growth of indexed amounts after the last published year
 * @throws {RangeError} for a year before the first published one
 */
export function yearFacts(law: Law, year: number, indexing: number): YearFacts {
  if (year < FIRST_FEDERAL_YEAR) {
    throw new RangeError(`federal law is known from ${FIRST_FEDERAL_YEAR} on, not for ${year}`);
  }
  if (typeof law === "string") return builtIn[law](year, indexing);
  return changedFacts(builtIn[law.base](year, indexing), law, year, indexing);
}
