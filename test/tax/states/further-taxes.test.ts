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

describe("Oregon", () => {
  const inOregon = (wages: number, options: Options = {}) => file(2024, { wages }, { state: "OR", ...options });

  test.each([
    // Source: Oregon Publication OR-17 (2024), table 9: at least 125,000 but less than 130,000, and so on.
    [124_999.99, 8250],
    [125_000, 6600],
    [129_999.99, 6600],
    [130_000, 5000],
    [144_999.99, 1650],
    [145_000, 0],
  ])("AGI %d: up to %d of federal tax is deducted", (wages, most) => {
    expect(inOregon(wages).line("Form OR-40", "federal tax")).toBe(most);
  });

  test("less where federal tax is less, and half the limit on a separate return", () => {
    expect(inOregon(60_000).line("Form OR-40", "federal tax")).toBe(5216); // tenforty, state scenarios
    expect(inOregon(100_000, { filingStatus: "mfs" }).line("Form OR-40", "federal tax")).toBe(4125);
  });

  test("what is deducted does not change with the Oregon tax that the federal return deducts, but for the federal tax", () => {
    const { line, output } = file(
      2024,
      { wages: 70_000, "itemized.mortgageInterest": 20_000 },
      { state: "OR", stateIncomeTax: "auto" },
    );
    // Before federal tax 67,255: 204.25 + 435.375 + 56,505 x 8.75 % = 5,583.8125, deducted with the interest: 44,416.19 taxed.
    expect(line("Form OR-40", "federal tax")).toBe(5097.94); // 1,160 + 32,816.19 x 12 %
    expect(output("state.tax")).toBe(4888.74); // 62,157.06: 639.625 + 51,407.06 x 8.75 %, less 249
    expect(line("Schedule A", "5d")).toBe(4888.74);
  });
});
