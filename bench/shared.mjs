/** What the benchmarks share: the examples, seeded returns, and tables. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

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

/** @param {readonly (readonly string[])[]} rows the first holds the titles; the first column is text, the others numbers */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  "));
  }
}
