/**
 * Schedule 8812 (Form 1040), Credits for Qualifying Children and Other Dependents.
 *
 * Covers: lines 4-14. Not here: the additional child tax credit (Part II), by which a part of what tax cannot use is paid out; and the
 * credit of 2021, which was larger, by age, and refundable.
 * Source: IRC 24; 26(a).
 */
import { type Expression, hinge, type Line, lines, min, minus, steps, sum, times } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";

/** Persons claimed as dependents. */
export interface Dependents {
  /** Qualifying children who are under 17 at the year's end, with a social security number. */
  under17: number;
  /** All others. */
  others: number;
}

/** Its credit was larger, by age, and paid out: P.L. 117-2, 9611. */
export const YEAR_OF_ANOTHER_CREDIT = 2021;

/** The credit goes by so much for each step of income, or part of one. IRC 24(b)(1); not indexed. */
const PHASEOUT = { step: 1000, rate: 0.05 };

/**
 * @param taxLeft regular tax and AMT, less the credits that come before
 * @returns null where the law has no credit for such dependents
 */
export function schedule8812(
  { childTaxCredit: credit }: FederalLaw,
  dependents: Dependents,
  agi: Expression,
  taxLeft: Expression,
) {
  if (credit === null) return null;
  const line = lines("Schedule 8812", "IRC 24; Schedule 8812 (Form 1040)");
  const l5 = line(
    "5",
    "For qualifying children under 17",
    times(dependents.under17, credit.child),
    "IRC 24(a), (h)(2)",
  );
  const l7 = line("7", "For other dependents", times(dependents.others, credit.other), "IRC 24(h)(4)");
  const l8 = line("8", "Both together", sum(l5, l7));
  const l10 = line(
    "10",
    "Adjusted gross income above the threshold, in whole thousands, a part of one counted as one",
    times(PHASEOUT.step, steps(minus(agi, credit.phaseoutStart), PHASEOUT.step)),
    "IRC 24(b)(1), (h)(3)",
  );
  const l11 = line("11", "Lost of the credit", times(PHASEOUT.rate, l10));
  const l12 = line("12", "Credit after the phase-out", hinge(minus(l8, l11)));
  const l13 = line("13", "Tax that it can reduce: Credit Limit Worksheet A", taxLeft, "IRC 26(a)");
  const l14 = line("14", "Child tax credit and credit for other dependents", min(l12, l13));
  const filed: Line[] = [l5, l7, l8, l10, l11, l12, l13, l14];
  return { lines: filed, l14 };
}
