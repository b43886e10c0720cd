/** The law before P.L. 119-21, by hand: the rules of 2017 that return in 2026, on both sides of each kink. */
import { describe, expect, test } from "vitest";
import type { FilingStatus } from "../../tax/years/facts.ts";
import { federalLaw } from "../../tax/years/federal.ts";
import { yearFacts } from "../../tax/years/year-facts.ts";
import { type Amounts, file, type Options } from "./file.ts";

const sunset = (amounts: Amounts, options: Options = {}, year = 2026) =>
  file(year, amounts, { law: "tcja-sunset", ...options });

test("2026, single, wages 150,000, ISOs with a bargain element of 200,000", () => {
  const { line, output, carryover } = sunset({ wages: 150_000, isoBargainElement: 200_000 });
  // 150,000 - 8,300 - 5,300
  expect(output("taxableIncome")).toBe(136_400);
  // 10 % of 12,150 + 15 % of 37,150 + 25 % of 70,100 + 28 % of 17,000
  expect(output("regularTax")).toBe(29_072.5);
  // 136,400 + 8,300 + 5,300 + 200,000
  expect([line("Form 6251", "2a"), line("Form 6251", "2u"), line("Form 6251", "4")]).toEqual([8300, 5300, 350_000]);
  // 70,600 - 25 % of (350,000 - 156,900)
  expect(line("Form 6251", "5")).toBe(22_325);
  // 26 % of 244,000 + 28 % of (327,675 - 244,000)
  expect(output("tentativeMinimumTax")).toBe(86_869);
  expect(output("amt")).toBe(57_796.5);
  // Exclusion items: 150,000 - 70,600 at 26 % is 20,644, less than the regular tax. All AMT becomes credit.
  expect(line("Form 8801 (next year)", "2")).toBe(13_600);
  expect(line("Form 8801 (next year)", "11")).toBe(20_644);
  expect(carryover.minimumTaxCredit).toBe(57_796.5);
});

describe("the exemption of the AMT goes at 25 %", () => {
  // Wages of 100,000 are below all phase-outs; the rest of AMT income is the bargain element.
  const exemption = (amti: number, filingStatus: FilingStatus) =>
    sunset({ wages: 100_000, isoBargainElement: amti - 100_000 }, { filingStatus }).line("Form 6251", "5");

  test.each([
    [156_900, "single", 70_600],
    [156_904, "single", 70_599],
    [439_300, "single", 0], // 156,900 + 4 x 70,600
    [439_296, "single", 1],
    [209_200, "mfj", 109_800],
    [209_204, "qss", 109_799],
    [648_396, "mfj", 1],
    [104_604, "mfs", 54_899],
    [324_196, "mfs", 1],
  ] as const)("AMT income %d, %s: %d", (amti, status, exempt) => {
    expect(exemption(amti, status)).toBe(exempt);
  });

  test.each([
    // A separate return: above 104,600 + 4 x 54,900 = 324,200, 25 % of the rest is added, at most 54,900.
    [324_200, 324_200],
    [324_204, 324_205],
    [364_200, 374_200],
    [543_800, 598_700],
    [543_804, 598_704],
  ])("mfs, AMT income %d before the addition: %d", (before, after) => {
    const { line } = sunset({ wages: 100_000, isoBargainElement: before - 100_000 }, { filingStatus: "mfs" });
    expect(line("Form 6251", "4")).toBe(after);
  });
});

describe("personal exemptions: 2 % of them go for each 2,500 of AGI, or part of it, above the start", () => {
  test.each([
    [339_850, "single", 5300],
    [339_850.01, "single", 5194],
    [342_350, "single", 5194],
    [342_350.01, "single", 5088],
    [462_350, "single", 106], // 49 steps
    [462_350.01, "single", 0], // 50
    [1_000_000, "single", 0],
    [407_850, "mfj", 10_600], // two persons
    [407_850.01, "mfj", 10_388],
    [407_850.01, "qss", 5194],
    [373_850.01, "hoh", 5194],
    [203_900, "mfs", 5300],
    [203_900.01, "mfs", 5194],
    [205_150, "mfs", 5194], // steps of 1,250
    [205_150.01, "mfs", 5088],
  ] as const)("AGI %d, %s: %d", (wages, filingStatus, exemptions) => {
    const { line, output } = sunset({ wages }, { filingStatus });
    expect(line("Exemptions worksheet", "9")).toBe(exemptions);
    expect(line("Form 6251", "2u")).toBe(exemptions);
    expect(output("taxableIncome")).toBeCloseTo(wages - output("deduction") - exemptions, 2);
    // AMT knows neither the standard deduction nor exemptions: its income is all of AGI, and a separate return's addition.
    if (filingStatus !== "mfs") expect(output("amti")).toBe(wages);
  });

  test("they do not use up a capital loss", () => {
    // AGI 9,300 - 3,000 = 6,300, less 8,300 is -2,000: income needed 1,000 of the loss of 3,000. With the exemption it would be none.
    expect(sunset({ wages: 9300, longTermGain: -10_000 }).carryover.longTermLoss).toBe(9000);
  });
});

