/** What plain states do with gains, and how income takes their deductions away, by hand. */
import { describe, expect, test } from "vitest";
import type { FilingStatus } from "../../../tax/years/facts.ts";
import { type Amounts, file } from "../file.ts";

describe("what large gains cost where they are not taxed as wages", () => {
  const both = { wages: 100_000, longTermGain: 100_000 };
  const tax = (state: string, year: number, given: Amounts) => file(year, given, { state }).output("state.tax");

  test("Arkansas leaves out half, and all above 10,000,000", () => {
    // 147,590 x 3.9 %, less 87.40 and the credit of 29
    expect(tax("AR", 2024, both)).toBe(5639.61);
    const more = tax("AR", 2024, { longTermGain: 30_000_000 });
    expect(more).toBe(tax("AR", 2024, { longTermGain: 10_000_000 }));
    // A short-term loss comes off first; a short-term gain is taxed whole.
    const netted = tax("AR", 2024, { wages: 100_000, longTermGain: 140_000, shortTermGain: -40_000 });
    expect(netted).toBe(tax("AR", 2024, both));
    expect(tax("AR", 2024, { wages: 100_000, shortTermGain: 50_000 })).toBe(tax("AR", 2024, both));
  });

  test("Hawaii takes no more than 7.25 %", () => {
    // 294,456: 94,456 by the schedule, 6,069.86, and 200,000 x 7.25 %
    expect(tax("HI", 2025, { wages: 100_000, longTermGain: 200_000 })).toBe(20_569.86);
    // 134,456: what the gain has of the brackets up to 7.2 % stays there: 2,539.20 to 48,000, and 86,456 x 7.25 %
    expect(tax("HI", 2025, { wages: 40_000, longTermGain: 100_000 })).toBe(8807.26);
  });

  test("Missouri taxes no gain from 2025, short-term or long-term, but takes a loss", () => {
    expect(tax("MO", 2025, { wages: 50_000, longTermGain: 500_000, shortTermGain: 100_000 })).toBe(1433.81);
    expect(tax("MO", 2025, { wages: 50_000, longTermGain: -3000 })).toBe(1292.81); // 4.7 % of 3,000 less
    // In 2024 all of it at 4.8 %.
    const more = tax("MO", 2024, { wages: 50_000, longTermGain: 500_000 }) - tax("MO", 2024, { wages: 50_000 });
    expect(more).toBeCloseTo(24_000, 2);
  });

  test("Montana stacks them between the same tops, at 3 and 4.1 %", () => {
    // 43,900 x 4.7 %, 3,600 x 3 %, 36,400 x 4.1 %
    expect(tax("MT", 2026, { wages: 60_000, longTermGain: 40_000 })).toBe(3663.7);
    // 963.50 + 289.10, and 5,000 x 4.1 %
    expect(tax("MT", 2024, { wages: 40_000, longTermGain: 5000 })).toBe(1457.6);
  });

  test("New Mexico leaves out two fifths in 2024, and 2,500 from 2025", () => {
    const given = { wages: 60_000, longTermGain: 100_000 };
    expect(tax("NM", 2024, given)).toBe(4885.1); // 105,400: 504.50 + 4.9 % of 89,400
    expect(tax("NM", 2025, given)).toBe(6403.75); // 141,750: 2,716.50 + 4.9 % of 75,250
    const line = (longTermGain: number) =>
      file(2024, { longTermGain }, { state: "NM" }).line("Form PIT-1 (NM)", "subtraction");
    expect([line(600), line(2000), line(5000)]).toEqual([600, 1000, 2000]);
  });

  test("North Dakota leaves out two fifths of them and of qualified dividends", () => {
    const given = { ...both, longTermGain: 50_000, ordinaryDividends: 10_000, qualifiedDividends: 10_000 };
    expect(tax("ND", 2025, given)).toBe(1399.61); // 160,000 - 24,000 - 15,750 - 48,475 = 71,775, x 1.95 %
  });

  test("South Carolina leaves out 44 %, Wisconsin 30 %", () => {
    expect(tax("SC", 2024, both)).toBe(8108.44); // 141,400: 416.10 + 6.2 % of 124,070
    // 219,300, the deduction being gone: 513.80 + 1,575.20 + 5.3 % of 168,820
    expect(tax("WI", 2025, { wages: 150_000, longTermGain: 100_000 })).toBe(11_036.46);
  });

  test("Alabama deducts the federal tax on them, AMT and net investment income tax with it, but for Medicare tax", () => {
    const given = { wages: 300_000, longTermGain: 400_000, isoBargainElement: 500_000 };
    const { line, output } = file(2025, given, { state: "AL" });
    const federal = output("federalTax") - output("additionalMedicareTax");
    expect(federal).toBeCloseTo(output("regularTax") + output("amt") + output("niit"), 2);
    expect(output("amt")).toBeGreaterThan(0);
    expect(output("additionalMedicareTax")).toBeGreaterThan(0);
    expect(line("Form 40 (AL)", "federal tax")).toBeCloseTo(federal, 2);
    // 110 + 5 % above 3,000
    expect(output("state.tax")).toBeCloseTo(110 + 0.05 * (700_000 - 4000 - federal - 3000), 2);
  });

  test("Alabama's tax, where Schedule A deducts it, is near the one that it would be with itself deducted", () => {
    const given = { wages: 150_000, "itemized.mortgageInterest": 20_000 };
    const { output } = file(2025, given, { state: "AL", stateIncomeTax: "auto" });
    const fixed = file(2025, { ...given, "itemized.stateIncomeTax": output("state.tax") }, { state: "AL" });
    expect(Math.abs(fixed.output("state.tax") - output("state.tax"))).toBeLessThan(20);
  });
});

describe("deductions that income takes away", () => {
  test("Rhode Island: a fifth for each 7,250 above 254,250, or a part of it", () => {
    const left = (wages: number) => {
      const { line } = file(2025, { wages }, { state: "RI" });
      return [line("Form RI-1040", "deduction"), line("Form RI-1040", "exemption")];
    };
    expect(left(254_250)).toEqual([10_900, 5100]);
    expect(left(254_251)).toEqual([8720, 4080]);
    expect(left(261_500)).toEqual([8720, 4080]);
    expect(left(283_250)).toEqual([2180, 1020]);
    expect(left(283_251)).toEqual([0, 0]);
    // 247,200: 2,996.25 + 4,833.125 + 5.99 % of 65,550
    expect(file(2025, { wages: 260_000 }, { state: "RI" }).output("state.tax")).toBe(11_755.82);
  });

  test("Wisconsin: a head of household comes down to a single filer's deduction", () => {
    const left = (wages: number, filingStatus: FilingStatus) =>
      file(2024, { wages }, { state: "WI", filingStatus }).line("Form 1 (WI)", "deduction");
    expect(left(19_070, "hoh")).toBe(17_090);
    expect(left(40_000, "hoh")).toBe(12_377.61); // 17,090 - 22.515 % of 20,930
    expect(left(100_000, "hoh")).toBeCloseTo(left(100_000, "single"), 0);
    expect(left(200_000, "hoh")).toBe(0);
  });

  test("Maine: what is left of it never falls below zero", () => {
    const left = (wages: number) => file(2025, { wages }, { state: "ME" }).line("Form 1040ME", "deduction");
    expect([left(100_000), left(137_500), left(175_000), left(900_000)]).toEqual([15_000, 7500, 0, 0]);
  });
});
