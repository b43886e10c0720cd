/** Six strategies about when to exercise, each where it is right and where it is wrong. The figures they share: strategies.ts. */
import { describe, expect, test } from "vitest";
import { exercise, iso, plan, sell } from "../../model/plans.ts";
import { amtOf, best, evaluated, interest, worth } from "./strategies.ts";

describe("exercise earlier", () => {
  const prices = (...[june, december, end]: [number, number, number]) => ({
    ACME: {
      price: { "2025-01-15": 1000, "2026-06-15": june, "2026-12-15": december, "2026-12-31": end },
      sellable: { from: "2026-12-01" },
    },
  });
  const young = (more: Record<string, unknown>) =>
    plan({
      decisions: ["2025-01-15", "2026-06-15", "2026-12-15"],
      securities: prices(6000, 10_000, 9000),
      grants: [iso({ strike: 1000, shares: 5 })],
      ...more,
    });

  test("right: at the start there is no bargain element, and the year to a long-term gain begins", async () => {
    const found = await best(young({}));
    expect(found.decisions).toEqual([exercise("2025-01-15", "ISO", 5), sell("2026-12-15", "ISO@2025-01-15", 5)]);
    // In June it is too late to hold for a year: 45,000 * (24 % - 15 %).
    const inJune = [exercise("2026-06-15", "ISO", 5), sell("2026-12-15", "ISO@2026-06-15", 5)];
    expect(found.value - worth(young({}), inJune)).toBeCloseTo(4050, 2);
  });

  test("wrong: the company most likely fails, and the strikes with it", async () => {
    const risky = young({
      scenarios: [
        { name: "sold", probability: 0.3 },
        { name: "fails", probability: 0.7, securities: prices(100, 100, 100) },
      ],
      recourse: { reveal: "2026-06-01" },
    });
    const found = await best(risky);
    expect(found.decisions).toEqual([
      exercise("2026-12-15", "ISO", 5, "sold"),
      sell("2026-12-15", "ISO@2026-12-15", 5, "sold"),
    ]);
    // If it is sold, waiting costs 45,000 * 9 % as above; if not, early shares have cost 5,000 and bring 500, a loss of 4,500 of which
    // 3,000 are deducted at 24 %: -30 % * 4,050 + 70 % * (4,500 - 720).
    const early = [exercise("2025-01-15", "ISO", 5), sell("2026-12-15", "ISO@2025-01-15", 5, "sold")];
    expect(found.value - worth(risky, early)).toBeCloseTo(1431, 2);
  });
});

describe("exercise to the crossover and stop", () => {
  const twoYears = (given: Record<string, unknown>) =>
    plan({
      horizon: { start: "2025-12-15", end: "2027-12-31" },
      decisions: ["2025-12-15", "2026-12-15"],
      cash: { start: 100_000, yield: 0.04 },
      securities: {
        ACME: { price: { "2025-12-15": 1000, "2026-12-15": 1200 }, sellable: { from: "2028-01-01" } },
      },
      grants: [iso({ strike: 1, shares: 63, ...given })],
    });

  test("right: 34 * 999 is within this year's 34,511, and 29 * 1,199 within the next one's 35,230", async () => {
    const found = await best(twoYears({}));
    expect(found.decisions).toEqual([exercise("2025-12-15", "ISO", 34), exercise("2026-12-15", "ISO", 29)]);
    expect(amtOf(found)).toEqual([0, 0, 0]);
    // All at once costs AMT on 63 * 999 - 34,511 = 28,426 at 26 %: 7,390, less what rounding takes, due in April 2026 and back in 2027.
    const atOnce = evaluated(twoYears({}), [exercise("2025-12-15", "ISO", 63)]);
    expect(amtOf(atOnce)).toEqual([7390.62, 0, 0]);
    expect(found.value - atOnce.value).toBeCloseTo(interest(7390.62, 1, 260 / 365) + interest(29, 1, 1), 0);
  });

  test("wrong: the rest would lapse, which costs more than AMT that comes back", async () => {
    const lapsing = twoYears({ expires: "2026-06-30" });
    const found = await best(lapsing);
    expect(found.decisions).toEqual([exercise("2025-12-15", "ISO", 63)]);
    expect(amtOf(found)[0]).toBe(7390.62);
    // 29 shares bring 1,199 each, less 15 %, and take the gain of 2028 over 200,000 by 25,537: the surtax of 3.8 %.
    const stopped = worth(lapsing, [exercise("2025-12-15", "ISO", 34)]);
    const gained = 29 * 1199 * 0.85 - 25_537 * 0.038;
    const waited = interest(7390.62, 1, 260 / 365) + interest(29, 2, 0);
    expect(found.value - stopped).toBeCloseTo(gained - waited, 0);
  });
});

