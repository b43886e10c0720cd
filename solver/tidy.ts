/**
 * Makes a plan simpler to carry out: steps that bring next to nothing are left out, or taken together with another, and a step that
 * leaves next to nothing of a grant or a lot takes all of it.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import { combined, type Direction, holdingsOf, unitsOf } from "./moves.ts";
import type { Scorer } from "./scorer.ts";

/** Dollars that all simplifications of a plan together may cost. */
export const MOST_LOST = 1;
/** What a step may leave, as a part of its own shares, for all to be taken. */
const NEXT_TO_NOTHING = 0.01;

/**
 * @returns makes a candidate simpler, losing at most `mostLost` dollars by all simplifications together; what comes of it meets the
 *          limits that the candidate meets
 */
export function tidierOf(
  compiled: CompiledPlan,
  scorer: Scorer,
): (candidate: Float64Array, mostLost?: number) => Float64Array {
  const units = unitsOf(compiled);
  const holdings = holdingsOf(compiled);

  return (candidate, mostLost = MOST_LOST) => {
    const shares = candidate.slice();
    const least = scorer.score(shares).score - mostLost;
    const isUsed = (unit: Direction) => unit.columns.every((column) => shares[column]! > 0);
    const steps = () => shares.reduce((count, each) => (each > 0 ? count + 1 : count), 0);

    /** Follows a direction all the way, if that leaves fewer steps and costs little. */
    const simplifies = (direction: Direction): boolean => {
      const reach = holdings.reach(shares, direction);
      if (reach < 1 || !Number.isFinite(reach)) return false;
      const before = shares.slice();
      const stepsBefore = steps();
      direction.columns.forEach((column, i) => {
        shares[column]! += reach * direction.coefficients[i]!;
      });
      if (steps() < stepsBefore && scorer.score(shares).score >= least) return true;
      shares.set(before);
      return false;
    };

    /** Takes all where a step leaves a few shares: one that is left is no reason to come back. */
    const completes = (unit: Direction): boolean => {
      const left = holdings.reach(shares, unit);
      if (left < 1 || unit.columns.some((column) => left > NEXT_TO_NOTHING * shares[column]!)) return false;
      for (const column of unit.columns) shares[column]! += left;
      if (scorer.score(shares).score >= least) return true;
      for (const column of unit.columns) shares[column]! -= left;
      return false;
    };

    for (let isSimpler = true; isSimpler; ) {
      isSimpler = false;
      for (const unit of units) {
        if (!isUsed(unit)) continue;
        const others = units.filter((other) => other !== unit && isUsed(other));
        const moves = [combined(unit, -1, null, 0), ...others.map((other) => combined(other, 1, unit, -1))];
        if (moves.some(simplifies) || completes(unit)) isSimpler = true;
      }
    }
    return shares;
  };
}
