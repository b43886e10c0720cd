/**
 * Makes candidates of one plan better, by programs and climbs in turn.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import { type Climber, climberOf } from "./climb.ts";
import type { LinearProgram } from "./linear-program.ts";
import { type ProgramStepper, programStepperOf } from "./program-step.ts";
import type { Random } from "./random.ts";
import { type Scorer, scorerOf } from "./scorer.ts";

/** Programs in a row on one candidate. */
export const PROGRAM_ROUNDS = 6;
/** Dollars between two passes below which a third is not worth it. */
const SETTLED = 1;

export interface Improver {
  scorer: Scorer;
  climber: Climber;
  step: ProgramStepper;
  /** @returns the score reached from `score`; `shares` is moved there, to a candidate that neither a program nor a move betters */
  settle: (shares: Float64Array, score: number, random: Random) => number;
}

/** @param only the names of the limits to mind; all, unless told */
export function improverOf(
  compiled: CompiledPlan,
  solve: (program: LinearProgram) => number[] | null,
  only: ReadonlySet<string> | null = null,
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
  return { scorer, climber, step, settle };
}
