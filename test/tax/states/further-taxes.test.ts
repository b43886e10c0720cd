/** Plain states with more than a rate schedule: the tax of counties, steps, a surtax on gain. */
import { describe, expect, test } from "vitest";
import { localRateProblem } from "../../../tax/states/index.ts";
import { file, type Options } from "../file.ts";

describe("county tax", () => {
  test("is on the state's taxable income, and deducted with the state's on the federal return", () => {
    const { line, output } = file(
      2025,
      { wages: 150_000, "itemized.mortgageInterest": 20_000 },
      { state: "IN", localRate: 0.0214, stateIncomeTax: "auto" },
    );
    expect(line("Form IT-40 (IN)", "county tax")).toBe(3188.6); // 149,000 x 2.14 %, Monroe County
    expect(output("state.tax")).toBe(7658.6); // and 149,000 x 3 %
    expect(line("Schedule A", "5d")).toBe(7658.6);
  });

  test("has no part in a surtax", () => {
    const { line, output } = file(
      2025,
      { wages: 350_000, longTermGain: 50_000 },
      { state: "MD", filingStatus: "mfj", localRate: 0.032 },
    );
    // Source: afmfa.com, "Maryland Tax Changes": a couple with an AGI of 400,000, 50,000 of it gain, owes 1,000 more.
    expect(line("Form 502 (MD)", "gain surtax")).toBe(1000);
    expect(line("Form 502 (MD)", "county tax")).toBe(12_585.6); // 393,300 x 3.2 %
    // 90 + 6,982.50 + 1,250 + 2,625 + 4,125 + 93,300 x 5.75 % = 20,437.25
    expect(output("state.tax")).toBe(34_022.85);
  });

  test.each([
    ["IN", undefined, "Indiana's counties tax the same income, and no rate of one is given."],
    ["CA", 0.01, "localRate is for the counties of IN and MD, and means nothing here."],
    [null, 0.01, "localRate is for the counties of IN and MD, and means nothing here."],
  ])("%s with %s: %s", (state, localRate, wrong) => {
    expect(localRateProblem(state, localRate)?.wrong).toBe(wrong);
  });

  test("a rate of 0 leaves it out knowingly, and a state without one needs none", () => {
    expect([localRateProblem("MD", 0), localRateProblem("CA", undefined), localRateProblem(null, undefined)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe("Maryland", () => {
  const inMaryland = (wages: number, options: Options = {}) =>
    file(2025, { wages }, { state: "MD", ...options }).line("Form 502 (MD)", "exemption");

  test.each([
    // Source: Md. Code, Tax-General 10-211(c); PolicyEngine US, test of md_personal_exemption at 150,000 (800, and 3,200 a person).
    [100_000, 3200, 6400],
    [100_001, 1600, 6400],
    [150_000, 800, 6400],
    [150_001, 0, 3200],
    [200_000, 0, 1600],
    [200_001, 0, 0],
  ])("AGI %d: exemption %d, of a couple %d", (wages, single, joint) => {
    expect([inMaryland(wages), inMaryland(wages, { filingStatus: "mfj" })]).toEqual([single, joint]);
  });

  test("the 2 % on gain begin with one dollar above $350,000 of AGI, and spare short-term gain", () => {
    const surtax = (given: Parameters<typeof file>[1]) =>
      file(2025, given, { state: "MD" }).line("Form 502 (MD)", "gain surtax");
    expect(surtax({ wages: 250_000, longTermGain: 100_000 })).toBe(0);
    expect(surtax({ wages: 250_001, longTermGain: 100_000 })).toBe(2000);
    expect(surtax({ wages: 400_000, shortTermGain: 100_000 })).toBe(0);
  });
});

describe("Ohio", () => {
  const inOhio = (wages: number) => file(2025, { wages }, { state: "OH" }).output("state.tax");

  test("the first cent above $26,050 of taxable income costs $342", () => {
    expect(inOhio(28_450)).toBe(0); // 26,050 after an exemption of 2,400
    expect(inOhio(28_450.01)).toBe(342);
  });

  test("the exemption falls by 250 at $40,000 and at $80,000 of income", () => {
    expect(inOhio(40_001) - inOhio(40_000)).toBeCloseTo(6.9, 2); // 251 x 2.75 %
    expect(inOhio(80_001) - inOhio(80_000)).toBeCloseTo(6.9, 2);
  });
});

test("Vermont does not tax the first $5,000 of net long-term gain", () => {
  const taxable = (longTermGain: number) =>
    file(2024, { wages: 100_000, longTermGain }, { state: "VT" }).output("state.taxableIncome");
  expect([taxable(0), taxable(3000), taxable(8000), taxable(-4000)]).toEqual([87_500, 87_500, 90_500, 84_500]);
});
