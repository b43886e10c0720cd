/**
 * Question: how many tax-years does the kernel work in a second on one core, how close is that to what a C compiler makes of the same
 * operations, and how many times the JavaScript kernel and the trace?
 * All four work the same returns of 2026; the outputs of the first three are compared before they are timed, some with the trace.
 * Run: npm run bench -- kernel [--json]
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { yearOutputs } from "../dist/model/readers.js";
import { compileBatchKernel, hasSimd } from "../dist/tax/graph/batch-kernel.js";
import { compileKernel, kernelCode } from "../dist/tax/graph/kernel.js";
import { arithmeticOf } from "../dist/tax/graph/operations.js";
import { printC } from "../dist/tax/graph/print-c.js";
import { trace } from "../dist/tax/graph/trace.js";
import { returnInputs, returnNetwork } from "../dist/tax/tax-return.js";
import { measureQuietly } from "./quiet.mjs";
import { isQuick, numbers, printTable, ratio, report, whole } from "./shared.mjs";

/**
 * Unlike returns: so many that no branch of the JavaScript kernel is known by heart (of half as many they are), and so few that they fit the
 * second cache, as what a search works at a time does.
 */
const RETURNS = 2048;
const TRACED = 200;
const SAMPLE_SECONDS = 0.2;
const ENOUGH = isQuick ? { samples: 1, seconds: 3 } : { samples: 40, seconds: 120 };
/** Returns whose amounts of one slot lie together for the C code: they fit the first cache. */
const BLOCK = 64;
/** Without the last three, which change nothing for numbers that are whole and never -0, gcc works one return at a time. */
const gccOptions = ["-O3", "-march=native", "-fno-trapping-math", "-fno-signed-zeros", "-ffinite-math-only"];

const below = numbers(2026);
const width = returnInputs.length;
const outputWidth = yearOutputs.length;

/** Most amounts are 0, as in a plan; wages never are. In cents. */
const inputs = Float64Array.from({ length: RETURNS * width }, (_, i) => {
  const name = returnInputs[i % width];
  if (name === "wages") return 5_000_000 + below(40_000_000);
  return below(3) === 0 ? below(name.startsWith("carryover") || name.startsWith("state") ? 3_000_000 : 20_000_000) : 0;
});

/** Works all returns, block by block, for some seconds; prints returns a second and the processor time taken, and writes the outputs. */
const nativeMain = `
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}
int main(int count, char **words) {
  const long in = (long)${RETURNS} * ${width}, out = (long)${RETURNS} * ${outputWidth};
  double *inputs = aligned_alloc(64, in * 8), *outputs = aligned_alloc(64, out * 8);
  FILE *file = fopen(words[1], "rb");
  if (count != 4 || !file || fread(inputs, 8, in, file) != (size_t)in) return 1;
  fclose(file);
  const double from = seconds(CLOCK_MONOTONIC), time = atof(words[3]);
  long passes = 0;
  do {
    for (long b = 0; b < ${RETURNS / BLOCK}; b++) run(inputs + b * ${BLOCK * width}, outputs + b * ${BLOCK * outputWidth}, ${BLOCK});
    passes++;
  } while (seconds(CLOCK_MONOTONIC) - from < time);
  printf("%f %f\\n", passes * ${RETURNS} / (seconds(CLOCK_MONOTONIC) - from), seconds(CLOCK_PROCESS_CPUTIME_ID));
  file = fopen(words[2], "wb");
  return !file || fwrite(outputs, 8, out, file) != (size_t)out || fclose(file);
}
`;

const results = {};
for (const [key, state] of [
  ["federal", null],
  ["federalWithCalifornia", "CA"],
]) {
  results[key] = await measure(
    returnNetwork({
      year: 2026,
      filingStatus: "single",
      state,
      itemize: "auto",
      stateIncomeTax: "auto",
      indexing: 0.025,
      law: "enacted",
    }),
  );
}

report(results, () => print(results));

async function measure(network) {
  const code = kernelCode(network, yearOutputs);
  const javascript = javascriptKernel(network);
  const wasm = hasSimd() ? wasmKernel(network) : null;
  const native = nativeKernel(code);
  for (const [name, other] of Object.entries({ wasm, native })) {
    const differs = other === null ? -1 : other.outputs().findIndex((amount, i) => amount !== javascript.outputs()[i]);
    if (differs >= 0) throw new Error(`${name} and javascript differ at output ${differs}`);
  }
  const traced = tracer(network, javascript.outputs());
  const works = Object.fromEntries(
    Object.entries({ native, wasm, javascript, trace: traced }).flatMap(([name, work]) =>
      work === null ? [] : [[name, work.sample]],
    ),
  );
  const measured = await measureQuietly(works, ENOUGH);
  const speed = (name) => (measured[name] === undefined ? null : Math.round(measured[name].perSecond));
  return {
    native: speed("native"),
    wasm: speed("wasm"),
    javascript: speed("javascript"),
    trace: speed("trace"),
    operations: arithmeticOf(code),
    quietSamples: Math.min(...Object.values(measured).map(({ quiet }) => quiet)),
  };
}

