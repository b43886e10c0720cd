/**
 * The exclusion of gain on qualified small business stock: what Form 8949 takes out of long-term gain under code Q.
 *
 * Dates decide which part of a gain can be excluded, so the gain comes in by that part. Here is the limit for one issuer: so many
 * dollars over all years, or ten times the basis of the issuer's stock sold in the year. It counts the gain, not the part excluded.
 * Written once; the regular tax and the AMT each file their own, with their own bases and their own gain of earlier years.
 * Covers: stock acquired after September 27, 2010, of one issuer. Not here: older stock, of which a part of the exclusion is an AMT
 * preference (IRC 57(a)(7)); that a limit once reached grows no more (1202(b)(5)); the rollover of section 1045.
 * Source: IRC 1202, as P.L. 119-21, 70431 amended it.
 */
import { cents, type Expression, hinge, lines, max, min, minus, sum, times } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";

/** Gain of the year that can be excluded, by acquisition and the part excluded; and what the limit is measured by. */
export interface Section1202Gain {
  /** On stock acquired by the applicable date, July 4, 2025, and held more than five years: all of it. */
  before: Expression;
  /** On stock acquired later and held at least five, four and three years: all, three quarters, a half. */
  full: Expression;
  threeQuarters: Expression;
  half: Expression;
  /** Of all such stock sold in the year, however long it was held. */
  basis: Expression;
  /** Gain that was under the limit in earlier years. */
  earlier: Expression;
}

const PARTS = { threeQuarters: 0.75, half: 0.5 };
const BASIS_TIMES = 10;

/** @param form the name it goes by, such as "Section 1202" */
export function section1202(form: string, { section1202: limits }: FederalLaw, given: Section1202Gain) {
  const line = lines(form, "IRC 1202; Form 8949, code Q");
  const l1 = line("1", "Gain under the limit in earlier years", given.earlier, "IRC 1202(b)(4)");
  const l2 = line(
    "2",
    "Ten times the basis of stock sold this year",
    times(BASIS_TIMES, given.basis),
    "IRC 1202(b)(1)(B)",
  );
  const l3 = line(
    "3",
    "Limit for stock acquired by July 4, 2025",
    max(minus(limits.limitBefore, l1), l2),
    "IRC 1202(b)(1), (4)(A)",
  );
  const l4 = line("4", "Gain on such stock within the limit", min(given.before, l3), "IRC 1202(a)(4)");
  const l5 = line(
    "5",
    "Limit for stock acquired later, less line 4",
    hinge(minus(max(minus(limits.limitAfter, l1), l2), l4)),
    "IRC 1202(b)(1), (4)(B)",
  );
  // The limit goes first to the gain of which most is excluded.
  const l6 = line("6", "Gain on such stock held five years, within the limit", min(given.full, l5), "IRC 1202(a)(5)");
  const l7 = line(
    "7",
    "Held four years, within what is left",
    min(given.threeQuarters, minus(l5, l6)),
    "IRC 1202(a)(5)",
  );
  const l8 = line("8", "Held three years, within what is left", min(given.half, minus(l5, l6, l7)), "IRC 1202(a)(5)");
  const partly = sum(cents(times(PARTS.threeQuarters, l7)), cents(times(PARTS.half, l8)));
  const l9 = line("9", "Gain excluded", sum(l4, l6, partly), "IRC 1202(a)");
  const l10 = line("10", "Gain of lines 7 and 8 that is not excluded", minus(sum(l7, l8), partly), "IRC 1(h)(7)");
  const l11 = line("11", "Gain under the limit, with earlier years", sum(l1, l4, l6, l7, l8), "IRC 1202(b)(4)");
  return { lines: [l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11], excluded: l9, at28Percent: l10, next: l11 };
}
