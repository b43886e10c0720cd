/** Sums whose factors are doubles: their last bits may be off. */
import { type Affine, affine, constantOf } from "../affine.ts";

/** left + rate * right. What cancels in exact arithmetic cancels here, though its last bits may not. */
export function plus(left: Affine, rate: number, right: Affine): Affine {
  if (rate === 0) return left;
  const terms = new Map(left.terms);
  for (const [index, coefficient] of right.terms) {
    const added = rate * coefficient;
    const total = (terms.get(index) ?? 0) + added;
    if (Math.abs(total) <= 1e-12 * Math.abs(added)) terms.delete(index);
    else terms.set(index, total);
  }
  return affine(left.constant + rate * right.constant, terms);
}

export const times = (rate: number, of: Affine): Affine => plus(constantOf(0), rate, of);

export function valueAt({ constant, terms }: Affine, point: ArrayLike<number>): number {
  let value = constant;
  for (const [index, coefficient] of terms) value += coefficient * point[index]!;
  return value;
}

/** The same for sums that are equal but for the last bits. */
export function keyOf({ constant, terms }: Affine): string {
  const parts = [...terms].sort(([a], [b]) => a - b).map(([index, rate]) => `${rate.toPrecision(12)}*${index}`);
  return `${constant.toPrecision(12)} ${parts.join(" ")}`;
}
