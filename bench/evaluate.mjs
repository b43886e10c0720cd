/**
 * Question: how many plan candidates does the search score in a second on one core, for each example?
 * A candidate is scored in every scenario: its returns year by year, its cash day by day, its value and its limits. Beside it, the
 * same candidates by the trace, as ranked plans are checked.
 * Run: npm run bench -- evaluate
 */
import { Bench } from "tinybench";
import { compilePlan } from "../dist/model/compiled-plan.js";
import { evaluate } from "../dist/model/evaluate.js";
import { readPlan } from "../dist/model/read-plan.js";
import { scorerOf } from "../dist/solver/scorer.js";
import { startsOf } from "../dist/solver/starts.js";
import { examples, perSecond, printTable, ratio, whole } from "./shared.mjs";

const SCORED = 100;

const rows = [["Example", "Shares to choose", "Years", "Scenarios", "Candidates/s", "By the trace/s", "Ratio"]];
for (const { name, path } of examples) {
  const compiled = compilePlan(readPlan(path));
  const scorer = scorerOf(compiled);
  const candidates = [...startsOf(compiled, 1)];
  let next = 0;
  const candidate = () => candidates[(next = (next + 1) % candidates.length)];
  const bench = new Bench({ time: 1500, warmupTime: 500 });
  bench.add("kernel", () => {
    for (let i = 0; i < SCORED; i++) scorer.score(candidate());
  });
  bench.add("trace", () => {
    evaluate(compiled, candidate());
  });
  await bench.run();
  const [fast, slow] = [perSecond(bench.tasks[0], SCORED), perSecond(bench.tasks[1])];
  const { columns, calendar, scenarios } = compiled;
  const size = [columns.length, calendar.years.length, scenarios.length].map(String);
  rows.push([name, ...size, whole(fast), whole(slow), ratio(fast / slow)]);
}
printTable(rows);
