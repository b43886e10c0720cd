/**
 * Question: how good is the best plan after so many seconds, and when does the search reach its final value, for each example?
 * All cores, no time limit: the search ends when it has settled. Values are dollars short of the final one, after each round.
 * Run: npm run bench -- solve
 */
import { availableParallelism } from "node:os";
import { readPlan } from "../dist/model/read-plan.js";
import { poolInNode } from "../dist/solver/pool/node-pool.js";
import { solve } from "../dist/solver/solve.js";
import { examples, printTable, whole } from "./shared.mjs";

/** Dollars within which a value counts as the final one. */
const CLOSE = 1;
const ROUNDS_SHOWN = 8;

const rows = [["Example", "Final value", "Seconds to it", "Seconds in all", "Candidates"]];
const paths = [];
for (const { name, path } of examples) {
  const progress = [];
  const plan = readPlan(path);
  const { ranked, evaluated, seconds } = await solve(plan, {
    top: 5,
    seconds: null,
    gap: 1,
    workers: availableParallelism(),
    poolOf: poolInNode,
    seed: 1,
    onProgress: (at) => progress.push(at),
  });
  const { value } = ranked[0];
  const short = ({ best }) => (best === null ? Number.POSITIVE_INFINITY : Math.abs(value - best));
  const reached = progress.find((at) => short(at) <= CLOSE)?.seconds ?? seconds;
  rows.push([name, whole(value), reached.toFixed(1), seconds.toFixed(1), whole(evaluated)]);
  const shown = progress.slice(0, ROUNDS_SHOWN).map((at) => `${whole(short(at))} at ${at.seconds.toFixed(1)} s`);
  paths.push(`${name}: ${shown.join(", ")}${progress.length > ROUNDS_SHOWN ? ", …" : ""}`);
}
printTable(rows);
console.log(`\nDollars short of the final value, after each of the first ${ROUNDS_SHOWN} rounds`);
for (const path of paths) console.log(path);
