/** Form 6251 by hand: each rule on both sides of its kink. */
import { describe, expect, test } from "vitest";
import type { FilingStatus } from "../../tax/years/facts.ts";
import { file } from "./file.ts";

const FORM = "Form 6251";

/** Wages of 100,000 and a bargain element that brings AMT income to `amti`: the standard deduction leaves on line 1 and is back on 2a. */
const withAmti = (year: number, amti: number, filingStatus: FilingStatus = "single") =>
  file(year, { wages: 100_000, isoBargainElement: amti - 100_000 }, { filingStatus });

test("a large exercise: wages of 150,000 and a bargain element of 200,000 in 2024", () => {
  // The differential audit of tenforty and Tax-Calculator (issues 293 and 3108), after both were mended.
  const { line } = file(2024, { wages: 150_000, isoBargainElement: 200_000 });
  expect(line("Form 1040", "15")).toBe(135_400); // 150,000 - 14,600
  expect(line(FORM, "1")).toBe(135_400);
  expect(line(FORM, "2a")).toBe(14_600);
  expect(line(FORM, "2i")).toBe(200_000);
  expect(line(FORM, "4")).toBe(350_000);
  expect(line(FORM, "6")).toBe(264_300); // less 85,700
  expect(line(FORM, "9")).toBe(69_352); // 28 % of 264,300, less 2 % of 232,600
  expect(line(FORM, "10")).toBe(25_538.5); // 1,160 + 4,266 + 11,742.50 + 24 % of 34,875
  expect(line(FORM, "11")).toBe(43_813.5);
});

describe("line 1", () => {
  test("goes below zero where deductions are larger than income", () => {
    // AGI 10,000 less 14,600; line 2a gives the 14,600 back, so AMT income is 10,000 + 100,000 and not 114,600.
    const { line } = file(2024, { wages: 10_000, isoBargainElement: 100_000 });
    expect(line(FORM, "1")).toBe(-4600);
    expect(line(FORM, "4")).toBe(110_000);
    expect(line(FORM, "11")).toBe(6318); // 26 % of 24,300; the regular tax is 0
  });
});

describe("line 2a", () => {
  test("adds back the taxes of an itemizer, after their cap", () => {
    // 30,000 of property tax, capped at 10,000, and 12,000 of interest: 22,000 is more than 14,600.
    const { line } = file(2024, {
      wages: 150_000,
      "itemized.propertyTax": 30_000,
      "itemized.mortgageInterest": 12_000,
    });
    expect(line(FORM, "1")).toBe(128_000);
    expect(line(FORM, "2a")).toBe(10_000);
    expect(line(FORM, "4")).toBe(138_000);
  });

  test("itemizing less than the standard deduction can lower regular tax and AMT together", () => {
    // 14,000 of interest instead of 14,600: 600 more regular income, but AMT income is 14,000 lower.
    const amounts = { wages: 150_000, isoBargainElement: 200_000, "itemized.mortgageInterest": 14_000 };
    const standard = file(2024, amounts);
    const itemized = file(2024, amounts, { itemize: "always" });
    expect(itemized.line(FORM, "4")).toBe(336_000);
    expect(standard.output("federalTax") - itemized.output("federalTax")).toBeCloseTo(3920, 6); // 28 % of 14,000
  });
});

test("line 3 gives back the itemized deductions that section 68 took", () => {
  // 2026: AGI 740,600 is 100,000 into the 37 % bracket (640,600); 2/37 of the lesser, 50,000, is 2,702.70.
  const { line } = file(2026, { wages: 740_600, "itemized.mortgageInterest": 50_000 });
  expect(line(FORM, "1")).toBe(693_302.7); // 740,600 - 47,297.30
  expect(line(FORM, "3")).toBe(-2702.7);
  expect(line(FORM, "4")).toBe(690_600); // 740,600 - 50,000: as if section 68 were not there, IRC 56(b)(1)
});

