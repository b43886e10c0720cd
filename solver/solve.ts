/**
 * Solves a plan: ranked plans within its limits, each checked line by line, with a bound that no plan can pass.
 */
import { compilePlan } from "../model/compiled-plan.ts";
import type { Plan } from "../model/plan.ts";
import { baselinesOf } from "./baselines.ts";
import { simpleBound } from "./bound.ts";
import { conflictingLimits, conflictingLinearLimits } from "./conflicts.ts";
import { isEnumerable } from "./enumerate.ts";
import { type Pool, poolHere } from "./pool/pool.ts";
import { rankedPlans } from "./rank.ts";
import { scorerOf } from "./scorer.ts";
import { type Found, type SearchResult, search } from "./search.ts";
import { InfeasibleError, type Solution, type SolveOptions } from "./solution.ts";

/** Of the candidates of a small plan, as many as a diverse list could need. */
const KEPT_OF_ALL = 5000;

/**
 * @throws {InfeasibleError} if no plan meets the limits, with those that conflict
 * @throws {Error} if the kernel and the trace disagree on a plan, which would be a defect
 */
export async function solve(plan: Plan, options: SolveOptions): Promise<Solution> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 10) / 100;
  // First of all: its threads start while this one gets ready.
  const pool = (options.poolOf ?? poolHere)(plan, options.workers);
  try {
    const compiled = compilePlan(plan);
    const scorer = scorerOf(compiled);
    const bound = simpleBound(compiled);
    const impossible = await conflictingLinearLimits(compiled);
    if (impossible !== null) throw infeasible(impossible);
    const report = (found: readonly Found[], evaluated: number) => {
      const best = found[0] === undefined ? null : scorer.score(found[0].shares).value;
      options.onProgress?.({ seconds: seconds(), evaluated, best, bound: bound.bound });
    };
    const { found, evaluated, ended } = isEnumerable(compiled)
      ? await lookAtAll(pool)
      : await search(compiled, pool, { seed: options.seed, stop: stopped(options), onResult: report });
    const baselines = baselinesOf(compiled);
    for (const shares of Object.values(baselines)) {
      const { score, broken } = scorer.score(shares);
      if (broken === 0) found.push({ shares, score });
    }
    if (found.length === 0) {
      if (ended === "time" || ended === "stopped") {
        throw new InfeasibleError([], "no plan that meets the limits was found in the time given");
      }
      throw infeasible(await conflictingLimits(compiled, pool, options.seed));
    }
    found.sort((a, b) => b.score - a.score);
    return {
      plan: plan.name,
      objective: plan.objective.kind,
      seed: options.seed,
      ...rankedPlans(compiled, scorer, found, { ...options, bound: ended === "complete" ? null : bound, baselines }),
      ended,
      evaluated,
      seconds: seconds(),
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

function infeasible(conflicts: readonly string[]): InfeasibleError {
  const together = conflicts.length > 1 ? " together" : "";
  return new InfeasibleError(conflicts, `no plan meets ${conflicts.join(" and ")}${together}`);
}
