/** Plans of a given size, for the benchmarks that ask how work grows. */
import { parsePlan } from "../dist/model/parse-plan.js";

/**
 * A single filer with ISOs granted years ago and stock bought before; every grant and lot is of the one security, which rises.
 *
 * @param {{ years?: number, datesAYear?: 1 | 4 | 12, grants?: number, lots?: number, state?: string | null }} size
 */
export function planOf({ years = 4, datesAYear = 1, grants = 1, lots = 1, state = null } = {}) {
  const last = 2025 + years - 1;
  const numbered = (/** @type {number} */ count, /** @type {(i: number) => object} */ of) =>
    Array.from({ length: count }, (_, i) => of(i));
  const file = {
    version: 1,
    household: { filingStatus: "single", ...(state === null ? {} : { state }) },
    horizon: { start: "2025-01-15", end: `${last}-12-31` },
    income: { wages: 180_000, interest: 1500 },
    cash: { start: 90_000, savings: 20_000, yield: 0.03, floor: 10_000 },
    securities: { ACME: { price: { "2025-01-15": 6, [`${last}-12-31`]: 6 + 3 * years } } },
    grants: numbered(grants, (i) => ({
      id: `ISO-${i + 1}`,
      type: "iso",
      security: "ACME",
      granted: "2021-02-01",
      vesting: "all",
      strike: 1 + i,
      shares: Math.floor(24_000 / grants),
      expires: "2055-02-01",
      isoLimit: false,
    })),
    lots: numbered(lots, (i) => ({
      id: `LOT-${i + 1}`,
      security: "ACME",
      acquired: "2020-03-01",
      shares: Math.floor(6000 / lots),
      basis: 4 + i,
    })),
    decisions: { 1: "yearly", 4: "quarterly", 12: "monthly" }[datesAYear],
    limits: { amtPerYear: 30_000 },
  };
  return parsePlan(JSON.stringify(file), "grown.json");
}
