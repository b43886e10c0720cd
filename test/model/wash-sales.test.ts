/** Wash sales by hand: IRC 1091, each system with its own basis. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../model/evaluate.ts";
import { integerReader } from "../../model/readers.ts";
import { scenarioRun } from "../../model/run-scenario.ts";
import { exercise, iso, plan, run, sell, shares } from "./plans.ts";

/** OLD: 100 shares bought at 100 in 2020; the stock is at 60. An NSO's exercise is the replacement. */
const lossPlan = (given: Record<string, unknown> = {}) =>
  plan({
    horizon: { start: "2025-01-15", end: "2026-12-31" },
    decisions: ["2025-01-30", "2025-03-01", "2025-03-31", "2025-04-01", "2025-06-30", "2026-03-31"],
    securities: { ACME: { price: 60 } },
    lots: [{ id: "OLD", security: "ACME", acquired: "2020-05-01", shares: 100, basis: 100 }],
    grants: [iso({ id: "NSO", type: "nso", strike: 50 })],
    ...given,
  });

describe("100 shares sold on March 1 at a loss of 4,000", () => {
  const gainWith = (exercised: string | null, count = 100) => {
    const decisions = exercised === null ? [] : [exercise(exercised, "NSO", count)];
    return run(lossPlan(), [sell("2025-03-01", "OLD", 100), ...decisions]).input(2025, "longTermGain");
  };
  test("without an exercise the loss counts", () => expect(gainWith(null)).toBe(-4000));
  test("30 days after an exercise it does not", () => expect(gainWith("2025-01-30")).toBe(0));
  test("nor 30 days before one", () => expect(gainWith("2025-03-31")).toBe(0));
  test("31 days before one it does", () => expect(gainWith("2025-04-01")).toBe(-4000));
  test("on the day of one it does not", () => expect(gainWith("2025-03-01")).toBe(0));
  test("30 shares replaced: 70 shares' loss counts", () => expect(gainWith("2025-03-31", 30)).toBe(-2800));
  test("more shares replaced than sold", () => expect(gainWith("2025-03-31", 500)).toBe(0));
});

describe("the replacement", () => {
  test("takes the loss into its basis, and the holding period with it", () => {
    // Exercised at 60 and sold at 60 three months later: the 40 a share comes then, long-term, as OLD was held since 2020.
    const { input } = run(lossPlan(), [
      sell("2025-03-01", "OLD", 100),
      exercise("2025-03-31", "NSO", 100),
      sell("2025-06-30", "NSO@2025-03-31", 100),
    ]);
    expect(input(2025, "longTermGain")).toBe(-4000);
    expect(input(2025, "shortTermGain")).toBe(0);
    expect(input(2025, "amtLongTermGain")).toBe(-4000);
  });

  test("of 300, the 100 that replace sell first", () => {
    const { input } = run(lossPlan(), [
      sell("2025-03-01", "OLD", 100),
      exercise("2025-03-31", "NSO", 300),
      sell("2025-06-30", "NSO@2025-03-31", 150),
    ]);
    expect(input(2025, "longTermGain")).toBe(-4000);
  });

  test("held to the end, it gives the loss back when it is liquidated", () => {
    const { input } = run(lossPlan(), [sell("2025-03-01", "OLD", 100), exercise("2025-03-31", "NSO", 100)]);
    expect(input(2025, "longTermGain")).toBe(0);
    expect(input(2027, "longTermGain")).toBe(-4000);
  });

  test("is the earliest acquired first", () => {
    // 60 shares in January, 100 in March: all of January's, and 40 of March's. Selling January's gives 60 x 40 back.
    const { input } = run(lossPlan(), [
      exercise("2025-01-30", "NSO", 60),
      sell("2025-03-01", "OLD", 100),
      exercise("2025-03-31", "NSO", 100),
      sell("2025-06-30", "NSO@2025-01-30", 60),
    ]);
    expect(input(2025, "longTermGain")).toBe(-2400);
    expect(input(2027, "longTermGain")).toBe(-1600);
  });

  test("is no share that was sold before the loss", () => {
    // January's 100 are gone by March: what is reduced is the holding, and the loss counts (Rev. Rul. 56-602).
    const { input } = run(lossPlan({ decisions: ["2025-01-30", "2025-02-14", "2025-03-01"] }), [
      exercise("2025-01-30", "NSO", 100),
      sell("2025-02-14", "NSO@2025-01-30", 100),
      sell("2025-03-01", "OLD", 100),
    ]);
    expect(input(2025, "longTermGain")).toBe(-4000);
    expect(input(2027, "longTermGain")).toBe(0);
  });

  test("is no share of the same lot", () => {
    const compiled = lossPlan({
      securities: { ACME: { price: { "2025-01-30": 60, "2025-03-01": 40 }, steps: true } },
      lots: [],
    });
    const { input } = run(compiled, [exercise("2025-01-30", "NSO", 200), sell("2025-03-01", "NSO@2025-01-30", 100)]);
    expect(input(2025, "shortTermGain")).toBe(-2000);
  });
});

