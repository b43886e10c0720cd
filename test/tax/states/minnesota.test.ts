/** Minnesota by hand: Form M1, Schedules M1SA, M1MT, M1MTC, NIIT. 2025, single. */
import { describe, expect, test } from "vitest";
import { type Amounts, file, type Options } from "../file.ts";

const inMinnesota = (amounts: Amounts, options: Options = {}) => file(2025, amounts, { state: "MN", ...options });

describe("Form M1", () => {
  test("the rate schedule after the standard deduction", () => {
    // 85,050: 32,570 x 5.35 % + 52,480 x 6.8 % = 1,742.495 + 3,568.64
    expect(inMinnesota({ wages: 100_000 }).output("state.tax")).toBe(5311.14);
  });

  test.each([
    // Source: Minn. Stat. 290.0123, subd. 5: 3 % of AGI above 238,950, 10 % above 330,300, at most 80 %.
    [238_950, 14_950],
    [300_000, 13_118.5], // less 1,831.50
    [330_300, 12_209.5], // less 2,740.50
    [400_000, 5239.5], // less 2,740.50 + 6,970
    [500_000, 2990], // 20 %
    [2_000_000, 2990],
  ])("AGI %d: standard deduction %d", (wages, deduction) => {
    expect(inMinnesota({ wages }).line("Form M1", "standard deduction")).toBe(deduction);
  });

  test("itemized deductions are its own: no state income tax, property tax up to 10,000, and the same limit", () => {
    const given: Amounts = {
      wages: 300_000,
      "itemized.stateIncomeTax": 20_000,
      "itemized.propertyTax": 15_000,
      "itemized.mortgageInterest": 30_000,
      "itemized.charity": 5000,
    };
    expect(inMinnesota(given).line("Form M1", "4")).toBe(43_168.5); // 45,000 - 1,831.50
  });

  test("above 1,083,150 of AGI 80 % is lost at once", () => {
    const taken = (wages: number) =>
      inMinnesota({ wages, "itemized.mortgageInterest": 200_000 }).line("Schedule M1SA", "deductions");
    expect(taken(1_083_150)).toBe(121_974.5); // 200,000 - 2,740.50 - 75,285
    expect(taken(1_083_150.01)).toBe(40_000);
  });

  test("1 % of net investment income above a million", () => {
    // Source: PolicyEngine US, test of mn_niit.
    expect(inMinnesota({ longTermGain: 1_100_000 }).line("Schedule NIIT", "tax")).toBe(1000);
    expect(inMinnesota({ wages: 2_000_000, interest: 1_000_000 }).line("Schedule NIIT", "tax")).toBe(0);
  });
});

describe("Schedule M1MT", () => {
  test("published case: AMT income of 112,500", () => {
    // Source: PolicyEngine US, "MN AMT 2025 single at threshold": 6.75 % of 112,500 - 71,540.
    expect(inMinnesota({ wages: 112_500 }).line("Schedule M1MT", "27")).toBe(2764.8);
  });

  const exercise: Amounts = { wages: 150_000, isoBargainElement: 400_000 };

  test("an exercise is taxed at 6.75 %, and the exemption is gone", () => {
    const { line, output } = inMinnesota(exercise);
    expect(line("Schedule M1MT", "25")).toBe(0); // 71,540 - 25 % of 437,500
    expect(line("Schedule M1MT", "27")).toBe(37_125); // 550,000 x 6.75 %
    // 135,050: 1,742.495 + 5,060.56 + 28,060 x 7.85 % = 9,005.765
    expect(output("state.amt")).toBe(28_119.24);
    expect(output("state.tax")).toBe(37_125);
  });

  test("a disqualifying sale in a later year takes off what was taxed at exercise", () => {
    // Form 6251 line 2k: -65,000 of wages, and an AMT loss of 3,000 in place of a gain of 50,000.
    const { line } = inMinnesota({
      wages: 200_000,
      dispositionAdjustment: -65_000,
      longTermGain: 50_000,
      amtLongTermGain: -40_000,
    });
    expect(line("Schedule M1MT", "20")).toBe(132_000); // 250,000 - 118,000
  });

  test("mortgage interest is not deducted, gifts are; and neither makes a credit", () => {
    const { line, output } = inMinnesota({
      wages: 200_000,
      "itemized.mortgageInterest": 90_000,
      "itemized.charity": 10_000,
    });
    expect(line("Schedule M1MT", "20")).toBe(190_000);
    expect(line("Schedule M1MT", "27")).toBe(9303.86); // (190,000 - 71,540 + 19,375) x 6.75 %
    expect(output("state.amt")).toBe(2976.13); // less 1,742.495 + 67,430 x 6.8 %
    expect(output("state.carryover.minimumTaxCredit")).toBe(0);
  });

  test("AMT of an exercise makes a credit, used down to the tentative minimum tax", () => {
    expect(inMinnesota(exercise).stateCarryover.minimumTaxCredit).toBe(28_119.24);
    const next = inMinnesota({ wages: 300_000, "state.carryover.minimumTaxCredit": 28_119.24 });
    // 286,881.50: 1,742.495 + 5,060.56 + 7,193.74 + 88,251.50 x 9.85 % = 22,689.56775
    expect(next.output("state.regularTax")).toBe(22_689.57);
    // 300,000 less 71,540 - 25 % of 187,500: 275,335 x 6.75 % = 18,585.1125
    expect(next.output("state.creditUsed")).toBe(4104.46);
    expect(next.output("state.tax")).toBe(18_585.11);
    expect(next.stateCarryover.minimumTaxCredit).toBe(24_014.78);
  });

  test("its exclusion items are all but the exercise", () => {
    // 150,000 is 37,500 above 112,500: 25 % of that leaves 62,165 of 71,540.
    const { line } = inMinnesota(exercise);
    const form = "Schedule M1MTC (next year)";
    expect(line(form, "20")).toBe(150_000);
    expect(line(form, "24")).toBe(9375);
    expect(line(form, "25")).toBe(62_165);
    expect(line(form, "26")).toBe(87_835);
    expect(line(form, "27")).toBe(5928.86); // 6.75 %
  });

  test("after the last published year the exemption grows, its phase-out does not", () => {
    const { line } = file(2026, { wages: 212_500 }, { state: "MN" });
    expect(line("Schedule M1MT", "25")).toBe(48_328.5); // 71,540 x 1.025 - 25 % of 100,000
  });
});
