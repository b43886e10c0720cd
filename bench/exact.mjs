/**
 * Question: do WebAssembly, JavaScript and the trace in decimals give the same cents, with no tolerance?
 * Every output of a million random returns: all years, all statuses, federal alone, with California and with each other state in turn;
 * then ten returns in a row, each with what the one before carried over; then whole plans of ten years. The first difference ends the run with
 * its return. Two threads draw pieces from one counter; the same seeds give the same returns on every machine.
 * Run: npm run bench -- exact
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { compilePlan } from "../dist/model/compiled-plan.js";
import { parsePlan } from "../dist/model/parse-plan.js";
import { planKernel } from "../dist/model/plan-kernel.js";
import { traceReader } from "../dist/model/readers.js";
import { scenarioRun } from "../dist/model/run-scenario.js";
import { seeded } from "../dist/solver/random.js";
import { sparsePlans } from "../dist/solver/starts.js";
import { YEAR_OF_ANOTHER_CREDIT } from "../dist/tax/forms/schedule-8812.js";
import { compileBatchKernel, hasSimd } from "../dist/tax/graph/batch-kernel.js";
import { trace } from "../dist/tax/graph/trace.js";
import { firstYearOf, knownStates } from "../dist/tax/states/index.js";
import { carryoverInputs, returnInputs, returnNetwork, slotOf } from "../dist/tax/tax-return.js";
import { FIRST_FEDERAL_YEAR } from "../dist/tax/years/federal.js";
import { planFile, sizes } from "./instances/family.mjs";
import { isQuick, numbers, printTable, report, whole } from "./shared.mjs";

const RETURNS = isQuick ? 4000 : 1_000_000;
const CHAINS_A_KIND = isQuick ? 2 : 100;
const PLANS_A_SIZE = isQuick ? 1 : 40;
const CANDIDATES_A_PLAN = isQuick ? 4 : 60;
const THREADS = 2;
/** Some years after the last published one, whose amounts are grown. */
const LAST_YEAR = 2032;
const CHAIN = { from: 2021, years: 10 };

/** @typedef {import("../dist/tax/tax-return.js").ReturnKind} ReturnKind */
/** @type {readonly ReturnKind["filingStatus"][]} */
const statuses = ["single", "mfj", "mfs", "hoh", "qss"];
const otherStates = knownStates.filter((state) => state !== "CA");

/** Each year and status, federal, with California and with some other state; the rest of a kind goes round with its number. */
const kinds = () => {
  /** @type {ReturnKind[]} */
  const all = [];
  for (let round = 0; round < (isQuick ? 1 : 4); round++) {
    for (let year = FIRST_FEDERAL_YEAR; year <= LAST_YEAR; year++) {
      for (const filingStatus of statuses) {
        for (const state of [null, "CA", otherStates[all.length % otherStates.length]]) {
          const i = all.length + round;
          const isRare = i % 4 === 3 && year !== YEAR_OF_ANOTHER_CREDIT;
          all.push({
            law: year >= 2025 && i % 5 === 0 ? "tcja-sunset" : "enacted",
            year,
            filingStatus,
            state: state !== null && firstYearOf(state) > year ? null : state,
            itemize: /** @type {const} */ (["auto", "auto", "always", "never"])[(i >> 1) % 4],
            stateIncomeTax: i % 3 === 0 ? "given" : "auto",
            indexing: i % 2 === 0 ? 0.025 : 0.031,
            ...(isRare ? { dependents: { under17: 2, others: 1 }, credits: true, section1202: true } : {}),
          });
        }
      }
    }
  }
  return all;
};

const signed = new Set(["otherIncome", "dispositionAdjustment"]);

/** Whole cents by slot: nothing, anything up to ten million dollars or to one, or whole hundreds of dollars, on which thresholds stand. */
function drawn(/** @type {(count: number) => number} */ below) {
  return returnInputs.map((name) => {
    const sign = (signed.has(name) || name.endsWith("Gain")) && below(2) === 0 ? -1 : 1;
    const way = below(8);
    if (way < 2) return 0;
    if (way < 4) return sign * below(1_000_000_001);
    return sign * (way < 7 ? below(100_000_001) : 10_000 * below(10_001));
  });
}

/** Both kernels of a network, for returns whose inputs are written to both; every output is compared with the trace's. */
function comparison(/** @type {ReturnKind} */ kind, /** @type {number} */ capacity) {
  const network = returnNetwork(kind);
  const wanted = [...network.outputs.keys()];
  const [wasm, javascript] = [true, false].map((useWasm) => compileBatchKernel(network, wanted, capacity, { useWasm }));
  /** @returns {ReadonlyMap<string, number>[]} the trace's outputs of each return, in dollars */
  return (/** @type {readonly number[][]} */ returns) => {
    for (const kernel of [wasm, javascript]) {
      returns.forEach((inputs, r) => {
        inputs.forEach((amount, slot) => {
          kernel.inputs[kernel.placeOf(r, slot)] = amount;
        });
      });
      kernel.run(returns.length);
    }
    return returns.map((inputs, r) => {
      const { outputs } = trace(network, inputs);
      wanted.forEach((name, k) => {
        const amounts = [wasm, javascript].map((kernel) => kernel.outputs[kernel.outputPlaceOf(r, k)] / 100);
        const traced = outputs.get(name);
        if (amounts.every((amount) => amount === traced)) return;
        const figures = JSON.stringify({ wasm: amounts[0], javascript: amounts[1], trace: traced });
        throw new Error(`${name} differs: ${figures}, of ${JSON.stringify(kind)} with ${JSON.stringify(inputs)}`);
      });
      return outputs;
    });
  };
}

