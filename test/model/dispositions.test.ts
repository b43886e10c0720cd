/** What a sale adds to a return, by dates and prices. */
import { describe, expect, test } from "vitest";
import { date } from "../../model/dates.ts";
import { type Acquisition, exercise, isQualifying, sale } from "../../model/dispositions.ts";
import { evaluate } from "../../model/evaluate.ts";
import { toUnits } from "../../model/prices.ts";
import { traceYear } from "../../model/trace-year.ts";
import { iso, plan, run, sell, exercise as toExercise, shares as toShares } from "./plans.ts";

/** Dollars a share. */
const dollars = (amounts: ReturnType<typeof sale>) =>
  Object.fromEntries(Object.entries(amounts).map(([name, units]) => [name, units / 10_000 + 0]));

/** Strike 10, worth 100 at exercise. Granted 2022-01-03, exercised 2023-03-13. */
const lot = (given: Partial<Record<"strike" | "fmvAtExercise" | "fmvWhenVested", number>> = {}): Acquisition => {
  const { strike, fmvAtExercise, fmvWhenVested } = { strike: 10, fmvAtExercise: 100, ...given };
  return {
    kind: "iso",
    granted: date("2022-01-03"),
    exercised: date("2023-03-13"),
    strike: toUnits(strike),
    fmvAtExercise: toUnits(fmvAtExercise),
    fmvWhenVested: toUnits(fmvWhenVested ?? fmvAtExercise),
  };
};
const soldOn = (day: string, price: number, of = lot()) => dollars(sale(of, date(day), toUnits(price)));

describe("exercise", () => {
  test("an ISO's bargain element is AMT income, an NSO's is wages", () => {
    expect(dollars(exercise("iso", toUnits(40), toUnits(90)))).toEqual({ isoBargainElement: 50 });
    expect(dollars(exercise("iso", toUnits(30), toUnits(75)))).toEqual({ isoBargainElement: 45 });
    expect(dollars(exercise("nso", toUnits(40), toUnits(90)))).toEqual({ wages: 50 });
  });
  test("under water there is none", () => {
    expect(dollars(exercise("iso", toUnits(40), toUnits(30)))).toEqual({ isoBargainElement: 0 });
    expect(dollars(exercise("nso", toUnits(40), toUnits(30)))).toEqual({ wages: 0 });
  });
});

describe("qualifying: more than a year from exercise and two from grant", () => {
  test("a sale on the anniversary is not more than a year", () => {
    expect(isQualifying(lot(), date("2024-03-13"))).toBe(false);
    expect(isQualifying(lot(), date("2024-03-14"))).toBe(true);
  });
  test("nor is one on the second anniversary of the grant", () => {
    const exercisedAtOnce: Acquisition = { ...lot(), kind: "iso", exercised: date("2022-02-01") } as Acquisition;
    expect(isQualifying(exercisedAtOnce, date("2024-01-03"))).toBe(false);
    expect(isQualifying(exercisedAtOnce, date("2024-01-04"))).toBe(true);
  });

  test.each([
    [150, 140, 50],
    [60, 50, -40], // a regular gain, an AMT loss
    [4, -6, -96],
  ])("sold at %d: long-term %d, for AMT %d", (price, regular, amt) => {
    expect(soldOn("2024-04-21", price)).toEqual({ longTermGain: regular, amtLongTermGain: amt });
  });
});

describe("disqualifying, in the year of exercise", () => {
  test.each([
    // Ordinary income is the lesser of the bargain element and the gain. AMT is the same: line 2i is undone.
    ["above the value at exercise", 120, 90, 20],
    ["at it", 100, 90, 0],
    ["between", 60, 50, 0],
    ["at the strike", 10, 0, 0],
    ["below", 4, 0, -6],
  ])("sold %s", (_, price, ordinary, gain) => {
    expect(soldOn("2023-12-31", price)).toEqual({
      dispositionIncome: ordinary,
      isoBargainElement: -90,
      shortTermGain: gain,
      amtShortTermGain: gain,
    });
  });
});

