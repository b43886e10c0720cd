/** Every way to work a return gives the same cents: WebAssembly, JavaScript and the trace, with all inputs or with some known before. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type BatchKernel, compileBatchKernel, hasSimd } from "../../tax/graph/batch-kernel.ts";
import type { KnownInputs } from "../../tax/graph/intervals.ts";
import { kernelCode } from "../../tax/graph/kernel.ts";
import { arithmeticOf } from "../../tax/graph/operations.ts";
import { reduce } from "../../tax/graph/reduce.ts";
import { trace } from "../../tax/graph/trace.ts";
import { carryoverInputs, type ReturnKind, returnInputs, returnNetwork, slotOf } from "../../tax/tax-return.ts";
import { amounts } from "./returns.ts";

const statuses = ["single", "mfj", "mfs", "hoh", "qss"] as const;

const kind = (given: Partial<ReturnKind>): ReturnKind => ({
  law: "enacted",
  year: 2026,
  filingStatus: "single",
  state: null,
  itemize: "auto",
  stateIncomeTax: "auto",
  indexing: 0.025,
  ...given,
});

/** Every year, with two statuses each; federal, with California and with plain states, where their law of the year is known. */
const kinds = Array.from({ length: 13 }, (_, i) => 2018 + i).flatMap((year) =>
  [0, 1].map((k) => {
    const states = year < 2021 ? [null] : year < 2024 ? [null, "CA"] : [null, "CA", "NY", "MA", "UT"];
    return kind({
      year,
      filingStatus: statuses[(2 * year + k) % statuses.length]!,
      state: states[(year + 3 * k) % states.length]!,
    });
  }),
);

const RETURNS = 120;

function filled(kernel: BatchKernel, returns: readonly (readonly number[])[]): BatchKernel {
  returns.forEach((inputs, r) => {
    inputs.forEach((amount, slot) => {
      kernel.inputs[kernel.placeOf(r, slot)] = amount;
    });
  });
  kernel.run(returns.length);
  return kernel;
}

const outputsOf = (kernel: BatchKernel, r: number, count: number) =>
  Array.from({ length: count }, (_, k) => kernel.outputs[kernel.outputPlaceOf(r, k)]! / 100);

test(`${(RETURNS * kinds.length).toLocaleString("en-US")} random returns of all years and statuses, in WebAssembly, JavaScript and the trace`, () => {
  expect(hasSimd()).toBe(true);
  kinds.forEach((of, seed) => {
    const network = returnNetwork(of);
    const wanted = [...network.outputs.keys()];
    const returns = fc.sample(amounts, { numRuns: RETURNS, seed });
    const [wasm, javascript] = [true, false].map((useWasm) =>
      filled(compileBatchKernel(network, wanted, RETURNS, { useWasm }), returns),
    );
    returns.forEach((inputs, r) => {
      const traced = trace(network, inputs).outputs;
      const expected = wanted.map((name) => traced.get(name)!);
      expect(outputsOf(wasm!, r, wanted.length)).toEqual(expected);
      expect(outputsOf(javascript!, r, wanted.length)).toEqual(expected);
    });
  });
});

