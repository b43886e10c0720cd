/** What a worker answers depends on what it is asked alone, not on what it was asked before: so timing decides nothing. */
import { expect, test } from "vitest";
import { highs } from "../../../solver/highs.ts";
import { narrowedScenario } from "../../../solver/proof/narrow.ts";
import { type ProofTask, proverOf } from "../../../solver/proof/prover.ts";
import { improverOf } from "../../../solver/search/improver.ts";
import { iso, plan } from "../../model/plans.ts";

test("a worker that explored another region before answers as one that begins with it", async () => {
  const compiled = plan({
    securities: { ACME: { price: { "2025-01-15": 100, "2026-12-31": 180 } } },
    grants: [iso({ shares: 6000 })],
    decisions: ["2025-01-15", "2026-12-31"],
    cash: { start: 60_000, savings: 20_000, yield: 0, floor: 10_000 },
  });
  const loaded = await highs();
  const narrowed = [narrowedScenario(loaded, compiled, 0)];
  const worker = () =>
    proverOf(
      loaded,
      compiled,
      improverOf(compiled, () => null),
      narrowed,
    );
  const least = Number.NEGATIVE_INFINITY;
  const [one, other] = [worker(), worker()];
  const relaxed = one({ kind: "relax", within: null, least, known: 0 });
  if (relaxed.kind !== "relax" || relaxed.region === null) throw new Error("nothing is left to explore");
  const explore = (region: typeof relaxed.region): ProofTask => ({
    ...{ kind: "explore", region: region!, least, known: 0, programs: 8, history: null },
  });
  const explored = one(explore(relaxed.region));
  if (explored.kind !== "explore") throw new Error("another task was answered");
  const regions = explored.open.slice(0, 3);
  expect(regions.length).toBeGreaterThan(1);
  const answers = regions.map((region) => one(explore(region)));
  const backwards = [...regions].reverse().map((region) => other(explore(region)));
  expect(backwards.reverse()).toEqual(answers);
  one.dispose();
  other.dispose();
});
