/** Schedule D and the Capital Loss Carryover Worksheet by hand. */
import { describe, expect, test } from "vitest";
import { file } from "./file.ts";

describe("line 21 and the carryover, with income to spare", () => {
  test.each([
    // short, long; line 21; short and long carried on
    ["3,000 of a loss counts, the short-term one first", -10_000, -5000, -3000, 7000, 5000],
    ["what the short-term loss leaves of it is long-term", -1000, -5000, -3000, 0, 3000],
    ["a long-term gain is netted before", -10_000, 4000, -3000, 3000, 0],
    ["a short-term gain is netted before", 4000, -10_000, -3000, 0, 3000],
    ["a loss of 3,000 is used up", -3000, 0, -3000, 0, 0],
    ["a cent more goes on", -3000.01, 0, -3000, 0.01, 0],
    ["a gain of one term and a smaller loss of the other", -10_000, 25_000, 15_000, 0, 0],
    ["two gains", 10_000, 25_000, 35_000, 0, 0],
    ["nothing left of both", -10_000, 10_000, 0, 0, 0],
  ])("%s", (_, shortTermGain, longTermGain, l21, shortTermLoss, longTermLoss) => {
    const { line, carryover } = file(2024, { wages: 100_000, shortTermGain, longTermGain });
    expect(line("Schedule D", "21")).toBe(l21);
    expect(carryover).toMatchObject({ shortTermLoss, longTermLoss });
    // The AMT's own Schedule D is the same where its gains are.
    expect(carryover).toMatchObject({ amtShortTermLoss: shortTermLoss, amtLongTermLoss: longTermLoss });
  });

  test("losses carried in keep their term", () => {
    const { line, carryover } = file(2024, {
      wages: 100_000,
      shortTermGain: 2000,
      longTermGain: 1000,
      "carryover.shortTermLoss": 6000,
      "carryover.longTermLoss": 8000,
    });
    expect(line("Schedule D", "7")).toBe(-4000);
    expect(line("Schedule D", "15")).toBe(-7000);
    expect(carryover).toMatchObject({ shortTermLoss: 1000, longTermLoss: 7000 });
  });

  test("a separate return counts 1,500", () => {
    const { line, carryover } = file(2024, { wages: 100_000, shortTermGain: -10_000 }, { filingStatus: "mfs" });
    expect(line("Schedule D", "21")).toBe(-1500);
    expect(carryover.shortTermLoss).toBe(8500);
  });
});

describe("a loss that income did not need is kept", () => {
  test.each([
    // 2024, standard deduction 14,600, loss 10,000: taxable income, before its floor, is wages - 3,000 - 14,600.
    [17_600, 7000], // 0: the 3,000 are used up
    [17_599, 7001],
    [16_000, 8600], // -1,600: 1,400 used
    [14_600, 10_000], // -3,000: none
    [5000, 10_000],
  ])("wages of %d: %d goes on", (wages, carried) => {
    const { carryover } = file(2024, { wages, shortTermGain: -10_000 });
    expect(carryover.shortTermLoss).toBe(carried);
  });

  test("for AMT, a bargain element is income that uses it", () => {
    const { carryover } = file(2024, { wages: 5000, shortTermGain: -10_000, isoBargainElement: 50_000 });
    expect(carryover).toMatchObject({ shortTermLoss: 10_000, amtShortTermLoss: 7000 });
  });
});

test("each system has its own 3,000 and its own carryovers", () => {
  const { line, carryover } = file(2024, {
    wages: 100_000,
    longTermGain: 20_000,
    amtLongTermGain: -30_000,
    "carryover.shortTermLoss": 1000,
    "carryover.amtShortTermLoss": 7000,
  });
  expect(line("Schedule D", "21")).toBe(19_000);
  expect(line("Schedule D (AMT)", "21")).toBe(-3000);
  expect(carryover).toMatchObject({
    shortTermLoss: 0,
    longTermLoss: 0,
    amtShortTermLoss: 4000,
    amtLongTermLoss: 30_000,
  });
});

test("net capital gain is the smaller of the long-term and the whole gain, not below zero", () => {
  const netCapitalGain = (shortTermGain: number, longTermGain: number) =>
    file(2024, { wages: 100_000, shortTermGain, longTermGain }).line("Schedule D", "20");
  expect(netCapitalGain(5000, 20_000)).toBe(20_000);
  expect(netCapitalGain(-5000, 20_000)).toBe(15_000);
  expect(netCapitalGain(-25_000, 20_000)).toBe(0);
  expect(netCapitalGain(25_000, -20_000)).toBe(0);
});

test("the AMT's own worksheet starts from income with lines 2i and 2k", () => {
  // AGI less deductions -4,600; line 2k -3,000; a bargain element of 5,000; and the 3,000 of loss back: 400 uses up 400 of it.
  const { line } = file(2024, { wages: 10_000, amtShortTermGain: -10_000, isoBargainElement: 5000 });
  expect(line("Schedule D (AMT) carryover worksheet", "2")).toBe(3000);
  expect(line("Schedule D (AMT) carryover worksheet", "3")).toBe(400);
  expect(line("Schedule D (AMT) carryover worksheet", "4")).toBe(400);
  expect(line("Schedule D (AMT) carryover worksheet", "8")).toBe(9600);
});
