/**
 * Gain on qualified small business stock by hand (IRC 1202, as P.L. 119-21, 70431 has it), and the 28 % that what is not excluded pays.
 * 2026, single: standard deduction 16,100; 10 % to 12,400, 12 % to 50,400, 22 % to 105,700, 24 % to 201,775, 32 % to 256,225, 35 % to 640,600.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Amounts } from "./file.ts";
import { file } from "./file.ts";

/** A gain that is all on such stock. */
const stock = (part: "Before" | "100" | "75" | "50", gain: number, basis = 0): Amounts => ({
  longTermGain: gain,
  [`section1202.gain${part}`]: gain,
  "section1202.basis": basis,
});

describe("the part that is excluded", () => {
  test.each([
    ["Before", 1_000_000, 0], // stock of before July 5, 2025, held more than five years: all
    ["100", 1_000_000, 0],
    ["75", 750_000, 250_000],
    ["50", 500_000, 500_000],
  ] as const)("gain%s: %d excluded, %d at 28 %%", (part, excluded, at28Percent) => {
    const { line, output } = file(2026, { wages: 100_000, ...stock(part, 1_000_000) });
    expect(line("Section 1202", "9")).toBe(excluded);
    expect(line("Schedule D", "15")).toBe(1_000_000 - excluded);
    expect(line("Schedule D", "18")).toBe(at28Percent);
    expect(output("agi")).toBe(100_000 + 1_000_000 - excluded);
  });

  test("to the cent: half of 0.05 is 0.03, and 0.02 is taxed", () => {
    const { line } = file(2026, stock("50", 0.05));
    expect([line("Section 1202", "9"), line("Section 1202", "10")]).toEqual([0.03, 0.02]);
  });

  test("the net investment income tax leaves it out, with AGI", () => {
    // 3.8 % of the smaller of 500,000 and 816,100 - 200,000
    expect(file(2026, { wages: 316_100, ...stock("50", 1_000_000) }).output("niit")).toBe(19_000);
    expect(file(2026, { wages: 316_100, ...stock("100", 1_000_000) }).output("niit")).toBe(0);
  });
});