describe("line 2k", () => {
  test("a sale below the value at exercise: a gain, and for AMT a loss that counts 3,000", () => {
    // Published IRS example: 25,000 shares, strike 5, 31 at exercise, sold at 11.
    // Regular 25,000 x 6 = 150,000. AMT 25,000 x -20 = -500,000, of which 3,000 count.
    const { line, carryover } = file(2024, { wages: 200_000, longTermGain: 150_000, amtLongTermGain: -500_000 });
    expect(line(FORM, "2k")).toBe(-153_000);
    expect(carryover).toMatchObject({ longTermLoss: 0, amtShortTermLoss: 0, amtLongTermLoss: 497_000 });
  });

  // "How to report ISO adjustments on Form 6251": 200 shares exercised on 2023-03-13 for 20,000, worth 200,000.
  const soldIn2024 = {
    wages: 150_000,
    dispositionIncome: 65_000,
    dispositionAdjustment: -65_000,
    longTermGain: 50_000,
    amtShortTermGain: -25_000,
    amtLongTermGain: -40_000,
  };

  test("a disqualifying and a qualifying sale in the year after the exercise", () => {
    // 100 sold in January at 750: wages of 65,000; for AMT a short loss of 25,000. 100 sold in April at 600: a long gain of
    // 50,000; for AMT a long loss of 40,000.
    const { line, carryover } = file(2024, soldIn2024);
    expect(line(FORM, "2i")).toBe(0);
    expect(line(FORM, "2k")).toBe(-118_000); // -65,000 ordinary; -3,000 - 50,000 of gain
    expect(line("Schedule D (AMT)", "21")).toBe(-3000);
    expect(carryover).toMatchObject({ shortTermLoss: 0, amtShortTermLoss: 22_000, amtLongTermLoss: 40_000 });
  });

  test("its AMT loss goes on: 3,000 in 2025 without other sales", () => {
    const { carryover } = file(2024, soldIn2024);
    const { line, carryover: next } = file(2025, {
      wages: 150_000,
      "carryover.amtShortTermLoss": carryover.amtShortTermLoss,
      "carryover.amtLongTermLoss": carryover.amtLongTermLoss,
    });
    expect(line(FORM, "2k")).toBe(-3000);
    expect(next).toMatchObject({ amtShortTermLoss: 19_000, amtLongTermLoss: 40_000 });
  });

  test("pairing: a gain elsewhere takes an AMT loss in at once, and recoups more credit", () => {
    // The strategy page of the worked examples prints no number; this is ours. Carried into 2025: 62,000 of AMT losses and 40,000 of
    // credit. Without a gain 3,000 of the loss counts; with 50,000 of gain on index funds 50,000 and 3,000 more.
    const carried = {
      wages: 150_000,
      "carryover.amtShortTermLoss": 22_000,
      "carryover.amtLongTermLoss": 40_000,
      "carryover.minimumTaxCredit": 40_000,
    };
    const alone = file(2025, carried);
    const paired = file(2025, { ...carried, longTermGain: 50_000 });
    expect(alone.line(FORM, "2k")).toBe(-3000);
    expect(paired.line(FORM, "2k")).toBe(-53_000);
    // Regular tax 25,067 (form-8801.test.ts); TMT 26 % of (147,000 - 88,100).
    expect(alone.line("Form 8801", "25")).toBe(9753); // 25,067 - 15,314
    // The gain adds 15 % of 50,000 to the regular tax and nothing to TMT: AMT has 12,000 of loss beyond it.
    expect(paired.line("Form 8801", "25")).toBe(17_253); // 25,067 + 7,500 - 15,314
    // Long-term 50,000 - 40,000 eats into the short-term loss: 22,000 - 10,000 - 3,000.
    expect(paired.carryover).toMatchObject({ amtShortTermLoss: 9000, amtLongTermLoss: 0 });
  });
});

