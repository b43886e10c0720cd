/** The Qualified Dividends and Capital Gain Tax Worksheet by hand. 2024, single: 0 % up to 47,025, 15 % up to 518,900, then 20 %. */
import { describe, expect, test } from "vitest";
import { file } from "./file.ts";

const WORKSHEET = "Capital gain worksheet";

/** Wages that make this much taxable income, a standard deduction above. */
const ordinary = (income: number) => ({ wages: 14_600 + income });

describe("a gain on no other taxable income", () => {
  test.each([
    [47_025, 0],
    [47_125, 15], // 15 % of 100
    [518_900, 70_781.25], // 15 % of 471,875
    [519_000, 70_801.25], // + 20 % of 100
  ])("%d: tax %d", (longTermGain, tax) => {
    expect(file(2024, { ...ordinary(0), longTermGain }).line("Form 1040", "16")).toBe(tax);
  });
});

describe("a gain of 10,000 on ordinary income", () => {
  test.each([
    // ordinary income; of the gain at 0, 15 and 20 %
    [37_025, 10_000, 0, 0],
    [37_026, 9999, 1, 0],
    [47_025, 0, 10_000, 0],
    [508_900, 0, 10_000, 0],
    [508_901, 0, 9999, 1],
    [518_900, 0, 0, 10_000],
  ])("of %d", (income, at0, at15, at20) => {
    const { line } = file(2024, { ...ordinary(income), longTermGain: 10_000 });
    expect([line(WORKSHEET, "9"), line(WORKSHEET, "17"), line(WORKSHEET, "20")]).toEqual([at0, at15, at20]);
    expect(line(WORKSHEET, "5")).toBe(income);
  });
});

test("all three rates at once", () => {
  // Ordinary 20,000: tax 1,160 + 12 % of 8,400. Gain 600,000: 27,025 free, 471,875 at 15 %, 101,100 at 20 %.
  const { line } = file(2024, { ...ordinary(20_000), longTermGain: 600_000 });
  expect(line(WORKSHEET, "22")).toBe(2168);
  expect(line(WORKSHEET, "25")).toBe(93_169.25); // 2,168 + 70,781.25 + 20,220
});

test("the deduction that wages do not use comes off the gain", () => {
  // Wages 4,600 leave 10,000 of the deduction: of 60,000, 50,000 is taxed, 47,025 of it free.
  const { line } = file(2024, { wages: 4600, longTermGain: 60_000 });
  expect(line(WORKSHEET, "5")).toBe(0);
  expect(line(WORKSHEET, "10")).toBe(50_000);
  expect(line("Form 1040", "16")).toBe(446.25); // 15 % of 2,975
});

test("qualified dividends have the rates of a long-term gain; other dividends and short-term gains do not", () => {
  const { line } = file(2024, {
    ...ordinary(50_000),
    ordinaryDividends: 6000,
    qualifiedDividends: 4000,
    shortTermGain: 1000,
  });
  expect(line(WORKSHEET, "4")).toBe(4000);
  expect(line(WORKSHEET, "5")).toBe(53_000); // 50,000 + 2,000 + 1,000
});

test("a capital loss does not reach the dividends' rate", () => {
  const { line } = file(2024, {
    ...ordinary(50_000),
    ordinaryDividends: 4000,
    qualifiedDividends: 4000,
    longTermGain: -9000,
  });
  expect(line(WORKSHEET, "4")).toBe(4000);
  expect(line(WORKSHEET, "5")).toBe(47_000); // 50,000 - 3,000
});

test("a joint return has its own tops", () => {
  // 2024, joint: 94,050 and 583,750.
  const tax = (longTermGain: number) =>
    file(2024, { wages: 29_200, longTermGain }, { filingStatus: "mfj" }).line("Form 1040", "16");
  expect(tax(94_050)).toBe(0);
  expect(tax(94_150)).toBe(15);
  expect(tax(583_850) - tax(583_750)).toBeCloseTo(20, 9);
});

test("all of it by the rate schedule stands beside it, for the smaller of the two", () => {
  // 135,400: 1,160 + 4,266 + 11,742.50 + 24 % of 34,875; with 50,000 of it at 15 %: 85,400 by the schedule, 13,841, and 7,500.
  const { line } = file(2024, { wages: 100_000, longTermGain: 50_000 });
  expect(line(WORKSHEET, "24")).toBe(25_538.5);
  expect(line(WORKSHEET, "23")).toBe(21_341);
  expect(line(WORKSHEET, "25")).toBe(21_341);
});