/** Repeats a pass over some returns for the time of a sample. */
function timed(pass, returns) {
  const from = performance.now();
  let passes = 0;
  do {
    pass();
    passes++;
  } while (performance.now() - from < SAMPLE_SECONDS * 1000);
  return { perSecond: (passes * returns * 1000) / (performance.now() - from) };
}

function javascriptKernel(network) {
  const kernel = compileKernel(network, yearOutputs);
  const outputs = new Float64Array(RETURNS * outputWidth);
  const pass = () => {
    for (let i = 0; i < RETURNS; i++) kernel(inputs, i * width, outputs, i * outputWidth);
  };
  pass();
  return { outputs: () => outputs, sample: () => timed(pass, RETURNS) };
}

function wasmKernel(network) {
  const kernel = compileBatchKernel(network, yearOutputs, RETURNS);
  for (let i = 0; i < RETURNS; i++) {
    for (let slot = 0; slot < width; slot++) kernel.inputs[kernel.placeOf(i, slot)] = inputs[i * width + slot];
  }
  const pass = () => kernel.run(RETURNS);
  pass();
  const outputs = Float64Array.from({ length: RETURNS * outputWidth }, (_, i) => {
    return kernel.outputs[kernel.outputPlaceOf(Math.floor(i / outputWidth), i % outputWidth)];
  });
  return { outputs: () => outputs, sample: () => timed(pass, RETURNS) };
}

function nativeKernel(code) {
  if (spawnSync("gcc", ["--version"]).status !== 0) {
    console.error("There is no gcc here: native is null.");
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), "crossover-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = (name) => join(folder, name);
  writeFileSync(file("kernel.c"), printC(code) + nativeMain);
  execFileSync("gcc", [...gccOptions, "-o", file("kernel"), file("kernel.c"), "-lm"]);
  const blocks = new Float64Array(RETURNS * width);
  for (let i = 0; i < RETURNS; i++) {
    for (let slot = 0; slot < width; slot++) blocks[placeInBlocks(i, slot, width)] = inputs[i * width + slot];
  }
  writeFileSync(file("inputs"), new Uint8Array(blocks.buffer));
  const run = (seconds) => {
    const said = execFileSync(file("kernel"), [file("inputs"), file("outputs"), String(seconds)], { encoding: "utf8" });
    const [perSecond, childSeconds] = said.trim().split(" ").map(Number);
    return { perSecond, childSeconds };
  };
  run(0);
  const written = new Float64Array(new Uint8Array(readFileSync(file("outputs"))).buffer);
  const outputs = Float64Array.from({ length: RETURNS * outputWidth }, (_, i) => {
    return written[placeInBlocks(Math.floor(i / outputWidth), i % outputWidth, outputWidth)];
  });
  return { outputs: () => outputs, sample: () => run(SAMPLE_SECONDS) };
}

function placeInBlocks(of, slot, slots) {
  return (Math.floor(of / BLOCK) * slots + slot) * BLOCK + (of % BLOCK);
}

/** The trace is slow: it works some of the returns, and its outputs are compared as it does. */
function tracer(network, expected) {
  let next = 0;
  const pass = () => {
    const i = next;
    next = (next + 1) % TRACED;
    const { outputs } = trace(network, inputs.subarray(i * width, (i + 1) * width));
    yearOutputs.forEach((name, k) => {
      if (Math.round(outputs.get(name) * 100) === expected[i * outputWidth + k]) return;
      throw new Error(`trace and javascript differ in ${name} of return ${i}`);
    });
  };
  for (let i = 0; i < TRACED; i++) pass();
  return { sample: () => timed(pass, 1) };
}

function print(all) {
  const rows = [
    ["One core, tax-years/s", "Native", "Wasm", "JavaScript", "Trace", "Operations", "Wasm/native", "Wasm/JavaScript"],
  ];
  for (const [title, of] of Object.entries({
    Federal: all.federal,
    "Federal and California": all.federalWithCalifornia,
  })) {
    const { native, wasm, javascript, trace: traced, operations } = of;
    const speeds = [native, wasm, javascript, traced].map((speed) => (speed === null ? "-" : whole(speed)));
    const against = (other) => (wasm === null || other === null ? "-" : ratio(wasm / other));
    rows.push([title, ...speeds, String(operations), against(native), against(javascript)]);
  }
  printTable(rows);
  const fewest = Math.min(...Object.values(all).map(({ quietSamples }) => quietSamples));
  if (fewest < 3) console.log("The machine was not quiet: of the least disturbed samples.");
}
