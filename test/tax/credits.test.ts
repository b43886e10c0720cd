/** Nonrefundable credits by hand: those for dependents, others, and how they stand against AMT and its credit. */
import { describe, expect, test } from "vitest";
import type { FilingStatus } from "../../tax/years/facts.ts";
import { federalLaw } from "../../tax/years/federal.ts";
import { type Amounts, file, type Options } from "./file.ts";

const children = (under17: number, others = 0): Options => ({ dependents: { under17, others } });

describe("Schedule 8812: the credit goes by $50 for each $1,000 of AGI above the threshold, or part of one", () => {
  // IRC 24(b)(1), (h)(3). 2024, two children and one other: 2 x 2,000 + 500 = 4,500.
  const credit = (agi: number, filingStatus: FilingStatus) =>
    file(2024, { wages: agi }, { filingStatus, ...children(2, 1) }).line("Form 1040", "19");

  test.each([
    [400_000, "mfj", 4500],
    [400_000.01, "mfj", 4450], // a part of a step counts as one
    [401_000, "mfj", 4450],
    [401_000.01, "mfj", 4400],
    [489_000, "mfj", 50], // 89 x 50 = 4,450
    [490_000, "mfj", 0],
    [200_000, "single", 4500],
    [200_001, "single", 4450],
    [200_001, "hoh", 4450],
    [200_001, "mfs", 4450],
    [200_001, "qss", 4450], // 400,000 is for a joint return
  ] as const)("AGI %d, %s: %d", (agi, status, expected) => {
    expect(credit(agi, status)).toBe(expected);
  });

  test.each([
    [2018, 2000, 500],
    [2024, 2000, 500],
    [2025, 2200, 500], // P.L. 119-21, 70104
    [2026, 2200, 500], // Rev. Proc. 2025-32
    [2027, 2255, 500], // 2,200 x 1.025; the other is not indexed
  ])("%d: %d for a child, %d for another", (year, child, other) => {
    expect(federalLaw(year, "single", 0.025).childTaxCredit).toMatchObject({ child, other, phaseoutStart: 200_000 });
    expect(file(year, { wages: 100_000 }, children(1, 1)).line("Schedule 8812", "8")).toBe(child + other);
  });

  test("the credit of 2021 went by age and was paid out: refused, not guessed", () => {
    expect(() => file(2021, { wages: 100_000 }, children(1))).toThrow(/the credit for dependents of 2021.* not known/);
  });

  test("it does not go below zero tax, and is not paid out", () => {
    // 2024, head of household: 30,000 - 21,900 = 8,100 at 10 %. Two children give 4,000, of which 810 are used.
    const { line, output } = file(2024, { wages: 30_000 }, { filingStatus: "hoh", ...children(2) });
    expect([line("Schedule 8812", "12"), line("Schedule 8812", "13"), line("Form 1040", "19")]).toEqual([
      4000, 810, 810,
    ]);
    expect(output("federalTax")).toBe(0);
  });
});

test("section 26(a): credits reduce the AMT too", () => {
  // form-6251.test.ts: wages of 150,000 and a bargain element of 200,000 in 2024 make 25,538.50 of tax and 43,813.50 of AMT.
  const { line, output } = file(
    2024,
    { wages: 150_000, isoBargainElement: 200_000, "credits.nonrefundable": 60_000 },
    children(3),
  );
  expect(line("Form 1040", "18")).toBe(69_352);
  expect(line("Form 1040", "20")).toBe(60_000);
  expect(line("Schedule 8812", "13")).toBe(9352); // 69,352 - 60,000: the others come first
  expect(line("Form 1040", "19")).toBe(6000);
  expect(line("Form 1040", "22")).toBe(3352);
  expect(output("nonrefundableCredits")).toBe(66_000);
  expect(output("federalTax")).toBe(3352);
  // The AMT itself is before credits, and so is the credit that it makes.
  expect(output("amt")).toBe(43_813.5);
  expect(output("carryover.minimumTaxCredit")).toBe(43_813.5);
});

