/**
 * Steps by the law's own bends: the best plan of the program held to its tangents at the plan at hand is at least as good, and becomes the next.
 *
 * @source Yuille and Rangarajan: The concave-convex procedure. Neural Computation 15, 2003
 */
import type { Basis, Highs } from "highs";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import type { Once } from "../program/law-program.ts";
import type { Random } from "../random.ts";
import { crossingOf, type Kinks } from "./across.ts";
import { heldProgramOf, type Reached, SETTLED } from "./held-program.ts";
import { stairsOf } from "./stairs.ts";

/** What the law makes in one scenario of other plans. */
export interface Branches {
  scenario: number;
  /** Shares by column of the plans that they are taken from. */
  others: readonly Float64Array[];
  /** Of all years, or of some in a row that are drawn. */
  isWhole: boolean;
}

/** Where doing nothing leads: with its basis the programs of all other plans begin. */
export interface Beginning {
  /** Null: it has none. */
  basis: Basis | null;
  /** Shares by column, as from any other plan. */
  reached: Float64Array | null;
}

export interface TangentStepper {
  /**
   * @param isAlone without the basis of doing nothing: sooner there, where it would have to be made first
   * @returns shares by column, not whole, that no further step betters; null where the limits leave none
   */
  (shares: Float64Array, isAlone?: boolean): Float64Array | null;
  beginning: () => Beginning;
  /** Takes from another thread what this one need not make then. */
  begin: (beginning: Beginning) => void;
  /**
   * Crosses kinks of a plan that no step betters.
   *
   * @returns shares by column, not whole, of a plan within the limits that is worth more; null where none is found
   */
  across: (shares: Float64Array, kinks: Kinks) => Float64Array | null;
  /**
   * Sets out from a plan with branches of others, one after the other.
   *
   * @returns shares by column, not whole, of the best plan within the limits that is worth more; null where none is found
   */
  graft: (shares: Float64Array, branches: Branches, random: Random) => Float64Array | null;
  /** @returns shares by column, not whole, that steps from plans near each other lead to, once each; the best first */
  amid: (starts: readonly Float64Array[]) => Float64Array[];
  dispose: () => void;
}

const MOST_RETURNS = 60;
const MOST_STEPS = 20;
const CENT = 0.01;

/** Not for a plan of too many returns: its programs would take longer than what they spare. */
export const hasTangents = ({ scenarios, calendar }: CompiledPlan): boolean =>
  scenarios.length * calendar.years.length <= MOST_RETURNS;

/**
 * @param once for the plan's program
 * @returns null for a plan that has none
 */
