/** Schedule A by hand: the cap on taxes and its phase-down, gifts, the limit in the top bracket, the election. */
import { describe, expect, test } from "vitest";
import type { FilingStatus } from "../../tax/years/facts.ts";
import { file } from "./file.ts";

const FORM = "Schedule A";

describe("line 5e, the cap on state and local taxes", () => {
  const capAt = (year: number, agi: number, filingStatus: FilingStatus = "single") =>
    file(year, { wages: agi, "itemized.propertyTax": 100_000 }, { filingStatus }).line(FORM, "5e");

  test.each([
    // Until 2024, and again from 2030: 10,000 at any income.
    [2024, "single", 900_000, 10_000],
    [2024, "mfs", 900_000, 5000],
    [2030, "single", 100_000, 10_000],
    [2030, "mfs", 100_000, 5000],
    // 2025: 40,000, less 30 % of income above 500,000, down to 10,000 at 600,000.
    [2025, "single", 500_000, 40_000],
    [2025, "single", 500_100, 39_970],
    [2025, "single", 599_999, 10_000.3],
    [2025, "single", 600_000, 10_000],
    [2025, "single", 600_001, 10_000],
    [2025, "mfj", 500_100, 39_970], // not doubled
    [2025, "mfs", 250_000, 20_000],
    [2025, "mfs", 250_100, 19_970],
    [2025, "mfs", 300_000, 5000],
    [2025, "mfs", 300_100, 5000],
    // 2026: 40,400 and 505,000, down to 10,000 at 606,333.33.
    [2026, "single", 505_000, 40_400],
    [2026, "single", 505_100, 40_370],
    [2026, "single", 606_333, 10_000.1],
    [2026, "single", 606_334, 10_000],
    // Then 1 % more each year, in whole dollars.
    [2027, "single", 510_050, 40_804],
    [2027, "single", 510_150, 40_774],
    [2028, "single", 100_000, 41_212],
    [2029, "single", 100_000, 41_624],
    [2029, "mfs", 100_000, 20_812],
  ] as const)("%i, %s, AGI %d: %d", (year, status, agi, cap) => {
    expect(capAt(year, agi, status)).toBe(cap);
  });

  test("taxes below it are deducted in full", () => {
    const { line } = file(2024, { wages: 100_000, "itemized.propertyTax": 4000, "itemized.stateIncomeTax": 5999 });
    expect(line(FORM, "7")).toBe(9999);
  });
});

describe("line 14, gifts to charity", () => {
  test.each([
    // Up to 60 % of AGI; what is above is lost (no carryover here).
    [2025, 60_000, 60_000],
    [2025, 60_001, 60_000],
    // From 2026 only what is above 0.5 % of AGI.
    [2026, 499, 0],
    [2026, 500, 0],
    [2026, 501, 1],
    [2026, 10_000, 9500],
    [2026, 70_000, 59_500],
  ])("%i, AGI 100,000, gifts of %d: %d", (year, charity, deducted) => {
    expect(file(year, { wages: 100_000, "itemized.charity": charity }).line(FORM, "14")).toBe(deducted);
  });

  test("no income, no deduction", () => {
    expect(file(2025, { otherIncome: -5000, "itemized.charity": 1000 }).line(FORM, "14")).toBe(0);
    expect(file(2026, { otherIncome: -5000, "itemized.charity": 1000 }).line(FORM, "14")).toBe(0);
  });
});

