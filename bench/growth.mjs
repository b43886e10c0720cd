/**
 * Question: how do evaluating a candidate and solving a plan grow with its years, dates, grants and lots?
 * One size is changed at a time; one thread; the search alone, without the proof. Evaluating must grow no faster than linearly in years and in lots. Growth is the exponent
 * between the smallest and the largest size: 1 is linear, 2 quadratic. Writes the plot to bench/growth.svg.
 * Run: npm run bench -- growth
 */
import { writeFileSync } from "node:fs";
import { Bench } from "tinybench";
import { compilePlan } from "../dist/model/compiled-plan.js";
import { seeded } from "../dist/solver/random.js";
import { scorerOf } from "../dist/solver/scorer.js";
import { solve } from "../dist/solver/solve.js";
import { sparsePlans } from "../dist/solver/starts.js";
import { planOf } from "./plans.mjs";
import { plot } from "./plot.mjs";
import { isQuick, perSecond, printTable, report, whole } from "./shared.mjs";

const CANDIDATES = 200;
/** Beyond it a search is ended, and its time says only that it is longer. */
const MOST_SECONDS = isQuick ? 1 : 60;

const dimensions = [
  { name: "years", sizes: [2, 4, 8, 16], planWith: (/** @type {number} */ years) => planOf({ years }) },
  {
    name: "dates a year",
    sizes: [1, 4, 12],
    planWith: (/** @type {any} */ datesAYear) => planOf({ years: 3, datesAYear }),
  },
  { name: "grants", sizes: [1, 2, 4, 8], planWith: (/** @type {number} */ grants) => planOf({ grants }) },
  { name: "lots", sizes: [1, 2, 4, 8, 16], planWith: (/** @type {number} */ lots) => planOf({ lots }) },
];

const figures = [];
for (const { name, sizes, planWith } of dimensions) {
  const rows = [];
  for (const size of sizes) rows.push({ size, ...(await measured(planWith(size))) });
  const [first, last] = [rows[0], rows.at(-1)];
  const exponent = (/** @type {"microseconds" | "solveSeconds"} */ of) =>
    Math.log(last[of] / first[of]) / Math.log(last.size / first.size);
  figures.push({ name, rows, evaluatingGrows: exponent("microseconds"), solvingGrows: exponent("solveSeconds") });
}

async function measured(/** @type {import("../dist/model/plan.js").Plan} */ plan) {
  const started = performance.now();
  const compiled = compilePlan(plan);
  const compileMilliseconds = performance.now() - started;
  const scorer = scorerOf(compiled);
  const make = sparsePlans(compiled);
  const candidates = Array.from({ length: CANDIDATES }, (_, i) => {
    const shares = new Float64Array(compiled.columns.length);
    make(seeded(i), shares);
    return shares;
  });
  const bench = new Bench({ time: isQuick ? 50 : 1000, warmupTime: isQuick ? 20 : 300 });
  bench.add("evaluate", () => {
    for (const candidate of candidates) scorer.score(candidate);
  });
  await bench.run();
  const { seconds, evaluated } = await solve(plan, {
    top: 5,
    seconds: MOST_SECONDS,
    programs: 0,
    why: false,
    gap: 1,
    workers: 0,
    seed: 1,
  });
  return {
    sharesToChoose: compiled.columns.length,
    compileMilliseconds,
    microseconds: 1e6 / perSecond(bench.tasks[0], CANDIDATES),
    solveSeconds: seconds,
    evaluated,
  };
}

const svg = plot(
  figures.map(({ name, rows }) => ({
    title: name,
    series: [
      {
        name: "evaluate a candidate",
        points: rows.map(({ size, microseconds }) => ({ size, times: microseconds / rows[0].microseconds })),
      },
      {
        name: "solve",
        points: rows.map(({ size, solveSeconds }) => ({ size, times: solveSeconds / rows[0].solveSeconds })),
      },
    ],
  })),
);
if (!isQuick) writeFileSync(new URL("growth.svg", import.meta.url), svg);

report({ dimensions: figures }, () => {
  for (const { name, rows, evaluatingGrows, solvingGrows } of figures) {
    printTable([
      [name, "Shares to choose", "Compile, ms", "Evaluate, µs", "Solve, s", "Candidates"],
      ...rows.map((row) => [
        String(row.size),
        String(row.sharesToChoose),
        row.compileMilliseconds.toFixed(0),
        row.microseconds.toFixed(2),
        row.solveSeconds.toFixed(2),
        whole(row.evaluated),
      ]),
    ]);
    console.log(`grows by the power ${evaluatingGrows.toFixed(2)} (evaluate), ${solvingGrows.toFixed(2)} (solve)\n`);
  }
});
