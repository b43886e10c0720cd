/**
 * Schedule D Tax Worksheet: tax where some of the gain is taxed at 28 %.
 *
 * That gain fills the brackets below 25 % beside ordinary income; what is left of it is taxed at 28 %. Without such gain it gives what
 * the Qualified Dividends and Capital Gain Tax Worksheet gives.
 * Covers: lines 1-47, but for investment interest (lines 3-5, 8) and unrecaptured section 1250 gain (35-40).
 * Source: IRC 1(h)(1), (4), (5), (7); Schedule D instructions.
 */
import {
  type Expression,
  hinge,
  type Line,
  lines,
  max,
  min,
  minus,
  schedule,
  sum,
  times,
} from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";
import { rateText, stackGain } from "./gain-stack.ts";

/** The rate on collectibles and section 1202 gain. IRC 1(h)(1)(F). */
const RATE = 0.28;
/** Ordinary rates below this are better than 28 %: IRC 1(h)(1)(A)(ii)(I). */
const LOW_RATES = 0.25;

export function scheduleDTaxWorksheet(
  law: FederalLaw,
  given: {
    taxableIncome: Expression;
    qualifiedDividends: Expression;
    netCapitalGain: Expression;
    /** Schedule D line 18. */
    gainAt28Percent: Expression;
  },
) {
  const line = lines("Schedule D Tax Worksheet", "IRC 1(h); Schedule D Tax Worksheet");
  const l1 = line("1", "Taxable income", given.taxableIncome);
  const l10 = line(
    "10",
    "Qualified dividends and net capital gain",
    sum(given.qualifiedDividends, given.netCapitalGain),
  );
  const l12 = line("12", "Gain at 28 %, within net capital gain", min(given.netCapitalGain, given.gainAt28Percent));
  const l13 = line("13", "Gain at lower rates", minus(l10, l12), "IRC 1(h)(3)");
  const l14 = line("14", "Taxable income without it", hinge(minus(l1, l13)));
  const l18 = line("18", "Taxable income without any net capital gain", hinge(minus(l1, l10)));
  const top = lowBracketsTop(law);
  const l20 = line("20", "Line 14, up to the top of the brackets below 25 %", top === null ? l14 : min(l14, top));
  const l21 = line("21", "Income taxed by the rate schedule", max(l18, l20), "IRC 1(h)(1)(A)");
  const l23 = line("23", "Gain at lower rates that is taxed", min(l1, l13));
  const ordinaryIncome = { lowest: l14, higher: l21 };
  const stack = stackGain(law.capitalGain, { gain: l23, below: ordinaryIncome });
  const parts: Line[] = stack.parts.map(({ rate, amount }, i) =>
    line(["22", "30", "33"][i] ?? `33.${i}`, `Part of it taxed at ${rateText(rate)}`, amount),
  );
  const l42 = line("42", "Income taxed at 28 %", minus(l1, l21, l23), "IRC 1(h)(1)(F)");
  const l43 = line("43", "Tax on it", times(RATE, l42));
  const l44 = line("44", "Tax on line 21 by the rate schedule", schedule(l21, law.ordinary), "IRC 1(a)-(d), (j)");
  const l45 = line("45", "Tax at all these rates", sum(stack.tax(parts), l43, l44));
  const l46 = line("46", "Tax on line 1 by the rate schedule", schedule(l1, law.ordinary), "IRC 1(a)-(d), (j)");
  const l47 = line("47", "The smaller of lines 45 and 46", min(l45, l46));
  return {
    lines: [l1, l10, l12, l13, l14, l18, l20, l21, l23, ...parts, l42, l43, l44, l45, l46, l47],
    preferredGain: l13,
    ordinaryIncome,
    tax: l47,
  };
}

/** null: all rates are below 25 %. */
function lowBracketsTop({ ordinary: { rates, tops } }: FederalLaw): number | null {
  const low = rates.filter((rate) => (typeof rate === "number" ? rate : rate[0] / rate[1]) < LOW_RATES).length;
  if (low === 0) return 0;
  return tops[low - 1] ?? null;
}