test("ten years, each with what the one before carried over", () => {
  const years = Array.from({ length: 10 }, (_, i) => kind({ year: 2021 + i, filingStatus: "mfj", state: "CA" }));
  const chains = 20;
  const [wasm, javascript] = [true, false].map((useWasm) =>
    years.map((of) => {
      const network = returnNetwork(of);
      return compileBatchKernel(network, [...network.outputs.keys()], chains, { useWasm });
    }),
  );
  const before = { wasm: [] as number[][], javascript: [] as number[][], trace: [] as number[][] };
  years.forEach((of, y) => {
    const network = returnNetwork(of);
    const wanted = [...network.outputs.keys()];
    const drawn = fc.sample(amounts, { numRuns: chains, seed: y });
    const next = (carried: readonly number[][]) =>
      drawn.map((inputs, r) => {
        const given = [...inputs];
        carryoverInputs.forEach((name, k) => {
          if (y > 0) given[slotOf.get(name)!] = carried[r]![k]!;
        });
        return given;
      });
    const carried = (amount: (r: number, name: string) => number) =>
      drawn.map((_, r) => carryoverInputs.map((name) => Math.round(amount(r, name) * 100)));
    const traced = next(before.trace).map((inputs) => trace(network, inputs).outputs);
    before.trace = carried((r, name) => traced[r]!.get(name)!);
    for (const way of ["wasm", "javascript"] as const) {
      const kernel = filled((way === "wasm" ? wasm! : javascript!)[y]!, next(before[way]));
      before[way] = carried((r, name) => kernel.outputs[kernel.outputPlaceOf(r, wanted.indexOf(name))]! / 100);
      drawn.forEach((_, r) => {
        expect(outputsOf(kernel, r, wanted.length)).toEqual(wanted.map((name) => traced[r]!.get(name)!));
      });
    }
  });
});

/** Some inputs stay at their amounts in all returns, others never go below zero. */
function partlyKnown(returns: readonly (readonly number[])[], isKnown: (slot: number) => boolean) {
  const [first] = returns;
  const fixed = returns.map((inputs) => inputs.map((amount, slot) => (isKnown(slot) ? first![slot]! : amount)));
  const known: KnownInputs = new Map(
    returnInputs.map((name, slot) => {
      const all = fixed.map((inputs) => inputs[slot]!);
      const isPositive = Math.min(...all) >= 0;
      return [
        name,
        isKnown(slot)
          ? { least: first![slot]!, most: first![slot]! }
          : { least: isPositive ? 0 : Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY },
      ];
    }),
  );
  return { fixed, known };
}

test("a network reduced by what is known of its inputs gives the same outputs, from fewer nodes", () => {
  const some = kinds.filter((_, i) => i % 3 === 0);
  some.forEach((of, seed) => {
    const network = returnNetwork(of);
    const wanted = [...network.outputs.keys()];
    const returns = fc.sample(amounts, { numRuns: 12, seed: 1000 + seed });
    const { fixed, known } = partlyKnown(returns, (slot) => (slot * 7 + seed) % 5 < 3);
    const reduced = reduce(network, wanted, known);
    expect(reduced.nodes.length).toBeLessThan(network.nodes.length);
    const kernel = filled(compileBatchKernel(network, wanted, 12, { known }), fixed);
    fixed.forEach((inputs, r) => {
      const traced = trace(network, inputs).outputs;
      const expected = wanted.map((name) => traced.get(name)!);
      const less = trace(reduced, inputs).outputs;
      expect(wanted.map((name) => less.get(name)!)).toEqual(expected);
      expect(outputsOf(kernel, r, wanted.length)).toEqual(expected);
    });
  });
});

test("what a plan cannot reach takes no operations", () => {
  const network = returnNetwork(kind({ state: "CA" }));
  const nothing = { least: 0, most: 0 };
  const operations = (known: KnownInputs) => arithmeticOf(kernelCode(network, ["federalTax", "state.tax"], known));
  const noGains = new Map(returnInputs.flatMap((name) => (/Gain|Loss|Dividends/.test(name) ? [[name, nothing]] : [])));
  const all = operations(new Map());
  expect(operations(noGains)).toBeLessThan(0.75 * all);
  // With every input known nothing is left to work: wages of 100,000 alone.
  const known = new Map(returnInputs.map((name) => [name, nothing]));
  known.set("wages", { least: 10_000_000, most: 10_000_000 });
  expect(operations(known)).toBe(0);
  expect(kernelCode(network, ["federalTax"], known).operations).toEqual([
    { op: "constant", value: 100 * trace(network, [10_000_000, ...new Array(40).fill(0)]).outputs.get("federalTax")! },
  ]);
});