describe("disqualifying, in a later year", () => {
  test.each([
    // AMT took the bargain element in the year of exercise: the ordinary income leaves (line 2k), the gain is over 100.
    ["above the value at exercise", 120, 90, 20, 20],
    ["between", 75, 65, 0, -25],
    ["below the strike", 4, 0, -6, -96],
  ])("sold %s", (_, price, ordinary, gain, amtGain) => {
    expect(soldOn("2024-01-18", price)).toEqual({
      dispositionIncome: ordinary,
      dispositionAdjustment: 0 - ordinary + 0,
      shortTermGain: gain,
      amtShortTermGain: amtGain,
    });
    // Both systems' incomes differ by the bargain element, 90, in all.
    expect(ordinary + gain - amtGain).toBe(90);
  });

  test("after a year but not two from the grant the gain is long-term", () => {
    const of = { ...lot(), granted: date("2023-03-01") } as Acquisition;
    expect(soldOn("2024-04-21", 120, of)).toEqual({
      dispositionIncome: 90,
      dispositionAdjustment: -90,
      longTermGain: 20,
      amtLongTermGain: 20,
    });
  });
});

describe("early exercise", () => {
  test("a disqualifying sale measures ordinary income by the value at vesting", () => {
    // Exercised at 12, vested at 100, sold at 120 (Reg. 1.422-1(b)(3)); AMT's basis is 12, with the 83(b) election.
    const of = lot({ fmvAtExercise: 12, fmvWhenVested: 100 });
    expect(soldOn("2024-01-18", 120, of)).toEqual({
      dispositionIncome: 90,
      dispositionAdjustment: -90,
      shortTermGain: 20,
      amtShortTermGain: 108,
    });
  });

  test("through a plan: vests in April, sold in July", () => {
    const compiled = plan({
      horizon: { start: "2025-01-15", end: "2025-12-31" },
      securities: { ACME: { price: { "2025-01-15": 12, "2025-04-15": 100, "2025-07-15": 120 }, steps: true } },
      grants: [iso({ shares: 10, vesting: { "2025-04-15": 10 }, earlyExercise: true })],
      decisions: "quarterly",
    });
    const { input } = run(compiled, [toExercise("2025-01-15", "ISO", 10), sell("2025-07-15", "ISO@2025-01-15", 10)]);
    expect(input(2025, "dispositionIncome")).toBe(900);
    expect(input(2025, "shortTermGain")).toBe(200);
    expect(input(2025, "isoBargainElement")).toBe(0);
  });
});

describe("bought shares, and those of an NSO", () => {
  const bought = (basis: number, amtBasis = basis): Acquisition => ({
    kind: "purchased",
    acquired: date("2024-02-29"),
    basis: toUnits(basis),
    amtBasis: toUnits(amtBasis),
  });
  test("short until a year has passed, each system by its own basis", () => {
    expect(soldOn("2025-02-28", 120, bought(100, 110))).toEqual({ shortTermGain: 20, amtShortTermGain: 10 });
    expect(soldOn("2025-03-01", 120, bought(100, 110))).toEqual({ longTermGain: 20, amtLongTermGain: 10 });
  });
  test("an NSO's basis is the value at exercise", () => {
    const compiled = plan({
      grants: [iso({ id: "NSO", type: "nso" })],
      securities: { ACME: { price: { "2025-01-15": 100, "2026-12-15": 130 }, steps: true } },
    });
    const { input } = run(compiled, [toExercise("2025-01-15", "NSO", 10), sell("2026-12-15", "NSO@2025-01-15", 10)]);
    expect(input(2025, "wages")).toBe(150_900); // 10 x 90
    expect(input(2025, "isoBargainElement")).toBe(0);
    expect(input(2026, "longTermGain")).toBe(300);
    expect(input(2026, "amtLongTermGain")).toBe(300);
  });
});

