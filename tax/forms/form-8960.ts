/**
 * Form 8960, Net Investment Income Tax - Individuals.
 *
 * Covers: interest, dividends, net gain (regular, after the loss limit). Not here: rents, passive income, deductions against
 * investment income; other income is taken not to be investment income.
 * Source: IRC 1411.
 */
import { type Expression, hinge, kink, lines, min, minus, sum, times } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";

export function form8960(
  law: FederalLaw,
  given: { interest: Expression; dividends: Expression; gain: Expression; agi: Expression },
) {
  const line = lines("Form 8960", "IRC 1411; Form 8960");
  const l12 = line(
    "12",
    "Net investment income",
    hinge(
      sum(given.interest, given.dividends, given.gain),
      kink("net investment income rises above 0", "net investment income falls to 0"),
    ),
  );
  const l15 = line(
    "15",
    "Adjusted gross income above the threshold",
    hinge(
      minus(given.agi, law.niit.threshold),
      kink("net investment income tax starts", "net investment income tax ends"),
    ),
  );
  const l16 = line(
    "16",
    "The smaller of lines 12 and 15",
    min(
      l12,
      l15,
      kink(
        "income above the threshold bears net investment income tax, no longer all investment income",
        "all investment income bears net investment income tax",
      ),
    ),
  );
  const l17 = line("17", "Net investment income tax", times(law.niit.rate, l16));
  return { lines: [l12, l15, l16, l17], l12, l17 };
}
