/**
 * What a worker does to say why a plan is as it is: one question at a time.
 */
import { type CompiledPlan, compilePlan } from "../../model/compiled-plan.ts";
import type { IsoDate } from "../../model/dates.ts";
import { signOf } from "../../model/objective.ts";
import type { LinearProgram } from "../linear-program.ts";
import { seeded } from "../random.ts";
import { type Improver, improverOf } from "../search/improver.ts";
import { reachedAt } from "./limit-reached.ts";
import { type LimitWorth, looseningOf } from "./limit-worth.ts";
import { type RestingKink, restingKinks } from "./resting-kinks.ts";
import { type MovedStep, moverOf } from "./step-timing.ts";

/** `shares` are the plan's, by column; `columns` those of one of its decisions. */
export type Question = { shares: Float64Array } & (
  | { about: "kinks" }
  | { about: "limit"; name: string }
  | { about: "step"; columns: readonly number[]; earlier: IsoDate | null; later: IsoDate | null }
);

export type Answer = {
  /** A plan within all limits that was met and is better than the one asked about. */
  better: Float64Array | null;
} & (
  | { about: "kinks"; kinks: RestingKink[] }
  | { about: "limit"; worth: LimitWorth }
  | { about: "step"; earlier: MovedStep | null; later: MovedStep | null }
);

/** Dollars by which another plan must be better to take the place of the one asked about. */
const BETTER = 1;
/** The same for every question: work is then the same, whoever does it. */
const SEED = 1;

export function answererOf(
  compiled: CompiledPlan,
  improver: Improver,
  solve: (program: LinearProgram) => number[] | null,
): (question: Question) => Answer {
  const { scorer, settle } = improver;
  const mover = moverOf(compiled, improver, solve);
  const sign = signOf(compiled.plan.objective.kind);

  const isBetter = (there: Float64Array, than: Float64Array): boolean => {
    const { score } = scorer.score(than);
    const other = scorer.score(there);
    return other.broken === 0 && other.score > score + BETTER;
  };

  return (question) => {
    const { shares } = question;
    switch (question.about) {
      case "kinks":
        return { about: "kinks", kinks: restingKinks(compiled, shares), better: null };
      case "limit": {
        const { name } = question;
        const { unit, steps, looser } = looseningOf(compiled.plan, name);
        const settled = shares.slice();
        settle(settled, scorer.score(settled).score, seeded(SEED));
        const before = sign * scorer.score(settled).value;
        const there = settled.slice();
        const measured = steps.map((by) => {
          const other = improverOf(compilePlan(looser(by)), solve);
          other.settle(there, other.scorer.score(there).score, seeded(SEED));
          const gain = sign * other.scorer.score(there).value - before;
          return { by, gain: Math.max(0, Math.round(gain * 100) / 100) };
        });
        return {
          about: "limit",
          worth: { name, unit, at: reachedAt(compiled, shares, name), measured },
          better: isBetter(settled, shares) ? settled : null,
        };
      }
      case "step": {
        const [earlier, later] = [question.earlier, question.later].map((date) =>
          date === null ? null : mover(shares, question.columns, date),
        );
        const better = [earlier, later].flatMap((each) => each?.shares ?? []).find((each) => isBetter(each, shares));
        return { about: "step", earlier: earlier?.step ?? null, later: later?.step ?? null, better: better ?? null };
      }
    }
  };
}