test("a capital loss does not lower AMT income beyond 3,000, so it does not offset a bargain element", () => {
  // The question of the worked examples: 45,000 options at 0.85, worth 2.25, beside a loss of 130,000; wages of 180,000 are ours.
  const { line, carryover } = file(2024, { wages: 180_000, shortTermGain: -130_000, isoBargainElement: 63_000 });
  expect(line(FORM, "2i")).toBe(63_000); // 45,000 x 1.40
  expect(line("Form 1040", "7")).toBe(-3000);
  expect(line(FORM, "2k")).toBe(0);
  expect(line(FORM, "4")).toBe(240_000); // 180,000 - 3,000 + 63,000
  expect(line(FORM, "11")).toBe(8099.5); // 26 % of 154,300 = 40,118, less 32,018.50
  expect(carryover).toMatchObject({ shortTermLoss: 127_000, amtShortTermLoss: 127_000 });
});

test("how many of them exercise without AMT, found by trying amounts", () => {
  // TMT reaches 32,018.50 at 123,148.08 above the exemption: a bargain element of 31,848.08, or 22,748.6 shares of 1.40.
  const amtOf = (shares: number) =>
    file(2024, { wages: 180_000, shortTermGain: -130_000, isoBargainElement: shares * 1.4 }).output("amt");
  expect(amtOf(22_748)).toBe(0);
  expect(amtOf(22_749)).toBe(0.14); // 26 % of 123,148.60 is 32,018.636
});

test("the bargain element and the exemption of 2024", () => {
  // 1,000 options at 40 with the stock at 90; exemptions 85,700 and 133,300, phased out from 609,350 and 1,218,700.
  expect(file(2024, { wages: 100_000, isoBargainElement: 1000 * (90 - 40) }).line(FORM, "2i")).toBe(50_000);
  expect(withAmti(2024, 609_350).line(FORM, "5")).toBe(85_700);
  expect(withAmti(2024, 609_354).line(FORM, "5")).toBe(85_699);
  expect(withAmti(2024, 1_218_700, "mfj").line(FORM, "5")).toBe(133_300);
  expect(withAmti(2024, 1_218_704, "mfj").line(FORM, "5")).toBe(133_299);
});

describe("line 5, the exemption", () => {
  test.each([
    // Published vectors.
    [2026, "mfj", 1_100_000, 90_200], // 140,200 - 50 % of 100,000
    [2025, "single", 700_000, 69_687.5], // 88,100 - 25 % of 73,650
    // Its end: 2024, 609,350 + 4 x 85,700 = 952,150.
    [2024, "single", 952_146, 1],
    [2024, "single", 952_150, 0],
    [2024, "single", 2_000_000, 0],
    // 2026: from 500,000, twice as fast, to 500,000 + 2 x 90,100 = 680,200.
    [2026, "single", 500_000, 90_100],
    [2026, "single", 500_002, 90_099],
    [2026, "single", 680_198, 1],
    [2026, "single", 680_200, 0],
    // A head of household has the single amounts, a surviving spouse the joint ones.
    [2026, "hoh", 500_002, 90_099],
    [2026, "qss", 1_000_002, 140_199],
  ] as const)("%i, %s, AMT income %d: %d", (year, status, amti, exemption) => {
    expect(withAmti(year, amti, status).line(FORM, "5")).toBe(exemption);
  });
});

describe("line 4, married filing separately", () => {
  test.each([
    // 2025: the exemption, 68,500, is gone at 626,350 + 274,000 = 900,350.
    [2025, 900_350, 900_350],
    [2025, 900_354, 900_355],
    [2025, 950_000, 962_412.5], // published vector: + 25 % of 49,650
    [2025, 1_174_346, 1_242_845], // + 68,499
    [2025, 1_174_350, 1_242_850], // + 68,500, the spouse's exemption
    [2025, 1_500_000, 1_568_500],
    // 2026: gone at 500,000 + 140,200 = 640,200; then + 50 %, up to 70,100.
    [2026, 640_202, 640_203],
    [2026, 780_400, 850_500],
    [2026, 780_500, 850_600],
  ])("%i: %d becomes %d", (year, before, after) => {
    const { line } = withAmti(year, before, "mfs");
    expect(line(FORM, "4")).toBe(after);
    expect(line(FORM, "5")).toBe(0);
  });
});

