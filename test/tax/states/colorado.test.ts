/** Colorado by hand: DR 0104, DR 0104AMT, DR 0104CR. */
import { describe, expect, test } from "vitest";
import { type Amounts, file, type Options } from "../file.ts";

const inColorado = (amounts: Amounts, options: Options = {}) => file(2025, amounts, { state: "CO", ...options });

describe("DR 0104", () => {
  test("a flat rate on federal taxable income", () => {
    expect(inColorado({ wages: 100_000 }).output("state.tax")).toBe(3707); // (100,000 - 15,750) x 4.4 %
    expect(file(2024, { wages: 100_000 }, { state: "CO" }).output("state.tax")).toBe(3629.5); // 85,400 x 4.25 %
  });

  test("state income tax is added back, but only what itemizing brought", () => {
    // Source: Colorado Department of Revenue, FYI Income 4, both of its cases, with the standard deduction of 2025.
    const given: Amounts = { wages: 100_000, "itemized.stateIncomeTax": 4000 };
    const { line } = inColorado({ ...given, "itemized.mortgageInterest": 20_000 });
    expect(line("Form 1040", "15")).toBe(76_000);
    expect(line("DR 0104", "11")).toBe(80_000); // 76,000 + 4,000
    const little = inColorado({ ...given, "itemized.mortgageInterest": 13_000 });
    expect(little.line("Form 1040", "15")).toBe(83_000);
    expect(little.line("DR 0104", "11")).toBe(84_250); // 83,000 + 17,000 - 15,750
  });

  test("from $300,000 of AGI on deductions count up to $12,000, $16,000 on a joint return", () => {
    // Source: The Epoch Times on Proposition FF: $50,000 of a couple's deductions cost 4.55 % of 34,000.
    const couple = (wages: number, year = 2024) =>
      file(
        year,
        { wages, "itemized.mortgageInterest": 50_000 },
        { state: "CO", filingStatus: "mfj", itemize: "always" },
      ).line("DR 0104", "11");
    expect(couple(299_999)).toBe(249_999);
    expect(couple(300_000)).toBe(284_000);
    expect(couple(300_000, 2026)).toBe(298_000); // Proposition MM: 2,000
    expect(inColorado({ wages: 300_000 }).line("DR 0104", "11")).toBe(288_000);
  });
});

describe("DR 0104AMT", () => {
  test("3.47 % of federal AMT income less the exemption", () => {
    const { line, output } = inColorado({ wages: 150_000, isoBargainElement: 400_000 });
    expect(line("DR 0104AMT", "1")).toBe(461_900); // 550,000 - 88,100
    expect(line("DR 0104AMT", "6")).toBe(16_027.93);
    expect(line("DR 0104AMT", "7")).toBe(5907); // 134,250 x 4.4 %
    expect(output("state.amt")).toBe(10_120.93);
    expect(output("state.tax")).toBe(16_027.93);
  });

  test("deductions that line 1 allows are limited for high incomes as in the regular tax", () => {
    const given: Amounts = {
      wages: 350_000,
      isoBargainElement: 200_000,
      "itemized.propertyTax": 10_000,
      "itemized.mortgageInterest": 30_000,
    };
    const { line } = inColorado(given);
    expect(line("DR 0104", "4")).toBe(28_000); // 40,000 - 12,000
    expect(line("DR 0104AMT", "1")).toBe(431_900); // 350,000 - 30,000 + 200,000 - 88,100
    // Property tax is in line 1 already: "do not enter any amount that duplicates an adjustment".
    expect(line("DR 0104AMT", "2")).toBe(18_000); // 30,000 - 12,000
    expect(line("DR 0104AMT", "6")).toBe(15_611.53);
  });

  test("with the standard deduction nothing is added: AMT income has none", () => {
    const { line } = inColorado({ wages: 350_000, isoBargainElement: 300_000 });
    expect(line("DR 0104AMT", "1")).toBe(567_812.5); // 650,000 - (88,100 - 25 % of 23,650)
    expect(line("DR 0104AMT", "2")).toBe(0);
    expect(line("DR 0104AMT", "8")).toBe(4831.09); // 19,703.09 - 338,000 x 4.4 %
  });

  test("computed tax that is deducted on the federal return does not change itself", () => {
    const given: Amounts = { wages: 250_000, isoBargainElement: 300_000, "itemized.mortgageInterest": 25_000 };
    const { line, output } = inColorado(given, { stateIncomeTax: "auto" });
    expect(line("DR 0104", "12")).toBe(9900); // 225,000 x 4.4 %
    expect(line("DR 0104AMT", "6")).toBe(15_160.43); // (250,000 - 25,000 + 300,000 - 88,100) x 3.47 %
    expect(line("Schedule A", "5d")).toBe(output("state.tax"));
  });
});

test("the credit is 12 % of the federal one that is used, and none is carried on", () => {
  // Source: Colorado Department of Revenue, Income Tax Topics: Colorado Minimum Tax Credit.
  const { line, output, stateCarryover } = inColorado({ wages: 200_000, "carryover.minimumTaxCredit": 50_000 });
  expect(output("minimumTaxCreditUsed")).toBe(7973); // 37,067 - 26 % of 111,900
  expect(line("DR 0104CR", "credit")).toBe(956.76);
  expect(output("state.creditUsed")).toBe(956.76);
  expect(output("state.tax")).toBe(7150.24); // 184,250 x 4.4 %, less it
  expect(stateCarryover.minimumTaxCredit).toBe(0);
});
