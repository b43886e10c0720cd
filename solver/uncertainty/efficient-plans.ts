/** Plans of which none is better than another in both risk and value, and where to look for more of them. */
import type { Decision } from "../../model/decisions.ts";

export interface Found {
  shares: Float64Array;
  decisions: Decision[];
  value: number;
  risk: number;
}

/** A search under a limit on risk: no plan with no more risk does better than `bound`. */
export interface Searched {
  most: number;
  bound: number;
}

/** A part of the square that the ends of the frontier span: a step of the stairs that is smaller is not looked into. */
const SMALLEST_STEP = 1 / 2000;
/** Of a step, as much is empty where plans are few. */
const SPARSE = 1 / 4;

/** Plans with one more, the least risk first, without those that another is better than: worth as much with no more risk. */
export function withPlan(plans: readonly Found[], one: Found, sign: 1 | -1): Found[] {
  const isBetter = (a: Found, b: Found) => a.risk <= b.risk && sign * a.value >= sign * b.value;
  if (plans.some((each) => isBetter(each, one))) return [...plans];
  return [...plans.filter((each) => !isBetter(one, each)), one].sort((a, b) => a.risk - b.risk);
}

/**
 * The limit to search under next: in the middle of the largest step between plans; where much of a step is known to be empty, at its
 * end, so that few plans far apart are soon all known.
 *
 * A step begins at the largest limit under which a search has found nothing better than its lower plan. Its size is the area in which
 * better plans could be.
 */
export function nextLimit(plans: readonly Found[], searched: readonly Searched[], sign: 1 | -1): number | null {
  const [first, last] = [plans[0]!, plans.at(-1)!];
  const span = last.risk - first.risk;
  let largest = SMALLEST_STEP * span * sign * (last.value - first.value);
  let next: number | null = null;
  plans.slice(1).forEach((upper, i) => {
    const lower = plans[i]!;
    const limits = searched.map(({ most }) => most).filter((most) => most < upper.risk);
    const from = Math.max(lower.risk, ...limits);
    const size = (upper.risk - from) * sign * (upper.value - lower.value);
    if (size <= largest) return;
    largest = size;
    const isSparse = from - lower.risk > SPARSE * (upper.risk - lower.risk);
    next = isSparse ? upper.risk - (SMALLEST_STEP / 2) * span : (from + upper.risk) / 2;
  });
  return next;
}
