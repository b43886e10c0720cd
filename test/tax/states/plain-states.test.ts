/** Plain states by hand, state by state; and what holds for all of them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstYearOf, knownStates, lastYearOf, leftOutOf, stateForms } from "../../../tax/states/index.ts";
import { factsOf } from "../../../tax/states/plain/plain-state.ts";
import * as plainStates from "../../../tax/states/plain/states.ts";
import type { ReturnKind } from "../../../tax/tax-return.ts";
import type { FilingStatus } from "../../../tax/years/facts.ts";
import { type Amounts, file } from "../file.ts";
import { kernelAndTrace } from "../kernel-and-trace.ts";
import { amounts } from "../returns.ts";
import { cases } from "./plain-cases.ts";

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

test("each of the 50 states and the District is known, and nothing else", () => {
  const codes =
    "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY";
  expect(knownStates).toEqual(codes.split(" "));
  expect(stateForms("PR")).toBeNull();
  expect(() => file(2025, {}, { state: "PR" })).toThrow("the law of PR is not known here");
});

describe.each(Object.values(plainStates))("$name", (state) => {
  test("says what it leaves out, and each fact its source and two others", () => {
    expect(leftOutOf(state.code).length).toBeGreaterThan(0);
    for (const [name, fact] of factsOf(state)) {
      expect([name, fact.source !== "" && fact.checkedAgainst.length >= 2]).toEqual([name, true]);
    }
  });

  test("kernel and trace agree to the cent", () => {
    const kinds = (["single", "mfj", "mfs", "hoh", "qss"] as const).map(
      (filingStatus, i): ReturnKind => ({
        law: "enacted",
        year: i % 2 === 0 ? 2026 : 2028,
        filingStatus,
        state: state.code,
        itemize: "auto",
        stateIncomeTax: "auto",
        indexing: 0.025,
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), amounts, (kind, inputs) => {
        const both = kernelAndTrace(kind, inputs);
        expect(both.kernel).toEqual(both.trace);
        expect(both.integers).toEqual(both.trace);
      }),
      { numRuns: 60, seed: 50 },
    );
  });
});
