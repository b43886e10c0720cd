/**
 * Question: how long do a million price paths of an eight-year quarterly plan with given decisions take, and a thousand solves?
 * The command as it is run, on two threads, with its file written; memory is the most that the process and its threads held.
 * Run: npm run bench -- sweep; with --growth also ten million paths; --paths or --solves alone. With --check --points=48 of the solved points
 * are solved again, each from nothing and with a proof, some 13 processor seconds a point: how many of the sweep's values come within a dollar of
 * that? --seed=1 draws the sweep and these points.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { poolInNode } from "../dist/solver/pool/node-pool.js";
import { solveDefaults } from "../dist/solver/solution.js";
import { solve } from "../dist/solver/solve.js";
import { readSweep } from "../dist/sweep/read-sweep.js";
import { sweepOf } from "../dist/sweep/sweep.js";
import { isQuick, numbers, printTable, report, whole } from "./shared.mjs";

const program = new URL("../dist/bin/crossover.js", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "crossover-bench-"));
const asks = (/** @type {string} */ flag) => process.argv.includes(flag);
const numberOf = (/** @type {string} */ option, /** @type {number} */ otherwise) =>
  Number(process.argv.find((word) => word.startsWith(`--${option}=`))?.split("=")[1] ?? otherwise);
const most = asks("--growth") ? [100_000, 1_000_000, 10_000_000] : [100_000, 1_000_000];
const sizes = asks("--solves") ? [] : isQuick ? [10_000] : most;
const solves = isQuick ? 4 : 1000;
/** Points that --check solves again, and the linear programs that each of their proofs may take. */
const checked = asks("--check") ? (isQuick ? 2 : numberOf("points", 48)) : 0;
const CHECK_PROGRAMS = 1500;
const seed = numberOf("seed", 1);

const plan = (/** @type {number} */ years, /** @type {string} */ decisions) => `version: 1
household: {filingStatus: single, state: CA}
horizon: {start: 2025-01-15, end: ${2024 + years}-12-31}
income: {wages: 180000, interest: 1500}
cash: {start: 90000, savings: 20000, yield: 0.03, floor: 10000}
securities:
  ACME: {price: {2025-01-15: 6, ${2024 + years}-12-31: ${6 + 3 * years}}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 1, shares: 12000, expires: 2055-02-01, isoLimit: false}
  - {id: ISO-2, type: iso, security: ACME, granted: 2022-02-01, strike: 2, shares: 12000, expires: 2055-02-01, isoLimit: false}
lots:
  - {id: LOT-1, security: ACME, acquired: 2020-03-01, shares: 6000, basis: 4}
decisions: ${decisions}
limits: {amtPerYear: 30000}
`;
const write = (/** @type {string} */ name, /** @type {string} */ text) => writeFileSync(join(folder, name), text);
write("eight.yaml", plan(8, "quarterly"));
write("five.yaml", plan(5, "yearly"));
write(
  "decisions.yaml",
  `decisions:
  - {date: 2025-01-15, do: exercise, grant: ISO-1, shares: 6000}
  - {date: 2026-01-15, do: exercise, grant: ISO-1, shares: 6000}
  - {date: 2027-01-15, do: exercise, grant: ISO-2, shares: 6000}
  - {date: 2028-01-15, do: exercise, grant: ISO-2, shares: 6000}
  - {date: 2026-04-15, do: sell, lot: ISO-1@2025-01-15, shares: 3000}
  - {date: 2027-04-15, do: sell, lot: ISO-1@2026-01-15, shares: 3000}
  - {date: 2029-04-15, do: sell, lot: ISO-2@2028-01-15, shares: 3000}
  - {date: 2030-04-15, do: sell, lot: LOT-1, shares: 3000}
`,
);

