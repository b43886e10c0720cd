/**
 * Schedule D (Form 1040), Capital Gains and Losses, as far as netting goes, with the Capital Loss Carryover Worksheet.
 *
 * Written once; the regular tax, the AMT and a state's two systems each file their own, with their own bases and carryovers.
 * Covers: lines 6, 7, 14-16, 18, 21. Not here: collectibles, unrecaptured section 1250 gain (line 19).
 * Source: IRC 1211(b), 1212(b), 1222.
 */
import { type Expression, hinge, kink, type Line, lines, max, min, minus, negative, sum } from "../graph/expression.ts";

export interface ScheduleD {
  l7: Line;
  l15: Line;
  l16: Line;
  /** What goes to income: the gain, or the loss up to the limit as a negative amount. */
  l21: Line;
  /** Net capital gain that long-term rates may reach: the smaller of lines 15 and 16, not below zero. */
  netCapitalGain: Line;
}

/**
 * @param form  the name it goes by, such as "Schedule D"
 * @param given this year's gains and losses of each term, and the losses carried into the year as positive amounts
 * @param limit how much of a loss counts against other income, in dollars
 */
export function scheduleD(
  form: string,
  given: { shortTerm: Expression; longTerm: Expression; shortTermCarryover: Expression; longTermCarryover: Expression },
  limit: number,
): ScheduleD {
  const line = lines(form, "IRC 1222, 1211(b); Schedule D (Form 1040)");
  const l7 = line(
    "7",
    "Net short-term capital gain or loss, after carryover",
    minus(given.shortTerm, given.shortTermCarryover),
  );
  const l15 = line(
    "15",
    "Net long-term capital gain or loss, after carryover",
    minus(given.longTerm, given.longTermCarryover),
  );
  const l16 = line("16", "Both together", sum(l7, l15));
  const l21 = line(
    "21",
    "Gain, or loss up to the limit",
    max(
      l16,
      -limit,
      kink("the loss passes what counts against other income", "all of the loss counts against other income"),
    ),
  );
  const netCapitalGain = line(
    "20",
    "Net capital gain: the smaller of lines 15 and 16, if a gain",
    hinge(
      min(
        l15,
        l16,
        kink("a short-term loss takes from the long-term gain", "no short-term loss takes from the long-term gain"),
      ),
      kink("there is a net long-term gain", "no net long-term gain is left"),
    ),
  );
  return { l7, l15, l16, l21, netCapitalGain };
}

/**
 * Line 18, by the 28 % Rate Gain Worksheet: section 1202 gain, less short-term losses and the long-term loss carried into the year.
 * Long-term losses of the year itself do not shrink it.
 *
 * @source IRC 1(h)(4); Schedule D instructions
 */
export function gainAt28Percent(
  form: string,
  { l7 }: ScheduleD,
  section1202Gain: Expression,
  carriedIn: Expression,
): Line {
  return lines(form, "IRC 1(h)(4); 28 % Rate Gain Worksheet")(
    "18",
    "Gain at 28 %",
    hinge(minus(section1202Gain, carriedIn, hinge(negative(l7)))),
  );
}

/**
 * The losses that go on to the next year, as positive amounts.
 *
 * @param taxableIncome before it is floored at zero: a loss that income did not need is kept
 * @source Capital Loss Carryover Worksheet, lines 1-13; IRC 1212(b)(2)
 */
export function capitalLossCarryover(form: string, { l7, l15, l21 }: ScheduleD, taxableIncome: Expression) {
  const line = lines(`${form} carryover worksheet`, "IRC 1212(b); Capital Loss Carryover Worksheet, Schedule D");
  const w2 = line("2", "Loss allowed this year", hinge(negative(l21)));
  const w3 = line("3", "Taxable income without that loss", hinge(sum(taxableIncome, w2)));
  const w4 = line("4", "Loss that income used up", min(w2, w3));
  const w5 = line("5", "Short-term loss", hinge(negative(l7)));
  const w7 = line("7", "Line 4 and long-term gain", sum(w4, hinge(l15)));
  const w8 = line(
    "8",
    "Short-term loss carried to next year",
    hinge(minus(w5, w7), kink("a short-term loss is left for next year", "no short-term loss is left for next year")),
  );
  const w9 = line("9", "Long-term loss", hinge(negative(l15)));
  const w11 = line("11", "Line 4 beyond the short-term loss", hinge(minus(w4, w5)));
  const w12 = line("12", "Line 11 and short-term gain", sum(w11, hinge(l7)));
  const w13 = line(
    "13",
    "Long-term loss carried to next year",
    hinge(minus(w9, w12), kink("a long-term loss is left for next year", "no long-term loss is left for next year")),
  );
  return { lines: [w2, w3, w4, w5, w7, w8, w9, w11, w12, w13], shortTermLoss: w8, longTermLoss: w13 };
}
