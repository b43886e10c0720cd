/**
 * The inequality that a point breaks most, of all that hold for a hinge over the box of what it sums.
 *
 * Without them a hinge is held by its chord alone, which forgets where the sum comes from; with them the relaxation of a hinge is as
 * tight as one of a single hinge can be.
 *
 * @source Tjandraatmadja, Anderson, Huchette, Ma, Patel, Vielma: The convex relaxation barrier, revisited. NeurIPS 2020, theorem 1
 */
import { type Affine, single } from "../affine.ts";
import type { Hinge } from "./program.ts";
import { totalOf } from "./rounded.ts";

/** @returns a sum that is at most 0 wherever the hinge holds within the box; null where the box decides the hinge */
export function hullInequality(
  { of, after }: Hinge,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  point: ArrayLike<number>,
): Affine | null {
  // What the hinge can still reach with the chosen terms at their least and the others at their most.
  let reach = of.constant;
  const parts: { index: number; rate: number; from: number; to: number; place: number }[] = [];
  for (const [index, rate] of of.terms) {
    const [from, to] = rate > 0 ? [lower[index]!, upper[index]!] : [upper[index]!, lower[index]!];
    reach += rate * to;
    if (to !== from) parts.push({ index, rate, from, to, place: (point[index]! - from) / (to - from) });
  }
  parts.sort((a, b) => a.place - b.place);
  const taken: [rate: number, way: Affine][] = [];
  for (const { index, rate, from, to } of parts) {
    const way: Affine = { constant: -from, terms: new Map([[index, 1]]) };
    const left = reach - rate * (to - from);
    if (left < 0) return totalOf(single(after), [...taken, [-reach / (to - from), way]]);
    taken.push([-rate, way]);
    reach = left;
  }
  return null;
}
