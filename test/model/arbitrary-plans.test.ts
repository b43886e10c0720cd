/** Whatever a file holds, the answer is a plan or a PlanError that says where: never another failure. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { PlanError } from "../../model/plan-error.ts";
import { parsePlan } from "../../model/read-plan.ts";

const TEXT = readFileSync(join(import.meta.dirname, "fixtures", "contract.yaml"), "utf8");
const DATA: unknown = parse(TEXT);

function isAnswered(text: string): void {
  try {
    parsePlan(text, "plan.yaml");
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { line, column, message, remedy } of error.problems) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(message).not.toBe("");
      expect(remedy).not.toBe("");
      expect(message + remedy).not.toMatch(/undefined|Invalid input|\[object/);
    }
  }
}

/** Replaces the values at some of the places of a tree: at each step down it goes on with the element that `way` picks. */
function replaceAt(tree: unknown, way: readonly number[], replacement: unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined || typeof tree !== "object" || tree === null) return replacement;
  if (Array.isArray(tree))
    return tree.map((element, i) => (i === step % tree.length ? replaceAt(element, rest, replacement) : element));
  const entries = Object.entries(tree);
  return Object.fromEntries(
    entries.map(([key, value], i) => [key, i === step % entries.length ? replaceAt(value, rest, replacement) : value]),
  );
}

const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    0,
    -1,
    1e10,
    0.5,
    "",
    "all",
    "auto",
    "2025-02-30",
    "2026-06-30",
    "2019-01-01",
    "ACME",
    "ISO-1",
    {},
    [],
    null,
    true,
  ),
);
const way = fc.array(fc.nat(30), { minLength: 1, maxLength: 5 });

test("any JSON", () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => isAnswered(JSON.stringify(json))));
});

test("any text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), isAnswered));
});

test("the contract's example with some values replaced", () => {
  const edits = fc.array(fc.tuple(way, value), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(edits, (list) =>
      isAnswered(JSON.stringify(list.reduce((tree, [at, by]) => replaceAt(tree, at, by), DATA))),
    ),
    { numRuns: 300 },
  );
});

test("the contract's example with a piece of text cut out or put in", () => {
  const snippet = fc.oneof(
    fc.string(),
    fc.constantFrom("\t", "{", "]", "- ", "? ", "&a ", "*a", "!!map ", "'", '"', "|\n", "---\n", "\r", "<<: ", "#"),
  );
  fc.assert(
    fc.property(fc.nat(TEXT.length), fc.nat(20), snippet, (at, length, text) =>
      isAnswered(TEXT.slice(0, at) + text + TEXT.slice(at + length)),
    ),
    { numRuns: 300 },
  );
});
