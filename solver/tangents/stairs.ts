/**
 * Onto the law's stairs, such as an exemption that falls by some dollars for each $2,500 of income or part of it. Along the tangents stairs
 * are slopes, which say what income costs there; but the best place is mostly the edge of a step, just before the next one is lost.
 */
import type { Steps } from "../../tax/graph/program/program.ts";
import { type HeldProgram, type Reached, SETTLED } from "./held-program.ts";

/**
 * @returns from a plan that no step along the tangents betters the best beside it: with as many steps of each stair, or with one less of one
 *          where that is worth more
 */
export function stairsOf({ law, setOut, stand, best, worthOf, lifted }: HeldProgram): (from: Reached) => Reached {
  const { steps, lower } = law.program;
  return ({ shares, point }) => {
    let at: Reached = { shares, point: law.pointOf(shares, point) };
    let known: readonly number[] = [];
    /** @returns whether the best plan with so many steps of some stairs, the others sloped, is worth more than the one at hand */
    const isBetter = (counts: readonly (readonly [Steps, number])[]): boolean => {
      setOut(at.point, known);
      for (const [stair, count] of counts) stand(stair, count);
      const next = best(at.point, true);
      known = lifted();
      if (next === null || worthOf(next) <= worthOf(at) + SETTLED) return false;
      at = next;
      return true;
    };
    const count = ({ after }: Steps) => at.point[after]!;
    const keepAll = () => isBetter(steps.map((stair) => [stair, count(stair)]));
    const priced = () => {
      const slopes = law.slopesAt(at.point);
      return steps.filter(({ after }) => slopes[after]! < 0 && at.point[after]! > lower[after]!);
    };
    if (priced().length === 0) return at;
    keepAll();
    for (const stair of priced()) if (isBetter([[stair, count(stair) - 1]])) keepAll();
    return at;
  };
}
