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

test("AMT comes back up to the credit that the next year has room for", () => {
  const compiled = plan({ grants: [iso({ expires: "2025-12-31" })] });
  const nextYear = firstHeadroom(compiled, 1);
  // 2025: regular tax on 150,000 - 15,750 = 134,250: 10 % of 11,925, 12 % of 36,550, 22 % of 54,875, 24 % of 30,900: 25,067.
  // Tentative minimum tax: 26 % of 150,000 - 88,100 = 61,900: 16,094. Left: 8,973, at 26 % of 90 a share 383.5 shares.
  expect(nextYear.amtStarts).toMatchObject({ shares: 383, oneMore: 12.6 });
  // 2026: on 133,900 10 % of 12,400, 12 % of 38,000, 22 % of 55,300, 24 % of 28,200: 24,734. 26 % of 150,000 - 90,100: 15,574.
  // So 9,160 of credit can come back: 23.40 n - 8,973 = 9,160 at n = 774.9; with 775 it is 2.00 too much.
  expect(nextYear.comesBack).toEqual({ by: 2026, shares: 774, isAll: false, oneMore: 2 });
  // Sold in 2027 at the value of the exercise, the shares are a gain of 90 for regular tax and none for AMT: all comes back.
  expect(firstHeadroom(compiled, 2).comesBack).toEqual({ by: 2027, shares: 1000, isAll: true, oneMore: null });
  // The plan ends then, however many years are given.
  expect(firstHeadroom(compiled, 9).comesBack.by).toBe(2027);
});

test("with early exercise the shares that vest first come first, and the curve says where the others begin", () => {
  // Sold at the end of 2027, less than two years after the grant: the value at vesting decides what is ordinary income. Of the first
  // 300, vested when exercised at 20, that is 10 a share and 40 are long-term gain; of the other 600, vested at 60, all 50.
  const compiled = plan({
    horizon: { start: "2026-12-15", end: "2026-12-31" },
    securities: { ACME: { price: { "2026-12-15": 20, "2026-12-31": 60 } } },
    grants: [
      iso({
        granted: "2026-01-02",
        shares: 900,
        earlyExercise: true,
        vesting: { "2026-06-01": 300, "2027-06-30": 600 },
        expires: "2026-12-20",
        isoLimit: false,
      }),
    ],
  });
  const found = firstHeadroom(compiled);
  expect(found.room).toBe(900);
  expect(found.curve.filter(({ vestsLater }) => vestsLater).map(({ shares }) => shares)).toEqual([300]);
  // Wages of 150,000 less 16,500 in 2027: the 24 % bracket, and 15 % on gains. 10 x 24 % + 40 x 15 %, then 50 x 24 %.
  expect(found.curve.map(({ perShare }) => perShare?.totalTax)).toEqual([8.4, 12, undefined]);
});

test("a plan with recourse: after the reveal date each scenario has its own prices, and its own crossover", () => {
  const compiled = plan({
    horizon: { start: "2025-01-15", end: "2026-12-31" },
    securities: { ACME: { price: { "2025-01-15": 20, "2025-06-30": 20, "2025-12-15": 110 } } },
    grants: [iso({ shares: 5000 })],
    scenarios: [
      { name: "up", probability: 0.5 },
      { name: "flat", probability: 0.5, securities: { ACME: { price: 20 } } },
    ],
    recourse: { reveal: "2025-06-30" },
  });
  const nothing = new Float64Array(compiled.columns.length);
  const starts = compiled.scenarios.map((of) => {
    const each = exercisesOf(compiled, of, nothing).find(({ date }) => date === "2025-12-15")!;
    const { bargainElement, amtStarts } = headroom(compiled, of, nothing, each, 5);
    return [bargainElement, amtStarts.shares];
  });
  // As above, 8,973 are left in 2025: at 26 % of 100 a share 345.1 shares, of 10 a share 3,451.2.
  expect(starts).toEqual([
    [100, 345],
    [10, 3451],
  ]);
});
