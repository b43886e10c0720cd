/** What the two readers of a return's network make of it. */
import { compileKernel, type Kernel } from "../../tax/graph/kernel.ts";
import type { Network } from "../../tax/graph/network.ts";
import { trace } from "../../tax/graph/trace.ts";
import { type ReturnKind, returnNetwork } from "../../tax/tax-return.ts";

const kernels = new Map<Network, Kernel>();

/** @returns every output by name, in dollars, of each */
export function kernelAndTrace(kind: ReturnKind, inputs: readonly number[]) {
  const network = returnNetwork(kind);
  const wanted = [...network.outputs.keys()];
  if (!kernels.has(network)) kernels.set(network, compileKernel(network, wanted));
  const outputs = new Float64Array(wanted.length);
  kernels.get(network)!(Float64Array.from(inputs), 0, outputs, 0);
  const traced = trace(network, inputs).outputs;
  return {
    kernel: wanted.map((name, slot) => [name, outputs[slot]! / 100]),
    trace: wanted.map((name) => [name, traced.get(name)]),
  };
}
