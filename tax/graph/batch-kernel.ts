/**
 * A kernel for many returns at once: WebAssembly with two returns in the two lanes of a vector where the engine has it, and
 * JavaScript one by one where it does not. The same amounts either way.
 */

import type { KnownInputs } from "./intervals.ts";
import { kernelCode } from "./kernel.ts";
import type { Network } from "./network.ts";
import type { Code } from "./operations.ts";
import { printJavaScript } from "./print-javascript.ts";
import { PAIR, printWasm } from "./print-wasm.ts";
import { encodeModule, engine, wasm } from "./wasm-module.ts";
import { roomFor } from "./wasm-room.ts";

/** Pairs of returns worked side by side. */
const STRANDS = 2;

export interface BatchKernel {
  /** Whole cents: slot s of return r is at `placeOf(r, s)`. Write the inputs there, then run. Slots that no output needs share a place. */
  inputs: Float64Array;
  /** Likewise, by output: `outputPlaceOf(r, k)`. */
  outputs: Float64Array;
  placeOf: (of: number, slot: number) => number;
  outputPlaceOf: (of: number, output: number) => number;
  /** Works the first `returns` returns. */
  run: (returns: number) => void;
  isWasm: boolean;
}

/**
 * @param capacity the most returns of a run
 * @param wanted   and `known`: as in `kernelCode`
 */
export function compileBatchKernel(
  network: Network,
  wanted: readonly string[],
  capacity: number,
  { known, useWasm = hasSimd() }: { known?: KnownInputs; useWasm?: boolean } = {},
): BatchKernel {
  const { code, slots } = onlyRead(kernelCode(network, wanted, known));
  const width = { inputs: slots.size + 1, outputs: wanted.length };
  const pairs = STRANDS * Math.ceil(capacity / 2 / STRANDS);
  const place = (width: number, of: number, slot: number) => ((of >> 1) * width + slot) * 2 + (of & 1);
  const places = {
    placeOf: (of: number, slot: number) => place(width.inputs, of, slots.get(slot) ?? slots.size),
    outputPlaceOf: (of: number, output: number) => place(width.outputs, of, output),
  };
  return { ...places, ...(useWasm ? inWasm(code, width, pairs) : inJavaScript(code, width, pairs)), isWasm: useWasm };
}

/** The code with its inputs close together, and where each slot that it reads now is: thousands of returns do not fit a cache. */
function onlyRead({ operations, stores }: Code): { code: Code; slots: ReadonlyMap<number, number> } {
  const slots = new Map<number, number>();
  const moved = operations.map((operation) => {
    if (operation.op !== "load") return operation;
    slots.set(operation.slot, slots.size);
    return { ...operation, slot: slots.size - 1 };
  });
  return { code: { operations: moved, stores }, slots };
}

type Width = { inputs: number; outputs: number };

function inWasm(code: Code, width: Width, pairs: number): Pick<BatchKernel, "inputs" | "outputs" | "run"> {
  const [COUNT, FROM, TO] = [0, 1, 2];
  const { constants, body, v128Locals } = printWasm(code, {
    load: (slot, strand) => ({ base: wasm.localGet(FROM), offset: PAIR * (strand * width.inputs + slot) }),
    store: (slot, strand) => ({ base: wasm.localGet(TO), offset: PAIR * (strand * width.outputs + slot) }),
    firstLocal: 3,
    strands: STRANDS,
  });
  const outputsAt = PAIR * width.inputs * pairs;
  const step = (local: number, by: number) => [
    ...wasm.localGet(local),
    ...wasm.i32Const(by),
    ...wasm.i32Add,
    ...wasm.localSet(local),
  ];
  const module = encodeModule([
    {
      name: "run",
      parameters: 1,
      i32Locals: 2,
      v128Locals,
      body: [
        ...[...wasm.base, ...wasm.localSet(FROM)],
        ...[...wasm.base, ...wasm.i32Const(outputsAt), ...wasm.i32Add, ...wasm.localSet(TO)],
        ...constants,
        ...wasm.loop([
          ...body,
          ...step(FROM, STRANDS * PAIR * width.inputs),
          ...step(TO, STRANDS * PAIR * width.outputs),
          ...step(COUNT, -STRANDS),
          ...[...wasm.localGet(COUNT), ...wasm.i32Const(0), ...wasm.i32GtS, ...wasm.brIf(0)],
        ]),
      ],
    },
  ]);
  const { memory, buffer, base } = roomFor(outputsAt + PAIR * width.outputs * pairs);
  const { Instance, Module } = engine!;
  const run = new Instance(new Module(module), { kernel: { memory, base } }).exports.run!;
  return {
    inputs: new Float64Array(buffer, base, 2 * width.inputs * pairs),
    outputs: new Float64Array(buffer, base + outputsAt, 2 * width.outputs * pairs),
    run: (returns) => {
      if (returns > 0) run(Math.ceil(returns / 2));
    },
  };
}

function inJavaScript(code: Code, width: Width, pairs: number): Pick<BatchKernel, "inputs" | "outputs" | "run"> {
  const inputs = new Float64Array(2 * width.inputs * pairs);
  const outputs = new Float64Array(2 * width.outputs * pairs);
  const body = printJavaScript(
    code,
    (slot) => `I[i + ${2 * slot}]`,
    (slot, value) => `O[o + ${2 * slot}] = ${value}`,
  );
  const one = new Function("I", "i", "O", "o", body) as (
    I: Float64Array,
    i: number,
    O: Float64Array,
    o: number,
  ) => void;
  return {
    inputs,
    outputs,
    run: (returns) => {
      for (let of = 0; of < returns; of++) {
        one(inputs, (of >> 1) * 2 * width.inputs + (of & 1), outputs, (of >> 1) * 2 * width.outputs + (of & 1));
      }
    },
  };
}

/** A module of one instruction on vectors. */
const tiny = () => {
  const load = [...wasm.i32Const(0), ...wasm.v128Load(0)];
  const body = [...wasm.i32Const(0), ...load, ...load, ...wasm.f64x2Pmax, ...wasm.v128Store(0)];
  return encodeModule([{ name: "run", parameters: 0, body }]);
};

let simd: boolean | undefined;

/** Whether this engine has WebAssembly with 128-bit vectors: whether it takes a module that uses them. */
export function hasSimd(): boolean {
  simd ??= engine?.validate(tiny()) ?? false;
  return simd;
}