/** Pieces of the work, each with what it has compared. */
function pieces() {
  const all = kinds();
  const each = Math.ceil(RETURNS / all.length);
  const ofReturns = all.map((kind, i) => () => {
    const below = numbers(i);
    comparison(kind, each)(Array.from({ length: each }, () => drawn(below)));
    return { returns: each };
  });
  const chains = statuses.flatMap((filingStatus) => [null, "CA", "NY"].map((state) => ({ filingStatus, state })));
  const ofChains = chains.map((of, i) => () => {
    const below = numbers(1_000_000 + i);
    /** @type {ReadonlyMap<string, number>[] | null} */
    let before = null;
    for (let year = CHAIN.from; year < CHAIN.from + CHAIN.years; year++) {
      const returns = Array.from({ length: CHAINS_A_KIND }, () => drawn(below));
      before?.forEach((outputs, r) => {
        for (const name of carryoverInputs) returns[r][slotOf.get(name)] = Math.round(100 * outputs.get(name));
      });
      const known = /** @type {const} */ ({ law: "enacted", itemize: "auto", stateIncomeTax: "auto", indexing: 0.025 });
      const from = of.state === null ? CHAIN.from : Math.max(CHAIN.from, firstYearOf(of.state));
      const kind = { ...known, ...of, year, state: year < from ? null : of.state };
      before = comparison(kind, CHAINS_A_KIND)(returns);
    }
    return { chained: CHAINS_A_KIND * CHAIN.years };
  });
  const ofPlans = sizes
    .filter(({ years }) => years === 10)
    .flatMap((size) => Array.from({ length: PLANS_A_SIZE }, (_, i) => () => comparePlan(planFile(size, 1 + i))));
  return [...ofPlans, ...ofChains, ...ofReturns];
}

/** Sparse random candidates of a plan, worked as a whole: value, wealth and every limit's slack, in cents that are not rounded. */
function comparePlan(/** @type {object} */ file) {
  const compiled = compilePlan(parsePlan(JSON.stringify(file), "plan.json"));
  const make = sparsePlans(compiled);
  const shares = new Float64Array(compiled.columns.length);
  let returns = 0;
  for (const of of compiled.scenarios) {
    const traced = scenarioRun(compiled, of, traceReader(of.kinds));
    const kernels = [true, false].map((useWasm) => planKernel(compiled, of, useWasm));
    const slacks = new Float64Array(traced.slacks.length);
    for (let i = 0; i < CANDIDATES_A_PLAN; i++) {
      make(seeded(i), shares);
      traced.run(shares);
      const expected = [traced.value(), traced.wealth(), ...traced.slacks];
      for (const [k, kernel] of kernels.entries()) {
        kernel.set(i % 2, shares);
        kernel.run();
        kernel.slacks(i % 2, slacks, 0);
        const amounts = [kernel.value(i % 2), kernel.wealth(i % 2), ...slacks];
        const at = expected.findIndex((amount, a) => amount !== amounts[a]);
        if (at < 0) continue;
        const name = ["value", "wealth", ...traced.slackNames][at];
        const figures = `${["wasm", "javascript"][k]} ${amounts[at]}, trace ${expected[at]}`;
        throw new Error(`${name} differs: ${figures}, of candidate ${i} of ${JSON.stringify(file)}`);
      }
      returns += of.kinds.length;
    }
  }
  return { candidates: CANDIDATES_A_PLAN, planReturns: returns };
}

if (isMainThread) await compareAll();
else work();

function work() {
  const all = pieces();
  const counter = new Int32Array(workerData);
  for (let i = Atomics.add(counter, 0, 1); i < all.length; i = Atomics.add(counter, 0, 1))
    parentPort?.postMessage(all[i]());
}

async function compareAll() {
  if (!hasSimd()) throw new Error("This engine has no WebAssembly with vectors: there is nothing to compare.");
  const started = performance.now();
  const count = pieces().length;
  const counter = new SharedArrayBuffer(4);
  const done = { pieces: 0, returns: 0, chained: 0, candidates: 0, planReturns: 0 };
  const thread = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: counter, argv: process.argv.slice(2) });
      worker.on("message", (/** @type {Partial<typeof done>} */ piece) => {
        for (const [key, amount] of Object.entries({ pieces: 1, ...piece })) done[key] += amount;
        if (done.pieces % 100 === 0) console.error(`${done.pieces} of ${count} pieces`);
      });
      worker.on("error", reject);
      worker.on("exit", resolve);
    });
  await Promise.all(Array.from({ length: THREADS }, thread));
  if (done.pieces !== count) throw new Error(`only ${done.pieces} of ${count} pieces were done`);
  const { pieces: _, ...compared } = done;
  const figures = { ...compared, kinds: kinds().length, differences: 0, seconds: (performance.now() - started) / 1000 };
  report(figures, () => {
    printTable([
      ["Worked three ways", "Compared", "Differences"],
      [`Random returns, of ${figures.kinds} kinds`, whole(figures.returns), "0"],
      ["Returns in chains of ten years", whole(figures.chained), "0"],
      ["Candidates of plans of ten years", whole(figures.candidates), "0"],
      ["Their returns", whole(figures.planReturns), "0"],
    ]);
    console.log(`${figures.seconds.toFixed(0)} s on ${THREADS} threads`);
  });
}
