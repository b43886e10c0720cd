/** Form 8801 by hand: which part of AMT becomes credit, and when it is used. */
import { describe, expect, test } from "vitest";
import { file } from "./file.ts";

const NEXT = "Form 8801 (next year)";

describe("Part I: only deferral items make credit", () => {
  test("with wages alone beside the exercise, all of the AMT becomes credit", () => {
    // 2024: AMT 43,813.50 (form-6251.test.ts). Exclusion items: the standard deduction.
    const { line, carryover } = file(2024, { wages: 150_000, isoBargainElement: 200_000 });
    expect(line(NEXT, "4")).toBe(150_000); // 135,400 + 14,600
    expect(line(NEXT, "10")).toBe(64_300); // less 85,700
    expect(line(NEXT, "11")).toBe(16_718); // 26 %, below the regular tax of 25,538.50
    expect(line(NEXT, "15")).toBe(0);
    expect(line(NEXT, "18")).toBe(43_813.5);
    expect(carryover.minimumTaxCredit).toBe(43_813.5);
  });

  // 2026: a gain of 600,000 takes most of the exemption: 90,100 - 50 % of 160,000 = 10,100. Ordinary income is 43,900.
  const largeGain = { wages: 60_000, longTermGain: 600_000 };

  test("AMT of a large gain is an exclusion item's: no credit", () => {
    const { line, carryover } = file(2026, largeGain);
    expect(line("Form 6251", "10")).toBe(99_107.5); // 5,020 + 15 % of 496,050 + 20 % of 98,400
    expect(line("Form 6251", "9")).toBe(107_061.5); // 26 % of 49,900 + the same 94,087.50
    expect(line("Form 6251", "11")).toBe(7954);
    expect(line(NEXT, "15")).toBe(7954);
    expect(carryover.minimumTaxCredit).toBe(0);
  });

  test("of the AMT of that gain and an exercise, what the exercise adds becomes credit", () => {
    // A bargain element of 10,000 costs 26 % of itself and of the 5,000 of exemption it takes: 3,900.
    const { line, carryover } = file(2026, { ...largeGain, isoBargainElement: 10_000 });
    expect(line("Form 6251", "11")).toBe(11_854);
    expect(line(NEXT, "18")).toBe(3900);
    expect(carryover.minimumTaxCredit).toBe(3900);
  });

  test("line 18 below zero shrinks the credit carried forward, but not below zero", () => {
    // A line 2k of -10,000 brings the AMT to 4,054, below the 7,954 of the exclusion items.
    const withCarried = (carried: number) =>
      file(2026, { ...largeGain, dispositionAdjustment: -10_000, "carryover.minimumTaxCredit": carried });
    expect(withCarried(10_000).line(NEXT, "18")).toBe(-3900);
    expect(withCarried(10_000).carryover.minimumTaxCredit).toBe(6100);
    expect(withCarried(3900).carryover.minimumTaxCredit).toBe(0);
    expect(withCarried(3000).carryover.minimumTaxCredit).toBe(0);
  });

  test("line 2k is a deferral item, so Part III has the regular gain", () => {
    const { line } = file(2024, { wages: 150_000, longTermGain: 50_000, amtLongTermGain: -40_000 });
    expect(line("Form 6251", "13")).toBe(0);
    expect(line(NEXT, "28")).toBe(50_000);
    expect(line(NEXT, "4")).toBe(200_000); // AMT income without line 2k's -53,000
  });

  test("what section 68 took is an exclusion item", () => {
    // form-6251.test.ts: 2,702.70 taken from 50,000 of interest.
    const { line } = file(2026, { wages: 740_600, "itemized.mortgageInterest": 50_000 });
    expect(line(NEXT, "2")).toBe(-2702.7);
    expect(line(NEXT, "4")).toBe(690_600);
  });

  test("the addition for a separate return is made here too", () => {
    // 2025: exclusion items 950,000, with the bargain element 1,000,000.
    const { line } = file(2025, { wages: 950_000, isoBargainElement: 50_000 }, { filingStatus: "mfs" });
    expect(line(NEXT, "4")).toBe(962_412.5);
    expect(line("Form 6251", "4")).toBe(1_024_912.5);
  });
});

