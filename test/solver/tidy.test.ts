/** What makes a plan simpler at next to no cost, by a lot of 1,000 shares sold on one day. */
import { expect, test } from "vitest";
import { compilePlan } from "../../model/compiled-plan.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import { scorerOf } from "../../solver/scorer.ts";
import { tidierOf } from "../../solver/tidy.ts";

/**
 * A gain of 9 a share in 2026, of which 996 shares have room at 0 %: 49,450 and 16,100 less wages of 56,586 are 8,964.
 *
 * @returns how many shares a plan sells on 2026-12-15, tidied; what is left is sold in 2027 at `end` dollars
 */
function sold(shares: number, end: number): number {
  const text = `version: 1
household: {filingStatus: single}
horizon: {start: 2026-12-15, end: 2026-12-31}
indexing: 0
income: {wages: 56586}
securities:
  ACME: {price: {2026-12-15: 10, 2026-12-31: ${end}}}
lots:
  - {id: L, security: ACME, acquired: 2020-01-02, shares: 1000, basis: 1}
decisions: [2026-12-15]
`;
  const compiled = compilePlan(parsePlan(text, "plan.yaml"));
  return tidierOf(compiled, scorerOf(compiled))(Float64Array.of(shares))[0]!;
}

test("a few shares that a sale would leave are sold with the others", () => {
  // The last at 15 % of 9, or a year later at 9 dollars in place of 10: 35 cents.
  expect(sold(999, 9)).toBe(1000);
});

test("but not at more than a dollar, and not where more than a few are left", () => {
  // Four at 15 % of 9, 5.40, or a year later for 4 cents less; none of the 996 could wait at that price.
  expect(sold(996, 9.99)).toBe(996);
  expect(sold(950, 9)).toBe(950);
});
