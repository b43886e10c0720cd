/** An operation as C and JavaScript both write it. */
import type { Operation } from "./operations.ts";

const signs = { add: "+", subtract: "-", multiply: "*", divide: "/" };

/** What the languages differ in. */
export interface Words {
  load: (slot: number) => string;
  number: (value: number) => string;
  /** Stands before `floor` and `ceil`. */
  math: string;
}

export function printInfix(
  operation: Operation,
  name: (place: number) => string,
  { load, number, math }: Words,
): string {
  switch (operation.op) {
    case "load":
      return load(operation.slot);
    case "constant":
      return number(operation.value);
    case "max":
      return `${name(operation.left)} < ${name(operation.right)} ? ${name(operation.right)} : ${name(operation.left)}`;
    case "min":
      return `${name(operation.right)} < ${name(operation.left)} ? ${name(operation.right)} : ${name(operation.left)}`;
    case "floor":
    case "ceil":
      return `${math}${operation.op}(${name(operation.of)})`;
    case "select":
      return `${name(operation.positive)} > 0 ? ${name(operation.then)} : ${name(operation.otherwise)}`;
    default:
      // The space keeps a minus before a negative number from being a decrement.
      return `${name(operation.left)} ${signs[operation.op]} ${name(operation.right)}`;
  }
}