describe("Part II: the credit comes back down to the tentative minimum tax", () => {
  test("the year after: regular tax 25,067, tentative minimum tax 16,094", () => {
    // 2025, wages 150,000: taxable income 134,250; 1,192.50 + 4,386 + 12,072.50 + 24 % of 30,900. TMT 26 % of 61,900.
    const { line, output, carryover } = file(2025, { wages: 150_000, "carryover.minimumTaxCredit": 43_813.5 });
    expect(line("Form 8801", "22")).toBe(25_067);
    expect(line("Form 8801", "23")).toBe(16_094);
    expect(line("Form 8801", "25")).toBe(8973);
    expect(output("federalTax")).toBe(16_094);
    expect(carryover.minimumTaxCredit).toBe(34_840.5);
  });

  test.each([
    [8972, 8972, 0],
    [8973, 8973, 0],
    [8974, 8973, 1],
  ])("of a credit of %d it uses %d and leaves %d", (carried, used, left) => {
    const { line, carryover } = file(2025, { wages: 150_000, "carryover.minimumTaxCredit": carried });
    expect(line("Form 8801", "25")).toBe(used);
    expect(carryover.minimumTaxCredit).toBe(left);
  });

  test("exercising shrinks the room: 26 cents a dollar, until AMT starts", () => {
    const used = (isoBargainElement: number) =>
      file(2025, { wages: 150_000, isoBargainElement, "carryover.minimumTaxCredit": 43_813.5 }).line("Form 8801", "25");
    expect(used(10_000)).toBe(6373); // 8,973 - 2,600
    expect(used(34_511)).toBe(0.14); // 8,973 / 26 % = 34,511.54
    expect(used(34_512)).toBe(0);
  });

  test("in a year with AMT none is used, and the new credit joins the old", () => {
    const { line, carryover } = file(2024, {
      wages: 150_000,
      isoBargainElement: 200_000,
      "carryover.minimumTaxCredit": 5000,
    });
    expect(line("Form 8801", "25")).toBe(0);
    expect(carryover.minimumTaxCredit).toBe(48_813.5);
  });

  test("selling qualifying shares makes room twice: a regular gain, and a negative line 2k", () => {
    // 100,000 of bargain element sold at its value at exercise: regular gain 100,000, AMT gain 0. 2025, wages 150,000.
    const { line } = file(2025, {
      wages: 150_000,
      longTermGain: 100_000,
      amtLongTermGain: 0,
      "carryover.minimumTaxCredit": 43_813.5,
    });
    expect(line("Form 8801", "22")).toBe(40_067); // 25,067 + 15 %
    expect(line("Form 8801", "23")).toBe(16_094);
    expect(line("Form 8801", "25")).toBe(23_973);
  });

  test("the credit lowers the income tax, not the taxes of Forms 8960 and 8959", () => {
    // 2025: wages 300,000 and interest 10,000: 3.8 % of 10,000, 0.9 % of 100,000.
    const { line, output } = file(2025, { wages: 300_000, interest: 10_000, "carryover.minimumTaxCredit": 1e6 });
    expect(output("federalTax")).toBeCloseTo(line("Form 6251", "9") + 380 + 900, 9);
  });
});

test("Part III on exclusion items: the gain at its own rates, and all of it at the AMT rates beside it", () => {
  // 2024: wages 40,000 and a long-term gain of 100,000; a bargain element, which is none of them. 140,000 less 85,700 is 54,300,
  // all of it gain. Ordinary taxable income is 25,400: up to 47,025 there is room for 21,625 at 0 %; the rest is taxed at 15 %.
  const { line } = file(2024, { wages: 40_000, longTermGain: 100_000, isoBargainElement: 90_000 });
  const form = "Form 8801 (next year)";
  expect(line(form, "27")).toBe(54_300);
  expect(line(form, "31")).toBe(54_300);
  expect(line(form, "35")).toBe(25_400);
  expect(line(form, "38")).toBe(21_625);
  expect(line(form, "45")).toBe(32_675);
  expect(line(form, "53")).toBe(4901.25);
  expect(line(form, "54")).toBe(14_118); // 26 %
  expect(line(form, "55")).toBe(4901.25);
});
