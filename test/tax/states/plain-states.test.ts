/** Plain states by hand. Each case names who else has the number; the arithmetic stands beside it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileKernel } from "../../../tax/graph/kernel.ts";
import { trace } from "../../../tax/graph/trace.ts";
import { firstYearOf, knownStates, lastYearOf, leftOutOf, stateForms, whyRefused } from "../../../tax/states/index.ts";
import { factsOf } from "../../../tax/states/plain/plain-state.ts";
import * as plainStates from "../../../tax/states/plain/states.ts";
import { refused } from "../../../tax/states/refused.ts";
import { returnNetwork } from "../../../tax/tax-return.ts";
import type { FilingStatus } from "../../../tax/years/facts.ts";
import { type Amounts, file } from "../file.ts";
import { amounts } from "../returns.ts";

const budgetLab = "Budget Lab Tax-Simulator, worked case";
const policyEngine = "PolicyEngine US, test";

interface Case {
  state: string;
  year: number;
  filingStatus?: FilingStatus;
  given: Amounts;
  tax: number;
  source: string;
}

const cases: Case[] = [
  // (100,000 - 15,750) x 2.5 %
  { state: "AZ", year: 2025, given: { wages: 100_000 }, tax: 2106.25, source: `${budgetLab} AZ-1` },
  // (140,000 - 25 % of 40,000 - 15,750) x 2.5 %
  { state: "AZ", year: 2025, given: { wages: 100_000, longTermGain: 40_000 }, tax: 2856.25, source: "A.R.S. 43-1022" },
  // (20,000 - 12,000) x 5.19 %
  { state: "GA", year: 2025, given: { wages: 20_000 }, tax: 415.2, source: `${budgetLab} GA-2, before its credit` },
  // (200,000 - 30,000) x 4.99 %
  { state: "GA", year: 2026, filingStatus: "mfj", given: { wages: 200_000 }, tax: 8483, source: "H.B. 463 (2026)" },
  // 25,400: 6,210 x 4.4 % + 19,190 x 4.82 %
  { state: "IA", year: 2024, given: { wages: 40_000 }, tax: 1198.2, source: "tenforty, state scenarios" },
  // (100,000 - 31,500) x 3.8 %
  {
    state: "IA",
    year: 2025,
    filingStatus: "mfj",
    given: { wages: 100_000 },
    tax: 2603,
    source: "tenforty, state scenarios",
  },
  // (44,250 - 4,811) x 5.3 %
  { state: "ID", year: 2025, given: { wages: 60_000 }, tax: 2090.27, source: "tenforty, state scenarios" },
  // (50,000 - 2,775) x 4.95 %, a half cent up
  { state: "IL", year: 2024, given: { wages: 50_000 }, tax: 2337.64, source: `${budgetLab} IL-1` },
  // No exemption: 300,000 x 4.95 %
  { state: "IL", year: 2024, given: { wages: 300_000 }, tax: 14_850, source: `${budgetLab} IL-4` },
  // (16,000 - 3,270) x 4 %
  { state: "KY", year: 2025, given: { wages: 16_000 }, tax: 509.2, source: `${budgetLab} KY-1, before its credit` },
  // (50,000 - 12,500) x 3 %
  { state: "LA", year: 2025, given: { wages: 50_000 }, tax: 1125, source: "tenforty, state scenarios" },
  // 1,195,600 x 5 % + (1,195,600 - 1,083,150) x 4 %
  { state: "MA", year: 2025, given: { wages: 1_200_000 }, tax: 64_278, source: "tenforty, state scenarios" },
  // (50,000 - 5,800) x 4.25 %
  { state: "MI", year: 2025, given: { wages: 50_000 }, tax: 1878.5, source: `${budgetLab} MI-1, before its credit` },
  // (50,000 - 12,750) x 3.99 % = 1,486.275
  { state: "NC", year: 2026, given: { wages: 50_000 }, tax: 1486.28, source: `${budgetLab} NC-3` },
  // (4,800 - 2,400) x 3 %
  { state: "NH", year: 2024, given: { interest: 3000, ordinaryDividends: 1800 }, tax: 72, source: `${budgetLab} NH-1` },
  { state: "NH", year: 2025, given: { interest: 3000, ordinaryDividends: 1800 }, tax: 0, source: `${budgetLab} NH-3` },
  // 149,000: 280 + 262.50 + 175 + 1,933.75 + 6.37 % of 74,000
  { state: "NJ", year: 2025, given: { wages: 150_000 }, tax: 7365.05, source: "OpenTaxSolver: 6.37 % less 2,126.25" },
  // 300,000 - 2,000 - 15,000 of 20,000 property tax: 283,000 x 6.37 % - 4,042.50
  {
    state: "NJ",
    year: 2025,
    filingStatus: "mfj",
    given: { wages: 300_000, "itemized.propertyTax": 20_000 },
    tax: 13_984.6,
    source: "OpenTaxSolver, Worksheet H",
  },
  // 183,950: 686 + 290.25 + 225.75 + 7,350.75 + 1,344 = 9,896.75; taken back 333 + 807 x 38,450 / 50,000
  {
    state: "NY",
    year: 2025,
    filingStatus: "mfj",
    given: { wages: 200_000 },
    tax: 10_850.33,
    source: `${budgetLab} NY-1, 8 cents more from unrounded tiers`,
  },
  // All taken back: 9.65 % of 1,992,000, and the 45 cents by which 32,571 is rounded up
  { state: "NY", year: 2024, given: { wages: 2_000_000 }, tax: 192_228.45, source: "Form IT-201, worksheet 9" },
  { state: "PA", year: 2024, given: { wages: 50_000 }, tax: 1535, source: `${budgetLab} PA-1` },
  // A loss on shares stays in its class: 65,000 x 3.07 %
  { state: "PA", year: 2024, given: { wages: 65_000, longTermGain: -3000 }, tax: 1995.5, source: `${budgetLab} PA-2` },
  // 2,730 less 6 % of 14,600, itself less 1.3 % of (60,000 - 17,652)
  { state: "UT", year: 2024, given: { wages: 60_000 }, tax: 2404.52, source: `${budgetLab} UT-1` },
  // 40,570: 720 + 5.75 % of 23,570 = 2,075.275
  { state: "VA", year: 2024, given: { wages: 50_000 }, tax: 2075.28, source: `${budgetLab} VA-1` },
  // (100,000 - 32,200) x 3.8 %
  {
    state: "IA",
    year: 2026,
    filingStatus: "mfj",
    given: { wages: 100_000 },
    tax: 2576.4,
    source: "S.F. 2442 (2024)",
  },
  // 8,900 less nothing: the credit, 6 % of 16,100, is gone at these 200,000
  { state: "UT", year: 2026, given: { wages: 200_000 }, tax: 8900, source: "S.B. 60 (2026)" },
  // (400,000 - 270,000) x 7 %
  { state: "WA", year: 2024, given: { longTermGain: 400_000 }, tax: 9100, source: `${budgetLab} WA-1` },
  // 1,222,000 x 7 % + 222,000 x 2.9 %
  { state: "WA", year: 2025, given: { longTermGain: 1_500_000 }, tax: 91_978, source: `${budgetLab} WA-2` },
  { state: "WA", year: 2024, given: { longTermGain: 1_770_000 }, tax: 105_000, source: policyEngine },
  { state: "WA", year: 2025, given: { longTermGain: 2_278_000 }, tax: 169_000, source: policyEngine },
  { state: "WA", year: 2023, given: { longTermGain: 2_262_000 }, tax: 140_000, source: policyEngine },
  // 50,000 - 2,500 - 1,500 less federal tax of 4,016: 41,984: 110 + 5 % of 38,984
  { state: "AL", year: 2024, given: { wages: 50_000 }, tax: 2059.2, source: "Form 40, federal income tax worksheet" },
  // 57,590: 108 + 141 + 343.40 + 3.9 % of 31,891, less the credit of 29
  {
    state: "AR",
    year: 2024,
    filingStatus: "hoh",
    given: { wages: 60_000 },
    tax: 1807.15,
    source: "tenforty, state scenarios, before the credit",
  },
  // 76,750: 2,943.50 + 6.6 % of 16,750, less 110
  {
    state: "DE",
    year: 2025,
    given: { wages: 80_000 },
    tax: 3939,
    source: "tenforty, state scenarios, before the credit",
  },
  // 54,456: 3,214 to 48,000 + 8.25 % of 6,456, the exemption being 94.38 of it
  {
    state: "HI",
    year: 2024,
    given: { wages: 60_000 },
    tax: 3746.22,
    source: "tenforty, state scenarios, before the exemption",
  },
  // 67,235: 1,196 + 5.58 % of 44,235
  { state: "KS", year: 2025, given: { wages: 80_000 }, tax: 3664.31, source: "tenforty, state scenarios" },
  // 14,600 x (1 - 52,850 / 75,000) = 4,311.87 are left; 140,688.13: 3,910.525 + 7.15 % of 79,088.13
  { state: "ME", year: 2024, given: { wages: 150_000 }, tax: 9565.33, source: "36 M.R.S. 5124-C(2)" },
  // 1,989,400: 8,237.05 + 7.15 % of 1,370,250 + 9.15 % of 489,400
  {
    state: "ME",
    year: 2026,
    filingStatus: "mfj",
    given: { wages: 2_000_000 },
    tax: 150_990.03,
    source: "L.D. 2212 (2026)",
  },
  // 34,250: 19.5 % of 1,313 in six steps + 4.7 % of 25,059
  { state: "MO", year: 2025, given: { wages: 50_000 }, tax: 1433.81, source: "Form MO-1040, tax chart" },
  // (60,000 - 8,300 - 10,000) x 4.4 %
  { state: "MS", year: 2025, given: { wages: 60_000 }, tax: 1834.8, source: "tenforty, state scenarios" },
  // (70,000 - 11,400 - 10,000) x 4.7 %
  {
    state: "MS",
    year: 2024,
    filingStatus: "hoh",
    given: { wages: 70_000 },
    tax: 2284.2,
    source: "Form 80-100, instructions",
  },
  // 15,400 x 4.7 %
  { state: "MT", year: 2024, given: { wages: 30_000 }, tax: 723.8, source: "tenforty, state scenarios" },
  // (55,400 - 47,150) x 1.95 % = 160.875
  { state: "ND", year: 2024, given: { wages: 70_000 }, tax: 160.88, source: "tenforty, state scenarios" },
  // 41,400: 99.138 + 705.159 + 738.975 + 5.2 % of 2,530
  { state: "NE", year: 2025, given: { wages: 50_000 }, tax: 1674.83, source: "tenforty, state scenarios, a cent more" },
  // 235,400: 93.50 + 176 + 235 + 9,506 + 5.9 % of 25,400
  { state: "NM", year: 2024, given: { wages: 250_000 }, tax: 11_509.1, source: "tenforty, state scenarios" },
  // 52,650: 28.75 + 80.50 + 4.5 % of 45,450
  { state: "OK", year: 2026, given: { wages: 60_000 }, tax: 2154.5, source: "H.B. 2764 (2025)" },
  // (45,000 - 10,900 - 5,100) x 3.75 %
  { state: "RI", year: 2025, given: { wages: 45_000 }, tax: 1087.5, source: "Form RI-1040, rate schedule" },
  // 35,000: 428.10 + 6 % of 17,170
  { state: "SC", year: 2025, given: { wages: 50_000 }, tax: 1458.3, source: "eFile.com: $428.10 + 6 % over $17,830" },
  // 13,230 - 12 % of 30,930 = 9,518.40, and 700; 39,781.60: 501.20 + 630.08 + 5.3 % of 11,141.60
  { state: "WI", year: 2024, given: { wages: 50_000 }, tax: 1721.78, source: "Wis. Stat. 71.05(22)" },
  // 96,000: 236 + 472.50 + 531 + 944 + 5.12 % of 36,000
  {
    state: "WV",
    year: 2024,
    filingStatus: "mfj",
    given: { wages: 100_000 },
    tax: 4026.7,
    source: "tenforty, state scenarios",
  },
  // 98,000: 211 + 421.50 + 474 + 844 + 4.58 % of 38,000
  { state: "WV", year: 2026, given: { wages: 100_000 }, tax: 3690.9, source: "S.B. 392 (2026)" },
];

test.each(cases)("$state $year: $tax ($source)", ({ state, year, filingStatus = "single", given, tax }) => {
  expect(file(year, given, { state, filingStatus }).output("state.tax")).toBe(tax);
});

test("every plain state has a worked case", () => {
  expect(new Set(cases.map(({ state }) => state))).toEqual(new Set(Object.keys(plainStates)));
});

describe("Illinois", () => {
  test("the exemption ends with one dollar of federal AGI", () => {
    const tax = (wages: number) => file(2025, { wages }, { state: "IL" }).output("state.tax");
    expect(tax(250_000)).toBe(12_233.93); // 247,150 x 4.95 %
    expect(tax(250_001)).toBe(12_375.05); // all of it
  });
});

describe("Massachusetts", () => {
  const inMassachusetts = (given: Amounts) => file(2025, { wages: 100_000, ...given }, { state: "MA" });

  test("short-term gain is taxed at 8.5 %, after long-term losses", () => {
    // 105,600 x 5 % + 10,000 x 3.5 %
    expect(inMassachusetts({ shortTermGain: 10_000 }).output("state.tax")).toBe(5630);
    // 101,600 x 5 % + 6,000 x 3.5 %
    expect(inMassachusetts({ shortTermGain: 10_000, longTermGain: -4000 }).output("state.tax")).toBe(5290);
  });

  test("a loss counts against interest and dividends only, up to 2,000, and the rest is carried on", () => {
    const some = inMassachusetts({ shortTermGain: -10_000, interest: 1500, ordinaryDividends: 1000 });
    expect(some.output("state.taxableIncome")).toBe(96_100); // 100,000 + 2,500 - 2,000 - 4,400
    expect(some.stateCarryover.shortTermLoss).toBe(8000);
    const little = inMassachusetts({ longTermGain: -10_000, interest: 500 });
    expect(little.output("state.taxableIncome")).toBe(95_600);
    expect(little.stateCarryover.longTermLoss).toBe(9500);
    const next = inMassachusetts({ longTermGain: 12_000, "state.carryover.longTermLoss": 9500 });
    expect(next.output("state.taxableIncome")).toBe(98_100);
    expect(next.stateCarryover.longTermLoss).toBe(0);
  });
});

describe("New Jersey", () => {
  test("a loss on shares is lost with its year, and an exercise is no income", () => {
    const { output, stateCarryover } = file(
      2025,
      { wages: 150_000, longTermGain: -30_000, isoBargainElement: 400_000, "state.carryover.longTermLoss": 7000 },
      { state: "NJ" },
    );
    expect(output("state.tax")).toBe(7365.05);
    expect(stateCarryover.longTermLoss).toBe(0);
  });
});

describe("New York", () => {
  const tax = (wages: number) => file(2025, { wages }, { state: "NY" }).output("state.tax");

  test("the benefit of the lower rates is gone 50,000 above the start of a tier", () => {
    expect(tax(107_650)).toBe(5410.75); // 99,650: 4,270.75 + 6 % of 19,000
    expect(tax(132_650)).toBe(7194.88); // half of 568.25 more
    expect(tax(157_650)).toBe(8979); // 6 % of 149,650
    expect(tax(200_000)).toBe(11_520); // 6 % of 192,000
  });

  test("at the start of a tier taxable income of a dollar more costs hundreds", () => {
    const below = tax(223_400);
    expect(below).toBe(12_924); // 6 % of 215,400
    // 568 in place of 568.25, 1,831 x 8,001 / 50,000, and 6.85 cents
    expect(tax(223_401)).toBe(13_216.82);
  });

  test("each tier is what a flat rate takes more than the schedule, also after the rates fell", () => {
    // Whatever is taken back at the top of a tier: 6.85 %, 9.65 % and 10.3 % of all taxable income.
    for (const year of [2025, 2026, 2027]) {
      for (const [filingStatus, deduction] of [
        ["single", 8000],
        ["mfj", 16_050],
        ["hoh", 11_200],
      ] as const) {
        for (const [wages, rate] of [
          [900_000, 0.0685],
          [4_000_000, 0.0965],
          [20_000_000, 0.103],
        ] as const) {
          const all = file(year, { wages }, { state: "NY", filingStatus }).output("state.tax");
          expect(Math.abs(all - rate * (wages - deduction))).toBeLessThan(2);
        }
      }
    }
  });

  test("an exercise alone is not taxed", () => {
    expect(file(2025, { wages: 200_000, isoBargainElement: 900_000 }, { state: "NY" }).output("state.tax")).toBe(
      11_520,
    );
  });
});

describe("Pennsylvania", () => {
  const inPennsylvania = (given: Amounts) => file(2025, given, { state: "PA" });

  test("an exercise is taxed at once: 3.07 % of 500,000", () => {
    // Source: financial-advisors-for-stock-options.com, "Pennsylvania Stock Options Tax"; 61 Pa. Code 101.6(a).
    expect(inPennsylvania({ isoBargainElement: 500_000 }).output("state.tax")).toBe(15_350);
  });

  test("and not again when the shares are sold", () => {
    // Exercised at a spread of 65,000, sold a year later in a disqualifying sale 10,000 above the value at exercise.
    const sale = inPennsylvania({
      wages: 100_000,
      dispositionIncome: 65_000,
      dispositionAdjustment: -65_000,
      shortTermGain: 10_000,
      amtShortTermGain: 10_000,
    });
    expect(sale.line("Form PA-40", "compensation")).toBe(100_000);
    expect(sale.output("state.tax")).toBe(3377); // 110,000 x 3.07 %
    // In a qualifying sale the federal gain is 75,000, and Pennsylvania's 10,000.
    const qualifying = inPennsylvania({ wages: 100_000, longTermGain: 75_000, amtLongTermGain: 10_000 });
    expect(qualifying.output("state.tax")).toBe(3377);
  });
});

describe("Utah", () => {
  test("the credit ends, and is not below zero", () => {
    // 2025: 6 % of 15,750 is 945; 1.3 % of (90,905.31 - 18,213) is as much.
    const credit = (wages: number) => file(2025, { wages }, { state: "UT" }).line("Form TC-40 (UT)", "credit");
    expect(credit(18_213)).toBe(945);
    expect(credit(40_000)).toBe(661.77);
    expect(credit(90_906)).toBe(0);
    expect(credit(500_000)).toBe(0);
  });
});

describe("what large gains cost where they are not taxed as wages", () => {
  const both = { wages: 100_000, longTermGain: 100_000 };
  const tax = (state: string, year: number, given: Amounts) => file(year, given, { state }).output("state.tax");

  test("Arkansas leaves out half, and all above 10,000,000", () => {
    // 147,590 x 3.9 %, less 87.40 and the credit of 29
    expect(tax("AR", 2024, both)).toBe(5639.61);
    const more = tax("AR", 2024, { longTermGain: 30_000_000 });
    expect(more).toBe(tax("AR", 2024, { longTermGain: 10_000_000 }));
    // A short-term loss comes off first; a short-term gain is taxed whole.
    const netted = tax("AR", 2024, { wages: 100_000, longTermGain: 140_000, shortTermGain: -40_000 });
    expect(netted).toBe(tax("AR", 2024, both));
    expect(tax("AR", 2024, { wages: 100_000, shortTermGain: 50_000 })).toBe(tax("AR", 2024, both));
  });

  test("Hawaii takes no more than 7.25 %", () => {
    // 294,456: 94,456 by the schedule, 6,069.86, and 200,000 x 7.25 %
    expect(tax("HI", 2025, { wages: 100_000, longTermGain: 200_000 })).toBe(20_569.86);
    // 134,456: what the gain has of the brackets up to 7.2 % stays there: 2,539.20 to 48,000, and 86,456 x 7.25 %
    expect(tax("HI", 2025, { wages: 40_000, longTermGain: 100_000 })).toBe(8807.26);
  });

  test("Missouri taxes no gain from 2025, short-term or long-term, but takes a loss", () => {
    expect(tax("MO", 2025, { wages: 50_000, longTermGain: 500_000, shortTermGain: 100_000 })).toBe(1433.81);
    expect(tax("MO", 2025, { wages: 50_000, longTermGain: -3000 })).toBe(1292.81); // 4.7 % of 3,000 less
    // In 2024 all of it at 4.8 %.
    const more = tax("MO", 2024, { wages: 50_000, longTermGain: 500_000 }) - tax("MO", 2024, { wages: 50_000 });
    expect(more).toBeCloseTo(24_000, 2);
  });

  test("Montana stacks them between the same tops, at 3 and 4.1 %", () => {
    // 43,900 x 4.7 %, 3,600 x 3 %, 36,400 x 4.1 %
    expect(tax("MT", 2026, { wages: 60_000, longTermGain: 40_000 })).toBe(3663.7);
    // 963.50 + 289.10, and 5,000 x 4.1 %
    expect(tax("MT", 2024, { wages: 40_000, longTermGain: 5000 })).toBe(1457.6);
  });

  test("New Mexico leaves out two fifths in 2024, and 2,500 from 2025", () => {
    const given = { wages: 60_000, longTermGain: 100_000 };
    expect(tax("NM", 2024, given)).toBe(4885.1); // 105,400: 504.50 + 4.9 % of 89,400
    expect(tax("NM", 2025, given)).toBe(6403.75); // 141,750: 2,716.50 + 4.9 % of 75,250
    const line = (longTermGain: number) =>
      file(2024, { longTermGain }, { state: "NM" }).line("Form PIT-1 (NM)", "subtraction");
    expect([line(600), line(2000), line(5000)]).toEqual([600, 1000, 2000]);
  });

  test("North Dakota leaves out two fifths of them and of qualified dividends", () => {
    const given = { ...both, longTermGain: 50_000, ordinaryDividends: 10_000, qualifiedDividends: 10_000 };
    expect(tax("ND", 2025, given)).toBe(1399.61); // 160,000 - 24,000 - 15,750 - 48,475 = 71,775, x 1.95 %
  });

  test("South Carolina leaves out 44 %, Wisconsin 30 %", () => {
    expect(tax("SC", 2024, both)).toBe(8108.44); // 141,400: 416.10 + 6.2 % of 124,070
    // 219,300, the deduction being gone: 513.80 + 1,575.20 + 5.3 % of 168,820
    expect(tax("WI", 2025, { wages: 150_000, longTermGain: 100_000 })).toBe(11_036.46);
  });

  test("Alabama deducts the federal tax on them, AMT and net investment income tax with it, but for Medicare tax", () => {
    const given = { wages: 300_000, longTermGain: 400_000, isoBargainElement: 500_000 };
    const { line, output } = file(2025, given, { state: "AL" });
    const federal = output("federalTax") - output("additionalMedicareTax");
    expect(federal).toBeCloseTo(output("regularTax") + output("amt") + output("niit"), 2);
    expect(output("amt")).toBeGreaterThan(0);
    expect(output("additionalMedicareTax")).toBeGreaterThan(0);
    expect(line("Form 40 (AL)", "federal tax")).toBeCloseTo(federal, 2);
    // 110 + 5 % above 3,000
    expect(output("state.tax")).toBeCloseTo(110 + 0.05 * (700_000 - 4000 - federal - 3000), 2);
  });

  test("Alabama's tax, where Schedule A deducts it, is near the one that it would be with itself deducted", () => {
    const given = { wages: 150_000, "itemized.mortgageInterest": 20_000 };
    const { output } = file(2025, given, { state: "AL", stateIncomeTax: "auto" });
    const fixed = file(2025, { ...given, "itemized.stateIncomeTax": output("state.tax") }, { state: "AL" });
    expect(Math.abs(fixed.output("state.tax") - output("state.tax"))).toBeLessThan(20);
  });
});

describe("deductions that income takes away", () => {
  test("Rhode Island: a fifth for each 7,250 above 254,250, or a part of it", () => {
    const left = (wages: number) => {
      const { line } = file(2025, { wages }, { state: "RI" });
      return [line("Form RI-1040", "deduction"), line("Form RI-1040", "exemption")];
    };
    expect(left(254_250)).toEqual([10_900, 5100]);
    expect(left(254_251)).toEqual([8720, 4080]);
    expect(left(261_500)).toEqual([8720, 4080]);
    expect(left(283_250)).toEqual([2180, 1020]);
    expect(left(283_251)).toEqual([0, 0]);
    // 247,200: 2,996.25 + 4,833.125 + 5.99 % of 65,550
    expect(file(2025, { wages: 260_000 }, { state: "RI" }).output("state.tax")).toBe(11_755.82);
  });

  test("Wisconsin: a head of household comes down to a single filer's deduction", () => {
    const left = (wages: number, filingStatus: FilingStatus) =>
      file(2024, { wages }, { state: "WI", filingStatus }).line("Form 1 (WI)", "deduction");
    expect(left(19_070, "hoh")).toBe(17_090);
    expect(left(40_000, "hoh")).toBe(12_377.61); // 17,090 - 22.515 % of 20,930
    expect(left(100_000, "hoh")).toBeCloseTo(left(100_000, "single"), 0);
    expect(left(200_000, "hoh")).toBe(0);
  });

  test("Maine: what is left of it never falls below zero", () => {
    const left = (wages: number) => file(2025, { wages }, { state: "ME" }).line("Form 1040ME", "deduction");
    expect([left(100_000), left(137_500), left(175_000), left(900_000)]).toEqual([15_000, 7500, 0, 0]);
  });
});

describe("Washington", () => {
  const inWashington = (given: Amounts, filingStatus: FilingStatus = "single") =>
    file(2025, given, { state: "WA", filingStatus }).output("state.tax");

  test("wages and short-term gain are free; short-term losses do not help, long-term ones carried in do", () => {
    expect(inWashington({ wages: 900_000, shortTermGain: 900_000, isoBargainElement: 900_000 })).toBe(0);
    expect(inWashington({ longTermGain: 378_000, shortTermGain: -50_000 })).toBe(7000);
    expect(inWashington({ longTermGain: 378_000, "carryover.longTermLoss": 50_000 })).toBe(3500);
  });

  test("spouses share one deduction", () => {
    expect(inWashington({ longTermGain: 378_000 }, "mfj")).toBe(7000);
    expect(inWashington({ longTermGain: 239_000 }, "mfs")).toBe(7000);
  });
});

describe("years", () => {
  test("before the first verified year the state is refused, with the years that are known", () => {
    expect(() => file(2023, {}, { state: "NY" })).toThrow(
      "the law of New York is known from 2024 (to 2025, then by indexing), not for 2023",
    );
    expect([firstYearOf("NY"), lastYearOf("NY")]).toEqual([2024, 2025]);
    expect([firstYearOf("WA"), firstYearOf("CA"), firstYearOf("TX"), firstYearOf("TN")]).toEqual([
      2022, 2021, 2018, 2021,
    ]);
  });

  test("after the last, what is indexed grows with the plan's rate and the rest stays", () => {
    const wa = (year: number) => file(year, {}, { state: "WA" }).line("Capital gains excise (WA)", "deduction");
    expect([wa(2025), wa(2026), wa(2027)]).toEqual([278_000, 284_950, 292_073.75]);
    const ny = (year: number) => file(year, { wages: 90_000 }, { state: "NY" }).output("state.tax");
    expect(ny(2030)).toBe(ny(2027));
    // The five lowest rates fall by a tenth of a point in 2026 and again in 2027, on the 82,000.
    expect([ny(2025), ny(2026), ny(2027)]).toEqual([4351.75, 4269.75, 4187.75]);
    // The threshold of the surtax: 1,083,150 x 1.025 = 1,110,228.75; 4 % of the 5,371.25 above it.
    const ma = file(2026, { wages: 1_120_000 }, { state: "MA" }).output("state.tax");
    expect(ma).toBe(55_994.85); // 1,115,600 x 5 % + 214.85
  });
});

describe("refused by name", () => {
  test("with the reason", () => {
    const [state] = Object.keys(refused) as [string];
    expect(stateForms(state)).toBeNull();
    expect(whyRefused(state)).not.toBeNull();
    expect(() => file(2025, {}, { state })).toThrow(`the law of ${state} is not known here`);
  });

  test("each of the 50 states and the District is known or refused, not both", () => {
    const all = knownStates.filter((state) => whyRefused(state) !== null);
    expect(all).toEqual([]);
    const codes =
      "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY";
    for (const code of codes.split(" ")) {
      expect([code, knownStates.includes(code) || whyRefused(code) !== null]).toEqual([code, true]);
    }
  });
});

describe.each(Object.values(plainStates))("$name", (state) => {
  test("says what it leaves out, and each fact its source and two others", () => {
    expect(leftOutOf(state.code).length).toBeGreaterThan(0);
    for (const [name, fact] of factsOf(state)) {
      expect([name, fact.source !== "" && fact.checkedAgainst.length >= 2]).toEqual([name, true]);
    }
  });

  test("kernel and trace agree to the cent", () => {
    const kinds = (["single", "mfj", "mfs", "hoh", "qss"] as const).map((filingStatus, i) => {
      const year = i % 2 === 0 ? 2026 : 2028;
      const network = returnNetwork({
        law: "enacted",
        year,
        filingStatus,
        state: state.code,
        itemize: "auto",
        stateIncomeTax: "auto",
        indexing: 0.025,
      });
      const names = [...network.outputs.keys()];
      return { network, names, kernel: compileKernel(network, names) };
    });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), amounts, ({ network, names, kernel }, inputs) => {
        const outputs = new Float64Array(names.length);
        kernel(Float64Array.from(inputs), 0, outputs, 0);
        const traced = trace(network, inputs).outputs;
        names.forEach((name, slot) => {
          expect([name, outputs[slot]! / 100]).toEqual([name, traced.get(name)]);
        });
      }),
      { numRuns: 60, seed: 50 },
    );
  });
});
