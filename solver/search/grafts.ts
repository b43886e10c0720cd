/**
 * Puts branches of new plans on the best candidate, where there are several scenarios: what is good in one depends little on what is done
 * in the others.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { seeded } from "../random.ts";
import { betterWithinLimits, type Finds } from "./finds.ts";
import { sparsePlans } from "./starts.ts";

/** Of how many scenarios at a time. */
export const SCENARIOS_A_ROUND = 2;
/** Branches of each. */
const BRANCHES = 4;

/** @returns puts branches on the best candidate, of some scenarios apart, which come in turn; then those that are good together */
export function graftingOf(compiled: CompiledPlan, finds: Finds, seed: number): () => Promise<void> {
  const draw = sparsePlans(compiled);
  const random = seeded(seed);
  const drawn = (): Float64Array => {
    const shares = new Float64Array(compiled.columns.length);
    draw(random, shares);
    return shares;
  };
  let grafts = 0;
  return async () => {
    const start = finds.found[0]!.shares;
    const parts = Array.from({ length: SCENARIOS_A_ROUND }, () => {
      const scenario = grafts % compiled.scenarios.length;
      const others = Array.from({ length: BRANCHES }, drawn);
      return { scenario, task: { start, branches: { scenario, others, isWhole: false }, seed: seed + grafts++ } };
    });
    const grafted = await Promise.all(parts.map(({ task }) => finds.run({ kind: "graft", ...task }, true)));
    let best = grafted.reduce(betterWithinLimits, null);
    for (const [i, { scenario, task }] of parts.entries()) {
      const other = grafted[i]!;
      if (best === null || other === null || other === best) continue;
      const branches = { scenario, others: [other.shares], isWhole: true };
      best = betterWithinLimits(best, await finds.run({ kind: "graft", ...task, start: best.shares, branches }, true));
    }
  };
}
