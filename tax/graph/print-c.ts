/** Straight-line code as C, for many returns at once: what a compiler for this machine makes of it is the limit for the kernel. */
import type { Code, Operation } from "./operations.ts";

/**
 * @returns a function `void run(const double *inputs, double *outputs, long returns)`; the amounts of one slot lie together, by return
 */
export function printC({ operations, stores }: Code): string {
  const name = (place: number) => {
    const operation = operations[place]!;
    return operation.op === "constant" ? number(operation.value) : `v${place}`;
  };
  const statements = operations.flatMap((operation, place) =>
    operation.op === "constant" ? [] : [`const double v${place} = ${expression(operation, name)};`],
  );
  return [
    "#include <math.h>",
    "void run(const double *restrict inputs, double *restrict outputs, long returns) {",
    "  for (long r = 0; r < returns; r++) {",
    ...statements.map((statement) => `    ${statement}`),
    ...stores.map(({ slot, value }) => `    outputs[${slot} * returns + r] = ${name(value)};`),
    "  }",
    "}",
    "",
  ].join("\n");
}

const signs = { add: "+", subtract: "-", multiply: "*", divide: "/" };

const number = (value: number) => (Number.isInteger(value) ? `${value}.0` : `${value}`);

function expression(operation: Operation, name: (place: number) => string): string {
  switch (operation.op) {
    case "load":
      return `inputs[${operation.slot} * returns + r]`;
    case "constant":
      return number(operation.value);
    case "max":
      return `${name(operation.left)} < ${name(operation.right)} ? ${name(operation.right)} : ${name(operation.left)}`;
    case "min":
      return `${name(operation.right)} < ${name(operation.left)} ? ${name(operation.right)} : ${name(operation.left)}`;
    case "floor":
    case "ceil":
      return `${operation.op}(${name(operation.of)})`;
    case "select":
      return `${name(operation.positive)} > 0 ? ${name(operation.then)} : ${name(operation.otherwise)}`;
    default:
      return `${name(operation.left)} ${signs[operation.op]} ${name(operation.right)}`;
  }
}