export function tangentStepperOf(highs: Highs, compiled: CompiledPlan, once?: Once): TangentStepper | null {
  if (!hasTangents(compiled)) return null;
  const held = heldProgramOf(highs, compiled, once);
  const { law, setOut, holdAt, keyOf, best, worthOf, restart } = held;

  /**
   * @param seen where others have been on their way: from there on it would be theirs, and is not gone again
   * @param own  gets where this one has been
   */
  const climb = (
    from: Float64Array,
    seen: ReadonlySet<string> = new Set(),
    own = new Set<string>(),
  ): Float64Array | null => {
    let reached: Float64Array | null = null;
    let at = from;
    // First limits may be met by hinges that are lifted for them alone: that is where better plans are looked for. Then they may not.
    for (const isStrict of [false, true]) {
      if (isStrict && (reached === null || law.isWithin(at))) break;
      let value = Number.NEGATIVE_INFINITY;
      for (let taken = 0; taken < MOST_STEPS; taken++) {
        if (reached !== null) holdAt(at);
        const key = `${isStrict} ${keyOf(at)}`;
        if (seen.has(key)) return null;
        if (own.has(key)) break;
        own.add(key);
        const next = best(at, isStrict);
        if (next === null || law.valueAt(next.point) <= value + SETTLED) break;
        value = law.valueAt(next.point);
        at = next.point;
        reached = next.shares;
      }
    }
    return reached;
  };

  /** From where a way begins, by what is held there. */
  const known = new Map<string, Float64Array | null>();
  /** Sets out from a plan. */
  const placeOf = (shares: ArrayLike<number>): { point: Float64Array; key: string } => {
    const point = law.slopedPointOf(shares);
    setOut(point);
    return { point, key: keyOf(point) };
  };
  const alone = (point: Float64Array): Float64Array | null => {
    restart(null);
    return climb(point);
  };
  const nothing = law.shares.map(() => 0);
  let begun: Beginning | null = null;
  const begin = (beginning: Beginning): void => {
    if (begun !== null) return;
    begun = beginning;
    known.set(placeOf(nothing).key, beginning.reached);
  };
  /** Programs of one plan differ little: they begin with the basis of doing nothing, but for those of a way gone alone. */
  const beginning = (): Beginning => {
    if (begun === null) {
      const reached = alone(placeOf(nothing).point);
      begin({ reached, basis: held.basis() });
    }
    return begun!;
  };
  const firstBasis = () => beginning().basis;
  const step = (from: Float64Array, isAlone = false): Float64Array | null => {
    if (isAlone) return alone(placeOf(from).point);
    const basis = firstBasis();
    const { point, key } = placeOf(from);
    if (!known.has(key)) {
      // The solver keeps nothing of the plan before: the answer depends on this one alone.
      restart(basis);
      known.set(key, climb(point));
    }
    return known.get(key)?.slice() ?? null;
  };
  /** The variables of a branch: of a scenario they stand in the order of its years. From the first to before the end. */
  const branchOf = ({ scenario, isWhole }: Branches, random: Random): [number, number] => {
    const first = law.firsts[scenario]!;
    const end = law.firsts[scenario + 1] ?? law.program.names.length;
    if (isWhole) return [first, end];
    const [a, b] = [random.below(end - first), random.below(end - first)];
    return [first + Math.min(a, b), first + Math.max(a, b) + 1];
  };
  const graft = (from: Float64Array, branches: Branches, random: Random): Float64Array | null => {
    const basis = firstBasis();
    let best: Reached = { shares: from, point: law.slopedPointOf(from) };
    for (const other of branches.others) {
      const [first, end] = branchOf(branches, random);
      // No plan, but a place to take tangents at: those of both.
      const grafted = best.point.slice();
      grafted.set(law.slopedPointOf(other).subarray(first, end), first);
      setOut(grafted);
      restart(basis);
      const shares = climb(grafted);
      if (shares === null) continue;
      const reached = { shares, point: law.slopedPointOf(shares) };
      if (worthOf(reached) > law.valueAt(best.point) + SETTLED) best = reached;
    }
    return best.shares === from ? null : best.shares;
  };
  const ontoStairs = stairsOf(held);
  const amid = (starts: readonly Float64Array[]): Float64Array[] => {
    const seen = new Set<string>();
    restart(null);
    const ends = starts
      .flatMap((start): Reached[] => {
        const point = law.slopedPointOf(start);
        setOut(point);
        const own = new Set<string>();
        const end = climb(point, seen, own);
        for (const key of own) seen.add(key);
        return end === null ? [] : [{ shares: end, point: law.slopedPointOf(end) }];
      })
      .sort((a, b) => worthOf(b) - worthOf(a));
    const unlike = ends.filter((end, i) => i === 0 || worthOf(end) < worthOf(ends[i - 1]!) - CENT);
    const onStairs: Reached[] = [];
    for (const end of unlike) {
      // Whole steps cost no less than the slopes: what is worth less along these stays behind.
      if (onStairs.some((better) => worthOf(better) >= worthOf(end) - SETTLED)) break;
      onStairs.push(ontoStairs(end));
    }
    onStairs.sort((a, b) => worthOf(b) - worthOf(a));
    return [...onStairs, ...unlike].map((end) => end.shares);
  };

  return Object.assign(step, {
    across: crossingOf(compiled, held, firstBasis),
    graft,
    amid,
    beginning,
    begin,
    dispose: held.dispose,
  });
}
