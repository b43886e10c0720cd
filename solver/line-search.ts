/**
 * The best point along a line, for a function that is piecewise linear along it.
 *
 * Looks at a few points by halving the line, then closes in on the kink at the top: the tangents at the two ends of an interval meet
 * at its kink, if it has one, and the slope there says on which side the top lies. So it goes from kink to kink, not by small steps.
 */

/**
 * @param at    the function at a whole number of steps
 * @param start its value at 0
 * @param reach the last step allowed
 * @returns the best step found and its value; step 0 where none is better
 */
export function bestAlong(at: (step: number) => number, start: number, reach: number): { step: number; value: number } {
  const known = new Map<number, number>([[0, start]]);
  const value = (step: number): number => {
    const before = known.get(step);
    if (before !== undefined) return before;
    const result = at(step);
    known.set(step, result);
    return result;
  };
  for (let step = reach; step >= 1; step = Math.floor(step / 3)) value(step);

  const seen = [...known.keys()].sort((a, b) => a - b);
  const best = bestOf(known);
  const place = seen.indexOf(best.step);
  let left = seen[Math.max(0, place - 1)]!;
  let right = seen[Math.min(seen.length - 1, place + 1)]!;
  // The rounding of amounts to cents blurs a slope; over a longer step it weighs less.
  const width = Math.max(1, Math.floor(reach / 2000));
  for (let round = 0; round < 16 && right - left > 2 * width; round++) {
    const rise = (value(left + width) - value(left)) / width;
    const fall = (value(right) - value(right - width)) / width;
    if (rise <= fall) break;
    const meet = left + (value(right) - value(left) - fall * (right - left)) / (rise - fall);
    const middle = Math.min(right - width, Math.max(left + width, Math.round(meet)));
    if (middle === left || middle === right) break;
    const onward = (value(middle + width) - value(middle)) / width;
    if (onward > 0) left = middle;
    else {
      const before = (value(middle) - value(middle - width)) / width;
      if (before >= 0) break;
      right = middle;
    }
  }
  const top = bestOf(known).step;
  for (let step = Math.max(1, top - 2); step <= Math.min(reach, top + 2); step++) value(step);
  return bestOf(known);
}

function bestOf(known: ReadonlyMap<number, number>): { step: number; value: number } {
  let best = { step: 0, value: known.get(0)! };
  for (const [step, value] of known) if (value > best.value) best = { step, value };
  return best;
}