describe("gifts beside the standard deduction (IRC 170(p)), from 2026", () => {
  test.each([
    // Until 2025 only who itemizes deducts them (2020 and 2021 are not known here).
    [2025, "single", 700, 15_750],
    [2026, "single", 700, 16_800],
    [2026, "single", 1001, 17_100],
    // 2,000 on a joint return; a surviving spouse's is none.
    [2026, "mfj", 5000, 34_200],
    [2026, "qss", 5000, 33_200],
    [2026, "mfs", 5000, 17_100],
    // Not indexed: 24,150 has grown by 2.5 %, and 1,000 has not.
    [2027, "hoh", 5000, 24_753.75 + 1000],
  ] as const)("%i, %s, gifts of %d: %d", (year, filingStatus, charity, deduction) => {
    const { output } = file(year, { wages: 100_000, "itemized.charity": charity }, { filingStatus });
    expect(output("deduction")).toBe(deduction);
  });

  test("itemized deductions must pass both", () => {
    // 1,000 of gifts less 0.5 % of 100,000 make 500 on Schedule A, and 1,000 beside the standard deduction.
    const deducted = (mortgageInterest: number) =>
      file(2026, {
        wages: 100_000,
        ...{ "itemized.charity": 1000, "itemized.mortgageInterest": mortgageInterest },
      }).output("deduction");
    expect(deducted(16_599)).toBe(17_100);
    expect(deducted(16_601)).toBe(17_101);
  });

  test("AMT allows them: line 2a adds back the standard deduction alone", () => {
    const { line } = file(2026, { wages: 100_000, "itemized.charity": 1000 });
    expect(line("Form 6251", "1")).toBe(82_900);
    expect(line("Form 6251", "2a")).toBe(16_100);
    expect(line("Form 6251", "4")).toBe(99_000);
  });

  test("no income, no deduction", () => {
    const { line } = file(2026, { otherIncome: -5000, "itemized.charity": 1000 });
    expect(line("Form 1040", "12b")).toBe(0);
  });
});

describe("2/37 of the lesser of the deductions and the income in the top bracket, from 2026", () => {
  test.each([
    // single: the 37 % bracket starts at 640,600
    [2025, "single", 900_000, 37_000, 0],
    [2026, "single", 640_600, 37_000, 0],
    [2026, "single", 640_637, 37_000, 2], // 2/37 of 37
    [2026, "single", 677_563, 37_000, 1998], // 2/37 of 36,963
    [2026, "single", 677_600, 37_000, 2000],
    [2026, "single", 900_000, 37_000, 2000],
    [2026, "mfj", 768_737, 37_000, 2],
    [2026, "mfs", 384_387, 37_000, 2],
    [2027, "single", 656_652, 37_000, 2], // 640,600 x 1.025 = 656,615
  ] as const)("%i, %s, AGI %d, deductions of %d: %d less", (year, status, agi, interest, lost) => {
    const { line } = file(year, { wages: agi, "itemized.mortgageInterest": interest }, { filingStatus: status });
    expect(line(FORM, "18")).toBe(lost);
    expect(line(FORM, "19")).toBe(interest - lost);
  });
});

describe("to itemize or not", () => {
  const deduction = (interest: number, itemize: "auto" | "always" | "never") =>
    file(2024, { wages: 100_000, "itemized.mortgageInterest": interest }, { itemize }).output("deduction");

  test("the larger of the two", () => {
    expect(deduction(14_599, "auto")).toBe(14_600);
    expect(deduction(14_601, "auto")).toBe(14_601);
  });
  test("or as told", () => {
    expect(deduction(1000, "always")).toBe(1000);
    expect(deduction(20_000, "never")).toBe(14_600);
  });
  test("the deductions are compared after the limit in the top bracket", () => {
    // 2026: of 17,000, 2/37 is lost: 16,081.08 is less than 16,100.
    expect(file(2026, { wages: 900_000, "itemized.mortgageInterest": 17_000 }).output("deduction")).toBe(16_100);
    expect(file(2026, { wages: 900_000, "itemized.mortgageInterest": 17_100 }).output("deduction")).toBe(16_175.68);
  });
});

test("stateIncomeTax auto: line 5d has the state tax of the same year, to the cent", () => {
  const { line, output } = file(
    2025,
    { wages: 300_000, "itemized.propertyTax": 5000 },
    { state: "CA", stateIncomeTax: "auto" },
  );
  expect(line(FORM, "5d")).toBe(Math.round((5000 + output("state.tax")) * 100) / 100);
  expect(line("Form 6251", "2a")).toBe(line(FORM, "7"));
});