describe("Schedule D Tax Worksheet: gain at 28 % (IRC 1(h)(1), (4))", () => {
  const FORM = "Schedule D Tax Worksheet";

  test("on high income it pays 28 %, though the brackets are 32 to 37 %", () => {
    const { line, output } = file(2026, { wages: 316_100, ...stock("50", 1_000_000) });
    expect([line(FORM, "1"), line(FORM, "12"), line(FORM, "21")]).toEqual([800_000, 500_000, 300_000]);
    expect(line(FORM, "43")).toBe(140_000); // 28 % of 500,000
    // 1,240 + 4,560 + 12,166 + 23,058 + 17,424 + 35 % of 43,775
    expect(line(FORM, "44")).toBe(73_769.25);
    expect(output("regularTax")).toBe(213_769.25);
    expect(line(FORM, "46")).toBe(251_957.25); // 192,979.25 + 37 % of 159,400
    // Form 6251 has no rate of 28 % for it: 816,100, no exemption; 26 % of 244,500 + 28 % of 571,600.
    expect(line("Form 6251", "13")).toBe(0);
    expect(output("tentativeMinimumTax")).toBe(223_618);
    expect(output("amt")).toBe(9848.75);
    // All of it an exclusion item's: line 2k is 0, so no credit.
    expect(output("carryover.minimumTaxCredit")).toBe(0);
  });

  test("on low income it fills the brackets below 25 % first", () => {
    // 50,000 of ordinary income and 150,000 of such gain: all below 201,775.
    const { line, output } = file(2026, { wages: 66_100, ...stock("50", 300_000) });
    expect([line(FORM, "21"), line(FORM, "42")]).toEqual([200_000, 0]);
    expect(output("regularTax")).toBe(40_598); // 17,966 + 24 % of 94,300
  });

  test("beside gain at 15 %", () => {
    // 100,000 ordinary, 150,000 at 28 %, 100,000 of other long-term gain.
    const { line, output } = file(2026, { wages: 116_100, ...stock("50", 300_000), longTermGain: 400_000 });
    expect([line(FORM, "14"), line(FORM, "21"), line(FORM, "42")]).toEqual([250_000, 201_775, 48_225]);
    // 41,024 on 201,775 + 15 % of 100,000 + 28 % of 48,225
    expect(output("regularTax")).toBe(69_527);
    // Part III measures the room for 0 % by line 14 and that for 15 % by line 21, both as figured for the regular tax.
    expect([line("Form 6251", "20"), line("Form 6251", "27")]).toEqual([250_000, 201_775]);
    const next = "Form 8801 (next year)";
    expect([line(next, "35"), line(next, "42")]).toEqual([250_000, 201_775]);
  });

  test("the room for 15 % is what line 21 leaves, not line 14", () => {
    // 345,000 ordinary, 150,000 at 28 %: line 14 is 495,000, line 21 is 345,000. 300,000 of other gain: 200,500 at 15 %, the rest at 20 %.
    const { line } = file(2026, { wages: 361_100, ...stock("50", 300_000), longTermGain: 600_000 });
    expect([line(FORM, "22"), line(FORM, "30"), line(FORM, "33")]).toEqual([0, 200_500, 99_500]);
  });

  test("28 % Rate Gain Worksheet: short-term losses and the loss carried in shrink it, a loss of the year does not", () => {
    const amounts = { wages: 316_100, ...stock("50", 300_000) };
    const gain = (more: Amounts) => file(2026, { ...amounts, ...more }).line("Schedule D", "18");
    expect(gain({ shortTermGain: -20_000, "carryover.longTermLoss": 10_000 })).toBe(120_000);
    expect(gain({ longTermGain: 300_000 - 40_000 })).toBe(150_000);
    expect(gain({ shortTermGain: 20_000 })).toBe(150_000);
    expect(gain({ "carryover.longTermLoss": 160_000 })).toBe(0);
  });

  test("without such gain it gives what the capital gain worksheet gives", () => {
    const amounts = { wages: 90_000, longTermGain: 400_000, ordinaryDividends: 5000, qualifiedDividends: 4000 };
    const plain = file(2026, amounts);
    const other = file(2026, { ...amounts, "section1202.basis": 1 });
    expect(other.line(FORM, "47")).toBe(plain.line("Capital gain worksheet", "25"));
    for (const name of ["regularTax", "tentativeMinimumTax", "carryover.minimumTaxCredit"]) {
      expect(other.output(name)).toBe(plain.output(name));
    }
  });
});

test("tax is what IRC 1(h)(1) says in its own words, (A) to (F), on random returns", () => {
  const [zeroTop, fifteenTop, below25] = [49_450, 545_500, 201_775];
  const ordinary = (income: number) => {
    const tops = [0, 12_400, 50_400, 105_700, 201_775, 256_225, 640_600, Number.POSITIVE_INFINITY];
    const rates = [0.1, 0.12, 0.22, 0.24, 0.32, 0.35, 0.37];
    return rates.reduce((tax, rate, i) => tax + rate * Math.max(0, Math.min(income, tops[i + 1]!) - tops[i]!), 0);
  };
  const amount = fc.integer({ min: 0, max: 900_000 });
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 900_000 }), amount, amount, (wages, half, other, dividends) => {
      const { output, line } = file(2026, {
        wages,
        "section1202.gain50": 2 * half,
        longTermGain: 2 * half + other,
        ordinaryDividends: dividends,
        qualifiedDividends: dividends,
      });
      const income = output("taxableIncome");
      const adjusted = other + dividends; // adjusted net capital gain, (h)(3)
      const a = Math.max(income - half - adjusted, Math.min(below25, income - adjusted), 0);
      const gain = Math.min(adjusted, income);
      const b = Math.min(gain, Math.max(0, zeroTop - Math.max(0, income - adjusted)));
      const c = Math.min(gain - b, Math.max(0, Math.min(income, fifteenTop) - a - b));
      const d = gain - b - c;
      const f = income - a - b - c - d;
      const tax = Math.min(ordinary(a) + 0.15 * c + 0.2 * d + 0.28 * f, ordinary(income));
      expect(output("regularTax")).toBeCloseTo(tax, 2);
      expect(line("Schedule D Tax Worksheet", "42")).toBeCloseTo(f, 2);
    }),
    { numRuns: 300, seed: 1202 },
  );
});

