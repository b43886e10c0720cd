/** Forms 8960 and 8959 and the payroll tax by hand. */
import { describe, expect, test } from "vitest";
import { payrollNetwork } from "../../tax/forms/payroll.ts";
import type { FilingStatus } from "../../tax/years/facts.ts";
import { file, work } from "./file.ts";

describe("Form 8960: 3.8 % of the lesser of investment income and AGI above the threshold", () => {
  const niit = (wages: number, filingStatus: FilingStatus = "single") =>
    file(2024, { wages, interest: 10_000 }, { filingStatus }).output("niit");

  test.each([
    ["single", 190_000, 0],
    ["single", 190_100, 3.8],
    ["single", 199_900, 376.2],
    ["single", 200_000, 380],
    ["single", 900_000, 380],
    ["hoh", 190_100, 3.8],
    ["mfj", 240_000, 0],
    ["mfj", 240_100, 3.8],
    ["qss", 240_100, 3.8],
    ["mfs", 115_000, 0],
    ["mfs", 115_100, 3.8],
  ] as const)("%s, wages of %d and interest of 10,000: %d", (status, wages, tax) => {
    expect(niit(wages, status)).toBe(tax);
  });

  test("a capital loss takes 3,000 off investment income", () => {
    // 10,000 - 3,000 of investment income.
    expect(file(2024, { wages: 300_000, interest: 10_000, longTermGain: -50_000 }).output("niit")).toBe(266);
    expect(file(2024, { wages: 300_000, interest: 1000, longTermGain: -50_000 }).output("niit")).toBe(0);
  });

  test("a bargain element is neither; a disqualifying sale's income raises AGI alone; AMT gains do not count", () => {
    const base = { wages: 195_000, interest: 4000 };
    expect(file(2024, { ...base, isoBargainElement: 500_000 }).output("niit")).toBe(0);
    expect(file(2024, { ...base, dispositionIncome: 2000 }).output("niit")).toBe(38); // 1,000 above 200,000
    expect(file(2024, { ...base, dispositionIncome: 500_000 }).output("niit")).toBe(152); // 4,000 of interest
    expect(file(2024, { ...base, longTermGain: 50_000, amtLongTermGain: -9e5 }).output("niit")).toBe(1862); // 49,000
  });
});

describe("Form 8959: 0.9 % of wages above the threshold", () => {
  test.each([
    ["single", 200_000, 0],
    ["single", 200_100, 0.9],
    ["hoh", 200_100, 0.9],
    ["qss", 200_100, 0.9], // only a joint return has 250,000
    ["mfj", 250_000, 0],
    ["mfj", 250_100, 0.9],
    ["mfs", 125_100, 0.9],
  ] as const)("%s, wages of %d: %d", (status, wages, tax) => {
    expect(file(2024, { wages }, { filingStatus: status }).output("additionalMedicareTax")).toBe(tax);
  });

  test("a disqualifying sale's income is not Medicare wages", () => {
    expect(file(2024, { wages: 200_000, dispositionIncome: 90_000 }).output("additionalMedicareTax")).toBe(0);
  });
});

describe("payroll tax", () => {
  const payrollTax = (year: number, wages: number) =>
    work(payrollNetwork(year, "single", 0.025), [wages * 100]).output("payrollTax");

  test.each([
    [2024, 100_000, 7650], // 6.2 % + 1.45 %
    [2024, 168_600, 12_897.9], // 10,453.20 + 2,444.70
    [2024, 169_600, 12_912.4], // + 1.45 % of 1,000
    [2026, 184_500, 14_114.25], // 11,439 + 2,675.25
    [2027, 200_000, 14_624.98], // wage base 184,500 x 1.025 = 189,112.50: 11,724.975 + 2,900, halves up
  ])("%i, wages of %d: %d", (year, wages, tax) => {
    expect(payrollTax(year, wages)).toBe(tax);
  });
});
