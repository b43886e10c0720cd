/** What the benchmarks share: the examples, seeded numbers, tables, and whether other programs were at work. */
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

/** For machines: one JSON document on standard output, and nothing else. */
export const isJson = process.argv.includes("--json");
/** A small part of the work: to see that a benchmark runs, not for its figures. */
export const isQuick = process.argv.includes("--quick");

const folder = new URL("../examples/", import.meta.url);

/** The example plans, by name; files of decisions are left out. */
export const examples = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml") && !file.endsWith("-sales.yaml"))
  .map((file) => ({ name: file.replace(/\.yaml$/, ""), path: fileURLToPath(new URL(file, folder)) }));

/**
 * Whole numbers from 0 to below `count`: a linear congruential generator, the same on every machine.
 * @param {number} seed
 */
export function numbers(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Operations a second of a finished tinybench task, by the median of its runs. */
export function perSecond(/** @type {import("tinybench").Task} */ task, operationsARun = 1) {
  const { result } = task;
  if (!("latency" in result)) throw new Error(`${task.name} did not complete`);
  return (operationsARun * 1000) / result.latency.p50;
}

export const whole = (/** @type {number} */ amount) => Math.round(amount).toLocaleString("en-US");

/** To two digits: a benchmark on a busy machine knows no more. */
export const ratio = (/** @type {number} */ value) => Number(value.toPrecision(2)).toLocaleString("en-US");

/** Prints a benchmark's figures: as JSON where that is asked for, else by `inWords`. */
export function report(/** @type {object} */ figures, /** @type {() => void} */ inWords) {
  if (isJson) console.log(JSON.stringify(figures, null, 2));
  else inWords();
}

/** Ticks of all processors since the machine started: those at work, for any program or another machine, in hundredths of a second. */
function busyTicks() {
  const [, user, nice, system, , , irq, softirq, steal] = readFileSync("/proc/stat", "utf8").split("\n")[0].split(/ +/);
  return [user, nice, system, irq, softirq, steal].reduce((sum, ticks) => sum + Number(ticks), 0);
}

/**
 * Does something, and says what part of the processors other programs took meanwhile: 0 to 1, from /proc/stat; 0 where there is none.
 *
 * @template T
 * @param {() => Promise<T>} work
 */
export async function watched(work) {
  const isKnown = process.platform === "linux";
  const ticks = isKnown ? busyTicks() : 0;
  const own = process.cpuUsage();
  const started = performance.now();
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(own);
  const others = isKnown ? (busyTicks() - ticks) / 100 - (user + system) / 1e6 : 0;
  return { result, seconds, others: Math.max(0, others / (seconds * availableParallelism())) };
}

/** The most memory that this process and its threads held, in bytes. */
export const peakMemory = () => process.resourceUsage().maxRSS * 1024;

/** @param {readonly (readonly string[])[]} rows the first holds the titles; the first column is text, the others numbers */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  "));
  }
}
