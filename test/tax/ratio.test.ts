import { expect, test } from "vitest";
import { ONE, product, ratio, ratioOf, total, ZERO } from "../../tax/graph/ratio.ts";

test("a rate is what its digits say, not the double that is nearest", () => {
  expect(total(ratioOf(0.1), ratioOf(0.2))).toEqual({ numerator: 3, denominator: 10 });
  expect(ratioOf(0.038)).toEqual({ numerator: 19, denominator: 500 });
  expect(ratioOf(1e-7)).toEqual({ numerator: 1, denominator: 10_000_000 });
  expect(ratioOf(609_350)).toEqual({ numerator: 609_350, denominator: 1 });
  expect(ratioOf([1, 0.28])).toEqual({ numerator: 25, denominator: 7 });
  expect(ratioOf([-5000, 0.25])).toEqual({ numerator: -20_000, denominator: 1 });
});

test("what cancels is gone, and nothing times anything is nothing", () => {
  expect(total(ratio(1, 3), ratio(-1, 3))).toEqual(ZERO);
  expect(product(ratio(-2, 3), ratio(3, 2))).toEqual({ numerator: -1, denominator: 1 });
  expect(Object.is(product(ratio(-1, 1), ZERO).numerator, 0)).toBe(true);
  expect(product(ONE, ratio(6, 4))).toEqual({ numerator: 3, denominator: 2 });
});

test("on the way to a small fraction integers may pass 2^53", () => {
  const fine = ratio(1, 2 ** 40);
  expect(product(ratio(2 ** 40, 3), product(fine, ratio(9, 1)))).toEqual({ numerator: 3, denominator: 1 });
  expect(total(ratio(1, 2 ** 40), ratio(2 ** 40 - 1, 2 ** 40))).toEqual(ONE);
  expect(total(ratio(1, 3 ** 30), ratio(3 ** 30 - 1, 3 ** 30))).toEqual(ONE);
});
