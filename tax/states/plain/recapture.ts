/**
 * The benefit of lower rates, taken back from those with more income.
 *
 * A tier is reached by taxable income, and within it the new part grows with AGI. So a dollar of income at the start of a tier
 * can cost hundreds: the law steps there, and so does this.
 */
import { type Expression, hinge, min, minus, sum, times, when } from "../../graph/expression.ts";
import type { Recapture } from "./plain-state.ts";

export function recaptured(
  { span, tiers }: { span: Recapture["span"]; tiers: Recapture["tiers"]["single"] },
  { agi, taxable }: { agi: Expression; taxable: Expression },
): Expression {
  const amounts = tiers.map(({ agi: start, base, benefit }) =>
    sum(base, times([benefit, span], min(span, hinge(minus(agi, start))))),
  );
  return amounts.reduce<Expression>(
    (below, amount, i) => (i === 0 ? amount : when(minus(taxable, tiers[i]!.taxableIncome), amount, below)),
    0,
  );
}
