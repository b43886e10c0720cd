/**
 * The best point along a line, for a function that is piecewise linear along it.
 *
 * Looks at a few points by halving the line, then closes in on the kink at the top: the tangents at the two ends of an interval meet
 * at its kink, if it has one, and the slope there says on which side the top lies. So it goes from kink to kink, not by small steps.
 */

/**
 * @param at    the function at some whole numbers of steps: asked for together where they do not depend on each other
 * @param start its value at 0
 * @param reach the last step allowed
 * @returns the best step found and its value; step 0 where none is better
 */
export function bestAlong(
  at: (steps: readonly number[]) => readonly number[],
  start: number,
  reach: number,
): { step: number; value: number } {
  const known = new Map<number, number>([[0, start]]);
  const look = (...steps: number[]): void => {
    const unknown = [...new Set(steps)].filter((step) => !known.has(step));
    at(unknown).forEach((value, i) => {
      known.set(unknown[i]!, value);
    });
  };
  const value = (step: number): number => known.get(step)!;
  const thirds: number[] = [];
  for (let step = reach; step >= 1; step = Math.floor(step / 3)) thirds.push(step);
  look(...thirds);

  const seen = [...known.keys()].sort((a, b) => a - b);
  const best = bestOf(known);
  const place = seen.indexOf(best.step);
  let left = seen[Math.max(0, place - 1)]!;
  let right = seen[Math.min(seen.length - 1, place + 1)]!;
  // The rounding of amounts to cents blurs a slope; over a longer step it weighs less.
  const width = Math.max(1, Math.floor(reach / 2000));
  for (let round = 0; round < 16 && right - left > 2 * width; round++) {
    look(left, left + width, right - width, right);
    const rise = (value(left + width) - value(left)) / width;
    const fall = (value(right) - value(right - width)) / width;
    if (rise <= fall) break;
    const meet = left + (value(right) - value(left) - fall * (right - left)) / (rise - fall);
    const middle = Math.min(right - width, Math.max(left + width, Math.round(meet)));
    if (middle === left || middle === right) break;
    look(middle, middle + width, middle - width);
    const onward = (value(middle + width) - value(middle)) / width;
    if (onward > 0) left = middle;
    else {
      const before = (value(middle) - value(middle - width)) / width;
      if (before >= 0) break;
      right = middle;
    }
  }
  const top = bestOf(known).step;
  look(...[-2, -1, 1, 2].map((by) => top + by).filter((step) => step >= 1 && step <= reach));
  return bestOf(known);
}

function bestOf(known: ReadonlyMap<number, number>): { step: number; value: number } {
  let best = { step: 0, value: known.get(0)! };
  for (const [step, value] of known) if (value > best.value) best = { step, value };
  return best;
}
