import { compilePlan } from "../model/compiled-plan.ts";
import { carriedOut } from "../model/decided.ts";
import { checkDecisions } from "../model/decisions-file.ts";
import type { Plan } from "../model/plan.ts";
import { batchOf, resultOf, sharedNumbers } from "../solver/batch.ts";
import { poolHere } from "../solver/pool/pool.ts";
import { cents } from "../solver/rank.ts";
import type { SolveOptions } from "../solver/solution.ts";
import { documentOf, type GivenDecision } from "./given-decisions.ts";

/** What a set of decisions comes to. */
export interface Valued {
  /** What the plan's objective counts, in dollars, expected over the scenarios. */
  value: number;
  /** By how much limits are broken, in dollars; 0: all are met. A wash sale counts as a limit broken, and not in the value. */
  broken: number;
}

/**
 * What each of many sets of decisions comes to, as `evaluate` says of one: thousands a second, most of which goes into checking them.
 *
 * Works in the thread that calls it, unless `workers` and `poolOf` give it threads for all but the checks, as for `solve`.
 *
 * @param sets of decisions on days that the plan's `decisions` name
 * @returns by set, in their order
 * @throws {PlanError} with every decision of the first set in which one names what is not there or cannot be carried out
 */
export async function values(
  plan: Plan,
  sets: readonly (readonly GivenDecision[])[],
  { workers = 0, poolOf = poolHere }: Partial<Pick<SolveOptions, "workers" | "poolOf">> = {},
): Promise<Valued[]> {
  const compiled = compilePlan(plan);
  const columns = compiled.columns.length;
  const candidates = sharedNumbers(sets.length * columns);
  for (const [i, set] of sets.entries()) {
    const document = documentOf(set, `decisions of set ${i}`);
    candidates.set(carriedOut(document, compiled, checkDecisions(document, plan)), i * columns);
  }
  const pool = poolOf(plan, workers);
  try {
    const batch = batchOf(candidates, sets.length, pool.threads);
    await pool.score(batch);
    return sets.map((_, i) => {
      const { value, broken } = resultOf(batch, i);
      return { value: cents(value), broken: cents(broken) };
    });
  } finally {
    await pool.close();
  }
}