test("a gain is never affected", () => {
  const compiled = lossPlan({
    lots: [{ id: "OLD", security: "ACME", acquired: "2020-05-01", shares: 100, basis: 20 }],
  });
  const decisions = [sell("2025-03-01", "OLD", 100), exercise("2025-03-31", "NSO", 100)];
  expect(run(compiled, decisions).input(2025, "longTermGain")).toBe(4000);
});

test("another stock is no replacement", () => {
  const compiled = lossPlan({
    securities: { ACME: { price: 60 }, OTHER: { price: 60 } },
    lots: [{ id: "OLD", security: "OTHER", acquired: "2020-05-01", shares: 100, basis: 100 }],
  });
  const decisions = [sell("2025-03-01", "OLD", 100), exercise("2025-03-31", "NSO", 100)];
  expect(run(compiled, decisions).input(2025, "longTermGain")).toBe(-4000);
});

describe("shares of an ISO, strike 10", () => {
  const isoLot = (exercised: string) => ({
    lots: [
      { id: "OLD", security: "ACME", granted: "2020-01-01", exercised, shares: 100, strike: 10, fmvAtExercise: 100 },
    ],
  });

  test("a qualifying sale can be a regular gain and an AMT loss: the loss waits for AMT only", () => {
    const decisions = [
      sell("2025-03-01", "OLD", 100),
      exercise("2025-03-31", "NSO", 100),
      sell("2026-03-31", "NSO@2025-03-31", 100),
    ];
    const { input } = run(lossPlan(isoLot("2022-06-01")), decisions);
    expect(input(2025, "longTermGain")).toBe(5000);
    expect(input(2025, "amtLongTermGain")).toBe(0);
    expect(input(2026, "shortTermGain") + input(2026, "longTermGain")).toBe(0);
    expect(input(2026, "amtLongTermGain")).toBe(-4000);
  });

  test("a disqualifying wash sale loses the limit of ordinary income to the gain", () => {
    // Exercised 2024-09-01 at 100, sold at 60: ordinary income 50 a share, the gain. Washed, it is 90, the bargain element, and the
    // loss of 40 goes into the replacement's basis (IRC 422(c)(2) asks for a loss that would be recognized).
    const sale = sell("2025-03-01", "OLD", 100);
    const plain = run(lossPlan(isoLot("2024-09-01")), [sale]).input;
    expect(plain(2025, "dispositionIncome")).toBe(5000);
    expect(plain(2025, "dispositionAdjustment")).toBe(-5000);
    expect(plain(2025, "shortTermGain")).toBe(0);
    expect(plain(2025, "amtShortTermGain")).toBe(-4000);
    const washed = run(lossPlan(isoLot("2024-09-01")), [sale, exercise("2025-03-31", "NSO", 100)]).input;
    expect(washed(2025, "dispositionIncome")).toBe(9000);
    expect(washed(2025, "dispositionAdjustment")).toBe(-9000);
    expect(washed(2025, "shortTermGain")).toBe(0);
    expect(washed(2025, "amtShortTermGain")).toBe(0);
    expect(washed(2027, "longTermGain")).toBe(-4000);
    expect(washed(2027, "amtLongTermGain")).toBe(-4000);
  });

  test("in the year of exercise, for AMT too", () => {
    const { input } = run(lossPlan(isoLot("2025-01-10")), [
      sell("2025-03-01", "OLD", 100),
      exercise("2025-03-31", "NSO", 100),
    ]);
    expect(input(2025, "dispositionIncome")).toBe(9000);
    expect(input(2025, "isoBargainElement")).toBe(0);
    expect(input(2025, "amtShortTermGain")).toBe(0);
    expect(input(2027, "amtLongTermGain")).toBe(-4000);
  });
});

