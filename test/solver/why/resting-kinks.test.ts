/** Kinks of the law that a plan rests on, each from both sides. */
import { expect, test } from "vitest";
import { restingKinks } from "../../../solver/why/resting-kinks.ts";
import { exercise, iso, plan, sell, shares } from "../../model/plans.ts";

test("AMT starts: what it takes a share, less the half that counts of its credit", () => {
  // 2025: the regular tax on 134,250 is 25,067, AMT (150,000 - 88,100) * 26 % = 16,094. They are 8,973 apart: 34,511.54 of bargain
  // element, and at $10 a share 3,451.154 shares. In 2026 there is no regular tax for the credit to lower.
  const compiled = plan({
    horizon: { start: "2025-01-15", end: "2025-12-31" },
    income: { wages: { 2025: 150_000, 2026: 0 } },
    grants: [iso({ strike: 90, shares: 4000 })],
  });
  const at = (count: number) => restingKinks(compiled, shares(compiled, [exercise("2025-01-15", "ISO", count)]));
  const amtStarts = {
    year: 2025,
    form: "Form 6251",
    line: "11",
    title: "Alternative minimum tax",
    what: "AMT starts: the tentative minimum tax passes the regular tax",
    scenario: null,
    step: exercise("2025-01-15", "ISO", 3451),
    away: 0.154,
    less: 1.3, // $10 * 26 %, half of it kept as credit
    jump: 0,
  };
  expect(at(3451)).toEqual([amtStarts]);
  // One share further the plan has passed it, and rests on it still; 51 before it does not.
  expect(at(3452)).toEqual([{ ...amtStarts, step: exercise("2025-01-15", "ISO", 3452), away: -0.846 }]);
  expect(at(3400)).toEqual([]);
});

test("the gain leaves the 0 % rate, in the year of the sale", () => {
  // No wages: 1,282 * $50 = 64,100 of gain, less the standard deduction of 15,750, is the 48,350 that 2025 taxes at 0 %. One more is
  // taxed at 15 %, as it would be a year later, when the rest is sold: 1,718 * 50 - 16,100 = 69,800, and 49,450 at 0 %.
  const compiled = plan({
    horizon: { start: "2025-01-15", end: "2025-12-31" },
    income: { wages: 0 },
    lots: [{ id: "OLD", security: "ACME", acquired: "2020-01-01", shares: 3000, basis: 50 }],
  });
  const kinks = restingKinks(compiled, shares(compiled, [sell("2025-12-15", "OLD", 1282)]));
  expect(kinks).toMatchObject([
    { year: 2025, what: "the gain leaves the 0 % rate", step: { date: "2025-12-15", do: "sell" }, away: 0, less: 7.5 },
  ]);
});

test("a step of a state's credit: a share more costs all of it at once", () => {
  // California takes $6 of each exemption credit for each 2,500, or part of it, of income above 252,203 (2025, single). At 252,203 one
  // share more makes the first; of the $6 a deduction of state tax from income that is taxed at 32 % gives 1.92 back.
  const compiled = plan({
    household: { filingStatus: "single", state: "CA" },
    horizon: { start: "2025-01-15", end: "2025-12-31" },
    income: { wages: { 2025: 252_203 - 1000, 2026: 0 } },
    lots: [{ id: "OLD", security: "ACME", acquired: "2020-01-01", shares: 1000, basis: 90 }],
  });
  const kinks = restingKinks(compiled, shares(compiled, [sell("2025-12-15", "OLD", 100)]));
  expect(kinks).toMatchObject([
    { year: 2025, form: "Form 540", line: "32", what: "exemption credits fall by one more step", jump: 4.08 },
  ]);
});

test("with scenarios, whose return it is", () => {
  const compiled = plan({
    horizon: { start: "2025-01-15", end: "2025-12-31" },
    income: { wages: { 2025: 150_000, 2026: 0 } },
    grants: [iso({ strike: 90, shares: 4000 })],
    scenarios: [
      { name: "as expected", probability: 0.5 },
      { name: "raise", probability: 0.5, income: { wages: { 2025: 170_000, 2026: 0 } } },
    ],
  });
  const kinks = restingKinks(compiled, shares(compiled, [exercise("2025-01-15", "ISO", 3451)]));
  expect(kinks.map(({ scenario, what }) => [scenario, what.slice(0, 10)])).toEqual([["as expected", "AMT starts"]]);
});
