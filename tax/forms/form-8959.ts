/**
 * Form 8959, Additional Medicare Tax, on wages. A disqualifying disposition's income is not Medicare wages (IRC 3121(a)(22)).
 * Source: IRC 3101(b)(2).
 */
import { type Expression, hinge, kink, lines, minus, times } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";

export function form8959(law: FederalLaw, wages: Expression) {
  const line = lines("Form 8959", "IRC 3101(b)(2); Form 8959");
  const l4 = line("4", "Medicare wages", wages);
  const l6 = line(
    "6",
    "Wages above the threshold",
    hinge(
      minus(l4, law.additionalMedicare.threshold),
      kink("additional Medicare tax starts", "additional Medicare tax ends"),
    ),
  );
  const l7 = line("7", "Additional Medicare tax", times(law.additionalMedicare.rate, l6));
  return { lines: [l4, l6, l7], l7 };
}
