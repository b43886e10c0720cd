/**
 * Question: when does the search reach its final value, and how good is the best plan before, for each example?
 * The program as a person runs it, with its progress; the search alone, without the proof that follows: each search ends by itself. Two workers,
 * fresh processes, medians; seconds since the process started.
 * Run: npm run bench -- solve
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { examples, isQuick, median, printTable, report, whole } from "./shared.mjs";

const RUNS = isQuick ? 1 : 5;
const WORKERS = 2;
/** Dollars within which a value counts as the final one. */
const CLOSE = 1;
/** Seconds at which the best value so far is shown. */
const SHOWN = [0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16];
const program = fileURLToPath(new URL("../dist/bin/crossover.js", import.meta.url));
const watched = fileURLToPath(new URL("watched.cjs", import.meta.url));

compare();

function numberOf(/** @type {string} */ text) {
  return Number(text.replaceAll(",", ""));
}

/** The final value in whole dollars, and the best value whenever the program told one, by seconds since the process started. */
function solveOne(/** @type {string} */ path) {
  const words = ["solve", path, "--programs", "0", "--workers", String(WORKERS), "--time", "600", "--json"];
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--require", watched, program, ...words], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`solve ended with ${status}: ${stderr}`);
  const { ranked, objective } = JSON.parse(stdout);
  const told = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .flatMap(([ms, text]) => {
      const [, candidates, best] = /([\d,]+) candidates, best \$([\d,]+)/.exec(text) ?? [];
      return best === undefined ? [] : [{ seconds: ms / 1000, candidates: numberOf(candidates), best: numberOf(best) }];
    });
  // Of a plan with scenarios more is asked after the search, which counts anew.
  const anew = told.findIndex(({ candidates }, i) => candidates < (told[i - 1]?.candidates ?? 0));
  const rounds = anew < 0 ? told : told.slice(0, anew);
  return { value: Math.round(ranked[0].value), objective, rounds, seconds: rounds.at(-1)?.seconds ?? 0 };
}

function compare() {
  const figures = examples.map(({ name, path }) => {
    const runs = Array.from({ length: RUNS }, () => solveOne(path));
    const { value, objective } = runs[0];
    if (runs.some((run) => run.value !== value)) throw new Error(`${name}: the runs end with different values`);
    const sign = objective === "totalTax" ? -1 : 1;
    const short = (/** @type {number | null} */ best) => (best === null ? null : Math.max(0, sign * (value - best)));
    const reached = runs.map(({ rounds, seconds }) => {
      const at = rounds.find((/** @type {any} */ round) => short(round.best) <= CLOSE);
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
