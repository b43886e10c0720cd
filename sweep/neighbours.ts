/**
 * Which points of a large sweep are solved from nothing, and which set out from the answers of others.
 *
 * Points differ in a few numbers, so what is best at one is nearly right at another that is near. A few points, spread over all of them,
 * are solved first and on their own; then more, from the answers of those nearest to them; and the rest from the nearest of these, in a part
 * of the time. Which they are is a matter of the sweep alone: so a point has the same answer whoever works it, and whenever.
 */
import type { Decision } from "../model/decisions.ts";
import type { Shown } from "./axes.ts";
import type { Sweep } from "./sweep.ts";

/** Points that are solved on their own; a sweep of no more has no others. */
const PILOTS = 32;
/**
 * How many times as many points are solved after a stage as before it, and the most that are before the rest. The slower it grows, the nearer
 * are the answers that a point sets out from; between stages threads wait for one point.
 */
const GROWTH = 2;
const MOST_STAGED = 2048;
/** Answers that a point sets out from, the nearest of so many kinds: what is best changes its kind from point to point. */
const KINDS = 5;
/** The part of the shares of all steps that a step must have to tell one kind from another. */
const TELLING = 0.02;
/** Its multiples are spread evenly, however many there are, and over all axes of a grid. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The points to solve before the rest, in order, stage by stage: the first on their own, those of each later stage from the answers of all
 * before. None where all are solved alike, or given decisions are evaluated.
 */
export function stagesOf({ job, points: { count } }: Pick<Sweep, "job" | "points">): number[][] {
  const stages: number[][] = [];
  if (!("solve" in job)) return stages;
  const staged = new Set<number>();
  for (let most = PILOTS; most < count && most <= MOST_STAGED; most *= GROWTH) {
    const stage: number[] = [];
    for (let i = 0; i < most; i++) {
      const point = Math.floor(((i * GOLDEN) % 1) * count);
      if (staged.has(point)) continue;
      staged.add(point);
      stage.push(point);
    }
    stages.push(stage.sort((a, b) => a - b));
  }
  return stages;
}

/** @param answers decisions of points solved before that have some, by point. @returns the decisions that a point sets out from, of each kind the nearest, the nearest first */
export function neighboursOf(
  { shown }: Pick<Sweep, "shown">,
  answers: ReadonlyMap<number, string>,
): (point: number) => string[] {
  const solved = Array.from(answers, ([point, decisions]) => ({
    point,
    decisions,
    kind: kindOf(decisions),
    at: shown(point),
  }));
  const spans = (solved[0]?.at ?? []).map((_, axis) => {
    const values = solved.map(({ at }) => at[axis]).filter((value) => typeof value === "number");
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
    const nearest = new Map<string, string>();
    const byDistance = solved
      .map((other) => ({ ...other, distance: distance(at, other.at) }))
      .sort((a, b) => a.distance - b.distance || a.point - b.point);
    for (const { kind, decisions } of byDistance) {
      if (nearest.size === KINDS) break;
      if (!nearest.has(kind)) nearest.set(kind, decisions);
    }
    return [...nearest.values()];
  };
}

/** What is done on which day, however much of it; steps with next to no shares left out. */
function kindOf(text: string): string {
  const decisions = JSON.parse(text) as Decision[];
  const all = decisions.reduce((sum, { shares }) => sum + shares, 0);
  return decisions
    .filter(({ shares }) => shares >= TELLING * all)
    .map((each) => [each.date, each.do, each.do === "exercise" ? each.grant : each.lot, each.scenario].join(" "))
    .sort()
    .join("\n");
}
