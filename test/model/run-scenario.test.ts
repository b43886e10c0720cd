/** A tiny plan by hand: its cash day by day, its taxes when they fall due, what it is worth. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../model/evaluate.ts";
import { integerReader } from "../../model/readers.ts";
import { conditionalValueAtRisk } from "../../model/risk.ts";
import { scenarioRun } from "../../model/run-scenario.ts";
import { exercise, iso, plan, run, sell, shares } from "./plans.ts";

/** A balance some days later at 3 % a year, to the cent. */
const later = (days: number, balance: number) => Math.round(balance * 100 * 1.03 ** (days / 365.25)) / 100;
const cents = (amount: number) => Math.round(amount * 100) / 100;

describe("1,000 ISOs exercised at 10 with the stock at 100, 400 shares sold two years later", () => {
  const given = {
    cash: { start: 100_000, savings: 12_000, yield: 0.03, floor: 0 },
    grants: [iso()],
  };
  const decisions = [exercise("2025-01-15", "ISO", 1000), sell("2026-12-15", "ISO@2025-01-15", 400)];
  const compiled = plan(given);
  const result = evaluate(compiled, shares(compiled, decisions));
  const [base] = result.scenarios;

  test("the tax of 2025: AMT of 14,427", () => {
    // Wages 150,000: 25,067. TMT 26 % of (150,000 + 90,000 - 88,100) = 39,494.
    expect(base!.years[0]).toMatchObject({ regularTax: 25_067, amt: 14_427, minimumTaxCredit: 14_427, taxDue: 14_427 });
  });

  test("the tax of 2026: a gain of 36,000, and the credit comes back", () => {
    // 24,734 on wages + 15 % of 36,000 = 30,134; TMT 26 % of (150,000 - 90,100) = 15,574, the room is 14,560.
    expect(base!.years[1]).toMatchObject({
      regularTax: 30_134,
      amt: 0,
      minimumTaxCreditUsed: 14_427,
      minimumTaxCredit: 0,
      federalTax: 15_707,
      taxDue: -9027, // withholding is what wages alone cost, 24,734
    });
  });

  test("the tax of 2027, in which the other 600 are liquidated", () => {
    // 24,452.35 on wages + 15 % of 54,000 + 3.8 % of the 4,000 above 200,000.
    expect(base!.liquidation).toHaveLength(1);
    expect(base!.liquidation[0]).toMatchObject({ regularTax: 32_552.35, niit: 152, amt: 0, taxDue: 8252 });
  });

  test("cash, day by day", () => {
    const { cashOn } = run(compiled, decisions);
    // 2025 has two decision dates, so 6,000 of savings each; 2026 has one.
    let cash = 100_000 + 6000 - 10_000; // 1,000 strikes of 10
    expect(cashOn("2025-01-15")).toBe(cash);
    cash = cents(later(334, cash) + 6000);
    expect(cashOn("2025-12-15")).toBe(cash);
    cash = later(16, cash);
    expect(cashOn("2025-12-31")).toBe(cash);
    expect(base!.years[0]!.cash).toBe(cash);
    cash = cents(later(105, cash) - 14_427);
    expect(cashOn("2026-04-15")).toBe(cash);
    cash = cents(later(244, cash) + 12_000 + 40_000); // 400 shares at 100
    expect(cashOn("2026-12-15")).toBe(cash);
    cash = later(16, cash);
    expect(cashOn("2026-12-31")).toBe(cash);
    expect(base!.years[1]!.cash).toBe(cash);
    // After the horizon cash earns nothing; what comes and goes is counted.
    cash = cents(cash + 9027);
    expect(cashOn("2027-04-15")).toBe(cash);
    cash = cents(cash + 60_000);
    expect(cashOn("2027-12-31")).toBe(cash);
    cash = cents(cash - 8252);
    expect(cashOn("2028-04-15")).toBe(cash);
    // All of it counts, without a discount; no credit is left.
    expect(result.value).toBe(cash);
  });

  test("discounted at 4 %, what comes after the horizon counts from its day", () => {
    const discounted = plan({ ...given, objective: { maximize: "afterTaxWealth", discount: 0.04 } });
    const { cashOn } = run(discounted, decisions);
    const worth = (days: number) => 1.04 ** (-days / 365.25);
    // Days from 2025-01-15.
    const value = cashOn("2026-12-31") * worth(715) + 9027 * worth(820) + 60_000 * worth(1080) - 8252 * worth(1186);
    expect(evaluate(discounted, shares(discounted, decisions)).value).toBeCloseTo(value, 2);
  });

  test("totalTax is the tax of all years, what withholding covers included", () => {
    const minimized = plan({ ...given, objective: "totalTax", limits: { exercise: { ISO: { atLeast: 1000 } } } });
    const { value } = evaluate(minimized, shares(minimized, decisions));
    // 2025 25,067 + 14,427; 2026 15,707; 2027 32,552.35 + 152.
    expect(value).toBe(87_905.35);
  });

  test("creditRecouped is the credit used by a year", () => {
    const recouped = (by: number) => {
      const compiled = plan({ ...given, objective: { maximize: "creditRecouped", by } });
      return evaluate(compiled, shares(compiled, decisions)).value;
    };
    expect(recouped(2025)).toBe(0);
    expect(recouped(2026)).toBe(14_427);
  });
});