/** Runs a sweep in a process of its own, which says at its end how much memory it held and how long its threads worked. */
function timed(/** @type {string} */ name, /** @type {string} */ sweep, read = (/** @type {string} */ _out) => {}) {
  write(`${name}.yaml`, `version: 1\n${sweep}`);
  const out = join(folder, `${name}.duckdb`);
  const code = `process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write([maxRSS, userCPUTime + systemCPUTime].join(" "));
});
process.argv.splice(1, 0, ${JSON.stringify(program)}); await import(${JSON.stringify(program)});`;
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", code, "sweep", join(folder, `${name}.yaml`), "--out", out, "--workers", "2"],
    { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] },
  );
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  const seconds = (performance.now() - started) / 1000;
  const [kilobytes, microseconds] = stderr.trim().split(/\s+/).slice(-2).map(Number);
  const figures = {
    ...{ name, seconds, processorSeconds: microseconds / 1e6 },
    ...{ megabytes: kilobytes / 1024, bytes: statSync(out).size },
  };
  read(out);
  rmSync(out);
  return figures;
}

/** What the sweep says of each point that is solved again, in dollars. @type {Map<number, number>} */
const said = new Map();
const file = (/** @type {string} */ name) => join(folder, `${name}.yaml`);

/** Reads the values of points drawn by the seed from a finished sweep. */
function readSome(/** @type {string} */ out) {
  const below = numbers(seed);
  const points = new Set();
  while (points.size < Math.min(checked, solves)) points.add(below(solves));
  const query = `select point, value from points where point in (${[...points].join()}) order by point`;
  const words = [program, "sweep", file(solvesName), "--out", out, "--query", query, "--json"];
  const { stdout } = spawnSync(process.execPath, words, { encoding: "utf8" });
  for (const { point, value } of JSON.parse(stdout)) said.set(Number(point), Number(value));
}

/** How far the sweep's values are from those of long solves, which know nothing of other points. */
async function check() {
  const sweep = sweepOf(readSweep(file(solvesName)));
  const shortfalls = [];
  let proven = 0;
  for (const [point, value] of said) {
    const { ranked, bound } = await solve(sweep.variant(point), {
      ...solveDefaults,
      ...{ top: 1, seconds: null, programs: CHECK_PROGRAMS, why: false, workers: 2, poolOf: poolInNode },
    });
    const best = Math.max(ranked[0].value, value);
    if (bound - best <= 1) proven++;
    shortfalls.push({ point, dollars: Math.round((best - value) * 100) / 100 });
  }
  const within = shortfalls.filter(({ dollars }) => dollars <= 1).length;
  const short = shortfalls.filter(({ dollars }) => dollars > 1).sort((a, b) => b.dollars - a.dollars);
  return { seed, points: said.size, within, proven, short };
}

const solvesName = `${whole(solves)} solves`;
const paths = sizes.map((count) =>
  timed(
    `${whole(count)} price paths`,
    `plan: eight.yaml\nvary: {securities.ACME.price: {gbm: {drift: 0.07, volatility: 0.45}}}\nsamples: ${count}\ndo: {evaluate: decisions.yaml}\n`,
  ),
);
const solved = asks("--paths")
  ? []
  : [
      timed(
        solvesName,
        `plan: five.yaml\nvary:\n  income.wages: {uniform: {from: 100000, to: 400000}}\n  securities.ACME.price.2029-12-31: {uniform: {from: 8, to: 40}}\nsamples: ${solves}\nseed: ${seed}\ndo: solve\n`,
        checked > 0 ? readSome : undefined,
      ),
    ];
const held = said.size > 0 ? await check() : null;
rmSync(folder, { recursive: true });
const all = [...paths, ...solved];
report({ workers: 2, sweeps: all, held }, () => {
  printTable([
    ["Sweep", "Seconds", "Processor seconds", "MB of memory", "MB of file"],
    ...all.map(({ name, seconds, processorSeconds, megabytes, bytes }) => [
      name,
      seconds.toFixed(1),
      processorSeconds.toFixed(1),
      whole(megabytes),
      (bytes / 1e6).toFixed(1),
    ]),
  ]);
  if (held === null) return;
  const { points, within, proven, short } = held;
  console.log(
    `\nOf ${points} points drawn (seed ${held.seed}) ${within} are within $1 of a long solve of their own; the best known of ${proven} is proven.`,
  );
  if (short.length > 0)
    console.log(
      `Short, in dollars: ${short.map(({ point, dollars }) => `${dollars.toFixed(2)} at point ${point}`).join(", ")}.`,
    );
});
