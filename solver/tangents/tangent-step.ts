/**
 * Steps by the law's own bends: the best plan, where every hinge that would pay for bending is held to its tangent.
 *
 * Most hinges cost (a bracket begins, AMT falls due): to a linear program that wants the most they are exact as they stand, `after >= 0`
 * and `after >= before`. The others bring (an exemption, a credit that can be used): the program would lift them for nothing, so they are
 * held to their tangent at the plan at hand, which is nowhere above them. So the program knows all kinks of the first kind, at any
 * distance, and says no more than a plan is worth; its best plan is at least as good as the one at hand, and becomes the next. Which
 * hinges bring is read from the slopes of the objective; where the program lifts another one after all, that is held too.
 *
 * @source Yuille and Rangarajan: The concave-convex procedure. Neural Computation 15, 2003
 */
import type { Basis, Highs } from "highs";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import type { Steps } from "../../tax/graph/program/program.ts";
import { type Bounds, condensedModel } from "./condensed-model.ts";
import { hangingOf } from "./hanging.ts";
import { type LawProgram, lawProgramOf } from "./law-program.ts";
import { crossingsOf } from "./sides.ts";

export interface TangentStepper {
  /** @returns shares by column, not whole, that no further step betters; null where the limits leave none */
  (shares: Float64Array): Float64Array | null;
  /**
   * Crosses kinks: where no step betters a plan, hinges are held to their other tangent, or one step of a stair is left off. Then on along the
   * tangents there.
   *
   * @returns shares by column, not whole, of a plan within the limits that is worth more; null where none is found
   */
  across: (shares: Float64Array, kinks: Kinks) => Float64Array | null;
  /** @returns shares by column, not whole, that steps from plans near each other lead to, once each; the best first */
  amid: (starts: readonly Float64Array[]) => Float64Array[];
  dispose: () => void;
}

/**
 * Those that a plan rests on, together what a share more or less would cross; or those at a distance that others hang on, with these: AMT that
 * falls due makes the credit of the years after.
 */
export type Kinks = "resting" | "chained";

const MOST_RETURNS = 60;
const MOST_STEPS = 20;
/** Crossings that are tried of one plan, and steps beyond one. */
const MOST_CROSSED = { resting: 8, chained: 16 };
const MOST_FOLLOWED = 3;
const CENT = 0.01;
/** Programs that one step may take until none of its hinges is lifted. */
const MOST_PROGRAMS = 8;
/** Dollars between two steps below which a third is not worth it. */
const SETTLED = 0.5;
/** Dollars that being on the other side of a kink may cost a plan that rests on it. */
const RESTING = 1;
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

/** A plan, not whole, and what the law makes of it. */
interface Reached {
  shares: Float64Array;
  point: Float64Array;
}

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

/** Not for a plan of too many returns: its programs would take longer than what they spare. */
export const hasTangents = ({ scenarios, calendar }: CompiledPlan): boolean =>
  scenarios.length * calendar.years.length <= MOST_RETURNS;

