/** Estimated tax by safe harbor: what is paid on which day, and what that does to cash. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../model/evaluate.ts";
import { integerReader } from "../../model/readers.ts";
import { exercise, iso, plan, run, sell, shares } from "./plans.ts";

const lastYear = { federalTax: 30_000, agi: 140_000 };
const paid = (cash: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  plan({ grants: [iso()], cash: { start: 100_000, ...cash }, lastYear, ...more });
const paymentsOf = (compiled: ReturnType<typeof plan>, decisions: Parameters<typeof shares>[1]) => {
  const [{ years, liquidation }] = evaluate(compiled, shares(compiled, decisions)).scenarios as [
    ReturnType<typeof evaluate>["scenarios"][number],
  ];
  return [...years, ...liquidation].map(({ year, payments }) => [
    year,
    ...payments.map(({ date, amount }) => [date, amount]),
  ]);
};
const slackOf = (compiled: ReturnType<typeof plan>, decisions: Parameters<typeof shares>[1]) =>
  evaluate(compiled, shares(compiled, decisions)).limits.find(({ name }) => name === "cash.floor")!.slack;

describe("1,000 ISOs exercised in January 2025 at 10 with the stock at 100: AMT of 14,427", () => {
  // Wages of 150,000: 25,067 is withheld. Tax is 39,494, 90 % of it 35,544.60; last year's was 30,000.
  const decisions = [exercise("2025-01-15", "ISO", 1000)];

  test("by default all of it is due on April 15", () => {
    expect(paymentsOf(paid({}), decisions)[0]).toEqual([2025, ["2026-04-15", 14_427]]);
  });

  test("by safe harbor 30,000 is required in the year, a quarter of 4,933 on each day", () => {
    const compiled = paid({ estimatedTax: "safeHarbor" });
    expect(paymentsOf(compiled, decisions)).toEqual([
      [
        2025,
        ["2025-04-15", 1233.25],
        ["2025-06-15", 1233.25],
        ["2025-09-15", 1233.25],
        ["2026-01-15", 1233.25],
        ["2026-04-15", 9494], // 14,427 - 4,933
      ],
      // The credit brings tax below withholding: nothing in advance, and 24,734 - 15,574 comes back.
      [2026, ["2027-04-15", -9160]],
      // What is liquidated on the last day of 2027 is taxed in April: 15 % of 90,000, 3.8 % of the 40,000 above 200,000, less the
      // credit of 5,267 that is left.
      [2027, ["2028-04-15", 9753]],
    ]);
    const { cashOn } = run(compiled, decisions);
    expect(cashOn("2025-04-15")).toBe(90_000 - 1233.25);
    expect(cashOn("2025-12-31")).toBe(90_000 - 3 * 1233.25);
    expect(cashOn("2026-01-15")).toBe(90_000 - 4933);
    expect(cashOn("2026-04-15")).toBe(90_000 - 14_427);
  });

  test("an AGI above 150,000 last year makes it 110 %", () => {
    // 33,000 - 25,067 = 7,933.
    const compiled = paid({ estimatedTax: "safeHarbor" }, { lastYear: { federalTax: 30_000, agi: 150_000.01 } });
    expect(paymentsOf(compiled, decisions)[0]!.slice(1, 3)).toEqual([
      ["2025-04-15", 1983.25],
      ["2025-06-15", 1983.25],
    ]);
  });

  test("without earnings of cash, the plan is worth the same", () => {
    const values = ["april", "safeHarbor"].map((estimatedTax) => {
      const compiled = paid({ estimatedTax });
      return evaluate(compiled, shares(compiled, decisions)).value;
    });
    expect(values[0]).toBe(values[1]);
  });

  test("a floor of 80,000 that April's tax meets, since other shares are sold in December, breaks in September", () => {
    // 83,000 after the exercise; 80,533.50 after two installments, 79,300.25 after the third; 20,000 come in December.
    const lots = [{ id: "A", security: "ACME", acquired: "2020-01-01", shares: 200, basis: 100 }];
    const both = [...decisions, sell("2025-12-15", "A", 200)];
    const cash = { start: 93_000, floor: 80_000 };
    expect(slackOf(paid(cash, { lots }), both)).toBe(3000);
    expect(slackOf(paid({ ...cash, estimatedTax: "safeHarbor" }, { lots }), both)).toBe(-699.75);
    expect(slackOf(paid({ ...cash, floor: 79_300.25, estimatedTax: "safeHarbor" }, { lots }), both)).toBe(0);
  });

  test("totalTax counts each payment at its own day", () => {
    const value = (estimatedTax: string) => {
      const compiled = paid(
        { estimatedTax },
        { objective: { minimize: "totalTax", discount: 0.05 }, limits: { exercise: { ISO: { atLeast: 1000 } } } },
      );
      return evaluate(compiled, shares(compiled, decisions)).value;
    };
    const worth = (days: number) => 1.05 ** (-days / 365.25);
    // Days from 2025-01-15 to the four days and to April 2026.
    const earlier = 1233.25 * (worth(90) + worth(151) + worth(243) + worth(365)) - 4933 * worth(455);
    expect(value("safeHarbor") - value("april")).toBeCloseTo(earlier, 1);
  });
});

describe("a plan that starts or ends within the year", () => {
  test("what fell due before the start is paid with the next installment", () => {
    const starting = (start: string, decided: string) =>
      paymentsOf(
        paid({ estimatedTax: "safeHarbor" }, { horizon: { start, end: "2026-12-31" }, decisions: [decided] }),
        [exercise(decided, "ISO", 1000)],
      )[0];
    expect(starting("2025-06-15", "2025-07-01")).toEqual([
      2025,
      ["2025-06-15", 2466.5],
      ["2025-09-15", 1233.25],
      ["2026-01-15", 1233.25],
      ["2026-04-15", 9494],
    ]);
    expect(starting("2025-11-01", "2025-12-15")).toEqual([2025, ["2026-01-15", 4933], ["2026-04-15", 9494]]);
  });

  test("installments after the horizon's end must be there too, and count in what is left", () => {
    // Exercised in 2026: TMT of 38,974, 90 % of it is 35,076.60; last year's tax was 25,067, withholding 24,734: 333 in all.
    const given = { horizon: { start: "2025-01-15", end: "2026-06-30" }, decisions: ["2026-05-15"] };
    const decisions = [exercise("2026-05-15", "ISO", 1000)];
    const compiled = paid({ estimatedTax: "safeHarbor", floor: 75_000 }, given);
    expect(paymentsOf(compiled, decisions)[1]).toEqual([
      2026,
      ["2026-04-15", 83.25],
      ["2026-06-15", 83.25],
      ["2026-09-15", 83.25],
      ["2027-01-15", 83.25],
      ["2027-04-15", 14_240 - 333],
    ]);
    // April 2027 is the lowest: 100,000 - 10,000 - 14,240.
    expect(slackOf(compiled, decisions)).toBe(760);
    const april = paid({ floor: 75_000 }, given);
    expect(evaluate(compiled, shares(compiled, decisions)).value).toBe(evaluate(april, shares(april, decisions)).value);
  });
});

test("scenarios may differ in it", () => {
  const compiled = paid({}, { scenarios: [{ name: "late" }, { name: "early", cash: { estimatedTax: "safeHarbor" } }] });
  const { scenarios } = evaluate(compiled, shares(compiled, [exercise("2025-01-15", "ISO", 1000)]));
  expect(scenarios.map(({ years }) => years[0]!.payments.length)).toEqual([1, 5]);
});

test("the state's tax stays in April", () => {
  const compiled = paid(
    { estimatedTax: "safeHarbor" },
    { household: { filingStatus: "single", state: "CA" }, objective: "afterTaxWealth" },
  );
  const decisions = [exercise("2025-01-15", "ISO", 1000)];
  const { scenarios } = evaluate(compiled, shares(compiled, decisions), (of) => integerReader(of.kinds));
  const [first] = scenarios[0]!.years;
  const federal = first!.federalTax - 25_067; // what is withheld for it
  const inYear = first!.payments.slice(0, -1).reduce((sum, { amount }) => sum + amount, 0);
  expect(inYear).toBe(4933); // 30,000 - 25,067, as without a state
  expect(first!.payments.at(-1)).toEqual({ date: "2026-04-15", amount: expect.closeTo(first!.taxDue - 4933, 2) });
  expect(first!.taxDue).toBeGreaterThan(federal);
});
