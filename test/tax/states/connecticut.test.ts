/** Connecticut by hand: Form CT-1040 TCS, Form CT-6251, Form CT-8801. */
import { describe, expect, test } from "vitest";
import { type Amounts, file, type Options } from "../file.ts";

const inConnecticut = (amounts: Amounts, options: Options = {}) => file(2025, amounts, { state: "CT", ...options });
const TCS = "Form CT-1040 TCS";

describe("Form CT-1040 TCS", () => {
  test("a single filer of 40,000", () => {
    // Source: tenforty, state scenarios. The exemption loses 1,000 for each 1,000 above 30,000.
    const { line, output } = file(2024, { wages: 40_000 }, { state: "CT" });
    expect(line(TCS, "2")).toBe(5000);
    expect(output("state.tax")).toBe(1325); // 10,000 x 2 % + 25,000 x 4.5 %
  });

  test("a head of household of 68,551, with a credit of a tenth", () => {
    // Source: PolicyEngine US, TAXSIM case 167301-CT: 2,415, within two dollars.
    const { output } = file(2024, { wages: 68_551 }, { state: "CT", filingStatus: "hoh" });
    expect(output("state.tax")).toBe(2416.32); // 90 % of 16,000 x 2 % + 52,551 x 4.5 %
  });

  test.each([
    // The exemption goes by whole thousands, a part counted as one.
    [30_000, 15_000],
    [30_000.01, 14_000],
    [31_000, 14_000],
    [43_000.01, 1000],
    [44_000.01, 0],
  ])("AGI %d: exemption %d", (wages, exemption) => {
    expect(inConnecticut({ wages }).line(TCS, "2")).toBe(exemption);
  });

  test.each([
    // Source: Tyler Technologies, recapture tables of 2025: 25 from 105,000, 90 from 200,000, 50 from 500,000, a step.
    [105_000, 0],
    [105_001, 25],
    [150_001, 250],
    [200_000, 250],
    [200_001, 340],
    [345_000, 2860], // 250 + 29 x 90
    [345_001, 2950],
    [500_000, 2950],
    [500_001, 3000],
    [700_000, 3400],
  ])("AGI %d: taken back %d", (wages, recapture) => {
    expect(inConnecticut({ wages }).line(TCS, "6")).toBe(recapture);
  });

  test("a couple's steps are of 10,000, and twice as high", () => {
    // Source: Form CT-1040ES of 2016, Table D, 510,000 to 520,000: 2,160; and 500 that came in 2024.
    expect(inConnecticut({ wages: 515_000 }, { filingStatus: "mfj" }).line(TCS, "6")).toBe(2660);
  });

  test("all taken back, the tax is what it was before the lowest rates were cut", () => {
    // 2023: 31,550 + 200 + 3,150 on 500,000, and 6.99 % above. 2024: 31,250 + 250 + 3,400.
    expect(inConnecticut({ wages: 700_000 }).output("state.tax")).toBe(34_900 + 13_980);
  });

  test("the credit of a couple falls by steps of 500", () => {
    // Source: Form CT-1040X of 2015, Table E. Tax before it: 400 + 80,000 x 4.5 %.
    const credit = (wages: number) => inConnecticut({ wages }, { filingStatus: "mfj" }).line(TCS, "9");
    expect(credit(100_000)).toBe(80); // 2 % of 4,000
    expect(credit(100_500)).toBe(40.28); // 1 % of 4,027.50
    expect(credit(100_501)).toBe(0);
    expect(credit(24_000)).toBe(0); // no tax
    expect(credit(29_000)).toBe(75); // 75 % of 5,000 x 2 %
  });
});

describe("Form CT-6251", () => {
  const exercise: Amounts = { wages: 150_000, isoBargainElement: 400_000 };

  test("19 % of the federal tentative minimum tax, less the income tax", () => {
    const { line, output } = inConnecticut(exercise);
    expect(line("Form CT-6251", "14")).toBe(124_550); // 239,100 x 26 % + 222,800 x 28 %
    expect(line("Form CT-6251", "15")).toBe(23_664.5);
    expect(line("Form CT-6251", "16")).toBe(30_250); // 550,000 x 5.5 %
    expect(line("Form CT-6251", "20")).toBe(8225); // 7,750 + 250 + 9 x 25
    expect(output("state.amt")).toBe(15_439.5);
    expect(output("state.tax")).toBe(23_664.5);
  });

  test("none without a federal one", () => {
    // Source: Form CT-6251 instructions, "Who Must File This Form".
    const { output } = inConnecticut({ wages: 150_000, isoBargainElement: 20_000 });
    expect([output("amt"), output("state.amt")]).toEqual([0, 0]);
  });

  test("it makes a credit, which income tax above the minimum tax uses later", () => {
    // On exclusion items alone 19 % of 61,900 x 26 % is below the income tax: all of the AMT becomes credit.
    const { line, stateCarryover } = inConnecticut(exercise);
    expect(line("Form CT-8801 (next year)", "13")).toBe(3057.86);
    expect(line("Form CT-8801 (next year)", "16")).toBe(3057.86); // less than 5.5 % of 150,000
    expect(stateCarryover.minimumTaxCredit).toBe(15_439.5);
    const next = inConnecticut({ wages: 300_000, "state.carryover.minimumTaxCredit": 15_439.5 });
    // 17,450 + 250 + 250 + 20 x 90, less 19 % of 211,900 x 26 %.
    expect(next.line("Form CT-8801", "29")).toBe(9282.14);
    expect(next.output("state.creditUsed")).toBe(9282.14);
    expect(next.output("state.tax")).toBe(10_467.86);
    expect(next.stateCarryover.minimumTaxCredit).toBe(6157.36);
  });

  test("a deduction that AMT does not allow makes no credit", () => {
    // Property tax of 40,000 and interest of 110,000: AMT is owed on taxes alone, and all of what they cost is excluded.
    const { line, output } = inConnecticut(
      { ...exercise, "itemized.propertyTax": 40_000, "itemized.mortgageInterest": 110_000 },
      { stateIncomeTax: "auto" },
    );
    expect(line("Form CT-6251", "1")).toBe(440_000); // 150,000 - 110,000 + 400,000
    expect(line("Form CT-8801 (next year)", "14")).toBe(2200); // 40,000 x 5.5 %
    expect(output("state.carryover.minimumTaxCredit")).toBe(output("state.amt"));
  });
});
