import { expect, test } from "vitest";
import { DEFAULT_THREADS, threadsIn } from "../../cli/first-threads.ts";

test.each([
  ["solve plan.yaml", DEFAULT_THREADS],
  ["solve plan.yaml --workers 3 --json", 3],
  ["solve --workers=12 plan.yaml", 12],
  ["solve plan.yaml --workers 0", null],
  ["solve plan.yaml --workers many", null],
  ["solve plan.yaml --workers", null],
  ["solve --help", null],
  ["check plan.yaml", null],
  ["", null],
])("crossover %s: as many threads to start first as is plain from its words", (typed, count) => {
  expect(threadsIn(typed.split(" "))).toBe(count);
});
