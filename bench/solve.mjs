/**
 * Question: when does the search reach its final value, and how good is the best plan before, for each example?
 * The search alone, without the proof that follows; two workers, no time limit: each search ends by itself. Fresh processes of the library as it is installed, compiling as the program does, medians; seconds since the process started.
 * Run: npm run bench -- solve
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import "../dist/cli/compile-later.js";
import { solve } from "../dist/esm/index.js";
import { poolInNode, readPlan } from "../dist/esm/node.js";
import { examples, isQuick, median, printTable, report, whole } from "./shared.mjs";

const RUNS = isQuick ? 1 : 5;
const WORKERS = 2;
/** Dollars within which a value counts as the final one. */
const CLOSE = 1;
/** Seconds at which the best value so far is shown. */
const SHOWN = [0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16];

const child = process.argv.indexOf("--one");
if (child >= 0) await solveOne(process.argv[child + 1]);
else compare();

/** In a process of its own: the best value after each task of the search, by seconds since the process started. */
async function solveOne(/** @type {string} */ path) {
  /** @type {{ seconds: number, best: number | null }[]} */
  const rounds = [];
  const since = () => performance.now() / 1000;
  const { ranked, ended, objective } = await solve(readPlan(path), {
    top: 5,
    seconds: null,
    programs: 0,
    why: false,
    gap: 1,
    workers: WORKERS,
    poolOf: poolInNode,
    seed: 1,
    onProgress: ({ best }) => rounds.push({ seconds: since(), best }),
  });
  console.log(JSON.stringify({ value: ranked[0].value, ended, objective, rounds, seconds: since() }));
}

function compare() {
  const figures = examples.map(({ name, path }) => {
    const runs = Array.from({ length: RUNS }, () => {
      const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--one", path], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
      });
      return JSON.parse(stdout);
    });
    const { value, objective } = runs[0];
    if (runs.some((run) => run.value !== value)) throw new Error(`${name}: the runs end with different values`);
    const sign = objective === "totalTax" ? -1 : 1;
    const short = (/** @type {number | null} */ best) => (best === null ? null : Math.max(0, sign * (value - best)));
    const reached = runs.map(({ rounds, seconds }) => {
      const at = rounds.find((/** @type {any} */ round) => round.best !== null && short(round.best) <= CLOSE);
      return at?.seconds ?? seconds;
    });
    const bestAt = (/** @type {any} */ { rounds }, /** @type {number} */ seconds) =>
      rounds.findLast((/** @type {any} */ round) => round.seconds <= seconds)?.best ?? null;
    return {
      name,
      value,
      secondsToIt: median(reached),
      secondsInAll: median(runs.map(({ seconds }) => seconds)),
      /** Dollars short of the final value; null while no plan is known. */
      shortAt: SHOWN.map((seconds) => {
        const shorts = runs.map((run) => short(bestAt(run, seconds)));
        return { seconds, dollars: shorts.includes(null) ? null : median(shorts) };
      }),
    };
  });
  report({ runs: RUNS, workers: WORKERS, examples: figures }, () => {
    printTable([
      ["Example", "Final value", "Seconds to it", "Seconds in all"],
      ...figures.map((each) => [
        each.name,
        whole(each.value),
        each.secondsToIt.toFixed(2),
        each.secondsInAll.toFixed(2),
      ]),
    ]);
    console.log("\nDollars short of the final value after so many seconds");
    printTable([
      ["Example", ...SHOWN.map((seconds) => `${seconds} s`)],
      ...figures.map(({ name, shortAt }) => [
        name,
        ...shortAt.map(({ dollars }) => (dollars === null ? "-" : whole(dollars))),
      ]),
    ]);
  });
}
