/** How amounts are rounded on integers, each a value times its grid: at once, on numbers, or written down as code. */
import { type Arithmetic, floorOfQuotient } from "./arithmetic.ts";
import { gridToCents } from "./network.ts";

/** What is made of the integer value * times + plus. */
type Rounding = (to: Arithmetic, value: number, times?: number, plus?: number) => number;

/** Amounts on a finer grid are divided to be rounded: so large ones, times the grid, may come to more than 2^50. */
export const FINEST_MULTIPLIED = 1_000_000;

/** To whole cents, halves up as in the trace. */
export function toCents(grid: number): Rounding {
  const { numerator, denominator } = gridToCents(grid);
  if (denominator === 1)
    return (to, value, times = 1, plus = 0) => affine(to, value, times * numerator, plus * numerator);
  const [parts, by] = denominator % 2 === 0 ? [numerator, denominator] : [2 * numerator, 2 * denominator];
  return (to, value, times = 1, plus = 0) => quotient(to, grid, value, times * parts, plus * parts + by / 2, by);
}

/** To steps of so many dollars, or parts of one; none below zero. */
export function toSteps(grid: number, dollars: number): Rounding {
  const size = dollars * grid;
  return (to, value, times = 1, plus = 0) =>
    to.max(quotient(to, grid, value, times, plus + size - 1, size), to.constant(0));
}

/** The quotient of two integers below 2^53 never rounds up to a whole number it has not reached. */
const quotient = (to: Arithmetic, grid: number, value: number, times: number, plus: number, by: number): number =>
  grid > FINEST_MULTIPLIED
    ? to.floor(to.divide(affine(to, value, times, plus), to.constant(by)))
    : floorOfQuotient(to, value, times, plus, by);

const affine = (to: Arithmetic, value: number, times: number, plus: number): number =>
  to.add(to.multiply(value, to.constant(times)), to.constant(plus));
