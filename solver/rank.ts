/**
 * From candidates to ranked plans: a diverse list, each checked by the trace, with what binds it.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import { decisionsOf, sharesOf } from "../model/decisions.ts";
import { type Evaluation, evaluate, type LimitState } from "../model/evaluate.ts";

/** Plans that differ in less than this part of all shares are one plan. */
const SAME_PLAN = 0.05;

/** How different two candidates are: the part of all shares that one handles another way or on another day, 0 to 1. */
export function difference({ columns, plan, batches }: CompiledPlan, a: Float64Array, b: Float64Array): number {
  const all =
    plan.grants.reduce((sum, grant) => sum + grant.shares, 0) + batches.reduce((sum, batch) => sum + batch.held, 0);
  let moved = 0;
  for (let c = 0; c < columns.length; c++) moved += Math.abs(a[c]! - b[c]!);
  return Math.min(1, moved / 2 / Math.max(1, all));
}

/** @param candidates best first; @returns the best of each kind, at most `top` */
export function diverseList<T extends { shares: Float64Array }>(
  compiled: CompiledPlan,
  candidates: readonly T[],
  top: number,
): T[] {
  const list: T[] = [];
  for (const candidate of candidates) {
    if (list.length === top) break;
    if (list.every((other) => difference(compiled, other.shares, candidate.shares) >= SAME_PLAN)) list.push(candidate);
  }
  return list;
}

/**
 * The candidate as its decisions have it, evaluated by the trace.
 *
 * @returns null if it breaks a limit after all: decisions put early-exercised shares in the order in which they vest, which can differ
 *          from the candidate's
 */
export function checked(
  compiled: CompiledPlan,
  candidate: Float64Array,
): { shares: Float64Array; evaluation: Evaluation } | null {
  const { shares, impossible } = sharesOf(compiled, decisionsOf(compiled, candidate));
  if (impossible.length > 0) return null;
  const evaluation = evaluate(compiled, shares);
  return evaluation.limits.some(({ slack }) => slack < -0.005) ? null : { shares, evaluation };
}

/** The limits without which one share more could be exercised, kept or sold: those nearer than a share is worth. */
export function bindingLimits({ plan }: CompiledPlan, limits: readonly LimitState[]): string[] {
  const share = Math.max(
    ...plan.scenarios.flatMap(({ securities }) =>
      securities.flatMap((security) => security.prices.map(({ price }) => price)),
    ),
    ...plan.grants.map(({ strike }) => strike),
  );
  const countsShares = (name: string) => name.startsWith("limits.keep") || name.startsWith("limits.exercise.");
  return limits
    .filter(({ name, slack }) => slack < (countsShares(name) ? 1 : Math.max(1, share)))
    .map(({ name }) => name);
}
