import fc from "fast-check";
import { expect, test } from "vitest";
import { floorOfQuotient, onNumbers } from "../../tax/graph/arithmetic.ts";

/** The quotient in integers of any size, rounded down. */
const exact = (value: number, times: number, plus: number, by: number): number => {
  const sum = BigInt(value) * BigInt(times) + BigInt(plus);
  const quotient = sum / BigInt(by);
  return Number(sum % BigInt(by) < 0n ? quotient - 1n : quotient);
};

test("a quotient is rounded down without a division, of sums up to 2^50 and just where the next whole one begins", () => {
  const cases = fc.record({
    by: fc.integer({ min: 2, max: 2_000_000 }),
    times: fc.constantFrom(1, 2, 3, 6, 19, 30, 1000),
    part: fc.double({ min: -1, max: 1, noNaN: true }),
    off: fc.integer({ min: -2, max: 2 }),
  });
  fc.assert(
    fc.property(cases, ({ by, times, part, off }) => {
      const value = Math.trunc((part * (2 ** 50 - 4 * by)) / times);
      // With this the sum is a whole multiple of `by`, or a little off.
      const plus = Number((BigInt(by) - ((BigInt(value) * BigInt(times)) % BigInt(by))) % BigInt(by)) + off;
      expect(floorOfQuotient(onNumbers, value, times, plus, by)).toBe(exact(value, times, plus, by) + 0);
    }),
    { numRuns: 5000 },
  );
});
