/**
 * The kernel: straight-line code generated from the network. What the search and the sweeps run, in WebAssembly.
 *
 * Values are integers in doubles (amount times the node's grid), so it is exact, not nearly exact, as long as no node
 * reaches 2^53; `largestInput` says how large inputs may be.
 */

import type { ReturnReader } from "./integers.ts";
import type { KnownInputs } from "./intervals.ts";
import type { Network } from "./network.ts";
import { type Code, CodeWriter } from "./operations.ts";
import { printJavaScript } from "./print-javascript.ts";
import { reduce } from "./reduce.ts";
import { FINEST_MULTIPLIED } from "./rounding.ts";
import { writeNetwork } from "./write-network.ts";

/**
 * One return as straight-line code: loads are inputs by slot, stores the wanted outputs in their order.
 *
 * @param wanted the outputs to compute; lines that none of them needs are left out
 * @param known  what is known of the inputs; lines that it settles are left out, and the code is right for such inputs only
 */
export function kernelCode(network: Network, wanted: readonly string[], known?: KnownInputs): Code {
  const writer = new CodeWriter();
  const outputs = writeNetwork(reduce(network, wanted, known), writer, writer.load);
  wanted.forEach((name, slot) => {
    writer.store(slot, outputs.get(name)!);
  });
  return writer.code();
}

/** @returns a kernel in JavaScript, for one return at a time, by which tests and benchmarks look at the code; `wanted` and `known` as in `kernelCode` */
export function compileKernel(network: Network, wanted: readonly string[], known?: KnownInputs): ReturnReader {
  const body = printJavaScript(
    kernelCode(network, wanted, known),
    (slot) => `I[i + ${slot}]`,
    (slot, value) => `O[o + ${slot}] = ${value}`,
  );
  return new Function("I", "i", "O", "o", body) as ReturnReader;
}

/**
 * How large the absolute values of a return's inputs may be together, in dollars, for the kernel to be exact.
 * No line of the law grows faster than four times its inputs. Sums are exact below 2^53, of which one bit is kept for what lies between
 * their terms; what is rounded without a division must stay below 2^50, twice over.
 */
export function largestInput({ nodes }: Network): number {
  const finest = nodes.reduce((most, { grid }) => Math.max(most, grid), 1);
  return Math.floor(Math.min(2 ** 53 / (8 * finest), 2 ** 50 / (8 * Math.min(finest, FINEST_MULTIPLIED))));
}
