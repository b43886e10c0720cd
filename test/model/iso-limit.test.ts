/** The $100,000 limit of ISOs, by hand. Source: IRC 422(d); Reg. 1.422-4. */
import { describe, expect, test } from "vitest";
import { sharesOf } from "../../model/decisions.ts";
import { evaluate } from "../../model/evaluate.ts";
import { exercise, iso, plan, run, sell, shares } from "./plans.ts";

/** Each grant of a plan as `id type: shares by vesting date`. */
const partsOf = (grants: unknown[], given: Record<string, unknown> = {}) =>
  plan({ grants, ...given }).plan.grants.map(
    ({ id, type, vesting }) =>
      `${id} ${type}: ${vesting.map(({ date, shares: vested }) => `${date} ${vested}`).join(", ")}`,
  );

const vesting = { "2025-06-01": 4000, "2025-12-01": 8000, "2026-06-01": 8000 };
const granted = "2024-06-01";
const big = (given: Record<string, unknown> = {}) => iso({ granted, shares: 20_000, vesting, ...given });

describe("how a grant is split", () => {
  test("by the year in which options vest, in the order in which they do", () => {
    // 2025: 4,000 x $10 + 8,000 x $10 = $120,000, so the last $20,000, 2,000 options, are NSOs. 2026: 8,000 x $10 = $80,000.
    expect(partsOf([big()])).toEqual([
      "ISO iso: 2025-06-01 4000, 2025-12-01 6000, 2026-06-01 8000",
      "ISO/NSO nso: 2025-12-01 2000",
    ]);
  });

  test("by the value at grant, where it is not the strike", () => {
    // 2025: $100,000 / $12.50 = 8,000 of 12,000. 2026: 8,000 x $12.50 = $100,000, which does not exceed the limit.
    expect(partsOf([big({ fmvAtGrant: 12.5 })])).toEqual([
      "ISO iso: 2025-06-01 4000, 2025-12-01 4000, 2026-06-01 8000",
      "ISO/NSO nso: 2025-12-01 4000",
    ]);
  });

  test("a dollar more than $100,000 makes one option an NSO", () => {
    const of = (strike: number, count: number) => partsOf([iso({ granted, strike, shares: count, isoLimit: true })]);
    expect(of(10, 10_000)).toEqual(["ISO iso: 2024-06-01 10000"]);
    expect(of(1, 100_001)).toEqual(["ISO iso: 2024-06-01 100000", "ISO/NSO nso: 2024-06-01 1"]);
    // 33 x $3,000 = $99,000; the 34th goes beyond.
    expect(of(3000, 34)).toEqual(["ISO iso: 2024-06-01 33", "ISO/NSO nso: 2024-06-01 1"]);
    // 10,000 x $10.0001 = $100,001.
    expect(of(10.0001, 10_000)).toEqual(["ISO iso: 2024-06-01 9999", "ISO/NSO nso: 2024-06-01 1"]);
  });

  test("not where the file does not tell when they vested", () => {
    expect(partsOf([iso({ granted, strike: 10, shares: 20_000 })])).toEqual(["ISO iso: 2024-06-01 20000"]);
    expect(plan({ grants: [iso({ granted, strike: 10, shares: 20_000 })] }).plan.notes[0]).toContain(
      "ISO: all options are taken as ISOs. At their strike they were worth $200,000 at grant",
    );
  });

  test("early exercise makes all options exercisable in the year of the grant", () => {
    // 20,000 x $10 = $200,000 in 2024: the 10,000 that vest first are ISOs.
    expect(partsOf([big({ earlyExercise: true })])).toEqual([
      "ISO iso: 2025-06-01 4000, 2025-12-01 6000",
      "ISO/NSO nso: 2025-12-01 2000, 2026-06-01 8000",
    ]);
  });

  test("the earlier grant takes room first, wherever it stands in the file", () => {
    // 2025: OLD has 9,000 x $10 = $90,000. Of NEW, at $5, $10,000 are left: 2,000 of 4,000 options.
    const old = iso({ id: "OLD", granted: "2023-01-02", shares: 9000, vesting: { "2025-12-01": 9000 } });
    const later = iso({ id: "NEW", granted, strike: 5, shares: 4000, vesting: { "2025-02-01": 4000 } });
    const expected = ["NEW iso: 2025-02-01 2000", "NEW/NSO nso: 2025-02-01 2000", "OLD iso: 2025-12-01 9000"];
    expect(partsOf([later, old])).toEqual(expected);
    expect(partsOf([old, later])).toEqual([expected[2], expected[0], expected[1]]);
  });

  test("a grant that finds no room is an NSO under its own id", () => {
    const old = iso({ id: "OLD", granted: "2023-01-02", shares: 10_000, vesting: { "2025-12-01": 10_000 } });
    const later = iso({ id: "NEW", granted, shares: 10, vesting: { "2025-02-01": 10 } });
    expect(partsOf([old, later])).toEqual(["OLD iso: 2025-12-01 10000", "NEW nso: 2025-02-01 10"]);
  });

  test("each stock, so each employer, has a limit of its own; an NSO takes no room", () => {
    const securities = { ACME: { price: 100 }, OTHER: { price: 100 } };
    const full = { granted, shares: 10_000 };
    const grants = [
      iso({ id: "N", type: "nso", ...full }),
      iso({ id: "A", ...full }),
      iso({ id: "B", security: "OTHER", ...full }),
    ];
    expect(partsOf(grants, { securities })).toEqual([
      "N nso: 2024-06-01 10000",
      "A iso: 2024-06-01 10000",
      "B iso: 2024-06-01 10000",
    ]);
  });

  test("isoLimit: false leaves a grant whole, but it takes its room", () => {
    const byHand = iso({ id: "BY-HAND", granted: "2023-01-02", shares: 12_000, vesting: { "2025-02-01": 12_000 } });
    const later = iso({ id: "NEW", granted, shares: 10, vesting: { "2025-02-01": 10 } });
    expect(partsOf([{ ...byHand, isoLimit: false }, later])).toEqual([
      "BY-HAND iso: 2025-02-01 12000",
      "NEW nso: 2025-02-01 10",
    ]);
  });

  test("an id that is taken is not used again", () => {
    const byName = iso({ id: "ISO/NSO", type: "nso", shares: 5 });
    expect(partsOf([big(), byName]).map((part) => part.split(" ")[0])).toEqual(["ISO", "ISO/NSO-2", "ISO/NSO"]);
  });

  test("below the limit a plan is what it was", () => {
    const { plan: read } = plan({ grants: [iso()] });
    expect(read.grants).toHaveLength(1);
    expect(read.notes).toEqual([]);
  });

  test("what was done is told", () => {
    expect(plan({ grants: [big()] }).plan.notes).toEqual([
      "ISO: 2,000 of 20,000 options are NSOs, and stand as ISO/NSO: of those first exercisable in 2025 they are beyond the $100,000 of stock at grant that can be ISOs (IRC 422(d)). If you have split the grant yourself, say `isoLimit: false`.",
    ]);
  });
});