describe("exercise within three months of leaving", () => {
  /** Left on June 30, 2025; the employer gives seven years, the law three months. */
  const left = (strike: number, more: Record<string, unknown> = {}) =>
    plan({
      horizon: { start: "2025-09-15", end: "2026-12-31" },
      decisions: ["2025-09-15", "2025-12-15", "2026-12-15"],
      securities: { ACME: { price: { "2025-09-15": 10_000, "2026-12-15": 10_000, "2026-12-31": 9000 } } },
      grants: [iso({ strike, shares: 3, leaves: "2025-06-30", exerciseWithin: { months: 84 } })],
      ...more,
    });

  test("right: until then they are ISOs, later NSOs", async () => {
    const found = await best(left(1000));
    expect(found.decisions).toEqual([exercise("2025-09-15", "ISO", 3), sell("2026-12-15", "ISO@2025-09-15", 3)]);
    // 27,000 * (24 % + 7.65 % - 15 %): as an NSO's it is wages, with payroll tax.
    const later = [exercise("2026-12-15", "ISO", 3), sell("2026-12-15", "ISO@2026-12-15", 3)];
    expect(found.value - worth(left(1000), later)).toBeCloseTo(4495.5, 2);
  });

  test("wrong: dear options on a stock that may fall are worth more kept open", async () => {
    const uncertain = left(9000, {
      scenarios: [
        {
          name: "up",
          probability: 0.5,
          securities: { ACME: { price: { "2025-09-15": 10_000, "2026-12-15": 20_000 } } },
        },
        {
          name: "down",
          probability: 0.5,
          securities: { ACME: { price: { "2025-09-15": 10_000, "2026-12-15": 100 } } },
        },
      ],
    });
    const found = await best(uncertain);
    expect(found.decisions).toEqual([]);
    // Exercised they lose 26,700 if it falls, of which 3,000 are deducted at 24 %; open, they cost 24 % + 7.65 % - 15 % of 33,000 more if
    // it rises: 50 % * (26,700 - 720) - 50 % * 5,494.50.
    const exercised = worth(uncertain, [exercise("2025-09-15", "ISO", 3)]);
    expect(found.value - exercised).toBeCloseTo(10_242.75, 2);
  });
});

describe("exercise in January rather than December", () => {
  const yearEnd = ({ price, cash, used }: { price: [number, number, number]; cash: number; used: number }) =>
    plan({
      horizon: { start: "2025-12-15", end: "2027-12-31" },
      decisions: ["2025-12-15", "2026-01-15", "2027-01-20"],
      cash: { start: cash, yield: 0.04 },
      thisYear: { isoBargainElement: used },
      securities: {
        ACME: {
          price: {
            "2025-12-15": price[0],
            "2026-01-15": price[1],
            "2027-01-20": price[2],
            "2027-12-31": 0.9 * price[2],
          },
        },
      },
      grants: [iso({ strike: 1000, shares: 8 })],
    });

  test("right: AMT is then due in April 2027, when the shares have been sold with long-term gain", async () => {
    const poor = yearEnd({ price: [10_000, 10_000, 10_000], cash: 15_000, used: 34_000 });
    const found = await best(poor);
    expect(found.decisions).toEqual([exercise("2026-01-15", "ISO", 8), sell("2027-01-20", "ISO@2026-01-15", 8)]);
    // The room of 2025 is used up: in December AMT is (34,000 + 72,000 - 34,511) * 26 % = 18,587, due in April 2026, with 7,000 there.
    const inDecember = evaluated(poor, [exercise("2025-12-15", "ISO", 8), sell("2027-01-20", "ISO@2025-12-15", 8)]);
    expect(amtOf(inDecember)[0]).toBe(18_587);
    expect(inDecember.limits.find(({ name }) => name === "cash.floor")!.slack).toBeLessThan(-11_000);
    // In January it is (72,000 - 35,230) * 26 % = 9,560.
    expect(amtOf(found)).toEqual([0, 9560, 0]);
  });

  test("wrong: by January the price has risen eightfold, and this year's room is unused", async () => {
    const rising = yearEnd({ price: [5000, 40_000, 40_000], cash: 60_000, used: 0 });
    const found = await best(rising);
    expect(found.decisions).toEqual([exercise("2025-12-15", "ISO", 8), sell("2027-01-20", "ISO@2025-12-15", 8)]);
    // 8 * 4,000 is within 34,511.
    expect(amtOf(found)).toEqual([0, 0, 0]);
    // In January it is 8 * 39,000: (462,000 - 90,100) at 26 % up to 244,500 and at 28 % beyond, less 24,734.
    const inJanuary = evaluated(rising, [exercise("2026-01-15", "ISO", 8), sell("2027-01-20", "ISO@2026-01-15", 8)]);
    expect(amtOf(inJanuary)[1]).toBe(74_508);
    expect(found.value).toBeGreaterThan(inJanuary.value);
  });
});

