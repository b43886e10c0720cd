/**
 * From candidates to ranked plans: a diverse list, each checked by the trace, with what binds it.
 */

import type { CompiledPlan } from "../model/compiled-plan.ts";
import { decisionsOf, sharesOf } from "../model/decisions.ts";
import { type Evaluation, evaluate, type LimitState } from "../model/evaluate.ts";
import { signOf } from "../model/objective.ts";
import { integerReader } from "../model/readers.ts";
import { decideFor } from "../model/reveals.ts";
import { dearestShare } from "./dearest-share.ts";
import { kindsOf } from "./moves.ts";
import type { Scorer } from "./scorer.ts";
import type { BaselineName, RankedPlan, Solution } from "./solution.ts";
import { MOST_LOST, tidierOf } from "./tidy.ts";

/** Plans that differ in less than this part of all shares are one plan. */
const SAME_PLAN = 0.1;

/**
 * How different two candidates are: the part of all shares that one handles another way or in another year, 0 to 1.
 */
function differenceOf(compiled: CompiledPlan): (a: Float64Array, b: Float64Array) => number {
  const { columns, plan, batches } = compiled;
  const held = batches.reduce((sum, batch) => sum + batch.held, 0);
  const all = plan.grants.reduce((sum, grant) => sum + grant.shares, held);
  const kindOf = kindsOf(compiled);
  const kinds = kindOf.reduce((most, kind) => Math.max(most, kind + 1), 0);
  // What some scenarios alone decide counts by its probability.
  const weights = columns.map(({ deciders }) =>
    plan.scenarios.reduce((sum, { probability }, i) => (decideFor(deciders, i) ? sum + probability : sum), 0),
  );
  return (a, b) => {
    const moved = new Float64Array(kinds);
    for (let c = 0; c < kindOf.length; c++) moved[kindOf[c]!]! += weights[c]! * (a[c]! - b[c]!);
    const total = moved.reduce((sum, shares) => sum + Math.abs(shares), 0);
    return Math.min(1, total / 2 / Math.max(1, all));
  };
}

/** @param candidates best first; @returns the best of each kind, at most `top` */
export function diverseList<T extends { shares: Float64Array }>(
  compiled: CompiledPlan,
  candidates: Iterable<T>,
  top: number,
  leastDifference = SAME_PLAN,
): T[] {
  const difference = differenceOf(compiled);
  const list: T[] = [];
  for (const candidate of candidates) {
    if (list.length === top) break;
    if (list.every((other) => difference(other.shares, candidate.shares) >= leastDifference)) list.push(candidate);
  }
  return list;
}

interface Ranking {
  top: number;
  /** Dollars within which a plan counts as proven. */
  gap: number;
  /** null: every candidate was looked at, and the best is the bound. */
  bound: { bound: number; boundBy: string } | null;
  baselines: Record<BaselineName, Float64Array>;
}

/** What is said of ranked plans. */
type Ranked = Pick<Solution, "bound" | "boundBy" | "ranked" | "baselines">;

/**
 * @returns ranks candidates that meet all limits, best first, at least one. Asked again with a few more, it looks at these only.
 * @throws {Error} if the kernel and the trace disagree on a plan, which would be a defect
 */
