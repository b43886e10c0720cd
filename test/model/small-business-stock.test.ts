/** Qualified small business stock in a plan: what dates decide, what the years carry on, and what is refused. */
import { describe, expect, test } from "vitest";
import { date } from "../../model/dates.ts";
import { evaluate } from "../../model/evaluate.ts";
import { integerReader } from "../../model/readers.ts";
import { excludableGain, section1202Rules } from "../../model/small-business-stock.ts";
import { exercise, iso, plan, run, sell, shares } from "./plans.ts";

const M = 1_000_000;

describe("the part of the gain that can be excluded, by day (IRC 1202(a)(1), (4), (5))", () => {
  const part = (acquired: string, sold: string, law: "enacted" | "tcja-sunset" = "enacted") =>
    excludableGain(section1202Rules(law, date(acquired)), date(acquired), date(sold))?.regular.replace(
      "section1202.gain",
      "",
    ) ?? null;

  test.each([
    // Acquired by July 4, 2025: more than five years.
    ["2025-07-04", "2030-07-04", null],
    ["2025-07-04", "2030-07-05", "Before"],
    ["2020-02-29", "2025-02-28", null],
    ["2020-02-29", "2025-03-01", "Before"],
    // Acquired later: at least three, four, five years.
    ["2025-07-05", "2028-07-04", null],
    ["2025-07-05", "2028-07-05", "50"],
    ["2025-07-05", "2029-07-04", "50"],
    ["2025-07-05", "2029-07-05", "75"],
    ["2025-07-05", "2030-07-04", "75"],
    ["2025-07-05", "2030-07-05", "100"],
  ])("acquired %s, sold %s: %s", (acquired, sold, expected) => {
    expect(part(acquired, sold)).toBe(expected);
  });

  test("before P.L. 119-21 all stock was held for more than five years", () => {
    expect(part("2025-07-05", "2029-07-05", "tcja-sunset")).toBeNull();
    expect(part("2025-07-05", "2030-07-06", "tcja-sunset")).toBe("Before");
  });
});

/** An ISO of 10,000 at 1, worth 11 at exercise on August 15, 2025, and 101 from 2026 on. */
const stockPlan = (given: Record<string, unknown> = {}, ofGrant: Record<string, unknown> = {}) =>
  plan({
    horizon: { start: "2025-08-15", end: "2030-12-31" },
    indexing: 0,
    decisions: ["2025-08-15", "2026-09-01", "2028-08-14", "2028-08-15", "2029-08-15", "2030-08-15"],
    securities: { ACME: { price: { "2025-08-15": 11, "2026-01-01": 101 }, steps: true } },
    grants: [iso({ strike: 1, shares: 10_000, expires: "2032-01-01", section1202: true, ...ofGrant })],
    ...given,
  });
const exercised = exercise("2025-08-15", "ISO", 10_000);
const sold = (day: string, count = 10_000) => sell(day, "ISO@2025-08-15", count);

describe("shares of an exercise: the holding period runs from it", () => {
  test.each([
    ["2026-09-01", null, 1 * M],
    ["2028-08-14", null, 1 * M],
    ["2028-08-15", "50", 0.5 * M],
    ["2029-08-15", "75", 0.25 * M],
    ["2030-08-15", "100", 0],
  ] as const)("sold on %s: %s", (day, part, taxed) => {
    const { input } = run(stockPlan(), [exercised, sold(day)]);
    const year = Number(day.slice(0, 4));
    // 100 a share over the strike; for AMT 90 over the value at exercise.
    expect([input(year, "longTermGain"), input(year, "amtLongTermGain")]).toEqual([1 * M, 0.9 * M]);
    expect([input(year, "section1202.basis"), input(year, "section1202.amtBasis")]).toEqual([10_000, 110_000]);
    if (part !== null) {
      expect(input(year, `section1202.gain${part}`)).toBe(1 * M);
      expect(input(year, `section1202.amtGain${part}`)).toBe(0.9 * M);
    }
    // Of wages of 150,000 nothing goes to Form 8960; of the gain what is not excluded, above 200,000 in all.
    const compiled = stockPlan();
    const { years } = evaluate(compiled, shares(compiled, [exercised, sold(day)])).scenarios[0]!;
    const { niit } = years.find((each) => each.year === year)!;
    expect(niit).toBe(Math.round(3.8 * Math.max(0, Math.min(taxed, taxed - 50_000))) / 100);
  });

  test("an NSO's gain is over what was taxed at exercise", () => {
    const { input } = run(stockPlan({}, { type: "nso" }), [exercised, sold("2028-08-15")]);
    expect(input(2028, "section1202.gain50")).toBe(0.9 * M);
    expect(input(2028, "section1202.basis")).toBe(110_000);
  });

  test("a loss excludes nothing", () => {
    const prices = { ACME: { price: { "2025-08-15": 11, "2026-01-01": 5 }, steps: true } };
    const { input } = run(stockPlan({ securities: prices }), [exercised, sold("2030-08-15")]);
    expect([input(2030, "section1202.gain100"), input(2030, "section1202.amtGain100")]).toEqual([40_000, 0]);
    expect(input(2030, "amtLongTermGain")).toBe(-60_000);
  });

  test("without the mark nothing of it is on the return", () => {
    const { input } = run(stockPlan({}, { section1202: false }), [exercised, sold("2030-08-15")]);
    expect([input(2030, "section1202.gain100"), input(2030, "section1202.basis")]).toEqual([0, 0]);
  });

  test("what is left at the end is sold by the same rules", () => {
    // Liquidated on December 31, 2031, six years after the exercise.
    expect(run(stockPlan(), [exercised]).input(2031, "section1202.gain100")).toBe(1 * M);
  });
});

