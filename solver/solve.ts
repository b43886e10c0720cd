/**
 * Solves a plan: ranked plans within its limits, each checked line by line, with a bound that no plan can pass.
 */
import { type CompiledPlan, compilePlan } from "../model/compiled-plan.ts";
import { decisionsOf } from "../model/decisions.ts";
import { evaluate } from "../model/evaluate.ts";
import type { Plan } from "../model/plan.ts";
import { baselinesOf } from "./baselines.ts";
import { simpleBound } from "./bound.ts";
import { conflictingLimits } from "./conflicts.ts";
import { isEnumerable } from "./enumerate.ts";
import { nodePool } from "./pool/node-pool.ts";
import { type Pool, poolHere } from "./pool/pool.ts";
import { bindingLimits, checked, diverseList } from "./rank.ts";
import { scorerOf } from "./scorer.ts";
import { type Found, type SearchResult, search } from "./search.ts";
import { type BaselineName, InfeasibleError, type RankedPlan, type Solution, type SolveOptions } from "./solution.ts";
import { tidied } from "./tidy.ts";

/** Of the candidates of a small plan, as many as a diverse list could need. */
const KEPT_OF_ALL = 5000;

/**
 * @throws {InfeasibleError} if no plan meets the limits, with those that conflict
 * @throws {Error} if the kernel and the trace disagree on a plan, which would be a defect
 */
export async function solve(plan: Plan, options: SolveOptions): Promise<Solution> {
  const started = performance.now();
  const compiled = compilePlan(plan);
  const pool = options.workers === 0 ? poolHere(plan) : nodePool(plan, options.workers);
  const simple = simpleBound(compiled);
  const sign = plan.objective.kind === "totalTax" ? -1 : 1;
  const seconds = () => (performance.now() - started) / 1000;
  const report = (found: readonly Found[], evaluated: number) => {
    const best = found[0] === undefined ? null : scorerOf(compiled).score(found[0].shares).value;
    options.onProgress?.({ seconds: seconds(), evaluated, best, bound: simple.bound });
  };

  try {
    const result = isEnumerable(compiled)
      ? await lookAtAll(pool)
      : await search(compiled, pool, { seed: options.seed, stop: stopped(options), onRound: report });
    const baselines = baselinesOf(compiled);
    const found = [...result.found, ...feasible(compiled, Object.values(baselines))].sort((a, b) => b.score - a.score);
    if (found.length === 0) {
      if (result.ended === "time" || result.ended === "stopped") {
        throw new InfeasibleError([], "no plan that meets the limits was found in the time given");
      }
      const conflicts = await conflictingLimits(compiled, pool, options.seed);
      throw new InfeasibleError(
        conflicts,
        `no plan meets ${conflicts.join(" and ")}${conflicts.length > 1 ? " together" : ""}`,
      );
    }
    const isComplete = result.ended === "complete";
    const scorer = scorerOf(compiled);
    const best = diverseList(compiled, found, 2 * options.top).flatMap(({ shares }) => {
      const simple = isComplete ? null : checked(compiled, tidied(compiled, scorer, shares));
      return simple ?? checked(compiled, shares) ?? [];
    });
    const ranked = best.sort((a, b) => sign * (b.evaluation.value - a.evaluation.value)).slice(0, options.top);
    holdToKernel(compiled, ranked);

    const bound = isComplete ? ranked[0]!.evaluation.value : simple.bound;
    const baselineValues = Object.entries(baselines).map(
      ([name, shares]) => [name, evaluate(compiled, shares)] as const,
    );
    return {
      plan: plan.name,
      objective: plan.objective.kind,
      seed: options.seed,
      bound: cents(bound),
      boundBy: isComplete ? "every plan there is was evaluated" : simple.boundBy,
      ranked: ranked.map(({ shares, evaluation }, i): RankedPlan => {
        const gap = cents(Math.max(0, sign * (bound - evaluation.value)));
        return {
          rank: i + 1,
          value: evaluation.value,
          gap,
          proven: gap <= options.gap,
          decisions: decisionsOf(compiled, shares),
          scenarios: evaluation.scenarios,
          binding: bindingLimits(compiled, evaluation.limits),
          limits: evaluation.limits,
          gains: Object.fromEntries(
            baselineValues.map(([name, { value }]) => [name, cents(sign * (evaluation.value - value))]),
          ) as Record<BaselineName, number>,
        };
      }),
      baselines: baselineValues.map(([name, { value, limits }]) => ({
        name: name as BaselineName,
        value,
        breaks: limits.filter(({ slack }) => slack < -0.005).map((limit) => limit.name),
      })),
      ended: result.ended,
      evaluated: result.evaluated,
      seconds: Math.round(seconds() * 100) / 100,
    };
  } finally {
    await pool.close();
  }
}

async function lookAtAll(pool: Pool): Promise<SearchResult> {
  const result = await pool.run({ kind: "enumerate", keep: KEPT_OF_ALL });
  if (result.kind !== "enumerate") throw new Error("the pool answered another task");
  return { found: result.best, evaluated: result.evaluated, ended: "complete" };
}

/** Settles when the time is over or the caller has had enough. */
function stopped({ seconds, signal }: SolveOptions): Promise<"time" | "stopped"> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve("stopped");
    signal?.addEventListener("abort", () => resolve("stopped"), { once: true });
    if (seconds !== null) setTimeout(() => resolve("time"), seconds * 1000).unref();
  });
}

function feasible(compiled: CompiledPlan, candidates: readonly Float64Array[]): Found[] {
  const scorer = scorerOf(compiled);
  return candidates.flatMap((shares) => {
    const { score, broken } = scorer.score(shares);
    return broken === 0 ? [{ shares, score }] : [];
  });
}

/** The search believed the kernel; the trace has the last word, and they must not differ. */
function holdToKernel(
  compiled: CompiledPlan,
  ranked: readonly { shares: Float64Array; evaluation: { value: number } }[],
): void {
  const scorer = scorerOf(compiled);
  for (const { shares, evaluation } of ranked) {
    const { value } = scorer.score(shares);
    if (Math.abs(value - evaluation.value) > 0.006) {
      throw new Error(
        `the kernel and the trace disagree on a plan of ${compiled.plan.file}: ${value} and ${evaluation.value}`,
      );
    }
  }
}

const cents = (dollars: number): number => Math.round(dollars * 100) / 100 + 0;
