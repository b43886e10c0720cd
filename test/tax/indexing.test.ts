/** Beyond the last published year (federal 2026, California 2025) indexed amounts grow with the plan's rate. */
import { describe, expect, test } from "vitest";
import { californiaLaw } from "../../tax/states/california/law.ts";
import { federalLaw } from "../../tax/years/federal.ts";

describe("federal law, 2.5 % a year", () => {
  const law = (year: number) => federalLaw(year, "single", 0.025);

  test("the last published year is as published", () => {
    expect(law(2026)).toEqual(federalLaw(2026, "single", 0.2));
    expect(law(2026).standardDeduction).toBe(16_100);
  });

  test.each([
    // 2026's amount times 1.025, and times 1.025 squared, to the cent
    ["standard deduction", (l: ReturnType<typeof law>) => l.standardDeduction, 16_502.5, 16_915.06],
    ["exemption", (l) => l.amt.exemption, 92_352.5, 94_661.31],
    ["start of its phase-out", (l) => l.amt.phaseoutStart, 512_500, 525_312.5],
    ["28 % rate", (l) => l.amt.schedule.tops[0]!, 250_612.5, 256_877.81],
    ["top bracket", (l) => l.ordinary.tops.at(-1)!, 656_615, 673_030.38],
    ["0 % on gains", (l) => l.capitalGain.tops[0]!, 50_686.25, 51_953.41],
    ["wage base", (l) => l.payroll.wageBase, 189_112.5, 193_840.31],
  ] satisfies [string, (l: ReturnType<typeof law>) => number, number, number][])("%s", (_, of, in2027, in2028) => {
    expect([of(law(2027)), of(law(2028))]).toEqual([in2027, in2028]);
  });

  test("what the statutes do not index stays", () => {
    expect(law(2040).niit.threshold).toBe(200_000);
    expect(law(2040).additionalMedicare.threshold).toBe(200_000);
    expect(law(2040).capitalLossLimit).toBe(3000);
    expect(law(2040).salt).toEqual({ cap: 10_000, phaseDown: null });
    expect(law(2040).amt.phaseoutRate).toBe(0.5);
  });

  test("the cap on taxes grows by its own 1 %", () => {
    expect([2026, 2027, 2028, 2029, 2030].map((year) => federalLaw(year, "mfj", 0.1).salt.cap)).toEqual([
      40_400, 40_804, 41_212, 41_624, 10_000,
    ]);
  });

  test("a year before the first published one is refused", () => {
    expect(() => law(2017)).toThrow(RangeError);
  });
});

test("California grows from 2025, and its surtax stays at a million", () => {
  const law = (year: number) => californiaLaw(year, "single", 0.025);
  expect(law(2025).standardDeduction).toBe(5706);
  expect(law(2026).standardDeduction).toBe(5848.65);
  expect(law(2026).amt.phaseoutStart).toBe(356_503.2);
  expect(law(2026).amt.phaseoutRate).toBe(0.25);
  expect(() => law(2020)).toThrow(RangeError);
});
