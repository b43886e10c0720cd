/**
 * Straight-line code as WebAssembly SIMD: each operation works two doubles at once, so two returns (or two plans) are worked together.
 *
 * An amount that is read once stays on the stack; others get a local. Constants have theirs set before the code, which may be in a loop:
 * of a constant where it is read some engines make three instructions, each time, and where a local is one load at most.
 */
import type { Code, Operation } from "./operations.ts";
import { operands } from "./operations.ts";
import { wasm } from "./wasm-module.ts";

/** Bytes of two doubles, one of each lane. */
export const PAIR = 16;

export interface WasmPlaces {
  /** Instructions that put the base address for a load or a store on the stack, and the offset from it in bytes. */
  load: (slot: number, strand: number) => Place;
  store: (slot: number, strand: number) => Place;
  /** The first local that is free. */
  firstLocal: number;
  /**
   * How many pairs are worked side by side. A return is one long chain of operations, each waiting for the one before; a second chain
   * between them costs a processor little.
   */
  strands: number;
}

interface Place {
  base: readonly number[];
  offset: number;
}

/** Stores come last, so no slot may be both stored and loaded. */
export function printWasm(
  { operations, stores }: Code,
  { load, store, firstLocal, strands }: WasmPlaces,
): { constants: number[]; body: number[]; v128Locals: number } {
  const uses = new Uint32Array(operations.length);
  for (const operation of operations) for (const of of operands(operation)) uses[of]!++;
  for (const { value } of stores) uses[value]!++;
  /** The first of the locals, one a strand, that hold an operation's value. */
  const locals = new Map<number, number>();
  const constantLocals = new Map<number, number>();
  let next = firstLocal;

  const constants: number[] = [];
  const body: number[] = [];
  const append = (bytes: readonly number[]) => {
    for (const byte of bytes) body.push(byte);
  };
  const push = (place: number, strand: number): void => {
    const operation = operations[place]!;
    const local = locals.get(place);
    if (operation.op === "constant") constant(operation.value);
    else if (local === undefined) work(operation, strand);
    else append(wasm.localGet(local + strand));
  };
  const constant = (value: number): void => {
    const local = constantLocals.get(value) ?? next++;
    if (!constantLocals.has(value)) constants.push(...wasm.f64x2Const(value), ...wasm.localSet(local));
    constantLocals.set(value, local);
    append(wasm.localGet(local));
  };
  const work = (operation: Exclude<Operation, { op: "constant" }>, strand: number): void => {
    switch (operation.op) {
      case "load": {
        const { base, offset } = load(operation.slot, strand);
        append(base);
        append(wasm.v128Load(offset));
        break;
      }
      case "select":
        push(operation.then, strand);
        push(operation.otherwise, strand);
        push(operation.positive, strand);
        constant(0);
        append(wasm.f64x2Gt);
        append(wasm.bitselect);
        break;
      default:
        for (const of of operands(operation)) push(of, strand);
        append(instructions[operation.op]);
    }
  };

  operations.forEach((operation, place) => {
    if (operation.op === "constant" || uses[place]! < 2) return;
    const local = next;
    next += strands;
    for (let strand = 0; strand < strands; strand++) {
      work(operation, strand);
      append(wasm.localSet(local + strand));
    }
    locals.set(place, local);
  });
  for (const { slot, value } of stores) {
    for (let strand = 0; strand < strands; strand++) {
      const { base, offset } = store(slot, strand);
      append(base);
      push(value, strand);
      append(wasm.v128Store(offset));
    }
  }
  return { constants, body, v128Locals: next - firstLocal };
}

const instructions = {
  add: wasm.f64x2Add,
  subtract: wasm.f64x2Sub,
  multiply: wasm.f64x2Mul,
  divide: wasm.f64x2Div,
  max: wasm.f64x2Pmax,
  min: wasm.f64x2Pmin,
  floor: wasm.f64x2Floor,
  ceil: wasm.f64x2Ceil,
} as const;
