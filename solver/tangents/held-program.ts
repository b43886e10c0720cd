/**
 * A plan's program, in which every hinge that would pay for bending is held to its tangent.
 *
 * Most hinges cost (a bracket begins, AMT falls due): to a linear program that wants the most they are exact as they stand, `after >= 0`
 * and `after >= before`. The others bring (an exemption, a credit that can be used): the program would lift them for nothing, so they are
 * held to their tangent at the plan at hand, which is nowhere above them. So the program knows all kinks of the first kind, at any
 * distance, and says no more than a plan is worth. Which hinges bring is read from the slopes of the objective; where the program lifts
 * another one after all, that is held too.
 */
import type { Basis, Highs } from "highs";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import type { Steps } from "../../tax/graph/program/program.ts";
import { type LawProgram, lawProgramOf, type Once } from "../program/law-program.ts";
import { type Bounds, condensedModel } from "./condensed-model.ts";

/** A plan, not whole, and what the law makes of it; there stairs are slopes, unless a step of each was stood on. */
export interface Reached {
  shares: Float64Array;
  point: Float64Array;
}

export interface HeldProgram {
  law: LawProgram;
  /** Holds all to the tangents at a point, as if nothing had been lifted but what is known to be. */
  setOut: (point: Float64Array, knownLifted?: Iterable<number>) => void;
  /** The same, with all that has been lifted on the way. */
  holdAt: (point: Float64Array) => void;
  /** Plans with the same tangents, and on the same side of the other kinks, are one: all that follows is the same. */
  keyOf: (point: Float64Array) => string;
  /** The best plan along the tangents as they are held, which are those at a point; more are held where hinges are lifted. */
  best: (at: Float64Array, isStrict: boolean) => Reached | null;
  /** In dollars; minus infinity outside the limits. */
  worthOf: (reached: Reached) => number;
  lifted: () => number[];
  isOnTangent: (hinge: number) => boolean;
  /** Whether a hinge on its tangent is held to what is before it, not to zero. */
  isAbove: (hinge: number) => boolean;
  /** Holds a hinge to the tangent above its kink, or to the one below. */
  lean: (hinge: number, toAbove: boolean) => void;
  /** Keeps a stair, until all is set out anew, at so many steps or less; whole steps are counted of all stairs then. */
  stand: (stair: Steps, count: number) => void;
  /** Forgets all programs solved, so that what is answered next depends on what is held alone. */
  restart: (basis: Basis | null) => void;
  /** Of the last program; null if it had no answer. */
  basis: () => Basis | null;
  dispose: () => void;
}

/** Dollars between two steps below which a third is not worth it. */
export const SETTLED = 0.5;
const CENT = 0.01;
/** Programs that one step may take until none of its hinges is lifted. */
const MOST_PROGRAMS = 16;
/** Dollars by which a program may say more than its plan is worth. */
const LIFTED = 0.05;
const LIFTED_HINGE = 1e-4;
/** A slope below this is none, in dollars by the dollar. */
const FLAT = 1e-9;

/**
 * How a hinge stands in the program: free to bend; on its tangent, at zero or at what is before it; or on its tangent and kept on that
 * side of its kink.
 */
type Held = "bent" | "zero" | "before" | "below" | "above";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

