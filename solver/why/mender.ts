/**
 * Mends a candidate that breaks limits by changing as little else as can be: one other step by some shares, where that is enough; the
 * amounts of several by linear programs, where not; and last with steps that are new.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import type { LinearProgram } from "../linear-program.ts";
import { combined, unitsOf } from "../moves.ts";
import type { Improver } from "../search/improver.ts";
import { programStepperOf } from "../search/program-step.ts";

/** Programs from a broken candidate, each from where the one before led. */
const MOST_PROGRAMS = 4;

/**
 * @returns a function that moves a candidate to one within all limits, and says whether it could
 */
export function menderOf(
  compiled: CompiledPlan,
  { scorer, climber }: Improver,
  solve: (program: LinearProgram) => number[] | null,
) {
  const units = unitsOf(compiled);
  const { columns, batches } = compiled;
  const kindOf = (c: number) => {
    const column = columns[c]!;
    return column.do === "exercise" ? `exercise ${column.grant}` : `sell ${batches[column.batch]!.lot.split("@")[0]}`;
  };

  /** The best way to mend with one step of the candidate larger or smaller. */
  const withOne = (shares: Float64Array, kept: ReadonlySet<number>): Float64Array | null => {
    const { score } = scorer.score(shares);
    const ways = units
      .filter((unit) => unit.columns.every((column) => shares[column]! > 0 && !kept.has(column)))
      .flatMap((unit) => [combined(unit, -1, null, 0), unit])
      .flatMap((direction) => {
        const there = shares.slice();
        climber.along(there, score, direction);
        const reached = scorer.score(there);
        return reached.broken === 0 ? [{ there, score: reached.score }] : [];
      });
    return ways.sort((a, b) => b.score - a.score)[0]?.there ?? null;
  };

  const withPrograms = (shares: Float64Array, kept: ReadonlySet<number>): Float64Array | null => {
    const there = shares.slice();
    const step = programStepperOf(compiled, scorer, climber, solve, kept);
    let { score, broken } = scorer.score(there);
    for (let round = 0; round < MOST_PROGRAMS && broken > 0; round++) {
      score = step(there, score, 1);
      broken = scorer.score(there).broken;
    }
    return broken === 0 ? there : null;
  };

  /** @param kept columns that stay as they are; nothing new of their kind takes their place */
  return (shares: Float64Array, kept: ReadonlySet<number>): Float64Array | null => {
    const unused = columns.flatMap((_, c) => (shares[c] === 0 ? [c] : []));
    const kinds = new Set([...kept].map(kindOf));
    const likeKept = unused.filter((c) => kinds.has(kindOf(c)));
    return (
      withOne(shares, kept) ??
      withPrograms(shares, new Set([...kept, ...unused])) ??
      withPrograms(shares, new Set([...kept, ...likeKept]))
    );
  };
}
