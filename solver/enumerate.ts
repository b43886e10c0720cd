/**
 * Every plan there is, one after the other: for plans so small that looking at all of them is quick, and proves the best.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import { slackOf } from "../model/linear-limits.ts";
import type { Scorer } from "./scorer.ts";

/** More than this are searched, not counted out. */
const LARGEST_ENUMERATION = 400_000;

export interface Enumerated {
  /** The best candidates that meet all limits, best first. */
  best: { shares: Float64Array; score: number }[];
  evaluated: number;
}

/**
 * Visits every whole-share candidate that the holdings allow.
 *
 * @param visit returns false to end the walk
 */
function walk({ columns, limits }: CompiledPlan, visit: (shares: Float64Array) => boolean): void {
  const facts = limits.filter((limit) => !limit.isChosen);
  const shares = new Float64Array(columns.length);
  // A column's room is what the facts leave it when all later columns are empty: exercises stand before their sales.
  const roomOf = columns.map((_, column) =>
    facts.flatMap((fact) => {
      const at = fact.columns.indexOf(column);
      return at >= 0 && fact.coefficients[at]! > 0 ? [fact] : [];
    }),
  );
  const choose = (column: number): boolean => {
    if (column === columns.length) return visit(shares);
    const room = roomOf[column]!.reduce(
      (least, fact) => Math.min(least, slackOf(fact, shares)),
      Number.POSITIVE_INFINITY,
    );
    for (let count = 0; count <= room; count++) {
      shares[column] = count;
      if (!choose(column + 1)) {
        shares[column] = 0;
        return false;
      }
    }
    shares[column] = 0;
    return true;
  };
  choose(0);
}

/** About how many candidates the largest holding alone has, so that the walk is spared where there are plainly too many. */
function roughly({ plan, columns }: CompiledPlan): number {
  const largest = Math.max(0, ...plan.grants.map(({ shares }) => shares), ...plan.lots.map(({ shares }) => shares));
  return columns.length < 2 ? largest : largest ** 2 / 2;
}

/** Whether a plan has few enough candidates to look at them all. */
export function isEnumerable(compiled: CompiledPlan): boolean {
  let count = 0;
  const most = LARGEST_ENUMERATION / compiled.scenarios.length;
  if (roughly(compiled) > most) return false;
  walk(compiled, () => ++count <= most);
  return count <= most;
}

/** @param keep how many of the best to keep */
export function enumerateAll(compiled: CompiledPlan, scorer: Scorer, keep: number): Enumerated {
  const best: Enumerated["best"] = [];
  let evaluated = 0;
  let least = Number.NEGATIVE_INFINITY;
  walk(compiled, (shares) => {
    evaluated++;
    const { score, broken } = scorer.score(shares);
    if (broken > 0 || (best.length >= keep && score <= least)) return true;
    best.push({ shares: shares.slice(), score });
    if (best.length >= 2 * keep) {
      best.sort((a, b) => b.score - a.score).length = keep;
      least = best.at(-1)!.score;
    }
    return true;
  });
  best.sort((a, b) => b.score - a.score);
  return { best: best.slice(0, keep), evaluated };
}
