/** Straight-line code as JavaScript. */
import type { Code } from "./operations.ts";
import { printInfix } from "./print-infix.ts";

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
    operation.op === "constant"
      ? []
      : [`const v${place} = ${printInfix(operation, name, { load, number: String, math: "Math." })};`],
  );
  return [...statements, ...stores.map(({ slot, value }) => `${store(slot, name(value))};`)].join("\n");
}
