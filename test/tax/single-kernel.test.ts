/** In a page, one return is worked by a lane of the batch kernel: the same cents as by the kernel in JavaScript. */
import { expect, test } from "vitest";
import { compileKernel } from "../../tax/graph/kernel.ts";
import { compileKernelInWasm } from "../../tax/graph/single-kernel.ts";
import { returnNetwork, slotOf } from "../../tax/tax-return.ts";

test("both kernels write the same amounts where they are told to", () => {
  const network = returnNetwork({
    law: "enacted",
    year: 2024,
    filingStatus: "single",
    state: "CA",
    itemize: "auto",
    stateIncomeTax: "auto",
    indexing: 0,
  });
  const wanted = ["federalTax", "amt", "state.tax"];
  const [text, wasm] = [compileKernel(network, wanted), compileKernelInWasm(network, wanted)];
  const inputs = new Float64Array(1 + network.inputs.length);
  const results = [text, wasm].map((kernel) => {
    const outputs = new Float64Array(2 + wanted.length);
    for (const [wages, bargainElement] of [
      [180_000, 0],
      [180_000, 60_000],
      [0, 1_000_000],
    ] as const) {
      inputs[1 + slotOf.get("wages")!] = wages * 100;
      inputs[1 + slotOf.get("isoBargainElement")!] = bargainElement * 100;
      kernel(inputs, 1, outputs, 2);
    }
    return [...outputs];
  });
  expect(results[1]).toEqual(results[0]);
  // 26 and 28 % of a million and no other income: there is AMT.
  expect(results[0]![3]).toBeGreaterThan(200_000_00);
});
