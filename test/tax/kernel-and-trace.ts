/** What the readers of a return's network make of it. */
import { type ReturnReader, readOnIntegers } from "../../tax/graph/integers.ts";
import { compileKernel } from "../../tax/graph/kernel.ts";
import type { Network } from "../../tax/graph/network.ts";
import { trace } from "../../tax/graph/trace.ts";
import { type ReturnKind, returnNetwork } from "../../tax/tax-return.ts";

const readers = new Map<Network, { kernel: ReturnReader; integers: ReturnReader }>();

/** @returns every output by name, in dollars, of each */
export function kernelAndTrace(kind: ReturnKind, inputs: readonly number[]) {
  const network = returnNetwork(kind);
  const wanted = [...network.outputs.keys()];
  const made = readers.get(network) ?? {
    kernel: compileKernel(network, wanted),
    integers: readOnIntegers(network, wanted),
  };
  readers.set(network, made);
  const readBy = (read: ReturnReader) => {
    const outputs = new Float64Array(wanted.length);
    read(Float64Array.from(inputs), 0, outputs, 0);
    return wanted.map((name, slot) => [name, outputs[slot]! / 100]);
  };
  const traced = trace(network, inputs).outputs;
  return {
    kernel: readBy(made.kernel),
    integers: readBy(made.integers),
    trace: wanted.map((name) => [name, traced.get(name)]),
  };
}
