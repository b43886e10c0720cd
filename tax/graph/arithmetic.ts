/**
 * Arithmetic by a name for each operation, so that one description of a calculation can be worked at once, on numbers, or written down
 * as code (`CodeWriter`), on places of operations.
 */
export interface Arithmetic {
  constant: (value: number) => number;
  add: (left: number, right: number) => number;
  subtract: (left: number, right: number) => number;
  multiply: (left: number, right: number) => number;
  divide: (left: number, right: number) => number;
  max: (left: number, right: number) => number;
  floor: (of: number) => number;
}

export const onNumbers: Arithmetic = {
  constant: (value) => value,
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  max: Math.max,
  floor: Math.floor,
};

/**
 * floor((value * times + plus) / by) without a division, where value * times + plus is an integer below 2^50: half of one more cannot
 * reach the next whole quotient, and keeps the sum so far from the last one that its three roundings do no harm.
 */
export const floorOfQuotient = (to: Arithmetic, value: number, times: number, plus: number, by: number): number =>
  to.floor(to.add(to.multiply(value, to.constant(times / by)), to.constant((plus + 0.5) / by)));