describe("what a split grant costs", () => {
  // 20,000 vested options at $10 and a price of $100: 10,000 are ISOs, 10,000 are NSOs.
  const compiled = plan({ grants: [iso({ granted, shares: 20_000, isoLimit: true })], cash: { start: 1_000_000 } });

  test("the ISO part is AMT income, the NSO part is wages with payroll tax", () => {
    const { input, payrollTax } = run(compiled, [
      exercise("2025-12-15", "ISO", 1000),
      exercise("2025-12-15", "ISO/NSO", 100),
    ]);
    expect(input(2025, "isoBargainElement")).toBe(90_000);
    // Wages of 150,000 from the plan's income, and 100 x $90.
    expect(input(2025, "wages")).toBe(159_000);
    // 7.65 % of 9,000: all below the wage base of 176,100.
    const day = compiled.scenarios[0]!.events.findIndex(({ date }) => date === "2025-12-15");
    expect(payrollTax[day]! / 100).toBe(688.5);
  });

  test("shares of the NSO part have the value at exercise as basis", () => {
    const { input } = run(compiled, [
      exercise("2025-12-15", "ISO/NSO", 100),
      sell("2025-12-15", "ISO/NSO@2025-12-15", 100),
    ]);
    expect(input(2025, "wages")).toBe(159_000);
    expect(input(2025, "shortTermGain")).toBe(0);
    expect(input(2025, "dispositionIncome")).toBe(0);
  });

  test("the parts are exercised each by its id, and an error says where the rest is", () => {
    const { impossible } = sharesOf(compiled, [exercise("2025-12-15", "ISO", 10_001)]);
    expect(impossible).toMatchObject([
      { remedy: expect.stringContaining("The 10,000 of the same grant that are NSOs stand as ISO/NSO.") },
    ]);
    expect(sharesOf(compiled, [exercise("2025-12-15", "ISO", 10_000)]).impossible).toEqual([]);
  });

  test("limits.exercise counts the whole grant", () => {
    const limited = plan({
      grants: [iso({ granted, shares: 20_000, isoLimit: true })],
      cash: { start: 1_000_000 },
      limits: { exercise: { ISO: { atLeast: 15_000 } } },
    });
    const slack = (isos: number, nsos: number) =>
      evaluate(
        limited,
        shares(limited, [exercise("2025-12-15", "ISO", isos), exercise("2025-12-15", "ISO/NSO", nsos)]),
      ).limits.find(({ name }) => name === "limits.exercise.ISO")?.slack;
    expect(slack(10_000, 4999)).toBe(-1);
    expect(slack(10_000, 5000)).toBe(0);
  });
});