describe("AMT: no preference for stock acquired after September 27, 2010 (IRC 57(a)(7), 1202(a)(4)(C))", () => {
  // ISOs exercised at 10,000 with stock worth 110,000, sold for 1,010,000: a gain of 1,000,000, for AMT of 900,000.
  const sold = (part: "Before" | "50"): Amounts => ({
    wages: 100_000,
    ...stock(part, 1_000_000, 10_000),
    amtLongTermGain: 900_000,
    [`section1202.amtGain${part}`]: 900_000,
    "section1202.amtBasis": 110_000,
  });

  test("both systems exclude all of their own gain: the AMT of the exercise has no line 2k to come back by", () => {
    const { line } = file(2026, sold("Before"));
    expect([line("Section 1202", "9"), line("Section 1202 (AMT)", "9")]).toEqual([1_000_000, 900_000]);
    expect(line("Form 6251", "2k")).toBe(0);
    expect(line("Form 6251", "4")).toBe(100_000);
  });

  test("both exclude half: line 2k is half of the bargain element", () => {
    expect(file(2026, sold("50")).line("Form 6251", "2k")).toBe(-50_000); // 450,000 - 500,000
  });
});

describe("the limit for an issuer (IRC 1202(b))", () => {
  const M = 1_000_000;
  /** Lines 4, 6, 7 and 8: gain within the limit; and line 11. */
  const within = (amounts: Amounts, filingStatus: "single" | "mfs" = "single") => {
    const { line, output } = file(2026, amounts, { filingStatus });
    expect(line("Section 1202", "11")).toBe(output("carryover.section1202"));
    return ["4", "6", "7", "8"].map((number) => line("Section 1202", number) / M);
  };

  test.each([
    [9.9 * M, 9.9],
    [10 * M, 10],
    [12 * M, 10],
  ])("10 million for stock of before July 5, 2025: %d", (gain, expected) => {
    expect(within(stock("Before", gain))[0]).toBe(expected);
  });

  test("half of it on a separate return", () => {
    expect(within(stock("Before", 12 * M), "mfs")[0]).toBe(5);
    expect(within(stock("100", 12 * M), "mfs")[1]).toBe(7.5);
  });

  test("ten times the basis of what was sold in the year, if that is more", () => {
    expect(within(stock("Before", 30 * M, M))[0]).toBe(10);
    expect(within(stock("Before", 30 * M, 2.5 * M))[0]).toBe(25);
  });

  test("what was under it in earlier years is gone, but not ten times the basis", () => {
    expect(within({ ...stock("Before", 4 * M), "carryover.section1202": 9 * M })[0]).toBe(1);
    expect(within({ ...stock("Before", 4 * M, 50_000), "carryover.section1202": 10 * M })[0]).toBe(0.5);
  });

  test("15 million in all with stock acquired later", () => {
    expect(within(stock("100", 16 * M))).toEqual([0, 15, 0, 0]);
    expect(within({ ...stock("100", 8 * M), "carryover.section1202": 10 * M })).toEqual([0, 5, 0, 0]);
    // 12 million of old stock use up 10; of 8 million of new stock 5 are left.
    expect(within({ ...stock("Before", 12 * M), "section1202.gain100": 8 * M, longTermGain: 20 * M })).toEqual([
      10, 5, 0, 0,
    ]);
  });

  test("the limit counts gain, not the half that is excluded; what is above it is not gain at 28 %", () => {
    const { line, output } = file(2026, stock("50", 20 * M));
    expect(line("Section 1202", "8")).toBe(15 * M);
    expect(line("Section 1202", "9")).toBe(7.5 * M);
    expect(line("Schedule D", "18")).toBe(7.5 * M);
    expect(line("Schedule D", "15")).toBe(12.5 * M);
    expect(output("carryover.section1202")).toBe(15 * M);
  });

  test("it goes first to what is excluded most", () => {
    const amounts = {
      longTermGain: 24 * M,
      "section1202.gain100": 8 * M,
      "section1202.gain75": 6 * M,
      "section1202.gain50": 10 * M,
    };
    expect(within(amounts)).toEqual([0, 8, 6, 1]);
  });

  test("before P.L. 119-21 there was one limit", () => {
    const { line } = file(2027, stock("Before", 12 * M), { law: "tcja-sunset" });
    expect(line("Section 1202", "4")).toBe(10 * M);
  });

  test("the 15 million grow from 2027 on", () => {
    expect(file(2027, stock("100", 20 * M)).line("Section 1202", "6")).toBe(15_375_000); // 2.5 %
    expect(file(2027, stock("Before", 20 * M)).line("Section 1202", "4")).toBe(10 * M);
  });
});

