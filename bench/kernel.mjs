/**
 * Question: how many tax-years does the kernel work in a second on one core, and how many times the trace is that?
 * The kernel gives the amounts that a plan reads off a return; the trace every line, in decimal arithmetic. The kernel's are the same cents.
 * Run: npm run bench -- kernel
 */
import { Bench } from "tinybench";
import { yearOutputs } from "../dist/model/readers.js";
import { compileKernel } from "../dist/tax/graph/kernel.js";
import { trace } from "../dist/tax/graph/trace.js";
import { returnInputs, returnNetwork } from "../dist/tax/tax-return.js";
import { numbers, perSecond, printTable, ratio, whole } from "./shared.mjs";

const RETURNS = 1000;
const TRACED = 5;
const below = numbers(2026);
const width = returnInputs.length;

/** Most amounts are 0, as in a plan; wages never are. In cents. */
const inputs = Float64Array.from({ length: RETURNS * width }, (_, i) => {
  const name = returnInputs[i % width];
  if (name === "wages") return 5_000_000 + below(40_000_000);
  return below(3) === 0 ? below(name.startsWith("carryover") || name.startsWith("state") ? 3_000_000 : 20_000_000) : 0;
});

const rows = [["One core", "Kernel, tax-years/s", "Trace, tax-years/s", "Ratio"]];
for (const [title, state] of [
  ["Federal", null],
  ["Federal and California", "CA"],
]) {
  const network = returnNetwork({
    year: 2026,
    filingStatus: "single",
    state,
    itemize: "auto",
    stateIncomeTax: "auto",
    indexing: 0.025,
    law: "enacted",
  });
  const kernel = compileKernel(network, yearOutputs);
  const outputs = new Float64Array(RETURNS * yearOutputs.length);
  const bench = new Bench({ time: 2000, warmupTime: 500 });
  let next = 0;
  bench.add("kernel", () => {
    for (let i = 0; i < RETURNS; i++) kernel(inputs, i * width, outputs, i * yearOutputs.length);
  });
  bench.add("trace", () => {
    for (let i = 0; i < TRACED; i++) {
      next = (next + 1) % RETURNS;
      trace(network, inputs.subarray(next * width, (next + 1) * width));
    }
  });
  await bench.run();
  const [fast, slow] = [perSecond(bench.tasks[0], RETURNS), perSecond(bench.tasks[1], TRACED)];
  rows.push([title, whole(fast), whole(slow), ratio(fast / slow)]);
}
printTable(rows);
