/** California by hand: Form 540, Schedule P (540), FTB 3510. 2025, single. */
import { describe, expect, test } from "vitest";
import { type Amounts, file, type Options } from "./file.ts";

const inCalifornia = (amounts: Amounts, options: Options = {}) => file(2025, amounts, { state: "CA", ...options });
const PART_P = "Schedule P (540)";

describe("Schedule P, alternative minimum tax", () => {
  test("published vector: AMT income of 400,000", () => {
    // Wages 100,000 and a bargain element of 300,000; the standard deduction is back on line 1.
    const { line } = inCalifornia({ wages: 100_000, isoBargainElement: 300_000 });
    expect(line(PART_P, "21")).toBe(400_000);
    expect(line(PART_P, "22")).toBe(79_701); // 92,749 - 25 % of (400,000 - 347,808)
    expect(line(PART_P, "24")).toBe(22_420.93); // 7 % of 320,299
    // Taxable income 94,294: 110.79 + 303.70 + 607.52 + 965.40 + 1,214.56 + 9.3 % of 21,570.
    expect(line(PART_P, "25")).toBe(5207.98);
    expect(line(PART_P, "26")).toBe(17_212.95);
  });

  test("its phase-out rate stays at 25 % after 2025", () => {
    const { line } = file(2026, { wages: 356_507.2 }, { state: "CA" }); // 4 above the start
    expect(line(PART_P, "22")).toBe(95_066.73); // 92,749 x 1.025 = 95,067.73 (half up), less 1
  });

  test("a gain has no lower rate, and line 9 is the federal line 2k", () => {
    const { line } = inCalifornia({ wages: 100_000, longTermGain: 50_000, amtLongTermGain: -40_000 });
    expect(line("Form 540", "19")).toBe(144_294);
    expect(line(PART_P, "9")).toBe(-53_000);
  });

  test("an itemizer adds back property taxes, and California has no cap on them", () => {
    const { line } = inCalifornia({ wages: 150_000, "itemized.propertyTax": 30_000, "itemized.stateIncomeTax": 9000 });
    expect(line("Form 540", "18")).toBe(30_000); // no state income tax
    expect(line(PART_P, "1")).toBe(30_000);
  });
});

describe("Form 540", () => {
  test.each([
    // The exemption credit, 153, falls by 6 for each 2,500 of federal AGI, or part of it, above 252,203.
    [252_203, 153],
    [252_204, 147],
    [254_703, 147],
    [254_704, 141],
    [252_203 + 25 * 2500, 3],
    [252_203 + 25 * 2500 + 1, 0],
    [900_000, 0],
  ])("AGI %d: exemption credit %d", (wages, credit) => {
    expect(inCalifornia({ wages }).line("Form 540", "32")).toBe(credit);
  });

  test("on a separate return the steps are of 1,250; a joint one has two exemptions", () => {
    expect(inCalifornia({ wages: 253_454 }, { filingStatus: "mfs" }).line("Form 540", "32")).toBe(141); // 1,251 above
    expect(inCalifornia({ wages: 504_412 }, { filingStatus: "mfj" }).line("Form 540", "32")).toBe(294); // 2 x (153 - 6)
  });

  test.each([
    // Itemized deductions lose 6 % of AGI above 252,203, but no more than 80 %.
    [252_203, 0],
    [262_203, 600],
    [652_203, 24_000],
    [752_203, 24_000],
  ])("AGI %d: of 30,000 of interest, %d is lost", (wages, lost) => {
    const { line } = inCalifornia({ wages, "itemized.mortgageInterest": 30_000 }, { itemize: "always" });
    expect(line("Schedule CA (540)", "29")).toBe(lost);
    expect(line(PART_P, "18")).toBe(0 - lost + 0);
  });

  test("1 % of taxable income above a million, on a joint return too", () => {
    const { line } = inCalifornia({ wages: 1_100_000 + 11_412 }, { filingStatus: "mfj" });
    expect(line("Form 540", "62")).toBe(1000);
  });

  test("California's losses are its own", () => {
    const { line, carryover, stateCarryover } = inCalifornia({
      wages: 100_000,
      longTermGain: 10_000,
      "carryover.longTermLoss": 4000,
      "state.carryover.longTermLoss": 50_000,
    });
    expect(line("Form 540", "13")).toBe(106_000);
    expect(line("Form 540", "16")).toBe(-9000); // -3,000, and not +6,000
    expect(carryover.longTermLoss).toBe(0);
    expect(stateCarryover.longTermLoss).toBe(37_000);
  });
});

