/** Headroom by hand: a single filer without a state, and the sums written out. */
import { expect, test } from "vitest";
import type { CompiledPlan } from "../../../model/compiled-plan.ts";
import { exercisesOf } from "../../../solver/headroom/exercise.ts";
import { type Headroom, headroom } from "../../../solver/headroom/headroom.ts";
import { iso, plan } from "../../model/plans.ts";

/** Of the first exercise there is, with nothing else decided. */
function firstHeadroom(compiled: CompiledPlan, within = 5): Headroom {
  const nothing = new Float64Array(compiled.columns.length);
  const of = compiled.scenarios[0]!;
  return headroom(compiled, of, nothing, exercisesOf(compiled, of, nothing)[0]!, within);
}

/** By the last whole share up to it. */
const kinksOf = ({ curve }: Headroom, year: number) =>
  curve.flatMap(({ shares, kinks }) =>
    kinks.filter((kink) => kink.year === year).map(({ what, form, line }) => `${shares} ${form} ${line}: ${what}`),
  );

test("wages of 180,000 in 2024, ISOs at 1 with the stock at 11", () => {
  const compiled = plan({
    horizon: { start: "2024-11-15", end: "2025-12-31" },
    income: { wages: 180_000 },
    securities: { ACME: { price: 11 } },
    grants: [iso({ strike: 1, shares: 100_000, expires: "2024-12-31" })],
  });
  const found = firstHeadroom(compiled);
  // Regular tax on 165,400 (10 % of 11,600, 12 % of 35,550, 22 % of 53,375, 24 % of 64,875) is 32,738.50, and the tentative minimum
  // tax 26 % of (180,000 - 85,700) = 24,518 without any share. 8,220.50 / (26 % of 10) = 3,161.7 shares.
  // With 3,162: 24,518 + 0.26 x 31,620 - 32,738.50 = 0.70.
  expect(found.amtStarts).toEqual({ outcome: "starts", shares: 3161, amt: 0, oneMore: 0.7 });
  expect(kinksOf(found, 2024)).toEqual([
    "3161 Form 6251 11: AMT starts: the tentative minimum tax passes the regular tax",
    // 180,000 + 10 n - 85,700 = 232,600.
    "13830 Form 6251 18: the 28 % rate begins, at 232,600",
    // 180,000 + 10 n = 609,350.
    "42935 Form 6251 5: the exemption starts to phase out",
    // 85,700 / 25 % = 342,800 further on.
    "77215 Form 6251 5: the exemption is gone",
  ]);
  const here = found.curve.filter(({ kinks }) => kinks.some(({ year }) => year === 2024));
  expect(here.map(({ perShare }) => perShare!.amt)).toEqual([2.6, 2.8, 3.5, 2.8]);
  // 26 % of 138,300 - 8,220.50.
  expect(here[1]!.amt).toBe(27_737.5);
});

test("a gain that leaves the 0 % rate, and the fewest shares that make the tax least", () => {
  // Wages of 40,000 leave 23,900 of taxable income in 2026 (standard deduction 16,100), and 49,450 - 23,900 = 25,550 of room at 0 %.
  // What was exercised in 2024 is sold at the end of 2026, ten dollars of long-term gain a share; what was not has lapsed.
  const compiled = plan({
    horizon: { start: "2024-11-15", end: "2025-12-31" },
    income: { wages: 40_000 },
    securities: { ACME: { price: 11 } },
    grants: [iso({ strike: 1, shares: 3000, expires: "2024-12-31" })],
  });
  const found = firstHeadroom(compiled);
  expect(kinksOf(found, 2026)).toEqual(["2555 Capital gain worksheet 9: the gain leaves the 0 % rate"]);
  expect(found.curve.map(({ perShare }) => perShare?.totalTax)).toEqual([0, 1.5, undefined]);
  expect(found.amtStarts).toEqual({ outcome: "never", shares: 3000, amt: 0, oneMore: null });
  // Up to there a share costs nothing, so no share at all is the least.
  expect(found.leastTax).toMatchObject({ shares: 0, oneLess: null, saves: 0 });
  expect(found.lapses).toBe("2024-12-31");
});

test("exercised early, a share's gain is taxed at 15 %, not at the end as income: the least tax is with all", () => {
  const compiled = plan({ securities: { ACME: { price: 11 } }, grants: [iso({ strike: 1, shares: 100 })] });
  const found = firstHeadroom(compiled);
  // In 2027 wages of 150,000 put ten dollars of income in the 24 % bracket, and of long-term gain in the 15 % one: 0.90 a share.
  expect(found.leastTax).toMatchObject({ shares: 100, saves: 90, oneMore: null });
  expect(found.leastTax.oneLess).toBeCloseTo(found.leastTax.totalTax + 0.9, 2);
});

test("AMT that is due without any exercise", () => {
  const compiled = plan({
    thisYear: { isoBargainElement: 200_000 },
    securities: { ACME: { price: 11 } },
    grants: [iso({ strike: 1 })],
  });
  // 2025: 150,000 + 200,000 - 88,100 = 261,900 of AMT income above the exemption, so a share costs 28 % of 10.
  const { amtStarts } = firstHeadroom(compiled);
  expect(amtStarts).toMatchObject({ outcome: "always", shares: 0 });
  expect(amtStarts.oneMore! - amtStarts.amt).toBeCloseTo(2.8, 9);
});

test("an option under water has no bargain element, and so no AMT at any number", () => {
  const compiled = plan({ securities: { ACME: { price: 5 } }, grants: [iso()] });
  expect(firstHeadroom(compiled)).toMatchObject({ bargainElement: 0, amtStarts: { outcome: "never", shares: 1000 } });
});

test("AMT comes back up to the credit that later years have room for", () => {
  // Bargain element of 90 a share in 2025. Wages of 150,000, standard deduction 15,750, exemption 88,100:
  // regular tax on 134,250 of 25,067 (5,578.50 + 22 % of 54,875 + 24 % of 30,900), tentative minimum tax 26 % of 61,900 = 16,094.
  const compiled = plan({ grants: [iso({ expires: "2025-12-31" })] });
  const [one, two] = [firstHeadroom(compiled, 1), firstHeadroom(compiled, 2)];
  const room = one.curve[0]!.yearTax - 16_094;
  expect(one.amtStarts.shares).toBe(Math.floor(room / (0.26 * 90)));
  // All of the AMT of n shares, 26 % or 28 % of 90 n beyond the room, is credit for 2026.
  expect(one.comesBack.by).toBe(2026);
  const { years } = compiled.calendar;
  expect(two.comesBack.by).toBe(years.at(-1));
  expect(two.comesBack.shares).toBeGreaterThan(one.comesBack.shares);
  expect(one.comesBack.oneMore).toBeGreaterThan(0);
});

test("with early exercise the shares that vest first come first, and the curve says where the others begin", () => {
  const compiled = plan({
    securities: { ACME: { price: { "2025-01-15": 20, "2026-12-31": 60 } } },
    grants: [
      iso({ shares: 900, earlyExercise: true, vesting: { "2024-01-01": 300, "2026-06-30": 600 }, isoLimit: false }),
    ],
  });
  const found = firstHeadroom(compiled);
  expect(found.room).toBe(900);
  // Held to the end either way: the same tax, so no kink unless something differs.
  expect(found.curve.filter(({ vestsLater }) => vestsLater).map(({ shares }) => shares)).toEqual([]);
});
