/** Threads of the built program: the same results as in this thread, whatever happens to a thread. */
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { parsePlan } from "../../../model/read-plan.ts";
import { batchOf, candidateOf, resultOf, sharedNumbers } from "../../../solver/batch.ts";
import { poolHere } from "../../../solver/pool/pool.ts";
import { scorerOf } from "../../../solver/scorer.ts";
import { makerOf, type Task } from "../../../solver/task.ts";

const built = (file: string) => import(new URL(`../../../dist/solver/pool/${file}`, import.meta.url).href);
const { nodePool } = (await built("node-pool.js")) as typeof import("../../../solver/pool/node-pool.ts");
const { nodeThreads } = (await built("node-threads.js")) as typeof import("../../../solver/pool/node-threads.ts");

const plan = parsePlan(
  `version: 1
household: {filingStatus: single}
horizon: {start: 2025-03-01, end: 2026-12-31}
income: {wages: 190000}
cash: {start: 60000, floor: 50000}
securities:
  ACME: {price: {2025-03-01: 8, 2026-12-31: 24}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 12000, expires: 2031-02-01}
decisions: yearly
`,
  "plan.yaml",
);
const compiled = compilePlan(plan);
const columns = compiled.columns.length;

/** A climb from doing nothing; the more patience, the longer it takes. */
const climb = (patience: number): Task => ({
  kind: "improve",
  start: new Float64Array(columns),
  towards: null,
  isKicked: false,
  seed: 1,
  patience,
});

test("two threads score a batch in shared memory as this thread scores each candidate", async () => {
  const count = 503;
  const make = makerOf(compiled);
  const candidates = sharedNumbers(count * columns);
  for (let i = 0; i < count; i++) make(i, candidates.subarray(i * columns, (i + 1) * columns));
  const batch = batchOf(candidates, count, 2, [{ year: 0, name: "amt" }]);
  const pool = nodePool(plan, 2);
  await pool.score(batch);
  await pool.close();

  const scorer = scorerOf(compiled);
  for (let i = 0; i < count; i++) {
    const expected = scorer.score(candidateOf(batch, i, columns, make));
    expect(resultOf(batch, i)).toEqual({ ...expected, amounts: Float64Array.of(scorer.amount(0, "amt")) });
  }
});

test("a thread that is killed in the middle is replaced, and the results are those of an undisturbed run", async () => {
  const count = 12_000;
  const disturbed = batchOf({ seed: 7 }, count, 2);
  const pool = nodePool(plan, 2);
  const before = pool.workers.map(({ threadId }) => threadId);
  const scoring = pool.score(disturbed);
  while (Atomics.load(disturbed.control, 0) < 50) await pause(1);
  await pool.workers[0]!.terminate();
  expect(Atomics.load(disturbed.control, 0) * 5).toBeLessThan(count);
  await scoring;
  const after = pool.workers.map(({ threadId }) => threadId);
  await pool.close();
  expect(after).toHaveLength(2);
  expect(after).not.toEqual(before);

  const undisturbed = batchOf({ seed: 7 }, count, 1);
  await poolHere(plan).score(undisturbed);
  expect(disturbed.results).toEqual(undisturbed.results);
});

test("a task whose thread is killed is done again", async () => {
  const pool = nodePool(plan, 1);
  const task = climb(300);
  const undisturbed = await pool.run(task);
  let isDone = false;
  const running = pool.run(task).finally(() => {
    isDone = true;
  });
  await pause(20);
  expect(isDone).toBe(false);
  await pool.workers[0]!.terminate();
  expect(await running).toEqual(undisturbed);
  await pool.close();
});

test("the same threads do tasks of one plan after the other, and a pool that is closed calls off what waits", async () => {
  const other = { ...plan, limits: { ...plan.limits, exerciseCash: 9000 } };
  const task = climb(0);
  const threads = nodePool(plan, 2);
  const ids = () => threads.workers.map(({ threadId }) => threadId).sort();
  const before = ids();
  for (const of of [plan, other, plan]) {
    const pool = threads.forPlan(of);
    const alone = await poolHere(of).run(task);
    expect(await Promise.all([pool.run(task), pool.run(task), pool.run(task)])).toEqual([alone, alone, alone]);
    const running = Array.from({ length: 4 }, () => pool.run(task));
    await pool.close();
    const ends = await Promise.allSettled(running);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
  }
  expect(ids()).toEqual(before);
  await threads.close();
});

test("threads that start before there is a plan wait for it, and those that start later have it too", async () => {
  const started = nodeThreads(2, 1);
  await pause(50);
  const pool = nodePool(plan, started);
  expect(pool.workers).toHaveLength(1);
  const alone = await poolHere(plan).run(climb(0));
  expect(await Promise.all([pool.run(climb(0)), pool.run(climb(0)), pool.run(climb(0))])).toEqual([
    alone,
    alone,
    alone,
  ]);
  expect(pool.workers).toHaveLength(2);
  await pool.close();
});

test("threads that are given no plan can be ended", async () => {
  const started = nodeThreads(1);
  await pause(50);
  await started.close();
  expect(started.workers()).toHaveLength(0);
});
