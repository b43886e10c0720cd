/** Straight-line code as C, for many returns at once: what a compiler for this machine makes of it is the limit for the kernel. */
import type { Code } from "./operations.ts";
import { printInfix, type Words } from "./print-infix.ts";

/**
 * @returns a function `void run(const double *inputs, double *outputs, long returns)`; the amounts of one slot lie together, by return
 */
export function printC({ operations, stores }: Code): string {
  const name = (place: number) => {
    const operation = operations[place]!;
    return operation.op === "constant" ? number(operation.value) : `v${place}`;
  };
  const statements = operations.flatMap((operation, place) =>
    operation.op === "constant" ? [] : [`const double v${place} = ${printInfix(operation, name, words)};`],
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

const number = (value: number) => (Number.isInteger(value) ? `${value}.0` : `${value}`);

const words: Words = { load: (slot) => `inputs[${slot} * returns + r]`, number, math: "" };
