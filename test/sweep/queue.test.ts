/** A queue on a real Redis, in this process: versions that are not mixed, and a Redis that goes for long (skipped without redis-server). */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeEach, expect, test } from "vitest";
import { columnsOf } from "../../sweep/columns.ts";
import { executorHere } from "../../sweep/executors.ts";
import { queueExecutor } from "../../sweep/queue.ts";
import { queueWorker } from "../../sweep/queue-worker.ts";
import { type Executor, runSweep } from "../../sweep/run-sweep.ts";
import { openStore, StoreError } from "../../sweep/store.ts";
import { digestsOf, type SweepTexts, sweepOf } from "../../sweep/sweep.ts";

const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
const testWithRedis = test.skipIf(!hasRedis && process.env.CI === undefined);

const folder = mkdtempSync(join(tmpdir(), "crossover-queue-"));
let server: ChildProcess | null = null;
let url = "";
beforeEach(async () => {
  server?.kill("SIGKILL");
  const port = await freePort();
  url = `redis://127.0.0.1:${port}`;
  server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of server.stdout!) if (String(line).includes("Ready to accept connections")) break;
});
afterAll(() => {
  server?.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

const texts: SweepTexts = {
  sweep: {
    file: "sweep.yaml",
    text: "version: 1\nplan: plan.yaml\nvary: {income.wages: {from: 100000, to: 400000, steps: 48}}\ndo: {evaluate: decisions.yaml}\n",
  },
  plan: {
    file: "plan.yaml",
    text: `version: 1
household: {filingStatus: single}
horizon: {start: 2025-03-01, end: 2025-12-31}
cash: {start: 90000}
securities: {ACME: {price: 8}}
grants: [{id: G, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 12000, expires: 2031-02-01}]
decisions: yearly
`,
  },
  decisions: {
    file: "decisions.yaml",
    text: "decisions: [{date: 2025-03-01, do: exercise, grant: G, shares: 9000}]\n",
  },
  laws: {},
  tables: {},
  planTables: {},
};
const sweep = sweepOf(texts);
const storeAt = (out: string, resume = false) =>
  openStore({ out, columns: columnsOf(sweep), digests: digestsOf(texts), blockSize: 16, build: "1.0.0", resume });

/** Each says that it is there every few seconds. */
const soon = (told: readonly string[]) => expect.poll(() => told, { timeout: 60_000 });

testWithRedis("a worker of another build leaves a sweep's points alone, and both are told", async () => {
  const told: string[] = [];
  const as = (build: string) => ({ build, tell: (sentence: string) => void told.push(sentence) });
  const older = await queueWorker(url, 0, as("1.0.0+3f2a91c0"));
  const executor = await queueExecutor(texts, url, as("1.0.0"));
  const late = await queueWorker(url, 0, as("0.8.0"));
  const block = executor.run(0, 16);
  await soon(told).toContain(
    "The workers there are of Crossover 1.0.0+3f2a91c0, and this is 1.0.0: they leave its points alone. Run the same build on all machines.",
  );
  await soon(told).toContain(
    "A sweep there is run by Crossover 1.0.0, and this is 0.8.0: its points are left alone. Run the same build on all machines.",
  );
  await expect(Promise.race([block, pause(100, "waiting")])).resolves.toBe("waiting");
  const same = await queueWorker(url, 0, as("1.0.0"));
  expect(await block).toEqual(await executorHere(texts).run(0, 16));
  await Promise.all([executor, older, late, same].map((each) => each.close()));
});

testWithRedis("a sweep without any worker says how to start one", async () => {
  const told: string[] = [];
  const executor = await queueExecutor(texts, url, { build: "1.0.0", tell: (sentence) => void told.push(sentence) });
  await soon(told).toEqual([`No worker is there yet. Start some: crossover worker --queue ${url}`]);
  await executor.close();
});

testWithRedis(
  "where Redis is gone for long the sweep ends, what is in stays in, and it can go on without",
  async () => {
    const out = join(folder, "gone.csv");
    const queued = await queueExecutor(texts, url, { build: "1.0.0", tell: () => {} }, 0.5);
    const worker = await queueWorker(url, 0, { build: "1.0.0", tell: () => {} });
    // Redis goes when the first block is in.
    const executor: Executor = {
      ...queued,
      slots: 1,
      kept: async () => {
        server!.kill("SIGKILL");
      },
    };
    const store = await storeAt(out);
    const running = runSweep(sweep, store, executor);
    await expect(running).rejects.toThrow(StoreError);
    await expect(running).rejects.toThrow(`Redis at ${url} is gone.`);
    expect(store.pointsDone()).toBe(16);
    store.close();
    await worker.close();

    const again = await storeAt(out, true);
    expect(again.pointsDone()).toBe(16);
    expect(await runSweep(sweep, again, executorHere(texts))).toBe(true);
    await again.finish();
    const whole = await storeAt(join(folder, "whole.csv"));
    await runSweep(sweep, whole, executorHere(texts));
    await whole.finish();
    expect(readFileSync(out, "utf8")).toBe(readFileSync(join(folder, "whole.csv"), "utf8"));
  },
);

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => listening.once("listening", ready));
  const { port } = listening.address() as { port: number };
  await new Promise((closed) => listening.close(closed));
  return port;
}
