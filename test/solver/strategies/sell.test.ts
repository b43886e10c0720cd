/** Four strategies about when to sell, each where it is right and where it is wrong. The figures they share: strategies.ts. */
import { describe, expect, test } from "vitest";
import { exercise, iso, plan, sell } from "../../model/plans.ts";
import { amtOf, best, evaluated, interest, worth } from "./strategies.ts";

/** Lots that an ISO exercise in 2021 made. */
const lot = (given: Record<string, unknown>) => ({
  id: "ISO-2021",
  security: "ACME",
  granted: "2018-01-05",
  exercised: "2021-06-01",
  ...given,
});

describe("hold to a qualifying disposition", () => {
  /** Bought for 1,000, worth 10,000; sold at once, or a year and a day later at `later`. */
  const until = (later: number) =>
    plan({
      horizon: { start: "2025-01-15", end: "2026-01-31" },
      decisions: ["2025-01-15", "2026-01-16"],
      securities: { ACME: { price: { "2025-01-15": 10_000, "2026-01-16": later, "2026-01-31": 0.9 * later } } },
      grants: [iso({ strike: 1000, shares: 3 })],
    });
  const hold = [exercise("2025-01-15", "ISO", 3), sell("2026-01-16", "ISO@2025-01-15", 3)];
  const atOnce = [exercise("2025-01-15", "ISO", 3), sell("2025-01-15", "ISO@2025-01-15", 3)];

  test("right: no AMT is due on 27,000, and the gain is long-term", async () => {
    const found = await best(until(10_000));
    expect(found.decisions).toEqual(hold);
    // 27,000 * (24 % - 15 %)
    expect(found.value - worth(until(10_000), atOnce)).toBeCloseTo(2430, 2);
  });

  test("wrong: the stock falls by more than the rates are apart", async () => {
    const found = await best(until(8000));
    expect(found.decisions).toEqual(atOnce);
    // 27,000 less 24 % is 20,520; 21,000 less 15 % is 17,850.
    expect(found.value - worth(until(8000), hold)).toBeCloseTo(2670, 2);
  });
});

describe("sell ISO shares to recoup credit", () => {
  /** Shares that cost 100 and were taxed for AMT at 1,000, growing at a little more than cash does. */
  const withCredit = (minimumTaxCredit: number) =>
    plan({
      horizon: { start: "2025-01-15", end: "2027-12-31" },
      decisions: ["2025-12-15", "2026-12-15"],
      cash: { start: 100_000, yield: 0.04 },
      carryovers: { minimumTaxCredit },
      terminal: { creditValue: 0 },
      securities: { ACME: { price: 1000, growth: 0.043 } },
      lots: [lot({ shares: 45, strike: 100, fmvAtExercise: 1000 })],
    });
  const sale = [sell("2025-12-15", "ISO-2021", 45)];

  test("right: the sale raises regular tax alone, and credit pays all of it", async () => {
    const found = await best(withCredit(60_000));
    expect(found.decisions).toEqual(sale);
    // Sold at 1,039.25: 15 % of 45 * 939.25. The gain for AMT is less by 900 a share, so credit grows by 15 % of that.
    const { regularTax, minimumTaxCreditUsed } = found.scenarios[0]!.years[0]!;
    expect(regularTax - 25_067).toBeCloseTo(0.15 * 45 * 939.25, 2);
    expect(minimumTaxCreditUsed - 8973).toBeCloseTo(0.15 * 45 * 900, 2);
    // Held to the end the shares recoup as much, but in April 2028: until the end of 2027 the 6,075 earn 4 %, for which the shares' own
    // growth, less tax, is given up.
    const growth = worth(withCredit(0), []) - worth(withCredit(0), sale);
    expect(growth).toBeGreaterThan(100);
    expect(found.value - worth(withCredit(60_000), [])).toBeCloseTo(interest(6075, 625 / 365, 0) - growth, 0);
  });

  test("wrong: without credit the tax is better put off", async () => {
    const found = await best(withCredit(0));
    expect(found.decisions).toEqual([]);
  });
});