describe("what is left at the end", () => {
  test("a credit still unused counts at creditValue", () => {
    // 5,000 ISOs: bargain element 450,000, AMT 28 % of 511,900 - 4,782 - 25,067 = 113,483. The stock ends at 5.
    const compiled = plan({
      grants: [iso({ shares: 5000 })],
      securities: { ACME: { price: { "2025-01-15": 100, "2026-12-31": 5 }, steps: true } },
    });
    const { scenarios, value } = evaluate(compiled, shares(compiled, [exercise("2025-01-15", "ISO", 5000)]));
    const { years, liquidation } = scenarios[0]!;
    expect(years[0]!.amt).toBe(113_483);
    expect(years[1]!.minimumTaxCreditUsed).toBe(9160); // 24,734 - 15,574
    // 2027: both systems have a loss, and count 3,000: 23,732.35 - 26 % of (147,000 - 92,352.50).
    expect(liquidation[0]!.minimumTaxCreditUsed).toBe(9524);
    expect(liquidation[0]!.minimumTaxCredit).toBe(94_799);
    // 100,000 - 50,000 - 113,483 + 9,160 + 25,000 of stock + 2027's 720 and 9,524, and half of the credit.
    expect(value).toBe(100_000 - 50_000 - 113_483 + 9160 + 25_000 + 720 + 9524 + 94_799 / 2);
  });

  test("an ISO not exercised is exercised and sold: ordinary income, but no payroll tax", () => {
    // 1,000 x 40 in 2027, in the 24 % bracket.
    const compiled = plan({ grants: [iso()], securities: { ACME: { price: 50 } } });
    expect(evaluate(compiled, shares(compiled, [])).value).toBe(100_000 + 40_000 - 9600);
  });

  test("an NSO's is wages as well", () => {
    // The wage base of 2027, 189,112.50, leaves 39,112.50 at 6.2 %, and 1.45 % of 40,000.
    const compiled = plan({ grants: [iso({ type: "nso" })], securities: { ACME: { price: 50 } } });
    expect(evaluate(compiled, shares(compiled, [])).value).toBe(100_000 + 40_000 - 9600 - 3004.98);
  });

  test("what has lapsed, has not vested or is under water counts nothing", () => {
    const worth = (grant: Record<string, unknown>) => {
      const compiled = plan({ grants: [iso(grant)], securities: { ACME: { price: 50 } } });
      return evaluate(compiled, shares(compiled, [])).value;
    };
    expect(worth({ expires: "2026-12-30" })).toBe(100_000);
    expect(worth({ expires: "2026-12-31" })).toBe(130_400);
    expect(worth({ vesting: { "2027-01-01": 1000 } })).toBe(100_000);
    expect(worth({ vesting: { "2026-12-31": 500, "2027-01-01": 500 } })).toBe(115_200); // 20,000 less 24 %
    expect(worth({ strike: 50 })).toBe(100_000);
    expect(worth({ strike: 60 })).toBe(100_000);
  });

  test("liquidated over two years, half each", () => {
    const compiled = plan({ grants: [iso()], securities: { ACME: { price: 50 } }, terminal: { liquidateOver: 2 } });
    const { input, cashOn } = run(compiled, []);
    expect(input(2027, "dispositionIncome")).toBe(20_000);
    expect(input(2028, "dispositionIncome")).toBe(20_000);
    expect(cashOn("2027-12-31")).toBe(120_000);
    expect(cashOn("2028-12-31")).toBe(135_200); // 4,800 of tax in April
  });
});