describe("3 % of AGI above the start is lost of the itemized deductions, at most 80 % of them", () => {
  test.each([
    [339_850, 50_000, 0],
    [339_950, 50_000, 3],
    [439_850, 50_000, 3000],
    [439_850, 3751, 3000], // 80 % is 3,000.80
    [439_850, 3749, 2999.2],
    [439_850, 3000, 2400],
  ])("AGI %d, deductions of %d: %d", (wages, interest, lost) => {
    const { line } = sunset({ wages, "itemized.mortgageInterest": interest }, { itemize: "always" });
    expect(line("Schedule A", "18")).toBe(lost);
    expect(line("Schedule A", "19")).toBeCloseTo(interest - lost, 9);
  });

  test("AMT does not know it, nor the taxes that have no cap now", () => {
    const { line, output } = sunset({
      wages: 439_850,
      "itemized.propertyTax": 20_000,
      "itemized.mortgageInterest": 30_000,
    });
    expect(line("Schedule A", "7")).toBe(20_000);
    expect(output("deduction")).toBe(47_000);
    // 40 steps: 80 % of the exemption is gone, 1,060 is left. 439,850 - 47,000 - 1,060
    expect(output("taxableIncome")).toBe(391_790);
    expect(line("Form 6251", "3")).toBe(-3000);
    // Only the interest counts: 439,850 - 30,000
    expect(output("amti")).toBe(409_850);
    expect(line("Form 8801 (next year)", "2")).toBe(20_000 + 1060 - 3000);
  });

  test("a return with the standard deduction has nothing to give back", () => {
    const { line } = sunset({ wages: 439_850, "itemized.mortgageInterest": 3000 });
    expect(line("Form 6251", "3")).toBe(0);
  });
});

describe("the top bracket of 39.6 %", () => {
  // No exemption is left above 462,350: taxable income is AGI less 8,300.
  const tax = (amounts: Amounts) => sunset(amounts).output("regularTax");

  test("starts at 543,800 of taxable income", () => {
    // 1,215 + 5,572.50 + 17,525 + 28 % of 129,700 + 33 % of 292,450 + 35 % of 2,250
    expect(tax({ wages: 552_100 })).toBe(157_924.5);
    expect(tax({ wages: 552_200 }) - tax({ wages: 552_100 })).toBeCloseTo(39.6, 9);
  });

  test("and there gains go from 15 % to 20 %", () => {
    // 15 % of (543,800 - 49,300)
    expect(tax({ longTermGain: 552_100 })).toBe(74_175);
    expect(tax({ longTermGain: 552_200 })).toBe(74_195);
  });

  test("and no deduction is lost to it", () => {
    expect(sunset({ wages: 600_000 }).line("Schedule A", "18")).toBe(0);
  });
});

test("gifts: up to 50 % of AGI, and from the first dollar", () => {
  const gift = (charity: number) => sunset({ wages: 100_000, "itemized.charity": charity }).line("Schedule A", "14");
  expect([gift(100), gift(50_000), gift(50_001)]).toEqual([100, 50_000, 50_000]);
});

describe("other years", () => {
  test("until 2024 it is the enacted law", () => {
    for (const year of [2018, 2021, 2024])
      expect(yearFacts("tcja-sunset", year, 0.025)).toEqual(yearFacts("enacted", year, 0.025));
  });

  test("2025 as it was before July: standard deduction and the cap on taxes", () => {
    const law = (status: FilingStatus) => federalLaw(2025, status, 0.025, "tcja-sunset");
    expect((["single", "mfj", "mfs", "hoh", "qss"] as const).map((status) => law(status).standardDeduction)).toEqual([
      15_000, 30_000, 15_000, 22_500, 30_000,
    ]);
    expect(law("mfj").salt).toEqual({ cap: 10_000, phaseDown: null });
    expect(law("mfs").salt).toEqual({ cap: 5000, phaseDown: null });
    const { standardDeduction, salt, childTaxCredit, section1202, ...rest } = law("single");
    expect(federalLaw(2025, "single", 0.025)).toMatchObject(rest);
  });

  test("from 2027 amounts grow, and rates stay", () => {
    const law = federalLaw(2027, "single", 0.025, "tcja-sunset");
    expect(law.standardDeduction).toBe(8507.5);
    expect(law.personalExemption).toEqual({
      amount: 5432.5,
      count: 1,
      phaseout: { start: 348_346.25, step: 2500, rate: 0.02 },
    });
    expect(law.pease).toEqual({ start: 348_346.25, ofExcess: 0.03, ofDeductions: 0.8 });
    expect(law.amt).toMatchObject({ exemption: 72_365, phaseoutStart: 160_822.5, phaseoutRate: 0.25 });
    expect(law.ordinary.tops.at(-1)).toBe(557_395);
    expect(federalLaw(2040, "single", 0.025, "tcja-sunset").salt.cap).toBeNull();
  });
});

test("with the state tax of the return itself: all of it is deducted", () => {
  const { line, output } = sunset({ wages: 600_000 }, { state: "CA", stateIncomeTax: "auto" });
  expect(output("state.tax")).toBeGreaterThan(40_000);
  expect(line("Schedule A", "7")).toBe(output("state.tax"));
});
