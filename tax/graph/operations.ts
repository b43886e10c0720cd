/**
 * Straight-line code: one operation after the other on doubles, without a branch. Every printer (JavaScript, WebAssembly, C) prints
 * this, so the law is compiled once.
 */

import type { Arithmetic } from "./arithmetic.ts";

export type Operation =
  | { op: "load"; slot: number }
  | { op: "constant"; value: number }
  | { op: "add" | "subtract" | "multiply" | "divide" | "max" | "min"; left: number; right: number }
  | { op: "floor" | "ceil"; of: number }
  /** `then` where `positive` is above zero, else `otherwise`. */
  | { op: "select"; positive: number; then: number; otherwise: number };

export interface Code {
  operations: readonly Operation[];
  /** What is written where, in this order: `value` is the place of an operation. */
  stores: readonly { slot: number; value: number }[];
}

/** The operations that one reads. */
export function operands(operation: Operation): readonly number[] {
  switch (operation.op) {
    case "load":
    case "constant":
      return [];
    case "floor":
    case "ceil":
      return [operation.of];
    case "select":
      return [operation.positive, operation.then, operation.otherwise];
    default:
      return [operation.left, operation.right];
  }
}

/** How many operations are arithmetic: what a machine works, besides loads, stores and constants. */
export const arithmeticOf = ({ operations }: Code): number =>
  operations.filter(({ op }) => op !== "load" && op !== "constant").length;

/** Writes operations, each once however often it is asked for; what is known is worked at once. */
export class CodeWriter implements Arithmetic {
  readonly operations: Operation[] = [];
  readonly stores: { slot: number; value: number }[] = [];
  readonly #places = new Map<string, number>();
  readonly #depths: number[] = [];

  load = (slot: number): number => this.#place({ op: "load", slot });

  constant = (value: number): number => this.#place({ op: "constant", value: value + 0 });

  store = (slot: number, value: number): void => {
    this.stores.push({ slot, value });
  };

  add = (left: number, right: number): number => {
    if (this.valueOf(left) === 0) return right;
    if (this.valueOf(right) === 0) return left;
    return this.#binary("add", left, right, (a, b) => a + b);
  };

  subtract = (left: number, right: number): number => {
    if (this.valueOf(right) === 0) return left;
    return this.#binary("subtract", left, right, (a, b) => a - b);
  };

  multiply = (left: number, right: number): number => {
    if (this.valueOf(left) === 1) return right;
    if (this.valueOf(right) === 1) return left;
    return this.#binary("multiply", left, right, (a, b) => a * b);
  };

  divide = (left: number, right: number): number =>
    this.valueOf(right) === 1 ? left : this.#binary("divide", left, right, (a, b) => a / b);

  max = (left: number, right: number): number => this.#binary("max", left, right, Math.max);

  min = (left: number, right: number): number => this.#binary("min", left, right, Math.min);

  floor = (of: number): number => {
    const known = this.valueOf(of);
    return known === undefined ? this.#place({ op: "floor", of }) : this.constant(Math.floor(known));
  };

  ceil = (of: number): number => {
    const known = this.valueOf(of);
    return known === undefined ? this.#place({ op: "ceil", of }) : this.constant(Math.ceil(known));
  };

  select = (positive: number, then: number, otherwise: number): number => {
    const known = this.valueOf(positive);
    if (known !== undefined) return known > 0 ? then : otherwise;
    return then === otherwise ? then : this.#place({ op: "select", positive, then, otherwise });
  };

  /** The number that an operation always gives, or undefined. */
  valueOf(place: number): number | undefined {
    const operation = this.operations[place]!;
    return operation.op === "constant" ? operation.value : undefined;
  }

  /** How many operations, one after the other, an operation waits for, itself among them. */
  depthOf = (place: number): number => this.#depths[place]!;

  /**
   * @param isKept whether a slot is read later on; all are, unless told
   * @returns what was written, without what no store that is kept needs
   */
  code(isKept: (slot: number) => boolean = () => true): Code {
    const stores = this.stores.filter(({ slot }) => isKept(slot));
    const needed = new Set<number>();
    for (const { value } of stores) needed.add(value);
    for (let i = this.operations.length - 1; i >= 0; i--) {
      if (needed.has(i)) for (const of of operands(this.operations[i]!)) needed.add(of);
    }
    const places = new Map<number, number>();
    const at = (place: number) => places.get(place)!;
    const operations: Operation[] = [];
    this.operations.forEach((operation, i) => {
      if (needed.has(i)) places.set(i, operations.push(moved(operation, at)) - 1);
    });
    return { operations, stores: stores.map(({ slot, value }) => ({ slot, value: at(value) })) };
  }

  #binary(
    op: "add" | "subtract" | "multiply" | "divide" | "max" | "min",
    left: number,
    right: number,
    work: (a: number, b: number) => number,
  ): number {
    const [a, b] = [this.valueOf(left), this.valueOf(right)];
    return a !== undefined && b !== undefined ? this.constant(work(a, b)) : this.#place({ op, left, right });
  }

  #place(operation: Operation): number {
    const key = keyOf(operation);
    const existing = this.#places.get(key);
    if (existing !== undefined) return existing;
    const place = this.operations.push(operation) - 1;
    this.#places.set(key, place);
    const waits = operands(operation).map(this.depthOf);
    this.#depths.push(waits.length === 0 ? 0 : 1 + Math.max(...waits));
    return place;
  }
}

function keyOf(operation: Operation): string {
  switch (operation.op) {
    case "load":
      return `load ${operation.slot}`;
    case "constant":
      return `constant ${operation.value}`;
    default:
      return `${operation.op} ${operands(operation).join(" ")}`;
  }
}

function moved(operation: Operation, at: (place: number) => number): Operation {
  switch (operation.op) {
    case "load":
    case "constant":
      return operation;
    case "floor":
    case "ceil":
      return { op: operation.op, of: at(operation.of) };
    case "select": {
      const [positive, then, otherwise] = [at(operation.positive), at(operation.then), at(operation.otherwise)];
      return { op: "select", positive, then, otherwise };
    }
    default:
      return { op: operation.op, left: at(operation.left), right: at(operation.right) };
  }
}
