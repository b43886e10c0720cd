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
 * floor((value + plus) / by), of integers below 2^50, without a division: half of one more cannot reach the next whole quotient, and
 * keeps the product so far from the last one that its rounding does no harm.
 */
export const floorOfQuotient = (to: Arithmetic, value: number, plus: number, by: number): number =>
  to.floor(to.multiply(to.add(value, to.constant(plus + 0.5)), to.constant(1 / by)));
