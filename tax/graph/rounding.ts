/** How amounts are rounded on integers, each a value times its grid: at once, on numbers, or written down as code. */
import { type Arithmetic, floorOfQuotient } from "./arithmetic.ts";
import { gridToCents } from "./network.ts";

/** What is made of an integer. */
type Rounding = (to: Arithmetic, value: number) => number;

/** Amounts on a finer grid are divided to be rounded: so large ones, times the grid, may come to more than 2^50. */
export const FINEST_MULTIPLIED = 1_000_000;

/** To whole cents, halves up as in the trace. */
export function toCents(grid: number): Rounding {
  const { numerator, denominator } = gridToCents(grid);
  const cents: Rounding = (to, value) => to.multiply(value, to.constant(numerator));
  if (denominator === 1) return cents;
  return denominator % 2 === 0
    ? (to, value) => quotient(to, grid, cents(to, value), denominator / 2, denominator)
    : (to, value) => quotient(to, grid, to.multiply(cents(to, value), to.constant(2)), denominator, 2 * denominator);
}

/** To steps of so many dollars, or parts of one; none below zero. */
export function toSteps(grid: number, dollars: number): Rounding {
  const size = dollars * grid;
  return (to, value) => to.max(quotient(to, grid, value, size - 1, size), to.constant(0));
}

/** The quotient of two integers below 2^53 never rounds up to a whole number it has not reached. */
const quotient = (to: Arithmetic, grid: number, value: number, plus: number, by: number): number =>
  grid > FINEST_MULTIPLIED
    ? to.floor(to.divide(to.add(value, to.constant(plus)), to.constant(by)))
    : floorOfQuotient(to, value, plus, by);