describe("pair gains with AMT losses", () => {
  /** Wages of 15,000; index funds that must go now, and ISO shares worth their strike of 3,000 but 13,000 for AMT. */
  const withCredit = (minimumTaxCredit: number) =>
    plan({
      horizon: { start: "2025-12-15", end: "2025-12-31" },
      decisions: ["2025-12-15"],
      income: { wages: 15_000 },
      cash: { start: 0 },
      carryovers: { minimumTaxCredit },
      terminal: { creditValue: 0 },
      securities: {
        ACME: { price: { "2025-12-15": 3000, "2025-12-31": 3200 } },
        VTI: { price: { "2025-12-15": 10_000, "2025-12-31": 5000 } },
      },
      lots: [
        lot({ shares: 20, strike: 3000, fmvAtExercise: 13_000 }),
        { id: "VTI", security: "VTI", acquired: "2015-01-05", shares: 22, basis: 1000 },
      ],
    });
  const alone = [sell("2025-12-15", "VTI", 22)];
  const paired = [sell("2025-12-15", "ISO-2021", 8), sell("2025-12-15", "VTI", 22)];

  test("right: as many are sold as take the gain out of AMT, and no more", async () => {
    const found = await best(withCredit(40_000));
    expect(found.decisions).toEqual(paired);
    // Regular: 213,000 - 15,750 = 197,250, of which 48,350 at 0 %; 148,900 * 15 % = 22,335. Alone, AMT is
    // (213,000 - 88,100 - 48,350) * 15 % = 11,482.50, so only 10,852.50 of credit come back. 76,550 of AMT loss, 8 shares of 10,000,
    // make it all; each misses a rise of 200.
    expect(found.scenarios[0]!.years[0]).toMatchObject({ regularTax: 22_335, minimumTaxCreditUsed: 22_335 });
    expect(found.value - worth(withCredit(40_000), alone)).toBeCloseTo(11_482.5 - 8 * 200, 2);
  });

  test("wrong: without credit nothing comes back, and the shares are kept for their rise", async () => {
    const found = await best(withCredit(0));
    expect(found.decisions).toEqual(alone);
    // A gain of 200 a share next year is within the 0 % bracket.
    expect(found.value - worth(withCredit(0), paired)).toBeCloseTo(8 * 200, 2);
  });
});

describe("sell in the year of exercise to avoid AMT", () => {
  /** Exercised in February 2025 with the stock at 10,000, which brings 90,000 into AMT of 2025 unless they are sold in it. */
  const exercised = ({ price, wages }: { price: [number, number]; wages: number }) =>
    plan({
      horizon: { start: "2025-12-15", end: "2026-12-31" },
      decisions: ["2025-12-15", "2026-02-15"],
      income: { wages: { 2025: 150_000, 2026: wages } },
      terminal: { creditValue: 0 },
      securities: { ACME: { price: { "2025-12-15": price[0], "2026-02-15": price[1], "2026-12-31": 0.8 * price[1] } } },
      lots: [lot({ granted: "2020-01-01", exercised: "2025-02-01", shares: 10, strike: 1000, fmvAtExercise: 10_000 })],
    });

  test("right: the stock has fallen, and after 2025 there is no tax that credit could lower", async () => {
    const fallen = exercised({ price: [4000, 4000], wages: 0 });
    const found = await best(fallen);
    // All but the three whose 27,000 are within the room.
    expect(found.decisions).toEqual([sell("2025-12-15", "ISO-2021", 7), sell("2026-02-15", "ISO-2021", 3)]);
    expect(amtOf(found)).toEqual([0, 0]);
    // Kept, they cost (90,000 - 34,511) * 26 % = 14,427; sold, their gain is taxed: 7 * 3,000 * 24 %.
    const kept = evaluated(fallen, [sell("2026-02-15", "ISO-2021", 10)]);
    expect(amtOf(kept)[0]).toBe(14_427);
    expect(found.value - kept.value).toBeCloseTo(14_427 - 5040, 2);
  });

  test("wrong: it has not, and the credit comes back", async () => {
    const risen = exercised({ price: [10_000, 12_000], wages: 150_000 });
    const found = await best(risen);
    expect(found.decisions).toEqual([sell("2026-02-15", "ISO-2021", 10)]);
    expect(found.scenarios[0]!.years.map(({ minimumTaxCredit }) => minimumTaxCredit)).toEqual([14_427, 0]);
    // 110,000 taxed at 15 %, 60,000 of it with the surtax of 3.8 %; or 90,000 at 24 %, 26,950 of it at 32 %.
    const sold = worth(risen, [sell("2025-12-15", "ISO-2021", 10)]);
    expect(found.value - sold).toBeCloseTo(110_000 - 16_500 - 2280 - (90_000 - 21_600 - 2156), 2);
  });
});
