/**
 * A sweep that is killed, and one whose workers and Redis are: the file is the same, row by row, as of a run that nothing happened to.
 * Two kills here; ten in the slow suite. The built program, as it is run.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { afterEach, expect, test } from "vitest";
import { build } from "../../cli/build.ts";
import { readSweep } from "../../sweep/read-sweep.ts";
import { openStore } from "../../sweep/store.ts";
import { digestsOf } from "../../sweep/sweep.ts";

const program = new URL("../../dist/bin/crossover.js", import.meta.url).pathname;
const kills = process.env.SLOW === "1" ? 10 : 2;
const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

function start(command: string, words: readonly string[]): ChildProcess {
  const child = spawn(command, words, { stdio: "ignore" });
  running.add(child);
  return child;
}
const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.once("exit", resolve);
  });
const crossover = (...words: string[]) => start(process.execPath, [program, ...words]);

const folder = mkdtempSync(join(tmpdir(), "crossover-crash-"));
writeFileSync(
  join(folder, "plan.yaml"),
  `version: 1
household: {filingStatus: single, state: CA}
horizon: {start: 2025-03-01, end: 2026-12-31}
income: {wages: 190000}
cash: {start: 90000, floor: 0}
securities:
  ACME: {price: {2025-03-01: 8, 2026-12-31: 24}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 12000, expires: 2031-02-01}
decisions: yearly
`,
);
writeFileSync(
  join(folder, "decisions.yaml"),
  "decisions: [{date: 2025-03-01, do: exercise, grant: ISO-1, shares: 9000}]\n",
);
const sweep = join(folder, "sweep.yaml");
// What varies besides prices keeps each point slow enough to be hit.
writeFileSync(
  sweep,
  `version: 1
plan: plan.yaml
vary:
  income.wages: {uniform: {from: 100000, to: 400000}}
  securities.ACME.price: {gbm: {drift: 0.07, volatility: 0.4}}
samples: ${process.env.SLOW === "1" ? 3000 : 240}
do: {evaluate: decisions.yaml}
`,
);
const whole = join(folder, "whole.csv");
const asIfNothing = async (): Promise<string> => {
  if (!existsSync(whole)) expect(await ended(crossover("sweep", sweep, "--out", whole, "--workers", "2"))).toBe(0);
  return readFileSync(whole, "utf8");
};

test(`killed ${kills} times and resumed`, async () => {
  const expected = await asIfNothing();
  const out = join(folder, "killed.csv");
  for (let k = 0; k < kills && !existsSync(out); k++) {
    const child = crossover("sweep", sweep, "--out", out, "--resume", "--workers", "2");
    await Promise.race([ended(child), pause(600 + Math.random() * 1000)]);
    child.kill("SIGKILL");
    await ended(child);
  }
  expect(await ended(crossover("sweep", sweep, "--out", out, "--resume", "--workers", "2"))).toBe(0);
  expect(readFileSync(out, "utf8")).toBe(expected);
});

test.skipIf(!hasRedis && process.env.CI === undefined)(
  `two workers on Redis, killed ${kills / 2} times, Redis restarted from its append-only file (skipped without redis-server)`,
  async () => {
    const expected = await asIfNothing();
    const out = join(folder, "queued.csv");
    const port = await freePort();
    const redis = () =>
      start("redis-server", [
        ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""],
        ...["--appendonly", "yes", "--appendfsync", "always"],
      ]);
    let server = redis();
    const client = new Redis(port, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    client.on("error", () => {});
    try {
      await client.ping();
      const queue = `redis://127.0.0.1:${port}`;
      const worker = () => crossover("worker", "--queue", queue, "--workers", "1");
      const workers = [worker(), worker()];
      const asked = crossover("sweep", sweep, "--out", out, "--queue", queue);
      // A program that finds no Redis when it starts says so and ends; what is tested here is one that loses it.
      while ((await client.keys("bull:crossover-sweep-*:*-0")).length === 0) await pause(20);
      for (let k = 0; k < kills / 2; k++) {
        await pause(Math.random() * 800);
        workers[k % 2]!.kill("SIGKILL");
        server.kill("SIGKILL");
        await ended(server);
        await pause(300);
        server = redis();
        await client.ping();
        workers[k % 2] = worker();
      }
      expect(await ended(asked)).toBe(0);
    } finally {
      client.disconnect();
    }
    expect(readFileSync(out, "utf8")).toBe(expected);
  },
);

/** As a full disk is: no file may be larger. Blocks of 512 bytes, which POSIX has `ulimit` count. */
const MOST_BLOCKS = 2000;

test.skipIf(process.platform === "win32")(
  "a full disk is told; what is in stays in, and with room it goes on",
  async () => {
    const paths = join(folder, "paths.yaml");
    writeFileSync(
      paths,
      "version: 1\nplan: plan.yaml\nvary: {securities.ACME.price: {gbm: {drift: 0.07, volatility: 0.4}}}\nsamples: 16000\ndo: {evaluate: decisions.yaml}\n",
    );
    const out = join(folder, "full.csv");
    const limited = spawnSync(
      "sh",
      [
        "-c",
        `ulimit -f ${MOST_BLOCKS}; exec "$@"`,
        "sh",
        ...[process.execPath, program, "sweep", paths, "--out", out, "--workers", "0"],
      ],
      { encoding: "utf8" },
    );
    expect(limited.status).toBe(2);
    expect(limited.stderr).toBe(
      `${out}.unfinished: the disk is full.\nMake room, then go on with --resume: what is in stays in.\n`,
    );
    expect(existsSync(out)).toBe(false);
    // The first of its two blocks.
    const store = await openStore({
      out,
      columns: [],
      digests: digestsOf(readSweep(paths)),
      blockSize: 0,
      // As the program itself says it.
      build: build(dirname(program)),
      resume: true,
    });
    expect(store.pointsDone()).toBe(8192);
    store.close();
    const asked = "select count(*) as rows, count(distinct point) as points, max(point) as last from points";
    const { stdout } = spawnSync(
      process.execPath,
      [program, "sweep", paths, "--out", out, "--resume", "--workers", "0", "--query", asked, "--json"],
      { encoding: "utf8" },
    );
    expect(JSON.parse(stdout)).toEqual([{ rows: 16_000, points: 16_000, last: 15_999 }]);
  },
);

test("where no Redis answers, that is told at once", async () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [program, "sweep", sweep, "--out", join(folder, "none.csv"), "--queue", `redis://127.0.0.1:${await freePort()}`],
    { encoding: "utf8" },
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(/Redis does not answer at redis:\/\/127.0.0.1:\d+: .*\nStart it/);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
