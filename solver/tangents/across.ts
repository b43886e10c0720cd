/**
 * Across kinks: where no step betters a plan, hinges are held to their other tangent; then on along the tangents there, and at the end onto the
 * stairs.
 */
import type { Basis } from "highs";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { hangingOf } from "./hanging.ts";
import { type HeldProgram, type Reached, SETTLED } from "./held-program.ts";
import { crossingsOf } from "./sides.ts";
import { stairsOf } from "./stairs.ts";

/**
 * Those that a plan rests on, together what a share more or less would cross; or those at a distance that others hang on, with these: AMT that
 * falls due makes the credit of the years after.
 */
export type Kinks = "resting" | "chained";

/** Crossings that are tried of one plan, and steps beyond one. */
const MOST_CROSSED = { resting: 8, chained: 16 };
const MOST_FOLLOWED = 3;
/** Dollars that being on the other side of a kink may cost a plan that rests on it. */
const RESTING = 1;

/**
 * @param basis that programs begin with
 * @returns from shares by column those, not whole, of a plan within the limits that is worth more; null where none is found
 */
export function crossingOf(
  compiled: CompiledPlan,
  held: HeldProgram,
  basis: () => Basis | null,
): (from: Float64Array, kinks: Kinks) => Float64Array | null {
  const { law, setOut, best, worthOf, keyOf, isOnTangent, isAbove, lean } = held;
  const { hinges } = law.program;
  const crossings = crossingsOf(compiled, law);
  const hanging = hangingOf(law.program);
  const ontoStairs = stairsOf(held);

  /** What can be crossed from a point, as it is held now. */
  const crossable = (point: Float64Array, kinks: Kinks): (() => void)[] => {
    const slopes = law.slopesAt(point);
    const cost = (h: number) => slopes[hinges[h]!.after]! * Math.abs(point[hinges[h]!.before]!);
    const onTangent = [...hinges.keys()].filter(isOnTangent).sort((a, b) => cost(a) - cost(b));
    if (kinks === "chained") {
      const atADistance = onTangent.filter((h) => cost(h) >= RESTING);
      return atADistance.flatMap((h) => {
        const chained = hanging(h, isOnTangent);
        const toAbove = !isAbove(h);
        return chained.length === 0 ? [] : () => leanAll([h, ...chained], () => toAbove);
      });
    }
    const resting = onTangent.filter((h) => cost(h) < RESTING);
    return crossings(point, resting).map((crossed) => () => leanAll(crossed, (h) => !isAbove(h)));
  };
  const leanAll = (all: readonly number[], isToBeAbove: (h: number) => boolean) => {
    for (const h of all) lean(h, isToBeAbove(h));
  };

  return (from, kinks) => {
    let at = law.slopedPointOf(from);
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
    const isSame = (next: Reached) => Math.abs(worthOf(next) - value) <= SETTLED;
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
    held.restart(basis());
    settle();
    let liftedHere = held.lifted();
    for (const cross of crossable(at, kinks).slice(0, MOST_CROSSED[kinks])) {
      setOut(at, liftedHere);
      cross();
      const beyond = best(at, true);
      if (beyond === null || (kinks === "resting" && isSame(beyond)) || !take(follow(beyond))) continue;
      settle();
      liftedHere = held.lifted();
    }
    // From the steps of a stair on which a plan stands others are reached once.
    if (reached === null && kinks === "chained") return null;
    const end = ontoStairs({ shares: reached ?? from, point: at });
    return worthOf(end) > law.valueAt(law.pointOf(from)) + SETTLED ? end.shares : null;
  };
}
