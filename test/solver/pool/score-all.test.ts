/** A candidate that cannot be scored is named, with the decisions that make it; a thread that only had bad luck is not. */
import { expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { parsePlan } from "../../../model/read-plan.ts";
import { batchOf, holdInHand, scoreChunks, sharedNumbers } from "../../../solver/batch.ts";
import { scoreAll } from "../../../solver/pool/score-all.ts";
import { type Scorer, scorerOf } from "../../../solver/scorer.ts";
import type { Task, TaskResult } from "../../../solver/task.ts";

const plan = parsePlan(
  `version: 1
household: {filingStatus: single}
horizon: {start: 2025-03-01, end: 2026-12-31}
cash: {start: 60000}
securities: {ACME: {price: 8}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 100, expires: 2031-02-01}
decisions: [2025-06-15]
`,
  "plan.yaml",
);
const compiled = compilePlan(plan);
// Exercise, then sell; candidate i exercises i.
const candidates = sharedNumbers(2 * 20);
for (let i = 0; i < 20; i++) candidates[2 * i] = i;

/** Threads whose scorer throws at a number of shares. */
const threadsWith =
  (at: (shares: Float64Array) => void) =>
  async (task: Task): Promise<TaskResult> => {
    if (task.kind !== "score") throw new Error("not asked for here");
    const scorer = scorerOf(compiled);
    const failing: Scorer = {
      ...scorer,
      scoreAll: (count, write, read) =>
        scorer.scoreAll(
          count,
          (candidate, shares) => {
            write(candidate, shares);
            at(shares);
          },
          read,
        ),
    };
    return { kind: "score", failed: scoreChunks(task.batch, task.thread, 2, failing, () => {}) };
  };

test("a candidate at which scoring throws is named by its place, its decisions and its plan", async () => {
  const run = threadsWith((shares) => {
    if (shares[0] === 12) throw new Error("no such year");
  });
  await expect(scoreAll(plan, batchOf(candidates, 20, 2), 2, run)).rejects.toThrow(
    "scoring failed at candidate 12 of plan.yaml (exercise 12 of ISO-1 on 2025-06-15): no such year",
  );
});

test("so is one at which thread after thread ends", async () => {
  const run = async ({ batch, thread }: Task & { kind: "score" }) => {
    holdInHand(batch, thread, 7);
    throw new Error("out of memory");
  };
  await expect(scoreAll(plan, batchOf(candidates, 20, 1), 1, run as never)).rejects.toThrow(
    /candidate 7 of plan.yaml \(exercise 7 of ISO-1 on 2025-06-15\).*out of memory/,
  );
});

test("a thread that ends once has its chunk scored by the next, which goes on from there", async () => {
  const seen: number[] = [];
  let lives = 0;
  const run = async (task: Task): Promise<TaskResult> => {
    const life = lives++;
    const result = await threadsWith((shares) => {
      seen.push(shares[0]!);
      if (life === 0 && shares[0] === 18) throw new Error("killed");
    })(task);
    if (result.kind === "score" && result.failed !== null) throw new Error("the thread ended");
    return result;
  };
  const batch = batchOf(candidates, 20, 1);
  await scoreAll(plan, batch, 1, run);
  const first = Array.from({ length: 19 }, (_, i) => i);
  // Chunks of sixteen: 16 to 19 is scored again from its start, one by one, before the thread ends and after.
  expect(seen).toEqual([...first, 16, 17, 18, 16, 17, 18, 19]);
  const undisturbed = batchOf(candidates, 20, 1);
  await scoreAll(
    plan,
    undisturbed,
    1,
    threadsWith(() => {}),
  );
  expect(batch.results).toEqual(undisturbed.results);
});