describe("line 7, without gains", () => {
  test.each([
    // AMT income is the exemption (85,700; mfs 66,650) and the income above it.
    ["single", 85_700 + 232_600, 60_476], // 26 % of 232,600
    ["single", 85_700 + 232_700, 60_504], // + 28 % of 100
    ["mfs", 66_650 + 116_300, 30_238], // half of 232,600
    ["mfs", 66_650 + 116_400, 30_266],
    ["mfj", 133_300 + 232_600, 60_476], // not doubled
    ["mfj", 133_300 + 232_700, 60_504],
    ["single", 85_600, 0],
    ["single", 85_800, 26],
  ] as const)("%s: AMT income %d, tax %d", (status, amti, tax) => {
    expect(file(2024, { isoBargainElement: amti }, { filingStatus: status }).line(FORM, "9")).toBe(tax);
  });

  test("in the phase-out band a dollar more costs 35 cents in 2025, and 42 in 2026", () => {
    const tmt = (year: number, amti: number) => withAmti(year, amti).line(FORM, "9");
    expect(tmt(2025, 700_100) - tmt(2025, 700_000)).toBeCloseTo(35, 9); // 28 % x 1.25
    expect(tmt(2026, 600_100) - tmt(2026, 600_000)).toBeCloseTo(42, 9); // 28 % x 1.5
  });
});

describe("Part III", () => {
  test("gains keep their rates; the room under 15 % is measured with the regular ordinary income", () => {
    // 2024: wages 60,000 and a gain of 100,000; ordinary income 45,400, so 1,625 of the gain is under 47,025 and free.
    const { line } = file(2024, { wages: 60_000, longTermGain: 100_000, isoBargainElement: 200_000 });
    expect(line(FORM, "12")).toBe(274_300); // 360,000 - 85,700
    expect(line(FORM, "13")).toBe(100_000);
    expect(line(FORM, "17")).toBe(174_300);
    expect(line(FORM, "18")).toBe(45_318); // 26 %: line 17 alone is held against 232,600
    expect(line(FORM, "20")).toBe(45_400);
    expect(line(FORM, "23")).toBe(1625);
    expect(line(FORM, "30")).toBe(98_375);
    expect(line(FORM, "33")).toBe(0);
    expect(line(FORM, "38")).toBe(60_074.25); // 45,318 + 14,756.25
    expect(line(FORM, "39")).toBe(72_152);
    expect(line(FORM, "40")).toBe(60_074.25);
    expect(line(FORM, "11")).toBe(40_102); // regular: 5,216 + 14,756.25
  });

  test.each([
    // 2024: what is above 518,900 of ordinary income and gain is taxed at 20 %. Ordinary income 418,900 (433,500 - 14,600).
    [100_000, 100_000, 0],
    [100_100, 100_000, 100],
  ])("of a gain of %d, %d falls under 15 and %d under 20 percent", (gain, at15, at20) => {
    const { line } = file(2024, { wages: 433_500, longTermGain: gain });
    expect(line(FORM, "30")).toBe(at15);
    expect(line(FORM, "33")).toBe(at20);
  });

  test("an AMT loss beside a regular gain leaves qualified dividends alone on line 13", () => {
    const { line } = file(2024, {
      wages: 100_000,
      ordinaryDividends: 5000,
      qualifiedDividends: 4000,
      longTermGain: 20_000,
      amtLongTermGain: -30_000,
    });
    expect(line(FORM, "13")).toBe(4000);
    expect(line(FORM, "2k")).toBe(-23_000);
  });

  test("a gain is no larger than the income above the exemption", () => {
    // A gain of 100,000 alone: AMT income 100,000, 14,300 above the exemption. All of it is under 47,025.
    const { line } = file(2024, { longTermGain: 100_000 });
    expect(line(FORM, "16")).toBe(14_300);
    expect(line(FORM, "17")).toBe(0);
    expect(line(FORM, "40")).toBe(0);
  });
});