export function rankerOf(
  compiled: CompiledPlan,
  scorer: Scorer,
  { top, gap: closed, bound: simple, baselines }: Ranking,
): (found: readonly { shares: Float64Array }[]) => Ranked {
  const sign = signOf(compiled.plan.objective.kind);
  /** A plan that is proven stays so; a cent is lost to rounding. */
  const mayLose = (shares: Float64Array, bound: number): number => {
    const left = closed - sign * (bound - scorer.score(shares).value) - 0.01;
    return left < 0 ? MOST_LOST : Math.min(MOST_LOST, left);
  };
  const tidied = tidierOf(compiled, scorer);
  const simpler = onceForEach((shares: Float64Array) => {
    const tidy = simple === null ? shares : tidied(shares, mayLose(shares, simple.bound));
    return { shares: tidy, score: scorer.score(tidy).score, steps: tidy.filter((count) => count > 0).length };
  });
  const evaluated = onceForEach((shares: Float64Array) => checked(compiled, shares));
  const byHand = onceForEach((shares: Float64Array) => {
    const { value, limits } = evaluate(compiled, shares, ({ kinds }) => integerReader(kinds));
    return { value, breaks: limits.filter(isBroken).map((limit) => limit.name) };
  });

  return (found) => {
    // Tidied, plans that differed may be the same: more are looked at than are ranked.
    const tidy = diverseList(compiled, found, 6 * top)
      .map(({ shares }) => simpler(shares))
      .sort((a, b) => cents(b.score) - cents(a.score) || a.steps - b.steps);
    const list = diverseList(compiled, tidy, 2 * top)
      .flatMap(({ shares }) => evaluated(shares) ?? [])
      .sort((a, b) => sign * (b.evaluation.value - a.evaluation.value))
      // Of plans that come to the same, the simplest is enough.
      .filter(({ evaluation: { value } }, i, all) => i === 0 || value !== all[i - 1]!.evaluation.value)
      .slice(0, top);
    holdToKernel(compiled, scorer, list);

    const bound = simple?.bound ?? list[0]!.evaluation.value;
    const compared = Object.entries(baselines).map(([name, shares]) => {
      const { value, breaks } = byHand(shares);
      return { name: name as BaselineName, value, mostGain: cents(sign * (bound - value)), breaks };
    });
    return {
      bound: cents(bound),
      boundBy: simple?.boundBy ?? "every plan there is was evaluated",
      ranked: list.map(({ shares, evaluation }, i): RankedPlan => {
        const gap = cents(Math.max(0, sign * (bound - evaluation.value)));
        return {
          rank: i + 1,
          value: evaluation.value,
          gap,
          proven: gap <= closed,
          decisions: decisionsOf(compiled, shares),
          scenarios: evaluation.scenarios,
          binding: bindingLimits(compiled, evaluation.limits),
          limits: evaluation.limits,
          ...(evaluation.distribution === undefined ? {} : { distribution: evaluation.distribution }),
          gains: Object.fromEntries(
            compared.map(({ name, value }) => [name, cents(sign * (evaluation.value - value))]),
          ) as Record<BaselineName, number>,
        };
      }),
      baselines: compared,
    };
  };
}

/** Of a large plan each takes long, and the next ranking has most of the same candidates. */
function onceForEach<T>(work: (shares: Float64Array) => T): (shares: Float64Array) => T {
  const known = new Map<Float64Array, T>();
  return (shares) => {
    const result = known.has(shares) ? known.get(shares)! : work(shares);
    known.set(shares, result);
    return result;
  };
}

export const isBroken = ({ slack }: LimitState): boolean => slack < -0.005;

export const cents = (dollars: number): number => Math.round(dollars * 100) / 100 + 0;

/** The search believed the kernel; the trace has the last word, and they must not differ. */
function holdToKernel(
  { plan }: CompiledPlan,
  scorer: Scorer,
  plans: readonly { shares: Float64Array; evaluation: Evaluation }[],
): void {
  for (const { shares, evaluation } of plans) {
    const { value } = scorer.score(shares);
    if (Math.abs(value - evaluation.value) > 0.006) {
      throw new Error(`the kernel and the trace disagree on a plan of ${plan.file}: ${value} and ${evaluation.value}`);
    }
  }
}

/**
 * The candidate as its decisions have it, evaluated by the trace.
 *
 * @returns null if it breaks a limit after all: decisions put early-exercised shares in the order in which they vest, which can differ
 *          from the candidate's
 */
function checked(
  compiled: CompiledPlan,
  candidate: Float64Array,
): { shares: Float64Array; evaluation: Evaluation } | null {
  const { shares, impossible } = sharesOf(compiled, decisionsOf(compiled, candidate));
  if (impossible.length > 0) return null;
  const evaluation = evaluate(compiled, shares);
  return evaluation.limits.some(isBroken) ? null : { shares, evaluation };
}

/** The limits without which one share more could be exercised, kept or sold: those nearer than a share is worth. */
/** Names of those that a share more would reach. */
export function bindingLimits({ plan }: CompiledPlan, limits: readonly LimitState[]): string[] {
  const share = dearestShare(plan);
  const countsShares = (name: string) => name.startsWith("limits.keep") || name.startsWith("limits.exercise.");
  return limits.filter(({ name, slack }) => slack < (countsShares(name) ? 1 : share)).map(({ name }) => name);
}
