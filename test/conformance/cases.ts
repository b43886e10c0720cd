/** The conformance cases: returns answered by independent engines, as `crossover tax` reads them. */
import { readFileSync } from "node:fs";
import { parseReturn } from "../../tax/return-json.ts";

interface Case {
  id: string;
  expected: Record<string, unknown>;
  [key: string]: unknown;
}

export function readCases(file: string) {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((row) => row !== "")
    .map((row) => {
      const given = JSON.parse(row) as Case;
      return { id: given.id, toFile: parseReturn(given).toFile, expected: [...flat(given.expected)] };
    });
}

function* flat(values: Record<string, unknown>, prefix = ""): Generator<[string, number]> {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "number") yield [prefix + name, value];
    else yield* flat(value as Record<string, unknown>, `${prefix}${name}.`);
  }
}