describe("through a plan", () => {
  // "How to report ISO adjustments on Form 6251": 200 shares, exercised on 2023-03-13 for 20,000, worth 200,000.
  const lots = [
    {
      id: "A",
      security: "ACME",
      granted: "2022-01-03",
      exercised: "2023-03-13",
      shares: 200,
      strike: 100,
      fmvAtExercise: 1000,
    },
  ];
  const securities = { ACME: { price: { "2024-01-18": 750, "2024-04-21": 600 }, steps: true } };

  test("line 2k after a disqualifying and a qualifying sale", () => {
    const compiled = plan({
      horizon: { start: "2024-01-18", end: "2025-12-31" },
      decisions: ["2024-01-18", "2024-04-21"],
      lots,
      securities,
    });
    const decisions = [sell("2024-01-18", "A", 100), sell("2024-04-21", "A", 100)];
    const { input } = run(compiled, decisions);
    expect(input(2024, "isoBargainElement")).toBe(0); // 2023's 180,000 is history
    expect(input(2024, "dispositionIncome")).toBe(65_000);
    expect(input(2024, "longTermGain")).toBe(50_000);
    expect(input(2024, "amtShortTermGain")).toBe(-25_000);
    expect(input(2024, "amtLongTermGain")).toBe(-40_000);
    expect(input(2025, "carryover.amtShortTermLoss")).toBe(22_000);
    expect(input(2025, "carryover.amtLongTermLoss")).toBe(40_000);
    const line2k = (year: number) =>
      traceYear(compiled, compiled.scenarios[0]!, toShares(compiled, decisions), year)
        .lines.find(({ line }) => line.form === "Form 6251" && line.number === "2k")!
        .value.toNumber();
    expect(line2k(2024)).toBe(-118_000);
    expect(line2k(2025)).toBe(-3000);
  });

  test("a lot that was exercised earlier in the first year brings its bargain element, unless it is sold that year", () => {
    const compiled = plan({
      horizon: { start: "2023-06-01", end: "2024-12-31" },
      decisions: ["2023-06-01"],
      lots,
      securities: { ACME: { price: 750 } },
    });
    expect(run(compiled, []).input(2023, "isoBargainElement")).toBe(180_000);
    const { input } = run(compiled, [sell("2023-06-01", "A", 50)]);
    expect(input(2023, "isoBargainElement")).toBe(135_000);
    expect(input(2023, "dispositionIncome")).toBe(32_500); // 50 x (750 - 100)
  });

  test("25,000 shares, strike 5, 31 at exercise, sold at 11: 497,000 of AMT loss goes on", () => {
    // Published example: regular +150,000; AMT -500,000.
    const compiled = plan({
      horizon: { start: "2024-02-01", end: "2024-12-31" },
      decisions: ["2024-02-01"],
      lots: [
        {
          id: "B",
          security: "ACME",
          granted: "2020-01-01",
          exercised: "2022-06-01",
          shares: 25_000,
          strike: 5,
          fmvAtExercise: 31,
        },
      ],
      securities: { ACME: { price: 11 } },
    });
    const { input } = run(compiled, [sell("2024-02-01", "B", 25_000)]);
    expect(input(2024, "longTermGain")).toBe(150_000);
    expect(input(2024, "amtLongTermGain")).toBe(-500_000);
    expect(input(2025, "carryover.amtLongTermLoss")).toBe(497_000);
  });

  test("splitting an exercise or a sale in two on one day changes nothing", () => {
    const compiled = plan({ grants: [iso()] });
    const once = [toExercise("2025-01-15", "ISO", 700), sell("2026-12-15", "ISO@2025-01-15", 500)];
    const twice = [
      toExercise("2025-01-15", "ISO", 300),
      toExercise("2025-01-15", "ISO", 400),
      sell("2026-12-15", "ISO@2025-01-15", 1),
      sell("2026-12-15", "ISO@2025-01-15", 499),
    ];
    expect(evaluate(compiled, toShares(compiled, twice))).toEqual(evaluate(compiled, toShares(compiled, once)));
  });
});