describe("lots", () => {
  const lots = (lot: Record<string, unknown>) =>
    stockPlan({ grants: [], lots: [{ security: "ACME", shares: 1000, section1202: true, ...lot }] });

  test("bought, and exercised from an ISO", () => {
    const bought = lots({ id: "L", acquired: "2021-03-01", basis: 1 });
    expect(run(bought, [sell("2026-09-01", "L", 1000)]).input(2026, "section1202.gainBefore")).toBe(100_000);
    const fromIso = lots({ id: "L", granted: "2019-01-01", exercised: "2021-03-01", strike: 1, fmvAtExercise: 11 });
    const { input } = run(fromIso, [sell("2026-09-01", "L", 1000)]);
    expect([input(2026, "section1202.gainBefore"), input(2026, "section1202.amtGainBefore")]).toEqual([
      100_000, 90_000,
    ]);
  });

  test("acquired by September 27, 2010: refused", () => {
    expect(() => lots({ id: "L", acquired: "2010-09-27", basis: 1 })).toThrow(/2010-09-27 is not after 2010-09-27/);
    expect(() => lots({ id: "L", acquired: "2010-09-28", basis: 1 })).not.toThrow();
  });
});

test("the limit is carried from year to year, and kernel and trace agree", () => {
  // 200,000 shares at 101: 20 million of gain on stock acquired by July 4, 2025, in two halves. The limit is 10 million.
  const compiled = stockPlan({
    grants: [],
    carryovers: { section1202: 2 * M },
    lots: [{ id: "L", security: "ACME", shares: 200_000, section1202: true, acquired: "2020-03-01", basis: 1 }],
  });
  const decisions = [sell("2026-09-01", "L", 60_000), sell("2028-08-14", "L", 140_000)];
  const { input } = run(compiled, decisions);
  expect(input(2025, "carryover.section1202")).toBe(2 * M);
  expect(input(2026, "section1202.gainBefore")).toBe(6 * M);
  expect(input(2027, "carryover.section1202")).toBe(8 * M);
  expect(input(2029, "carryover.section1202")).toBe(10 * M); // 2 of 14 million, or ten times 140,000
  const { years } = evaluate(compiled, shares(compiled, decisions)).scenarios[0]!;
  // 2026: wages of 150,000 alone. 2028: 12 million of 14 are taxed, at 20 % but for the start.
  expect(years[1]!.niit).toBe(0);
  expect(years[3]!.niit).toBe(0.038 * (12 * M - 50_000));
  expect(evaluate(compiled, shares(compiled, decisions), (of) => integerReader(of.kinds))).toEqual(
    evaluate(compiled, shares(compiled, decisions)),
  );
});

describe("several issuers", () => {
  const two = (count: number) =>
    plan({
      securities: { ACME: { price: 100 }, BETA: { price: 50 } },
      lots: [
        { id: "A", security: "ACME", acquired: "2020-01-02", basis: 1, shares: count, section1202: true },
        { id: "B", security: "BETA", acquired: "2020-01-02", basis: 1, shares: count, section1202: true },
      ],
    });
  test("each has a limit of its own: refused where one could be reached", () => {
    expect(() => two(66_000)).not.toThrow(); // 9,900,000
    expect(() => two(67_000)).toThrow(/ACME and BETA .* \$10,050,000 together: the limit of \$10,000,000/);
  });
});

test("a basis taken over from a wash sale shrinks the gain that can be excluded", () => {
  // OLD, bought at 31, is sold at 11 on the day of the exercise: a loss of 20 on 100 shares, deferred into 100 of the new ones.
  const compiled = stockPlan({
    lots: [{ id: "OLD", security: "ACME", acquired: "2024-01-02", shares: 100, basis: 31 }],
  });
  const { input } = run(compiled, [
    exercise("2025-08-15", "ISO", 100),
    sell("2025-08-15", "OLD", 100),
    sold("2030-08-15", 100),
  ]);
  expect(input(2025, "longTermGain")).toBe(0);
  expect(input(2030, "longTermGain")).toBe(8000); // 10,000 - 2,000
  expect(input(2030, "section1202.gain100")).toBe(8000);
  expect(input(2030, "section1202.amtGain100")).toBe(7000);
  expect(input(2030, "section1202.basis")).toBe(100);
});
