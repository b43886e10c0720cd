import type { CompiledPlan } from "../../../model/compiled-plan.ts";
import type { Decision } from "../../../model/decisions.ts";
import { poolHere } from "../../../solver/pool/pool.ts";
import { whyThesePlans } from "../../../solver/why/why.ts";

/** Why decisions are as they are, with all the time it takes. */
export async function asked(compiled: CompiledPlan, decisions: readonly Decision[], binding: readonly string[] = []) {
  const ranked = [{ decisions: [...decisions], binding: [...binding] }];
  const { whys, better } = await whyThesePlans(compiled, poolHere(compiled.plan), ranked, new Promise(() => {}));
  const { kinks, limits, timing } = whys[0]!;
  return { kinks, limits: limits!, timing: timing!, better };
}
