/**
 * What a plain state has besides its rate schedule: a step, a surtax on gains, the tax of its counties.
 */
import { type Expression, type Line, lines, minus, times, when } from "../../graph/expression.ts";
import { factOf } from "../fact.ts";
import type { FederalIncome, StateFiling } from "../state.ts";
import type { PlainState } from "./plain-state.ts";

export function furtherTaxes(
  { form, citation, step, gainSurtax, countyTax }: PlainState,
  { year, indexing, localRate = 0 }: Pick<StateFiling, "year" | "indexing" | "localRate">,
  federal: FederalIncome,
  taxable: Expression,
): Line[] {
  const line = lines(form, citation);
  const made: Line[] = [];
  if (step) {
    const { above, amount } = factOf(step, year, indexing).value;
    made.push(line("step", "Due at once above untaxed income", when(minus(taxable, above), amount, 0), step.source));
  }
  if (gainSurtax) {
    const { rate, above } = factOf(gainSurtax, year, indexing).value;
    made.push(
      line(
        "gain surtax",
        "More tax on the net long-term gain of high incomes",
        when(minus(federal.agi, above), times(rate, federal.netCapitalGain), 0),
        gainSurtax.source,
      ),
    );
  }
  if (countyTax) {
    made.push(line("county tax", "County tax at the rate given", times(localRate, taxable), countyTax.source));
  }
  return made;
}