describe("FTB 3510, the credit", () => {
  test("it comes in the year after, down to the tentative minimum tax", () => {
    const first = inCalifornia({ wages: 100_000, isoBargainElement: 300_000 });
    // Exclusion items: 100,000 less 92,749 at 7 %, 507.57, is below the regular tax.
    expect(first.stateCarryover.minimumTaxCredit).toBe(17_212.95);
    // The year after by the same amounts: 5,207.98 - 153 of exemption credit, less 507.57.
    const next = inCalifornia({ wages: 100_000, "state.carryover.minimumTaxCredit": 17_212.95 });
    expect(next.line("FTB 3510", "used")).toBe(4547.41);
    expect(next.output("state.tax")).toBe(507.57);
    expect(next.stateCarryover.minimumTaxCredit).toBe(12_665.54);
  });
});

test("a state without an income tax takes nothing and keeps what was carried in", () => {
  const { output, stateCarryover } = file(
    2025,
    { wages: 900_000, isoBargainElement: 900_000, "state.carryover.longTermLoss": 7000 },
    { state: "TX" },
  );
  expect(output("state.tax")).toBe(0);
  expect(stateCarryover.longTermLoss).toBe(7000);
});

describe("California's own worksheets", () => {
  // Wages 100,000, a loss of 20,000 and a long gain of 5,000; for AMT, which has 300,000 of bargain element, 30,000 and 2,000.
  const { line } = inCalifornia({
    wages: 100_000,
    shortTermGain: -20_000,
    longTermGain: 5000,
    amtShortTermGain: -30_000,
    amtLongTermGain: 2000,
    isoBargainElement: 300_000,
  });

  test("the loss that goes on", () => {
    const form = "Schedule D (540) carryover worksheet";
    expect(line(form, "3")).toBe(94_294); // 97,000 - 5,706, and the 3,000 back
    expect(line(form, "7")).toBe(8000); // 3,000 + 5,000
    expect(line(form, "8")).toBe(12_000); // 20,000 - 8,000
  });

  test("the loss that goes on for AMT", () => {
    const form = "Schedule D (540, AMT) carryover worksheet";
    expect(line(form, "2")).toBe(3000);
    expect(line(form, "3")).toBe(394_294); // with the bargain element
    expect(line(form, "4")).toBe(3000);
    expect(line(form, "5")).toBe(30_000);
    expect(line(form, "7")).toBe(5000); // 3,000 + 2,000
    expect(line(form, "8")).toBe(25_000);
  });

  test("a long-term AMT loss, of which a short-term one uses its part of the 3,000 first", () => {
    const form = "Schedule D (540, AMT) carryover worksheet";
    const long = inCalifornia({ wages: 100_000, amtShortTermGain: -1000, amtLongTermGain: -30_000 });
    expect(long.line(form, "8")).toBe(0);
    expect(long.line(form, "9")).toBe(30_000);
    expect(long.line(form, "11")).toBe(2000); // 3,000 - 1,000
    expect(long.line(form, "12")).toBe(2000);
    expect(long.line(form, "13")).toBe(28_000);
  });

  test("FTB 3510 on exclusion items, which the bargain element is not", () => {
    const form = "FTB 3510 (next year)";
    expect(line(form, "21")).toBe(97_000); // 91,294 + 5,706
    expect(line(form, "22")).toBe(92_749);
    expect(line(form, "23")).toBe(4251);
    expect(line(form, "24")).toBe(297.57); // 7 %
  });
});
