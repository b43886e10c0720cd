/**
 * Which points of a large sweep are solved from nothing, and which set out from the answers of others.
 *
 * Points differ in a few numbers, so what is best at one is nearly right at another that is near. A few points, spread over all of them,
 * are solved first and on their own; every other sets out from the answers of those nearest to it, and takes a third of the time. Which
 * they are is a matter of the sweep alone: so a point has the same answer whoever works it, and whenever.
 */
import type { Shown } from "./axes.ts";
import type { Sweep } from "./sweep.ts";

/** Points that are solved on their own; a sweep of no more has no others. */
const PILOTS = 32;
/** Answers that a point sets out from. */
const NEAREST = 6;
/** Its multiples are spread evenly, however many there are, and over all axes of a grid. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The points to solve first, in order; none where all are solved alike, or given decisions are evaluated. */
export function pilotsOf({ job, points: { count } }: Pick<Sweep, "job" | "points">): number[] {
  if (!("solve" in job) || count <= PILOTS) return [];
  const spread = Array.from({ length: PILOTS }, (_, i) => Math.floor(((i * GOLDEN) % 1) * count));
  return [...new Set(spread)].sort((a, b) => a - b);
}

/** @param answers decisions of the pilots that have some, by point. @returns the decisions that a point sets out from, the nearest first */
export function neighboursOf(
  { shown }: Pick<Sweep, "shown">,
  answers: ReadonlyMap<number, string>,
): (point: number) => string[] {
  const pilots = Array.from(answers, ([point, decisions]) => ({ point, decisions, at: shown(point) }));
  const spans = (pilots[0]?.at ?? []).map((_, axis) => {
    const values = pilots.map(({ at }) => at[axis]).filter((value) => typeof value === "number");
    return Math.max(...values) - Math.min(...values);
  });
  const distance = (one: readonly Shown[], other: readonly Shown[]): number =>
    spans.reduce((sum, span, axis) => {
      const [a, b] = [one[axis], other[axis]];
      if (a === b) return sum;
      return sum + (typeof a === "number" && typeof b === "number" && span > 0 ? ((a - b) / span) ** 2 : 1);
    }, 0);
  return (point) => {
    const at = shown(point);
    return pilots
      .map((pilot) => ({ ...pilot, distance: distance(at, pilot.at) }))
      .sort((a, b) => a.distance - b.distance || a.point - b.point)
      .slice(0, NEAREST)
      .map(({ decisions }) => decisions);
  };
}
