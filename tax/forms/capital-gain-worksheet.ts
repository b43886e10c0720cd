/**
 * Qualified Dividends and Capital Gain Tax Worksheet: tax with the lower rates on long-term gains and qualified dividends.
 *
 * Covers: lines 1-25, with as many rates on gains as the law has. Without such gains it gives the tax of the rate schedule.
 * Source: IRC 1(h); Form 1040 instructions, line 16.
 */
import { type Expression, hinge, kink, type Line, lines, min, minus, schedule, sum } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";
import { mostAboveSchedule, rateText, stackGain } from "./gain-stack.ts";

export function capitalGainWorksheet(
  law: FederalLaw,
  given: { taxableIncome: Expression; qualifiedDividends: Expression; netCapitalGain: Expression },
) {
  const line = lines("Capital gain worksheet", "IRC 1(h); Qualified Dividends and Capital Gain Tax Worksheet");
  const l1 = line("1", "Taxable income", given.taxableIncome);
  const l4 = line("4", "Qualified dividends and net capital gain", sum(given.qualifiedDividends, given.netCapitalGain));
  const l5 = line(
    "5",
    "Taxable income without them",
    hinge(minus(l1, l4), kink("there is taxable income besides gains", "all of taxable income is gain")),
  );
  const l10 = line("10", "Gain that is taxed", min(l1, l4));
  const ordinaryIncome = { lowest: l5, higher: l5 };
  const stack = stackGain(law.capitalGain, { gain: l10, below: ordinaryIncome });
  const parts: Line[] = stack.parts.map(({ rate, amount }, i) =>
    line(["9", "17", "20"][i] ?? `20.${i}`, `Part of it taxed at ${rateText(rate)}`, amount),
  );
  const l22 = line("22", "Tax on line 5 by the rate schedule", schedule(l5, law.ordinary), "IRC 1(a)-(d), (j)");
  const l23 = line("23", "Tax on line 5, and on the gain at its own rates", sum(l22, stack.tax(parts)));
  const l24 = line("24", "Tax on line 1 by the rate schedule", schedule(l1, law.ordinary), "IRC 1(a)-(d), (j)");
  const l25 = line(
    "25",
    "The smaller of lines 23 and 24",
    min(
      l23,
      l24,
      kink(
        "the rate schedule alone comes to less than with the rates on gains",
        "the rates on gains come to less than the rate schedule alone",
      ),
      mostAboveSchedule(law.capitalGain, law.ordinary),
    ),
  );
  return { lines: [l1, l4, l5, l10, ...parts, l22, l23, l24, l25], preferredGain: l4, ordinaryIncome, tax: l25 };
}
