/** Price paths: seeded, and distributed as their models say. */
import { describe, expect, test } from "vitest";
import { date, daysBetween } from "../../model/dates.ts";
import type { PriceModel } from "../../scenarios/price-model.ts";
import { samplePaths } from "../../scenarios/sample-paths.ts";

const dates = ["2025-01-01", "2025-07-01", "2026-01-01"].map(date);
const COUNT = 1000;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]) =>
  mean(a.map((value, i) => (value - mean(a)) * (b[i]! - mean(b))));

describe("geometric Brownian motion", () => {
  const model: PriceModel = {
    dates,
    securities: {
      ACME: { start: 10, model: { gbm: { drift: 0.1, volatility: 0.4 } } },
      VTI: { start: 200, model: { gbm: { drift: 0.05, volatility: 0.2 } } },
    },
    correlation: [["VTI", "ACME", 0.6]],
  };
  const years = daysBetween(dates[0]!, dates[2]!) / 365.25;
  const returns = (id: string) =>
    samplePaths(model, 1, COUNT).map((paths) => Math.log(paths[id]!.prices[2]! / paths[id]!.prices[0]!));
  const [acme, vti] = [returns("ACME"), returns("VTI")];

  test("its logarithm has the mean and the deviation of the model", () => {
    // ln 1.1 - 0.4^2 / 2 = 0.0153 a year; the mean of 1,000 is within 4 of its deviations, 0.4 / sqrt(1000) = 0.0127.
    expect(Math.abs(mean(acme) - (Math.log(1.1) - 0.08) * years)).toBeLessThan(4 * 0.0127);
    expect(Math.sqrt(covariance(acme, acme))).toBeCloseTo(0.4 * Math.sqrt(years), 1);
  });

  test("securities move together as their correlation says", () => {
    const correlation = covariance(acme, vti) / Math.sqrt(covariance(acme, acme) * covariance(vti, vti));
    expect(Math.abs(correlation - 0.6)).toBeLessThan(0.08);
  });

  test("the same seed and sample are the same path, drawn alone or with others; another seed is another", () => {
    expect(samplePaths(model, 1, 1, 7)).toEqual(samplePaths(model, 1, 8).slice(7));
    expect(samplePaths(model, 2, 1, 7)).not.toEqual(samplePaths(model, 1, 1, 7));
  });

  test("three securities cannot each move against both others", () => {
    const gbm = { start: 1, model: { gbm: { drift: 0, volatility: 0.3 } } };
    const against = [["A", "B", -0.9] as const, ["B", "C", -0.9] as const, ["A", "C", -0.9] as const];
    expect(() => samplePaths({ dates, securities: { A: gbm, B: gbm, C: gbm }, correlation: against }, 1, 1)).toThrow(
      RangeError,
    );
  });
});

test("jumps come as often as the model says", () => {
  // Without volatility and drift a path moves only by jumps, each of exactly +0.1 in the logarithm: 2 a year.
  const jumps = { perYear: 2, mean: 0.1, deviation: 0 };
  const model: PriceModel = {
    dates,
    securities: { ACME: { start: 100, model: { gbm: { drift: 0, volatility: 0, jumps } } } },
  };
  const counts = samplePaths(model, 3, COUNT).map(({ ACME }) => Math.log(ACME!.prices[2]! / 100) / 0.1);
  expect(Math.max(...counts.map((count) => Math.abs(count - Math.round(count))))).toBeLessThan(1e-3);
  // Poisson: mean 2, deviation sqrt 2; of 1,000 the mean is within 4 x 1.414 / 31.6 = 0.18.
  expect(Math.abs(mean(counts) - 2)).toBeLessThan(0.18);
});

test("a private company stays at its price, then pays or fails, and can be sold from that day", () => {
  const exit = {
    years: { median: 0.5, deviation: 0.3 },
    price: { median: 20, deviation: 0 },
    failure: 0.25,
    salvage: 0.01,
  };
  const paths = samplePaths({ dates, securities: { ACME: { start: 2, model: { exit } } } }, 5, COUNT);
  const failed = paths.filter(({ ACME }) => ACME!.exit!.price === 0.01).length / COUNT;
  // Deviation of the share: sqrt(0.25 x 0.75 / 1000) = 0.0137.
  expect(Math.abs(failed - 0.25)).toBeLessThan(4 * 0.0137);
  for (const { ACME } of paths) {
    const { prices, exit } = ACME!;
    expect([0.01, 20]).toContain(exit!.price);
    expect([...prices]).toEqual(dates.map((day) => (day < exit!.date ? 2 : exit!.price)));
  }
  const half = paths.filter(({ ACME }) => daysBetween(dates[0]!, ACME!.exit!.date) <= 0.5 * 365.25).length / COUNT;
  expect(Math.abs(half - 0.5)).toBeLessThan(4 * 0.0158);
});

test("securities drawn from one table keep together as they did, and only its returns come", () => {
  const drawn = (returns: number[]) => ({ bootstrap: { returns, table: "returns.csv", perYear: 2, block: 1 } });
  const model: PriceModel = {
    dates,
    securities: {
      UP: { start: 100, model: drawn([0.1, -0.05]) },
      DOWN: { start: 100, model: drawn([-0.1, 0.05]) },
    },
  };
  const halves = samplePaths(model, 1, 200).map(({ UP, DOWN }) => [UP!.prices[1]!, DOWN!.prices[1]!]);
  expect(new Set(halves.map((each) => each.join()))).toEqual(new Set(["110,90", "95,105"]));
});