test("AMT works the limit on its own gain, basis and earlier years", () => {
  const M = 1_000_000;
  const { line, output } = file(2026, {
    longTermGain: 20 * M,
    amtLongTermGain: 20 * M,
    "section1202.amtGainBefore": 12 * M,
    "section1202.amtGain100": 2 * M,
    "section1202.amtGain75": 2 * M,
    "section1202.amtGain50": 4 * M,
    "section1202.amtBasis": 300_000,
    "carryover.amtSection1202": M,
  });
  const lines = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
  expect(lines.map((number) => line("Section 1202 (AMT)", number) / M)).toEqual([
    ...[1, 3, 9, 9], // 10 - 1, more than ten times 300,000
    ...[5, 2, 2, 1], // 15 - 1 - 9
    ...[13, 1, 15], // 9 + 2 + 1.5 + 0.5; 0.5 + 0.5; 1 + 9 + 2 + 2 + 1
  ]);
  expect(lines.map((number) => line("Section 1202", number) / M)).toEqual([0, 0, 10, 0, 15, 0, 0, 0, 0, 0, 0]);
  expect([line("Schedule D (AMT)", "15"), line("Schedule D (AMT)", "18")]).toEqual([7 * M, M]);
  expect(output("carryover.amtSection1202")).toBe(15 * M);
});

describe("states", () => {
  const amounts: Amounts = { wages: 100_000, ...stock("Before", 1_000_000) };
  const plain: Amounts = { wages: 100_000, longTermGain: 1_000_000 };
  const tax = (state: string, year: number, given: Amounts) => file(year, given, { state }).output("state.tax");
  const taxable = (state: string, year: number, given: Amounts) =>
    file(year, given, { state }).output("state.taxableIncome");

  test("California taxes all of it (R&TC 18152), with federal AGI for its phase-outs", () => {
    const { line } = file(2025, amounts, { state: "CA" });
    expect(line("Form 540", "13")).toBe(100_000);
    expect(line("Form 540", "16")).toBe(1_000_000);
    expect(line("Form 540", "19")).toBe(1_094_294); // 1,100,000 - 5,706
    expect(line("Form 540", "32")).toBe(153);
    // 1 % of what is above 1,000,000
    expect(line("Form 540", "62")).toBe(942.94);
    expect(line("Schedule D (540, AMT)", "15")).toBe(1_000_000);
  });

  test.each(["PA", "AL", "MS"])("%s taxes all of it", (state) => {
    // Alabama deducts federal tax, of which there is less.
    if (state === "AL") expect(tax(state, 2025, amounts)).toBeGreaterThan(tax(state, 2025, plain));
    else expect(tax(state, 2025, amounts)).toBe(tax(state, 2025, plain));
  });

  test.each([
    ["AL", "Form 40 (AL)"],
    ["MS", "Form 80-105 (MS)"],
  ])("%s starts from federal AGI, and adds what that left out", (state, form) => {
    expect(file(2025, amounts, { state }).line(form, "addition")).toBe(1_000_000);
  });

  test("New Jersey taxes it through 2025 (P.L. 2025, c. 67)", () => {
    expect(tax("NJ", 2025, amounts)).toBe(tax("NJ", 2025, plain));
    expect(tax("NJ", 2026, amounts)).toBe(tax("NJ", 2026, { wages: 100_000 }));
    expect(tax("NJ", 2027, amounts)).toBe(tax("NJ", 2027, { wages: 100_000 }));
  });

  test.each(["NY", "AZ", "MA", "WA", "CO"])("%s follows the federal exclusion", (state) => {
    expect(tax(state, 2025, amounts)).toBe(tax(state, 2025, { wages: 100_000 }));
    expect(taxable(state, 2025, { wages: 100_000, ...stock("50", 1_000_000) })).toBe(
      taxable(state, 2025, { wages: 100_000, longTermGain: 500_000 }),
    );
  });
});
