/** Decisions that cannot be carried out: each is told at the key that stands in the way. */
import { expect, test } from "vitest";
import { type Decision, sharesOf } from "../../model/decisions.ts";
import { exercise, iso, plan, sell } from "./plans.ts";

const dates = ["2025-01-15", "2025-06-01", "2025-12-15", "2026-12-15"];
const security = { price: 100, sellable: { from: "2025-12-01" } };
const lots = [{ id: "LOT", security: "ACME", acquired: "2020-01-01", shares: 10, basis: 1 }];
const early = iso({ id: "EARLY", vesting: { "2026-06-01": 1000 }, earlyExercise: true });
const late = iso({ id: "LATE", vesting: { "2025-12-01": 600, "2026-12-01": 400 }, expires: "2026-11-30" });

const holdings = { securities: { ACME: security }, lots, grants: [iso(), early, late], decisions: dates };
const impossible = (decisions: readonly Decision[], given: Record<string, unknown> = {}) =>
  sharesOf(plan({ ...holdings, ...given }), decisions).impossible;

test.each([
  [[exercise("2025-06-01", "LATE", 1)], "date", "no option of LATE can be exercised before 2025-12-01"],
  [[exercise("2026-12-15", "LATE", 1)], "date", "LATE lapses after 2026-11-30"],
  [
    [exercise("2025-01-15", "ISO", 1001)],
    "shares",
    "to exercise 1,001 options of ISO on 2025-01-15 is more than the 1,000",
  ],
  [[exercise("2025-12-15", "LATE", 601)], "shares", "more than the 600"],
  [[sell("2025-12-15", "LOT", 11)], "shares", "to sell 11 shares of LOT on 2025-12-15 is more than the 10 held then"],
  [[sell("2025-06-01", "LOT", 1)], "date", "ACME cannot be sold on 2025-06-01"],
  [[sell("2025-12-15", "ISO@2025-06-01", 1)], "lot", "nothing of ISO is exercised on 2025-06-01"],
  [
    [exercise("2025-12-15", "ISO", 5), sell("2025-06-01", "ISO@2025-12-15", 1)],
    "date",
    "ISO@2025-12-15 is not there yet on 2025-06-01",
  ],
  [
    [exercise("2025-01-15", "EARLY", 5), sell("2025-12-15", "EARLY@2025-01-15", 1)],
    "date",
    "no share of EARLY@2025-01-15 has vested by 2025-12-15",
  ],
] as const)("%j: %s", (decisions, key, message) => {
  const found = impossible(decisions);
  expect(found).toEqual([
    {
      index: decisions.length - 1,
      key,
      message: expect.stringContaining(message),
      remedy: expect.stringMatching(/\S/),
    },
  ]);
});

test("one share is not “1 shares”", () => {
  const all = [sell("2025-12-15", "LOT", 10), sell("2026-12-15", "LOT", 1)];
  expect(impossible(all)[0]!.message).toBe("to sell 1 share of LOT on 2026-12-15 is more than the 0 held then.");
});

test("a lot that is not there: what is", () => {
  const decisions = [exercise("2025-01-15", "ISO", 5), sell("2025-12-15", "ISO@2025-06-01", 1)];
  expect(impossible(decisions)[0]).toMatchObject({ key: "lot", remedy: "Exercised before: ISO@2025-01-15." });
});

test("a scenario that cannot decide alone", () => {
  const scenarios = [{ name: "up" }, { name: "down" }];
  const alone = [sell("2025-12-15", "LOT", 1, "up")];
  expect(impossible(alone, { scenarios })[0]).toMatchObject({
    key: "scenario",
    message: expect.stringContaining("up"),
  });
  const recourse = { reveal: "2026-01-01" };
  expect(impossible(alone, { scenarios, recourse })[0]).toMatchObject({ key: "scenario" });
});
