/** Straight-line code as JavaScript. */
import type { Code, Operation } from "./operations.ts";

/**
 * @param load  how the amount of a slot is read
 * @param store how it is written
 * @returns statements
 */
export function printJavaScript(
  { operations, stores }: Code,
  load: (slot: number) => string,
  store: (slot: number, value: string) => string,
): string {
  const name = (place: number) => {
    const operation = operations[place]!;
    return operation.op === "constant" ? `${operation.value}` : `v${place}`;
  };
  const statements = operations.flatMap((operation, place) =>
    operation.op === "constant" ? [] : [`const v${place} = ${expression(operation, name, load)};`],
  );
  return [...statements, ...stores.map(({ slot, value }) => `${store(slot, name(value))};`)].join("\n");
}

const signs = { add: "+", subtract: "-", multiply: "*", divide: "/" };

function expression(operation: Operation, name: (place: number) => string, load: (slot: number) => string): string {
  switch (operation.op) {
    case "load":
      return load(operation.slot);
    case "constant":
      return `${operation.value}`;
    case "max":
      return `${name(operation.left)} < ${name(operation.right)} ? ${name(operation.right)} : ${name(operation.left)}`;
    case "min":
      return `${name(operation.right)} < ${name(operation.left)} ? ${name(operation.right)} : ${name(operation.left)}`;
    case "floor":
    case "ceil":
      return `Math.${operation.op}(${name(operation.of)})`;
    case "select":
      return `${name(operation.positive)} > 0 ? ${name(operation.then)} : ${name(operation.otherwise)}`;
    default:
      // The space keeps a minus before a negative number from being a decrement.
      return `${name(operation.left)} ${signs[operation.op]} ${name(operation.right)}`;
  }
}