describe("the search", () => {
  const broken = (decisions: Parameters<typeof shares>[1]) => {
    const compiled = lossPlan();
    const of = compiled.scenarios[0]!;
    const result = scenarioRun(compiled, of, integerReader(of.kinds));
    result.run(shares(compiled, decisions));
    return result.slackNames.reduce(
      (total, name, i) => (name === "wash sales" ? total + result.slacks[i]! / 100 : total),
      0,
    );
  };
  test("is told by how much a pair of decisions makes a wash sale", () => {
    expect(broken([sell("2025-03-01", "OLD", 100), exercise("2025-03-31", "NSO", 30)])).toBe(-1200);
  });
  test("and that others make none", () => {
    expect(broken([sell("2025-03-01", "OLD", 100), exercise("2025-04-01", "NSO", 30)])).toBe(0);
    expect(broken([exercise("2025-03-31", "NSO", 30)])).toBe(0);
  });
});

test("a disqualifying sale's ordinary income is limited by a basis that took over a washed loss", () => {
  // OLD, bought at 23, is sold at 18 and replaced by an ISO (strike 10) exercised that day: 5 a share go into its basis, now 15.
  // Sold at 18 in June: IRC 422(c)(2) limits ordinary income to 18 - 15 = 3 a share, and no gain or loss is left.
  const compiled = plan({
    horizon: { start: "2025-01-15", end: "2025-12-31" },
    decisions: ["2025-03-01", "2025-06-30"],
    securities: { ACME: { price: 18 } },
    lots: [{ id: "OLD", security: "ACME", acquired: "2024-05-01", shares: 100, basis: 23 }],
    grants: [iso()],
  });
  const { input } = run(compiled, [
    exercise("2025-03-01", "ISO", 100),
    sell("2025-03-01", "OLD", 100),
    sell("2025-06-30", "ISO@2025-03-01", 100),
  ]);
  expect(input(2025, "dispositionIncome")).toBe(300);
  expect(input(2025, "shortTermGain") + input(2025, "longTermGain")).toBe(0);
});

test("an evaluation names each wash sale: what was sold, what replaced it, and the loss put off in each system", () => {
  // Bought at 100, for AMT at 120; sold at 60: 40 and 60 a share. The first 30 are January's, 50 of March's 80 replace the rest.
  const lots = [{ id: "OLD", security: "ACME", acquired: "2020-05-01", shares: 80, basis: 100, amtBasis: 120 }];
  const compiled = lossPlan({ lots });
  const decisions = [
    exercise("2025-01-30", "NSO", 30),
    sell("2025-03-01", "OLD", 80),
    exercise("2025-03-31", "NSO", 80),
  ];
  expect(evaluate(compiled, shares(compiled, decisions)).scenarios[0]!.washSales).toEqual([
    {
      date: "2025-03-01",
      lot: "OLD",
      replacement: "NSO@2025-01-30",
      regular: { shares: 30, loss: 1200 },
      amt: { shares: 30, loss: 1800 },
    },
    {
      date: "2025-03-01",
      lot: "OLD",
      replacement: "NSO@2025-03-31",
      regular: { shares: 50, loss: 2000 },
      amt: { shares: 50, loss: 3000 },
    },
  ]);
  expect(evaluate(compiled, shares(compiled, [sell("2025-03-01", "OLD", 80)])).scenarios[0]!.washSales).toEqual([]);
});

test("a loss for AMT alone is a wash sale for AMT alone", () => {
  const lots = [{ id: "OLD", security: "ACME", acquired: "2020-05-01", shares: 10, basis: 50, amtBasis: 70 }];
  const compiled = lossPlan({ lots });
  const decisions = [exercise("2025-01-30", "NSO", 30), sell("2025-03-01", "OLD", 10)];
  expect(evaluate(compiled, shares(compiled, decisions)).scenarios[0]!.washSales).toMatchObject([
    { regular: { shares: 0, loss: 0 }, amt: { shares: 10, loss: 100 } },
  ]);
});