describe("spread over years while selling the earlier shares", () => {
  const byYears = (price: [number, number, number], cash: number) =>
    plan({
      horizon: { start: "2025-01-15", end: "2027-12-31" },
      decisions: ["2025-01-15", "2026-01-20", "2027-01-25"],
      cash: { start: cash },
      securities: {
        ACME: {
          price: {
            "2025-01-15": price[0],
            "2026-01-20": price[1],
            "2027-01-25": price[2],
            "2027-12-31": 0.8 * price[2],
          },
        },
      },
      grants: [iso({ strike: 4000, shares: 7 })],
    });

  test("right: cash is there for three, and the qualifying sale of some pays for the others", async () => {
    const poor = byYears([10_000, 10_000, 10_000], 14_000);
    const { decisions, value } = await best(poor);
    expect(decisions.map(({ date, do: what }) => `${date} ${what}`)).toEqual([
      "2025-01-15 exercise",
      "2026-01-20 exercise",
      "2026-01-20 sell",
      "2027-01-25 sell",
    ]);
    const [first, second, sold, last] = decisions.map((decision) => decision.shares) as [
      number,
      number,
      number,
      number,
    ];
    expect([first + second, sold, last]).toEqual([7, first, second]);
    // All seven cost 28,000. Exercised and sold at once, their 42,000 are taxed at 24 % and not at 15 %.
    const atOnce = [exercise("2025-01-15", "ISO", 7), sell("2025-01-15", "ISO@2025-01-15", 7)];
    expect(value - worth(poor, atOnce)).toBeCloseTo(3780, 2);
  });

  test("wrong: there is cash for all, and after next January the stock falls", async () => {
    const rich = byYears([10_000, 10_000, 5000], 40_000);
    const found = await best(rich);
    expect(found.decisions).toEqual([exercise("2025-01-15", "ISO", 7), sell("2026-01-20", "ISO@2025-01-15", 7)]);
    // AMT on 42,000 - 34,511 comes back in 2026.
    expect(found.scenarios[0]!.years.map(({ amt, minimumTaxCreditUsed }) => amt - minimumTaxCreditUsed)).toEqual([
      1947, -1947, 0,
    ]);
    // Four that are left until then are sold at once: 4 * 6,000 at 24 % and not at 15 %.
    const spread = [
      exercise("2025-01-15", "ISO", 3),
      exercise("2026-01-20", "ISO", 4),
      sell("2026-01-20", "ISO@2025-01-15", 3),
      sell("2026-01-20", "ISO@2026-01-20", 4),
    ];
    expect(found.value - worth(rich, spread)).toBeCloseTo(2160, 2);
  });
});

describe("leave in the fourth quarter and use two tax years", () => {
  const leaving = (leaves: string, [december, january]: [number, number]) =>
    plan({
      horizon: { start: "2025-09-15", end: "2027-12-31" },
      decisions: ["2025-09-15", "2025-12-15", "2026-01-15"],
      cash: { start: 100_000, yield: 0.04 },
      securities: {
        ACME: {
          price: { "2025-09-15": 1000, "2025-12-15": december, "2026-01-15": january },
          sellable: { from: "2028-01-01" },
        },
      },
      grants: [iso({ strike: 1, shares: 69, leaves })],
    });

  test("right: the three months reach into January, and 34 + 35 options have room in two years", async () => {
    const found = await best(leaving("2025-11-14", [1000, 1000]));
    expect(found.decisions).toEqual([exercise("2025-12-15", "ISO", 34), exercise("2026-01-15", "ISO", 35)]);
    expect(amtOf(found)).toEqual([0, 0, 0]);
    // Who leaves in July has one year: AMT on 69 * 999 - 34,511 = 34,420 at 26 % is 8,949, due in April 2026 and back in 2027.
    const inJuly = await best(leaving("2025-07-31", [1000, 1000]));
    expect(inJuly.decisions).toEqual([exercise("2025-09-15", "ISO", 69)]);
    expect(amtOf(inJuly)[0]).toBe(8949.06);
    expect(found.value - inJuly.value).toBeCloseTo(interest(8949.06, 1, 260 / 365), -1);
  });

  test("wrong: by January the stock has fallen, and one year has room for all", async () => {
    const fallen = leaving("2025-11-14", [3000, 500]);
    const found = await best(fallen);
    // 69 * 499 = 34,431 is within 35,230.
    expect(found.decisions).toEqual([exercise("2026-01-15", "ISO", 69)]);
    expect(amtOf(found)).toEqual([0, 0, 0]);
    // 34 * 2,999 are not within 34,511; of the AMT no more than 9,160 comes back in the first year.
    const inBoth = evaluated(fallen, [exercise("2025-12-15", "ISO", 34), exercise("2026-01-15", "ISO", 35)]);
    expect(amtOf(inBoth)[0]).toBeCloseTo(17_538, 0);
    expect(found.value - inBoth.value).toBeGreaterThan(interest(17_538, 1, 260 / 365));
  });
});
