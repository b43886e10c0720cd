/** Every return that independent engines answered, to the cent. */
import { describe, expect, test } from "vitest";
import { fileReturn } from "../../tax/file-return.ts";
import { readCases } from "./cases.ts";
import { departures } from "./departures.ts";

describe.each(["federal.jsonl", "chains.jsonl", "california.jsonl"])("%s", (file) => {
  const cases = readCases(file);

  test(`all ${cases.length} returns conform, but for the known departures`, () => {
    const found = cases.flatMap(({ id, toFile, expected }) => {
      const { outputs } = fileReturn(toFile);
      return expected.flatMap(([name, amount]) => {
        const ours = outputs.get(name);
        // Expected amounts are decimals in doubles: half a thousandth keeps "within one cent" from failing on their noise.
        return ours !== undefined && Math.abs(ours - amount) <= 0.0105 ? [] : [{ id, name, ours, theirs: amount }];
      });
    });
    expect(cases.length).toBeGreaterThan(0);
    expect(found).toEqual(
      departures.filter((departure) => departure.file === file).map(({ file, why, ...rest }) => rest),
    );
  });
});
