/** Sums whose factors are doubles: their last bits may be off. */
import { type Affine, affine } from "../affine.ts";

/** left + rate * right. What cancels in exact arithmetic cancels here, though its last bits may not. */
export const plus = (left: Affine, rate: number, right: Affine): Affine =>
  rate === 0 ? left : totalOf(left, [[rate, right]]);

/** A sum and others, each times its rate. */
export function totalOf(first: Affine, others: readonly (readonly [rate: number, of: Affine])[]): Affine {
  const terms = new Map(first.terms);
  let { constant } = first;
  for (const [rate, of] of others) {
    if (rate === 0) continue;
    constant += rate * of.constant;
    // Threads begin with this, before it is compiled: there `forEach` takes a third of what entries one by one do.
    of.terms.forEach((coefficient, index) => {
      const added = rate * coefficient;
      const before = terms.get(index);
      const total = before === undefined ? added : before + added;
      if (Math.abs(total) <= 1e-12 * Math.abs(added)) terms.delete(index);
      else terms.set(index, total);
    });
  }
  return affine(constant, terms);
}

export const times = (rate: number, of: Affine): Affine => {
  if (rate === 1) return of;
  const terms = new Map<number, number>();
  if (rate !== 0) {
    of.terms.forEach((coefficient, index) => {
      terms.set(index, rate * coefficient);
    });
  }
  return affine(rate * of.constant, terms);
};

export function valueAt({ constant, terms }: Affine, point: ArrayLike<number>): number {
  let value = constant;
  for (const [index, coefficient] of terms) value += coefficient * point[index]!;
  return value;
}

const double = new Float64Array(1);
const words = new Uint16Array(double.buffer);
/** Leaves 37 of the 53 bits of a double. @source Veltkamp's split, in Dekker: A floating-point technique. Numerische Mathematik 18, 1971 */
const SPLIT = 2 ** 16 + 1;

/** The same for sums that are equal, each times its rate, but for the last bits. */
export function keyOf({ constant, terms }: Affine, rate = 1): string {
  const codes: number[] = [];
  const push = (amount: number) => {
    const split = SPLIT * amount;
    // Zero is never below zero.
    double[0] = split - (split - amount) + 0;
    codes.push(words[0]!, words[1]!, words[2]!, words[3]!);
  };
  push(rate * constant);
  for (const index of Uint32Array.from(terms.keys()).sort()) {
    codes.push(index & 0xffff, index >>> 16);
    push(rate * terms.get(index)!);
  }
  return String.fromCharCode(...codes);
}
