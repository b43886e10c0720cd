/**
 * A return's amounts without its lines, on integers: what `fileReturn` gives, many times faster where returns are many.
 */
import { inputsOf, kindOf, type ReturnToFile } from "./file-return.ts";
import { type ReturnReader, readOnIntegers } from "./graph/integers.ts";
import { largestInput } from "./graph/kernel.ts";
import type { Network } from "./graph/network.ts";
import { trace } from "./graph/trace.ts";
import { returnNetwork } from "./tax-return.ts";

interface Quick {
  read: ReturnReader;
  names: readonly string[];
  outputs: Float64Array;
  /** Cents that the inputs may come to together for integers to be exact. */
  most: number;
}

const quickOf = new WeakMap<Network, Quick>();

/**
 * @returns dollars by output
 * @throws {RangeError} for a year or a state whose law is not known
 */
export function quickReturn(toFile: ReturnToFile): ReadonlyMap<string, number> {
  const network = returnNetwork(kindOf(toFile));
  const inputs = inputsOf(toFile);
  const quick = quickOf.get(network) ?? compile(network);
  if (inputs.reduce((sum, cents) => sum + Math.abs(cents), 0) > quick.most) return trace(network, inputs).outputs;
  const { read, names, outputs } = quick;
  read(Float64Array.from(inputs), 0, outputs, 0);
  return new Map(names.map((name, slot) => [name, outputs[slot]! / 100]));
}

function compile(network: Network): Quick {
  const names = [...network.outputs.keys()];
  const quick: Quick = {
    read: readOnIntegers(network, names),
    names,
    outputs: new Float64Array(names.length),
    most: largestInput(network) * 100,
  };
  quickOf.set(network, quick);
  return quick;
}