export function heldProgramOf(highs: Highs, compiled: CompiledPlan, once?: Once): HeldProgram {
  const law = lawProgramOf(compiled, once);
  const { program, shares } = law;
  const { lower, upper, hinges, selections, steps, exclusions, switches } = program;
  const bent = boundsOf(law);
  const model = condensedModel(highs, program, law.gains, bent);
  /** What the model is given: the bounds as the hinges are held now. */
  const now = { lower: bent.lower.slice(), upper: bent.upper.slice(), low: bent.low.slice(), high: bent.high.slice() };
  /** Hinges that a program lifted though the objective's slope did not say so. */
  const lifted = new Set<number>();
  const held: Held[] = hinges.map(() => "bent");
  const isOnTangent = (h: number) => held[h] === "before" || held[h] === "zero";

  let isOnStairs = false;
  /** Variables whose bounds depend on the plan at hand, but for hinges. */
  const switched = [...selections.flatMap(({ chosen, left }) => [chosen, left]), ...exclusions.flat()];
  const fix = (index: number, at: number) => {
    now.lower[index] = at;
    now.upper[index] = at;
  };
  const hold = (h: number, how: Held) => {
    held[h] = how;
    const { before, after, row } = hinges[h]!;
    const isAtZero = how === "zero" || how === "below";
    now.lower[after] = how === "before" ? lower[before]! : 0;
    now.upper[after] = isAtZero ? 0 : upper[after]!;
    now.low[row] = how === "zero" ? NEGATIVE_INFINITY : 0;
    now.high[row] = how === "before" || how === "above" ? 0 : POSITIVE_INFINITY;
  };
  /** Holds the program to its tangents at a point. */
  const holdAt = (point: Float64Array) => {
    const slopes = law.slopesAt(point);
    hinges.forEach(({ before, after }, h) => {
      if (slopes[after]! <= FLAT && !lifted.has(h)) hold(h, "bent");
      else hold(h, point[before]! > 0 ? "before" : "zero");
    });
    for (const { positive, chosen, left } of selections) {
      const [taken, not] = point[positive]! > 0 ? [chosen, left] : [left, chosen];
      now.lower[taken] = NEGATIVE_INFINITY;
      now.upper[taken] = POSITIVE_INFINITY;
      fix(not, 0);
    }
    for (const { before, after, size, row } of steps) {
      const isAbove = point[before]! > lower[after]! * size;
      const how = slopes[after]! <= FLAT ? "bent" : isAbove ? "before" : "zero";
      now.lower[after] = lower[after]!;
      now.upper[after] = how === "zero" ? lower[after]! : upper[after]!;
      now.low[row] = how === "zero" ? NEGATIVE_INFINITY : 0;
      now.high[row] = how === "before" ? 0 : POSITIVE_INFINITY;
    }
    for (const [first, second] of exclusions) {
      for (const [index, other] of [
        [first, second],
        [second, first],
      ] as const) {
        now.upper[index] = point[other]! > 0 ? 0 : upper[index]!;
      }
    }
  };
  /** @returns whether anything was to be held */
  const holdLifted = (point: Float64Array, at: Float64Array): boolean => {
    const isAbove = (h: number) => at[hinges[h]!.before]! > 0;
    const lifts = (h: number) => point[hinges[h]!.after]! - Math.max(0, point[hinges[h]!.before]!);
    const free = [...held.keys()].filter((h) => held[h] === "bent" && lifts(h) > LIFTED_HINGE);
    for (const h of free) {
      lifted.add(h);
      hold(h, isAbove(h) ? "before" : "zero");
    }
    if (free.length > 0) return true;
    const crossed = [...held.keys()].filter((h) => isOnTangent(h) && Math.abs(lifts(h)) > LIFTED_HINGE);
    for (const h of crossed) hold(h, isAbove(h) ? "above" : "below");
    return crossed.length > 0;
  };
  /** @returns whether two that exclude each other were both there */
  const holdExclusions = (point: Float64Array): boolean => {
    const both = exclusions.filter(([first, second]) => point[first]! > 0.5 && point[second]! > 0.5);
    for (const [first, second] of both) now.upper[point[first]! < point[second]! ? first : second] = 0;
    return both.length > 0;
  };

  /** @returns whether some were neither 0 nor 1 */
  const holdSwitches = (point: Float64Array): boolean => {
    const open = switches.filter((index) => now.lower[index]! < now.upper[index]!);
    for (const index of open) fix(index, point[index]! > 1 - LIFTED_HINGE ? 1 : 0);
    return open.some((index) => point[index]! > LIFTED_HINGE && now.upper[index] === 0);
  };

  const best = (at: Float64Array, isStrict: boolean): Reached | null => {
    let reached: Reached | null = null;
    for (let programs = 0; programs < MOST_PROGRAMS; programs++) {
      const said = model.maximize(now);
      if (said === null) return null;
      if (holdExclusions(said) || holdSwitches(said)) continue;
      const ofShares = Float64Array.from(shares, (index) => Math.max(0, said[index]!));
      const point = isOnStairs ? law.pointOf(ofShares, said) : law.slopedPointOf(ofShares, said);
      reached = { shares: ofShares, point };
      const isAsSaid = law.valueAt(said) <= law.valueAt(point) + LIFTED && (!isStrict || law.isWithin(point));
      if (isAsSaid || !holdLifted(said, at)) break;
    }
    return reached;
  };

  const openSwitches = () => {
    for (const index of switches) {
      now.lower[index] = lower[index]!;
      now.upper[index] = upper[index]!;
    }
  };

  /** So far below the next step that the cent does not lead there. */
  const stand = ({ after, size, row }: Steps, count: number) => {
    isOnStairs = true;
    fix(after, count);
    now.low[row] = count > 0 ? CENT / size : 0;
    now.high[row] = POSITIVE_INFINITY;
  };
  const setOut = (point: Float64Array, knownLifted: Iterable<number> = []) => {
    lifted.clear();
    for (const h of knownLifted) lifted.add(h);
    openSwitches();
    isOnStairs = false;
    holdAt(point);
  };
  const keyOf = (point: Float64Array): string => {
    const sides = hinges.map(({ before }) => (point[before]! > 0 ? 1 : 0));
    return [...held, ...sides, ...switched.map((index) => now.upper[index])].join();
  };

  const worthOf = ({ point }: Reached) => (law.isWithin(point) ? law.valueAt(point) : NEGATIVE_INFINITY);

  return {
    ...{ law, setOut, holdAt, keyOf, best, worthOf, isOnTangent, stand },
    lifted: () => [...lifted],
    isAbove: (h) => held[h] === "before",
    lean: (h, toAbove) => hold(h, toAbove ? "before" : "zero"),
    restart: model.restart,
    basis: model.basis,
    dispose: model.dispose,
  };
}

/**
 * With all hinges free to bend, and stairs as slopes. Amounts are not rounded to the cent, and selections are not held by what lies between
 * their sides.
 */
function boundsOf({ program }: LawProgram): Bounds {
  const { rows, definedBy, selections, steps } = program;
  const bounds = {
    lower: Float64Array.from(program.lower),
    upper: Float64Array.from(program.upper),
    low: Float64Array.from(rows, ({ low }) => low),
    high: Float64Array.from(rows, ({ high }) => high),
  };
  for (const row of definedBy.values()) {
    const middle = (rows[row]!.low + rows[row]!.high) / 2;
    bounds.low[row] = middle;
    bounds.high[row] = middle;
  }
  for (const row of selections.flatMap(({ hull }) => hull)) {
    bounds.low[row] = NEGATIVE_INFINITY;
    bounds.high[row] = POSITIVE_INFINITY;
  }
  for (const { row } of steps) bounds.high[row] = POSITIVE_INFINITY;
  return bounds;
}
