/**
 * A kernel for one return at a time, wherever it runs: a page's content-security policy forbids code made from text, so there it is
 * a lane of the batch kernel, in WebAssembly.
 */
import { compileBatchKernel } from "./batch-kernel.ts";
import { compileKernel, type Kernel } from "./kernel.ts";
import type { Network } from "./network.ts";

/** Node runs code from text, which is the quickest for one return; of a page that is not known, and to try is reported as an attack. */
const mayRunText = "process" in globalThis;

/** @param wanted the outputs to compute, as in `kernelCode` */
export const compileSingleKernel = (network: Network, wanted: readonly string[]): Kernel =>
  mayRunText ? compileKernel(network, wanted) : compileKernelInWasm(network, wanted);

/** The same in WebAssembly; what goes in and out is copied. */
export function compileKernelInWasm(network: Network, wanted: readonly string[]): Kernel {
  const kernel = compileBatchKernel(network, wanted, 1);
  const slots = network.inputs.length;
  return (inputs, from, outputs, to) => {
    for (let slot = 0; slot < slots; slot++) kernel.inputs[kernel.placeOf(0, slot)] = inputs[from + slot]!;
    kernel.run(1);
    for (let output = 0; output < wanted.length; output++) {
      outputs[to + output] = kernel.outputs[kernel.outputPlaceOf(0, output)]!;
    }
  };
}