describe("an NSO's payroll tax", () => {
  test("stands on the year's wages so far: the wage base lies between two exercises", () => {
    // 2025: wages 150,000, base 176,100. Each exercise is 20,000 of wages: the first all below the base; of the second 6,100.
    const compiled = plan({
      horizon: { start: "2025-01-15", end: "2026-12-31" },
      decisions: "quarterly",
      grants: [iso({ id: "NSO", type: "nso", strike: 80, shares: 2001 })],
    });
    const { payrollTax } = run(compiled, [
      exercise("2025-04-15", "NSO", 1000),
      exercise("2025-07-15", "NSO", 1000),
      exercise("2026-01-15", "NSO", 1),
    ]);
    const paid = compiled.scenarios[0]!.events.map(({ date }, i) => [date, payrollTax[i]! / 100] as const);
    expect(paid.filter(([, tax]) => tax !== 0)).toEqual([
      ["2025-04-15", 1530], // 7.65 %
      ["2025-07-15", 668.2], // 6.2 % of 6,100 + 1.45 % of 20,000
      ["2026-01-15", 1.53], // a new year
    ]);
    const { cashOn } = run(compiled, [exercise("2025-04-15", "NSO", 1000)]);
    expect(cashOn("2025-04-15")).toBe(100_000 - 80_000 - 1530);
  });
});

describe("limits that need the tax", () => {
  const slack = (compiled: ReturnType<typeof plan>, decisions: Parameters<typeof shares>[1], name: string) =>
    evaluate(compiled, shares(compiled, decisions)).limits.find((limit) => limit.name === name)!.slack;

  test("cash stays above the floor, on tax days too", () => {
    // 100,000 - 10,000 - 14,427 of AMT in April 2026.
    const compiled = plan({ grants: [iso()], cash: { start: 100_000, floor: 80_000 } });
    expect(slack(compiled, [], "cash.floor")).toBe(20_000);
    expect(slack(compiled, [exercise("2025-01-15", "ISO", 1000)], "cash.floor")).toBe(-4427);
  });

  test("the horizon's last tax is paid from what is there", () => {
    // Exercised in December 2026: its AMT is due in April 2027, before anything is liquidated.
    const compiled = plan({ grants: [iso()], cash: { start: 100_000, floor: 80_000 } });
    // 2026: TMT 26 % of (240,000 - 90,100) = 38,974, regular 24,734.
    expect(slack(compiled, [exercise("2026-12-15", "ISO", 1000)], "cash.floor")).toBe(90_000 - 14_240 - 80_000);
  });

  test("AMT a year", () => {
    const compiled = plan({ grants: [iso()], limits: { amtPerYear: 14_000 } });
    expect(slack(compiled, [exercise("2025-01-15", "ISO", 1000)], "limits.amtPerYear")).toBe(-427);
    const from2026 = plan({ grants: [iso()], limits: { amtPerYear: { 2026: 14_000 } } });
    expect(slack(from2026, [exercise("2025-01-15", "ISO", 1000)], "limits.amtPerYear")).toBe(14_000);
  });

  test("concentration: a stock's share of net worth at each year's end", () => {
    // Cash 100,000 and 1,000 shares of 100: half. Limit 40 %: 80,000 - 100,000. Options do not count.
    const lots = [{ id: "A", security: "ACME", acquired: "2020-01-01", shares: 1000, basis: 100 }];
    const compiled = (from: string) =>
      plan({ grants: [iso()], lots, limits: { concentration: { ACME: { share: 0.4, from } } } });
    expect(slack(compiled("2025-12-31"), [], "limits.concentration.ACME")).toBe(-20_000);
    // 250 sold on 2025-12-15: 125,000 and 75,000.
    expect(slack(compiled("2025-12-31"), [sell("2025-12-15", "A", 250)], "limits.concentration.ACME")).toBe(5000);
    const late = [sell("2026-12-15", "A", 250)];
    expect(slack(compiled("2025-12-31"), late, "limits.concentration.ACME")).toBe(-20_000);
    expect(slack(compiled("2026-12-31"), late, "limits.concentration.ACME")).toBe(5000);
  });

  test("exerciseCash, keep and exercise count strikes and shares", () => {
    const compiled = plan({
      grants: [iso()],
      limits: { exerciseCash: 5000, keep: { ACME: 300 }, exercise: { ISO: { by: "2025-12-31", atLeast: 400 } } },
    });
    const decisions = [
      exercise("2025-01-15", "ISO", 350),
      exercise("2026-12-15", "ISO", 200),
      sell("2026-12-15", "ISO@2025-01-15", 300),
    ];
    expect(slack(compiled, decisions, "limits.exerciseCash")).toBe(-500);
    expect(slack(compiled, decisions, "limits.keep.ACME")).toBe(-50);
    expect(slack(compiled, decisions, "limits.exercise.ISO")).toBe(-50);
  });
});

