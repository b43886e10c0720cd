import type { YearAmounts } from "./plan.ts";

/** Dollars in a calendar year: the last year given up to it carries forward; 0 before the first. */
export function amountIn(amounts: YearAmounts, year: number): number {
  if (typeof amounts === "number") return amounts;
  let latest = Number.NEGATIVE_INFINITY;
  let amount = 0;
  for (const [given, dollars] of amounts) {
    if (given > year || given < latest) continue;
    latest = given;
    amount = dollars;
  }
  return amount;
}