/** @returns null for a plan that has none */
export function tangentStepperOf(highs: Highs, compiled: CompiledPlan): TangentStepper | null {
  if (!hasTangents(compiled)) return null;
  const law = lawProgramOf(compiled);
  const { program, shares } = law;
  const { lower, upper, hinges, selections, steps, exclusions, switches } = program;
  const bent = boundsOf(law);
  const model = condensedModel(highs, program, law.gains, bent);
  /** What the model is given: the bounds as the hinges are held now. */
  const now = { lower: bent.lower.slice(), upper: bent.upper.slice(), low: bent.low.slice(), high: bent.high.slice() };
  /** Hinges that a program lifted though the objective's slope did not say so. */
  const lifted = new Set<number>();
  const held: Held[] = hinges.map(() => "bent");

  /** Variables whose bounds depend on the plan at hand, but for hinges, and steps: what these cost is a constant. */
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
    for (const { after, row } of steps) {
      fix(after, point[after]!);
      now.low[row] = NEGATIVE_INFINITY;
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

  /** The best plan along the tangents as they are held, which are those at a point; more are held where hinges are lifted. */
  const best = (at: Float64Array, isStrict: boolean): Reached | null => {
    let reached: Reached | null = null;
    for (let programs = 0; programs < MOST_PROGRAMS; programs++) {
      const said = model.maximize(now);
      if (said === null) return null;
      if (holdExclusions(said) || holdSwitches(said)) continue;
      const ofShares = Float64Array.from(shares, (index) => said[index]!);
      const point = law.pointOf(ofShares, said);
      reached = { shares: ofShares, point };
      const isAsSaid = law.valueAt(said) <= law.valueAt(point) + LIFTED && (!isStrict || law.isWithin(point));
      if (isAsSaid || !holdLifted(said, at)) break;
    }
    return reached;
  };

  /** @param seen where others have been on their way: from there on it would be theirs, and is not gone again */
  const climb = (from: Float64Array, seen: Set<string> | null = null): Float64Array | null => {
    let reached: Float64Array | null = null;
    let at = from;
    // First limits may be met by hinges that are lifted for them alone: that is where better plans are looked for. Then they may not.
    for (const isStrict of [false, true]) {
      if (isStrict && (reached === null || law.isWithin(at))) break;
      let value = NEGATIVE_INFINITY;
      for (let taken = 0; taken < MOST_STEPS; taken++) {
        if (reached !== null) holdAt(at);
        if (seen !== null) {
          const key = `${isStrict} ${keyOf(at)}`;
          if (seen.has(key)) return null;
          seen.add(key);
        }
        const next = best(at, isStrict);
        if (next === null || law.valueAt(next.point) <= value + SETTLED) break;
        value = law.valueAt(next.point);
        at = next.point;
        reached = next.shares;
      }
    }
    return reached;
  };

  const openSwitches = () => {
    for (const index of switches) {
      now.lower[index] = lower[index]!;
      now.upper[index] = upper[index]!;
    }
  };

  const worthOf = ({ point }: Reached) => (law.isWithin(point) ? law.valueAt(point) : NEGATIVE_INFINITY);
  /** Holds all to the tangents at a point, as if nothing had been lifted but what is known to be. */
  const setOut = (point: Float64Array, knownLifted: Iterable<number> = []) => {
    lifted.clear();
    for (const h of knownLifted) lifted.add(h);
    openSwitches();
    holdAt(point);
  };
  /** Plans with the same tangents, and on the same side of the other kinks, are one: all that follows is the same. */
  const keyOf = (point: Float64Array): string => {
    const sides = hinges.map(({ before }) => (point[before]! > 0 ? 1 : 0));
    return [...held, ...sides, ...switched.map((index) => now.upper[index])].join();
  };

  let first: Basis | null | undefined;
  /** Programs of one plan differ little: all begin with the basis of the first, which is that of doing nothing. */
  const firstBasis = (): Basis | null => {
    if (first === undefined) {
      const nothing = law.pointOf(shares.map(() => 0));
      setOut(nothing);
      const key = keyOf(nothing);
      model.restart(null);
      known.set(key, climb(nothing));
      first = model.basis();
    }
    return first;
  };
  const known = new Map<string, Float64Array | null>();
  const step = (from: Float64Array): Float64Array | null => {
    const basis = firstBasis();
    const point = law.pointOf(from);
    setOut(point);
    const key = keyOf(point);
    if (!known.has(key)) {
      // The solver keeps nothing of the plan before: the answer depends on this one alone.
      model.restart(basis);
      known.set(key, climb(point));
    }
    return known.get(key)?.slice() ?? null;
  };
  /** Takes a step of a stair off: so far below it that the cent does not lift it again. */
  const stepOff = (point: Float64Array, { after, size, row }: Steps) => {
    fix(after, point[after]! - 1);
    now.low[row] = CENT / size;
  };
  const stairsAt = (point: Float64Array) => steps.filter(({ after }) => point[after]! - 1 >= lower[after]!);
  /** @returns the plan, or a better one with fewer steps of stairs: between two of them nothing shows what one more costs */
  const offStairs = (from: Reached): Reached =>
    stairsAt(from.point).reduce((at, stair) => {
      setOut(at.point);
      stepOff(at.point, stair);
      const next = best(at.point, true);
      return next !== null && worthOf(next) > worthOf(at) + SETTLED ? next : at;
    }, from);
  const amid = (starts: readonly Float64Array[]): Float64Array[] => {
    const seen = new Set<string>();
    model.restart(null);
    const ends = starts
      .flatMap((start): Reached[] => {
        const point = law.pointOf(start);
        setOut(point);
        const end = climb(point, seen);
        return end === null ? [] : [{ shares: end, point: law.pointOf(end) }];
      })
      .sort((a, b) => worthOf(b) - worthOf(a));
    if (ends.length > 0) ends.unshift(offStairs(ends[0]!));
    return ends.map((end) => end.shares);
  };

  const isOnTangent = (h: number) => held[h] === "before" || held[h] === "zero";
  const crossings = crossingsOf(compiled, law);
  const hanging = hangingOf(program);
  /** What can be crossed from a point, as it is held now. */
  const crossable = (point: Float64Array, kinks: Kinks): (() => void)[] => {
    const slopes = law.slopesAt(point);
    const cost = (h: number) => slopes[hinges[h]!.after]! * Math.abs(point[hinges[h]!.before]!);
    const onTangent = [...held.keys()].filter(isOnTangent).sort((a, b) => cost(a) - cost(b));
    if (kinks === "chained") {
      return onTangent.flatMap((h) => {
        const chained = hanging(h, isOnTangent);
        const how = held[h] === "before" ? "zero" : "before";
        if (chained.length === 0) return [];
        return () => {
          for (const each of [h, ...chained]) hold(each, how);
        };
      });
    }
    const resting = onTangent.filter((h) => cost(h) < RESTING);
    return [
      ...stairsAt(point).map((stair) => () => stepOff(point, stair)),
      ...crossings(point, resting).map((crossed) => () => {
        for (const h of crossed) hold(h, held[h] === "before" ? "zero" : "before");
      }),
    ];
  };
  const across = (from: Float64Array, kinks: Kinks): Float64Array | null => {
    let at = law.pointOf(from);
    let value = law.valueAt(at);
    let reached: Float64Array | null = null;
    const seen = new Set<string>();
    const take = (next: Reached | null): boolean => {
      if (next === null || worthOf(next) <= value + SETTLED) return false;
      ({ point: at, shares: reached } = next);
      value = law.valueAt(at);
      return true;
    };
    /** Goes on along the tangents at the plan at hand, until nothing moves. */
    const settle = () => {
      do setOut(at);
      while (take(best(at, true)));
      seen.add(keyOf(at));
    };
    /** Goes on from beyond a kink, where a plan may at first be worth less, while that leads where none has led before. */
    const follow = (beyond: Reached): Reached | null => {
      let next = beyond;
      for (let taken = 0; worthOf(next) <= value + SETTLED; taken++) {
        setOut(next.point);
        const key = keyOf(next.point);
        if (taken === MOST_FOLLOWED || seen.has(key)) return null;
        seen.add(key);
        const further = best(next.point, true);
        if (further === null || worthOf(further) <= worthOf(next) + SETTLED) return null;
        next = further;
      }
      return next;
    };
    model.restart(firstBasis());
    settle();
    let liftedHere = [...lifted];
    for (const cross of crossable(at, kinks).slice(0, MOST_CROSSED[kinks])) {
      setOut(at, liftedHere);
      cross();
      const beyond = best(at, true);
      if (beyond === null || !take(follow(beyond))) continue;
      settle();
      liftedHere = [...lifted];
    }
    return reached;
  };
  return Object.assign(step, { amid, across, dispose: () => model.dispose() });
}

/** With all hinges free to bend. Amounts are not rounded to the cent, and selections are not held by what lies between their sides. */
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
  for (const row of [...selections.flatMap(({ hull }) => hull), ...steps.map((each) => each.row)]) {
    bounds.low[row] = NEGATIVE_INFINITY;
    bounds.high[row] = POSITIVE_INFINITY;
  }
  return bounds;
}
