/**
 * The gain worksheet and Form 6251 Part III each end in the smaller of two taxes: with the rates on gains, or by the schedule alone. The
 * tables of the law leave little between them, which the proof relies on: here it is held against returns of every kind.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { mostAboveSchedule } from "../../tax/forms/gain-stack.ts";
import { federalLaw } from "../../tax/years/federal.ts";
import { file } from "./file.ts";

const dollars = fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 900_000 }));

const returns = fc.record({
  year: fc.integer({ min: 2021, max: 2028 }),
  filingStatus: fc.constantFrom("single", "mfj", "mfs", "hoh", "qss"),
  wages: dollars,
  longTermGain: dollars,
  qualifiedDividends: dollars,
  isoBargainElement: dollars,
});

test("in 2024 the 0 % bracket of a single filer's gains ends $125 below the 12 % bracket: 3 % of it is at most $3.75", () => {
  const { capitalGain, ordinary } = federalLaw(2024, "single", 0.025);
  expect(mostAboveSchedule(capitalGain, ordinary)).toBeCloseTo(0.03 * (47_150 - 47_025), 10);
});

test("no return pays more on gains at their own rates than that, and none for AMT", () => {
  fc.assert(
    fc.property(returns, ({ year, filingStatus, ...amounts }) => {
      const ordinaryDividends = amounts.qualifiedDividends;
      const { line } = file(year, { ...amounts, ordinaryDividends }, { filingStatus });
      const { capitalGain, ordinary } = federalLaw(year, filingStatus, 0.025);
      const above = line("Capital gain worksheet", "23") - line("Capital gain worksheet", "24");
      expect(above).toBeLessThanOrEqual(mostAboveSchedule(capitalGain, ordinary)! + 1e-9);
      expect(line("Form 6251", "38")).toBeLessThanOrEqual(line("Form 6251", "39"));
    }),
    { numRuns: 300 },
  );
});

test("rates on gains that stay above the schedule's have no such limit", () => {
  expect(
    mostAboveSchedule({ rates: [0, 0.4], tops: [10_000] }, { rates: [0.1, 0.37], tops: [10_000] }),
  ).toBeUndefined();
});