describe("scenarios", () => {
  const scenarios = [
    { name: "up", probability: 0.9 },
    { name: "flat", probability: 0.06, securities: { ACME: { price: 50 } } },
    { name: "bust", probability: 0.04, securities: { ACME: { price: 1 } } },
  ];
  const given = {
    scenarios,
    lots: [{ id: "A", security: "ACME", acquired: "2020-01-01", shares: 1000, basis: 100 }],
    limits: { cvar: { level: 0.95, loss: 80_000 }, keep: { ACME: 1 } },
  };

  test("CVaR is the mean loss in the worst 5 %: all of bust, and of flat what fills it up", () => {
    const compiled = plan(given);
    const result = evaluate(compiled, shares(compiled, []));
    const [, flat, bust] = result.scenarios.map(({ value }) => 200_000 - value); // today: 100,000 and 1,000 shares at 100
    // The stock falls by half in flat: a loss of 50,000, less 24 % of 3,000.
    expect(flat).toBe(49_280);
    expect(bust).toBe(98_280);
    const cvar = (0.04 * bust! + 0.01 * flat!) / 0.05; // 88,480
    expect(result.limits).toContainEqual({ name: "limits.cvar", slack: expect.closeTo(80_000 - cvar, 4) });
    expect(result.value).toBeCloseTo(
      result.scenarios.reduce((sum, { probability, value }) => sum + probability * value, 0),
      2,
    );
    expect(conditionalValueAtRisk(compiled, [20_000_000, 15_000_000, 10_000_000], 0.9)).toBeCloseTo(
      (0.04 * 10_000_000 + 0.06 * 5_000_000) / 0.1,
      4,
    );
  });

  test("CVaR looks at wealth whatever the objective", () => {
    const wealth = plan(given);
    const tax = plan({ ...given, objective: "totalTax" });
    const slack = (compiled: typeof tax) =>
      evaluate(compiled, shares(compiled, [])).limits.find(({ name }) => name === "limits.cvar")!.slack;
    expect(slack(tax)).toBe(slack(wealth));
  });

  test("before the reveal decisions are common, after it each scenario has its own", () => {
    const compiled = plan({ ...given, recourse: { reveal: "2026-01-01" } });
    const decisions = [sell("2025-12-15", "A", 100), sell("2026-12-15", "A", 900, "bust")];
    const { scenarios } = evaluate(compiled, shares(compiled, decisions));
    // up: 10,000 from the 100; bust: 100 and 900.
    expect(scenarios.map(({ years }) => years[1]!.cash)).toEqual([110_000, 105_000 + 720, 101_000 + 720]);
  });
});

test("a horizon that ends before April: the year's cash is that of its end, not of the tax day after", () => {
  const compiled = plan({
    horizon: { start: "2025-01-15", end: "2026-03-31" },
    decisions: ["2025-01-15"],
    grants: [iso()],
  });
  const { scenarios } = evaluate(compiled, shares(compiled, [exercise("2025-01-15", "ISO", 1000)]));
  expect(scenarios[0]!.years.map(({ cash }) => cash)).toEqual([90_000, 90_000]);
  expect(scenarios[0]!.liquidation[0]!.cash).toBe(90_000 - 14_427 + 100_000 + 9160); // and the credit of 2026 comes back
});

test("one run after another leaves nothing behind", () => {
  const compiled = plan({ grants: [iso(), iso({ id: "NSO", type: "nso" })] });
  const of = compiled.scenarios[0]!;
  const reused = scenarioRun(compiled, of, integerReader(of.kinds));
  reused.run(shares(compiled, [exercise("2025-01-15", "ISO", 500), exercise("2025-01-15", "NSO", 500)]));
  reused.run(shares(compiled, []));
  const fresh = run(compiled, []);
  for (const part of ["inputs", "outputs", "cash", "payrollTax", "taxDue", "slacks"] as const) {
    expect(reused[part]).toEqual(fresh[part]);
  }
});
