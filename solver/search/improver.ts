/**
 * Makes candidates of one plan better, by programs and climbs in turn.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import type { LinearProgram } from "../linear-program.ts";
import { holdingsOf } from "../moves.ts";
import type { Random } from "../random.ts";
import { type Scorer, scorerOf } from "../scorer.ts";
import type { Kinks } from "../tangents/across.ts";
import type { Branches } from "../tangents/tangent-step.ts";
import { type Climber, climberOf } from "./climb.ts";
import { type ProgramStepper, programStepperOf } from "./program-step.ts";
import { better, wholeSharesOf } from "./whole-shares.ts";

/** Programs in a row on one candidate. */
export const PROGRAM_ROUNDS = 6;
/** Dollars between two passes below which a third is not worth it. */
const SETTLED = 1;
const NEARLY_WHOLE = 1e-6;
/** Of the plans that many lead to, those that are made whole: not whole they may be worth some dollars more than they are. */
const MADE_WHOLE = 2;

export interface Improver {
  scorer: Scorer;
  climber: Climber;
  step: ProgramStepper;
  /** @returns the score reached from `score`; `shares` is moved there, to a candidate that neither a program nor a move betters */
  settle: (shares: Float64Array, score: number, random: Random) => number;
  /** Moves `shares` by tangents, where there are any, else settles them: from afar to near a candidate that nothing betters. */
  approach: (shares: Float64Array, score: number, random: Random, isAlone?: boolean) => void;
  /** @returns the best whole candidate that plans near each other lead to by tangents; null if they lead nowhere */
  amid: (starts: readonly Float64Array[], random: Random) => Float64Array | null;
  /** Moves `shares` to near a better candidate across its kinks. @returns whether there is one */
  cross: (shares: Float64Array, kinks: Kinks) => boolean;
  /** Moves `shares` to near a better candidate that they lead to with branches of others. @returns whether there is one */
  graft: (shares: Float64Array, branches: Branches, random: Random) => boolean;
}

/** Steps within all limits; shares are not whole. */
export interface Tangents {
  along: (shares: Float64Array, isAlone: boolean) => Float64Array | null;
  across: (shares: Float64Array, kinks: Kinks) => Float64Array | null;
  graft: (shares: Float64Array, branches: Branches, random: Random) => Float64Array | null;
  amid: (starts: readonly Float64Array[]) => readonly Float64Array[];
}

/**
 * @param only     the names of the limits to mind; all, unless told
 * @param tangents steps within all limits
 */
export function improverOf(
  compiled: CompiledPlan,
  solve: (program: LinearProgram) => number[] | null,
  { only = null, tangents = null }: { only?: ReadonlySet<string> | null; tangents?: Tangents | null } = {},
): Improver {
  const scorer = scorerOf(compiled, only);
  const climber = climberOf(compiled, scorer);
  const step = programStepperOf(compiled, scorer, climber, solve);
  const settle = (shares: Float64Array, from: number, random: Random) => {
    let score = from;
    for (let before = Number.NEGATIVE_INFINITY; score > before + SETTLED; ) {
      before = score;
      score = step(shares, score, PROGRAM_ROUNDS);
      score = climber.climb(shares, random, 0);
    }
    return score;
  };
  const holdings = holdingsOf(compiled);
  const wholeBeside = (reached: Float64Array): Float64Array[] =>
    [reached.map(Math.round), reached.map((count) => Math.floor(count + NEARLY_WHOLE))].filter(holdings.allow);
  /** Moves `shares` to the better of the whole candidates beside one that is not, if it scores more than `least`. */
  const round = (shares: Float64Array, reached: Float64Array, least: number): boolean => {
    let score = least;
    for (const whole of wholeBeside(reached)) {
      const there = scorer.score(whole).score;
      if (there <= score) continue;
      shares.set(whole);
      score = there;
    }
    return score > least;
  };
  const approach = (shares: Float64Array, from: number, random: Random, isAlone = false) => {
    const reached = tangents?.along(shares, isAlone) ?? null;
    if (reached === null) settle(shares, from, random);
    else round(shares, reached, from - SETTLED);
  };
  const moveTo = (shares: Float64Array, reached: Float64Array | null): boolean =>
    // Whole shares may break a limit by some dollars, and cost thousands until a climb has mended that.
    reached !== null && round(shares, reached, Number.NEGATIVE_INFINITY);
  const cross = (shares: Float64Array, kinks: Kinks) => moveTo(shares, tangents?.across(shares, kinks) ?? null);
  const graft = (shares: Float64Array, branches: Branches, random: Random) =>
    moveTo(shares, tangents?.graft(shares, branches, random) ?? null);
  const { beside, changed } = wholeSharesOf(compiled, scorer);
  const amid = (starts: readonly Float64Array[], random: Random): Float64Array | null => {
    const ends = tangents?.amid(starts) ?? [];
    if (ends.length === 0) return null;
    const candidates = ends.slice(0, MADE_WHOLE).flatMap(wholeBeside);
    const climbed = candidates.map((shares) => ({ shares, score: climber.climb(shares, random, 0) }));
    // A climb may end where changing a few shares helps no more: so does what was not climbed.
    const beforeClimbs = changed(beside(ends[0]!), ends[0]!);
    const best = climbed.reduce(better, beforeClimbs);
    return (best === beforeClimbs ? best : changed(best, ends[0]!)).shares;
  };
  return { scorer, climber, step, settle, approach, amid, cross, graft };
}
