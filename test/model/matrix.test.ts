/** The columns and the matrix: what may be decided when, and that all it does is linear. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { slackOf } from "../../model/linear-limits.ts";
import { exercise, iso, plan, sell, shares } from "./plans.ts";

const datesOf = ({ columns }: CompiledPlan, kind: "exercise" | "sell") =>
  [...new Set(columns.filter((column) => column.do === kind).map(({ date }) => date))].sort();
const quarterly = { decisions: "quarterly", horizon: { start: "2025-01-15", end: "2025-12-31" } };
const lot = { id: "A", security: "ACME", acquired: "2020-01-01", shares: 100, basis: 100 };

describe("decision dates", () => {
  test("quarterly: the start, then January, April, July and December 15", () => {
    const compiled = plan({ lots: [lot], decisions: "quarterly", horizon: { start: "2025-01-20", end: "2026-04-15" } });
    expect(datesOf(compiled, "sell")).toEqual([
      "2025-01-20",
      "2025-04-15",
      "2025-07-15",
      "2025-12-15",
      "2026-01-15",
      "2026-04-15",
    ]);
  });
  test("yearly: the start, then December 15", () => {
    expect(datesOf(plan({ lots: [lot] }), "sell")).toEqual(["2025-01-15", "2025-12-15", "2026-12-15"]);
  });
});

describe("exercises", () => {
  const datesFor = (grant: Record<string, unknown>) =>
    datesOf(plan({ ...quarterly, grants: [iso(grant)] }), "exercise");
  test("from the first vesting to the day the options lapse", () => {
    expect(datesFor({ vesting: { "2025-04-15": 500, "2025-12-16": 500 } })).toEqual([
      "2025-04-15",
      "2025-07-15",
      "2025-12-15",
    ]);
    expect(datesFor({ expires: "2025-07-15" })).toEqual(["2025-01-15", "2025-04-15", "2025-07-15"]);
    expect(datesFor({ expires: "2025-07-14" })).toEqual(["2025-01-15", "2025-04-15"]);
    expect(datesFor({ granted: "2025-03-01" })).toEqual(["2025-04-15", "2025-07-15", "2025-12-15"]);
  });

  test("no more than has vested", () => {
    const compiled = plan({ ...quarterly, grants: [iso({ vesting: { "2025-04-15": 400, "2025-12-15": 600 } })] });
    expect(() => shares(compiled, [exercise("2025-04-15", "ISO", 400)])).not.toThrow();
    expect(() => shares(compiled, [exercise("2025-04-15", "ISO", 401)])).toThrow("more than the 400");
    expect(() => shares(compiled, [exercise("2025-04-15", "ISO", 300), exercise("2025-07-15", "ISO", 101)])).toThrow(
      "more than the 100",
    );
    expect(() =>
      shares(compiled, [exercise("2025-04-15", "ISO", 300), exercise("2025-12-15", "ISO", 700)]),
    ).not.toThrow();
  });
});

describe("early exercise", () => {
  // Half vests in July 2025, half only after the horizon.
  const compiled = plan({
    ...quarterly,
    grants: [iso({ vesting: { "2025-07-01": 500, "2026-07-01": 500 }, earlyExercise: true })],
  });

  test("all can be exercised; what has not vested cannot be sold", () => {
    const all = [exercise("2025-01-15", "ISO", 1000)];
    expect(() => shares(compiled, [...all, sell("2025-04-15", "ISO@2025-01-15", 1)])).toThrow(
      "has vested by 2025-04-15",
    );
    expect(() => shares(compiled, [...all, sell("2025-07-15", "ISO@2025-01-15", 500)])).not.toThrow();
    expect(() => shares(compiled, [...all, sell("2025-07-15", "ISO@2025-01-15", 501)])).toThrow("more than the 500");
  });

  test("on the last date too, no more than has vested counts as vested", () => {
    const last = [exercise("2025-12-15", "ISO", 1000)];
    expect(() => shares(compiled, last)).not.toThrow();
    expect(() => shares(compiled, [...last, sell("2025-12-15", "ISO@2025-12-15", 501)])).toThrow("more than the 500");
    // The column of vested shares alone: 600 of 500.
    const candidate = new Float64Array(compiled.columns.length);
    const vested = compiled.columns.findIndex(
      (column) =>
        column.do === "exercise" && column.date === "2025-12-15" && compiled.batches[column.batch]!.vests === null,
    );
    candidate[vested] = 600;
    expect(Math.min(...compiled.limits.map((limit) => slackOf(limit, candidate)))).toBe(-100);
  });

  test("shares exercised early are not exercised again when they vest", () => {
    expect(() =>
      shares(compiled, [exercise("2025-01-15", "ISO", 400), exercise("2025-12-15", "ISO", 600)]),
    ).not.toThrow();
    expect(() => shares(compiled, [exercise("2025-01-15", "ISO", 400), exercise("2025-12-15", "ISO", 601)])).toThrow(
      "more than the 600",
    );
  });
});

describe("sales", () => {
  const datesFor = (security: Record<string, unknown>) =>
    datesOf(plan({ ...quarterly, lots: [lot], securities: { ACME: { price: 100, ...security } } }), "sell");
  test("from the day a security can be sold", () => {
    expect(datesFor({ sellable: { from: "2025-07-15" } })).toEqual(["2025-07-15", "2025-12-15"]);
    expect(datesFor({ sellable: { from: "2025-07-16" } })).toEqual(["2025-12-15"]);
  });
  test("but not on a blackout's days, its first and last included", () => {
    expect(datesFor({ blackouts: [["2025-04-15", "2025-07-15"]] })).toEqual(["2025-01-15", "2025-12-15"]);
    expect(datesFor({ blackouts: [["2025-04-16", "2025-07-14"]] })).toEqual([
      "2025-01-15",
      "2025-04-15",
      "2025-07-15",
      "2025-12-15",
    ]);
  });
  test("of no more than is held, in each scenario", () => {
    const compiled = plan({
      lots: [lot],
      scenarios: [
        { name: "a", probability: 0.5 },
        { name: "b", probability: 0.5 },
      ],
      recourse: { reveal: "2026-01-01" },
    });
    const before = sell("2025-12-15", "A", 60);
    expect(() =>
      shares(compiled, [before, sell("2026-12-15", "A", 40, "a"), sell("2026-12-15", "A", 40, "b")]),
    ).not.toThrow();
    expect(() => shares(compiled, [before, sell("2026-12-15", "A", 41, "b")])).toThrow("more than the 40");
    expect(compiled.columns.map(({ date, deciders }) => [date, deciders])).toEqual([
      ["2025-01-15", null],
      ["2025-12-15", null],
      ["2026-12-15", [0]],
      ["2026-12-15", [1]],
    ]);
  });
  test("a common decision needs a stock that can be sold in all scenarios", () => {
    const private_ = { securities: { ACME: { sellable: { from: "2026-01-01" } } } };
    const compiled = plan({
      lots: [lot],
      scenarios: [
        { name: "a", probability: 0.5 },
        { name: "b", probability: 0.5, ...private_ },
      ],
    });
    expect(datesOf(compiled, "sell")).toEqual(["2026-12-15"]);
  });
});

test("rows are linear: the rows of two candidates' sum, less those of none, are the sum of theirs", () => {
  const compiled = plan({
    ...quarterly,
    grants: [iso(), iso({ id: "NSO", type: "nso", strike: 60 })],
    lots: [lot],
    terminal: { liquidateOver: 3 },
  });
  const { matrix } = compiled.scenarios[0]!;
  const change = (candidate: readonly number[]) => {
    const rows = new Float64Array(matrix.rows.count);
    candidate.forEach((count, column) => {
      for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
        rows[matrix.entryRows[k]!]! += matrix.entryUnits[k]! * count;
      }
    });
    return rows;
  };
  expect(matrix.starts).toHaveLength(compiled.columns.length + 1);
  expect(matrix.entryUnits.every(Number.isInteger)).toBe(true);
  expect(matrix.undecided.every(Number.isInteger)).toBe(true);
  const candidate = fc.array(fc.nat(1_000_000), {
    minLength: compiled.columns.length,
    maxLength: compiled.columns.length,
  });
  fc.assert(
    fc.property(candidate, candidate, (a, b) => {
      const [of, left, right] = [change(a.map((count, i) => count + b[i]!)), change(a), change(b)];
      expect(of.every((units, row) => units === left[row]! + right[row]!)).toBe(true);
    }),
    { numRuns: 100, seed: 1 },
  );
});

test("an exercise and a sale of all on one day leave nothing to liquidate", () => {
  const compiled = plan({ grants: [iso()] });
  const { matrix, events } = compiled.scenarios[0]!;
  const all = shares(compiled, [exercise("2025-01-15", "ISO", 1000), sell("2025-01-15", "ISO@2025-01-15", 1000)]);
  const rows = Float64Array.from(matrix.undecided);
  all.forEach((count, column) => {
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      rows[matrix.entryRows[k]!]! += matrix.entryUnits[k]! * count;
    }
  });
  const dollarsOn = (day: string) =>
    rows[matrix.rows.cash(events.findIndex(({ date }) => date === day))]! / matrix.scale;
  expect(dollarsOn("2025-01-15")).toBe(90_000);
  expect(dollarsOn("2027-12-31")).toBe(0);
});

test("holdings worth more than a billion dollars are refused: amounts would not be exact", () => {
  expect(() =>
    plan({ securities: { ACME: { price: 900 } }, grants: [iso({ shares: 2_000_000 })], decisions: "yearly" }),
  ).toThrow("all holdings together could be worth $1,800,000,000, more than a billion");
});