describe("Form 8801, line 22: the minimum tax credit comes after the other credits (IRC 53(c)(1))", () => {
  // 2024, single, wages of 114,600: 100,000 taxable, 10 % of 11,600 + 12 % of 35,550 + 22 % of 52,850 = 17,053.
  // Tentative minimum tax: 26 % of (114,600 - 85,700) = 7,514.
  const year = (amounts: Amounts, options: Options = {}) =>
    file(2024, { wages: 114_600, "carryover.minimumTaxCredit": 20_000, ...amounts }, options);

  test("without them, room is 17,053 - 7,514", () => {
    const { line, carryover } = year({});
    expect([line("Form 8801", "22"), line("Form 8801", "23"), line("Form 8801", "25")]).toEqual([17_053, 7514, 9539]);
    expect(carryover.minimumTaxCredit).toBe(10_461);
  });

  test("with two children and 1,000 of other credits it is 5,000 less, and stays for later", () => {
    const { line, carryover, output } = year({ "credits.nonrefundable": 1000 }, children(2));
    expect(line("Form 8801", "22")).toBe(12_053); // 17,053 - 4,000 - 1,000
    expect(line("Form 8801", "25")).toBe(4539);
    expect(carryover.minimumTaxCredit).toBe(15_461);
    expect(output("federalTax")).toBe(7514); // 17,053 - 5,000 - 4,539: down to the tentative minimum tax either way
  });

  test("credits beyond regular tax less the tentative minimum tax leave no room", () => {
    const { line, output } = year({ "credits.nonrefundable": 18_000 });
    expect(line("Form 8801", "22")).toBe(0); // the credit is cut to the tax of 17,053
    expect(output("minimumTaxCreditUsed")).toBe(0);
    expect(output("federalTax")).toBe(0);
  });
});

describe("the law before P.L. 119-21, 2026", () => {
  const sunset = (wages: number, options: Options) => file(2026, { wages }, { law: "tcja-sunset", ...options });

  test("1,000 for a child, nothing for others, from 110,000 joint and 75,000 single", () => {
    const credit = (wages: number, filingStatus: FilingStatus) =>
      sunset(wages, { filingStatus, ...children(2, 1) }).line("Form 1040", "19");
    expect(credit(110_000, "mfj")).toBe(2000);
    expect(credit(110_001, "mfj")).toBe(1950);
    expect(credit(75_000, "hoh")).toBe(2000);
    expect(credit(75_001, "hoh")).toBe(1950);
    expect(credit(75_001, "qss")).toBe(1950);
    expect(credit(55_001, "mfs")).toBe(1950);
  });

  test("each dependent is a personal exemption, which AMT does not allow", () => {
    // Joint, two children and one other: 5 x 5,300 = 26,500. 150,000 - 16,600 - 26,500.
    const { line, output } = sunset(150_000, { filingStatus: "mfj", ...children(2, 1) });
    expect(line("Exemptions worksheet", "9")).toBe(26_500);
    expect(output("taxableIncome")).toBe(106_900);
    expect(line("Form 6251", "2u")).toBe(26_500);
    // 2 x 1,000 less 40 steps of 50.
    expect(line("Form 1040", "19")).toBe(0);
  });

  test("and goes with income: 2 % of all for each 2,500 above 407,850", () => {
    // 10,000 above are 4 steps: 8 % of 26,500.
    const { line } = sunset(417_850, { filingStatus: "mfj", ...children(2, 1) });
    expect(line("Exemptions worksheet", "8")).toBe(2120);
  });
});

describe("California's exemption credit for dependents (R&TC 17054(d), 17054.1)", () => {
  // 2024: 149 for the filer, 461 for each dependent; each loses 6 for 2,500 of federal AGI above 244,857, or part of it.
  test.each([
    [244_857, 149 + 2 * 461],
    [244_858, 143 + 2 * 455],
    [247_357, 143 + 2 * 455],
    [247_358, 137 + 2 * 449],
    [304_858, 2 * (461 - 25 * 6)], // the filer's own is gone after 25 steps
    [434_857, 2 * 5], // 76 steps take 456 of each dependent's
    [434_858, 0],
  ])("AGI %d: %d", (wages, credits) => {
    expect(file(2024, { wages }, { state: "CA", ...children(1, 1) }).line("Form 540", "32")).toBe(credits);
  });
});
