/** Leaving an employer, by hand. Source: IRC 422(a)(2). */
import { describe, expect, test } from "vitest";
import { sharesOf } from "../../model/decisions.ts";
import { exercise, iso, plan, run, sell } from "./plans.ts";

const leaves = "2025-06-30";
const days = ["2025-01-15", "2025-06-15", "2025-09-30", "2025-10-01", "2026-12-15"];
const left = (grant: Record<string, unknown>, given: Record<string, unknown> = {}) =>
  plan({ grants: [iso({ leaves, ...grant })], decisions: days, ...given });

describe("what there is to exercise", () => {
  test("what vests on the last day of employment is there; what vests a day later is lost", () => {
    const vesting = { "2025-01-01": 100, "2025-06-30": 200, "2025-07-01": 700 };
    const [grant] = left({ vesting }).plan.grants;
    expect(grant).toMatchObject({ shares: 300, expires: "2025-09-30", isoUntil: null });
    expect(grant!.vesting.map(({ shares }) => shares)).toEqual([100, 200]);
  });

  test("early exercise does not reach what leaving takes back", () => {
    const vesting = { "2025-01-01": 100, "2025-06-30": 200, "2025-07-01": 700 };
    const compiled = left({ vesting, earlyExercise: true });
    expect(sharesOf(compiled, [exercise("2025-01-15", "ISO", 300)]).impossible).toEqual([]);
    expect(sharesOf(compiled, [exercise("2025-01-15", "ISO", 301)]).impossible).toHaveLength(1);
  });

  test("by default until three months after, and then no more", () => {
    const compiled = left({});
    expect(sharesOf(compiled, [exercise("2025-09-30", "ISO", 1)]).impossible).toEqual([]);
    expect(sharesOf(compiled, [exercise("2025-10-01", "ISO", 1)]).impossible).toMatchObject([
      { message: "ISO lapses after 2025-09-30." },
    ]);
  });

  test.each([
    // 30 days after June 30, and 18 months.
    [{ exerciseWithin: { days: 30 } }, "2025-07-30"],
    [{ exerciseWithin: { days: 0 } }, "2025-06-30"],
    [{ exerciseWithin: { months: 18 } }, "2026-12-30"],
    // The grant expires first.
    [{ exerciseWithin: { months: 84 } }, "2030-01-01"],
    // A month without such a day: its last.
    [{ leaves: "2025-11-30" }, "2026-02-28"],
  ])("%j: until %s", (given, expires) => {
    expect(left(given).plan.grants[0]).toMatchObject({ expires });
  });

  test("options of the year of leaving take room under the $100,000 limit as if one had stayed", () => {
    // Reg. 1.422-4(b)(4). 2025: OLD has 9,000 x $10, of which 8,000 vest after leaving; so of NEW only 1,000 x $10 are ISOs.
    const old = iso({ id: "OLD", leaves, shares: 9000, vesting: { "2025-01-01": 1000, "2025-12-01": 8000 } });
    const later = iso({ id: "NEW", leaves, granted: "2024-01-02", shares: 4000, vesting: { "2025-02-01": 4000 } });
    expect(plan({ grants: [old, later] }).plan.grants.map(({ id, shares }) => [id, shares])).toEqual([
      ["OLD", 1000],
      ["NEW", 1000],
      ["NEW/NSO", 3000],
    ]);
  });
});

describe("what an exercise is", () => {
  const compiled = left({ exerciseWithin: { months: 84 } });

  test("on the last day of the three months an ISO's", () => {
    // 100 x ($100 - $10)
    const { input } = run(compiled, [exercise("2025-09-30", "ISO", 100)]);
    expect(input(2025, "isoBargainElement")).toBe(9000);
    expect(input(2025, "wages")).toBe(150_000);
  });

  test("a day later an NSO's: wages, payroll tax, and the value as basis", () => {
    const { input, payrollTax } = run(compiled, [
      exercise("2025-10-01", "ISO", 100),
      sell("2026-12-15", "ISO@2025-10-01", 100),
    ]);
    expect(input(2025, "isoBargainElement")).toBe(0);
    expect(input(2025, "wages")).toBe(159_000);
    // 7.65 % of 9,000 on the day; the rest of the payroll tax is that of the 900 options left, at the end.
    expect(payrollTax[compiled.scenarios[0]!.events.findIndex(({ date }) => date === "2025-10-01")]).toBe(68_850);
    // Sold at the same price: no gain over the basis of $100.
    expect(input(2026, "longTermGain")).toBe(0);
    expect(input(2026, "amtLongTermGain")).toBe(0);
  });

  test("left to the end, it is an NSO's then", () => {
    const { input } = run(compiled, []);
    // The file's wages, and 1,000 x ($100 - $10).
    expect(input(2027, "wages")).toBe(240_000);
    expect(input(2027, "dispositionIncome")).toBe(0);
  });
});

test("what was done is told", () => {
  const notes = (given: Record<string, unknown>) => left(given).plan.notes;
  expect(notes({ vesting: { "2025-01-01": 300, "2025-07-01": 700 } })).toEqual([
    "ISO: you leave on 2025-06-30: 700 of 1,000 options do not vest; the last day to exercise is 2025-09-30.",
  ]);
  expect(notes({ exerciseWithin: { months: 84 } })).toEqual([
    "ISO: you leave on 2025-06-30: the last day to exercise is 2030-01-01. Exercised after 2025-09-30 they are NSOs (IRC 422(a)(2)).",
  ]);
});
