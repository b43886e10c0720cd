/**
 * A family of plans, by size and seed: a household with ISOs of one company, granted at different times and prices, some exercised
 * before, and index funds. The same size and seed give the same plan on every machine.
 *
 * `node bench/instances/print.mjs 5y-2g-yearly > plan.json` writes one that `crossover solve` takes.
 */
import { seeded } from "../../dist/solver/random.js";

/**
 * @typedef {object} Size
 * @property {string} name
 * @property {number} years
 * @property {number} grants
 * @property {number} lots
 * @property {"yearly" | "quarterly"} decisions
 * @property {string | null} state
 * @property {1 | 2} scenarios
 * @property {{ provenIn: number } | { gap: number } | null} asked seconds to a proof to the dollar, or the gap after a minute as a part of
 *   the value
 */

/** @type {readonly Size[]} */
export const sizes = [
  size({ years: 3, grants: 1, lots: 1, asked: { provenIn: 1 } }),
  size({ years: 5, grants: 2, lots: 2, asked: { provenIn: 5 } }),
  size({ years: 8, grants: 3, lots: 6, asked: { provenIn: 15 } }),
  size({ years: 8, grants: 3, lots: 6, decisions: "quarterly", state: "CA", asked: { gap: 0.01 } }),
  size({ years: 8, grants: 3, lots: 6, decisions: "quarterly", state: "CA", scenarios: 2, asked: { gap: 0.05 } }),
  size({ years: 10, grants: 4, lots: 6, decisions: "quarterly" }),
  size({ years: 10, grants: 4, lots: 6, decisions: "quarterly", state: "CA" }),
];

/** @param {Partial<Size> & { years: number, grants: number, lots: number }} given @returns {Size} */
function size({ decisions = "yearly", state = null, scenarios = 1, asked = null, ...given }) {
  const { years, grants } = given;
  const parts = [`${years}y`, `${grants}g`, decisions, state, scenarios === 1 ? null : `${scenarios}s`];
  return { ...given, decisions, state, scenarios, asked, name: parts.filter((part) => part !== null).join("-") };
}

const FIRST_YEAR = 2025;

/**
 * @param {Size} size
 * @param {number} seed
 * @returns {object} the content of a plan file
 */
export function planFile({ name, years, grants, lots, decisions, state, scenarios }, seed) {
  const { below } = seeded(seed);
  /** A whole multiple of `step` from `low` to `high`. */
  const pick = (/** @type {number} */ low, /** @type {number} */ high, step = 1) =>
    low + step * below(Math.floor((high - low) / step) + 1);
  const start = `${FIRST_YEAR}-01-15`;
  const end = `${FIRST_YEAR + years - 1}-12-31`;
  const isMarried = below(2) === 1;
  const wages = isMarried ? pick(220_000, 380_000, 5000) : pick(140_000, 260_000, 5000);
  const price = pick(8, 40);

  /** Prices at the years' ends, each `low` to `high` percent above the one before. */
  const path = (/** @type {number} */ low, /** @type {number} */ high) => {
    /** @type {Record<string, number>} */
    const prices = { [start]: price };
    let last = price;
    for (let year = FIRST_YEAR; year < FIRST_YEAR + years; year++) {
      last = Math.max(0.01, Math.round(last * (100 + pick(low, high))) / 100);
      prices[`${year}-12-31`] = last;
    }
    return prices;
  };
  const up = path(-12, 45);
  const down = path(-45, 8);

  const grantList = Array.from({ length: grants }, (_, i) => {
    const granted = FIRST_YEAR - 6 + Math.min(i * 2, 5);
    const isOld = granted <= FIRST_YEAR - 4;
    // The older, the cheaper.
    const strike = cents((price * pick(4 + 16 * i, 12 + 18 * i)) / 100);
    const worth = pick(200_000, 700_000, 10_000) / grants + 60_000;
    return {
      id: `ISO-${granted}`,
      type: "iso",
      security: "ACME",
      granted: `${granted}-03-01`,
      strike,
      shares: hundreds(worth / (price - strike)),
      vesting: isOld ? "all" : { start: `${granted}-03-01`, months: 48, cliffMonths: 12 },
      expires: `${granted + 10}-03-01`,
      // As many grants as the size says: not split in two.
      isoLimit: false,
    };
  });

  const lotList = Array.from({ length: lots }, (_, i) => {
    const acquired = FIRST_YEAR - 8 + i;
    if (i % 2 === 0) {
      const bought = pick(90, 190);
      return {
        id: `VTI-${acquired}`,
        security: "VTI",
        acquired: `${acquired}-05-10`,
        shares: pick(100, 400, 10),
        basis: bought,
      };
    }
    const strike = cents((price * pick(3, 10)) / 100);
    return {
      id: `ACME-${acquired}`,
      security: "ACME",
      granted: `${acquired - 2}-03-01`,
      exercised: `${acquired}-06-15`,
      shares: hundreds(pick(40_000, 90_000, 5000) / price),
      strike,
      // Some were exercised when the stock stood higher than now: a loss for AMT.
      fmvAtExercise: cents((price * pick(30, 140)) / 100),
    };
  });

  const change = Math.min(FIRST_YEAR + 2, FIRST_YEAR + years - 1);
  return {
    version: 1,
    name: `${name}, seed ${seed}`,
    household: { filingStatus: isMarried ? "mfj" : "single", ...(state === null ? {} : { state }) },
    horizon: { start, end },
    income: {
      wages: { [FIRST_YEAR]: wages, [change]: Math.round((wages * pick(95, 115)) / 100) },
      interest: pick(500, 4000, 100),
      ordinaryDividends: 2000,
      qualifiedDividends: 1500,
    },
    deductions: { propertyTax: pick(0, 16_000, 1000), mortgageInterest: pick(0, 24_000, 2000) },
    carryovers: { minimumTaxCredit: below(3) === 0 ? pick(5000, 60_000, 1000) : 0 },
    cash: { start: pick(60_000, 140_000, 5000), savings: pick(12_000, 40_000, 2000), yield: 0.03, floor: 20_000 },
    securities: {
      ACME: { price: up, sellable: { from: `${FIRST_YEAR + below(2)}-06-30` } },
      VTI: { price: 290, growth: 0.06 },
    },
    grants: grantList,
    lots: lotList,
    decisions,
    limits: below(2) === 0 ? { amtPerYear: pick(20_000, 60_000, 5000) } : {},
    ...(scenarios === 1
      ? {}
      : {
          scenarios: [
            { name: "up", probability: 0.6 },
            {
              name: "down",
              probability: 0.4,
              securities: { ACME: { price: down, sellable: { from: `${FIRST_YEAR + 2}-06-30` } } },
            },
          ],
          recourse: { reveal: `${change}-01-01` },
        }),
    terminal: { liquidateOver: 2, creditValue: 0.5 },
  };
}

const cents = (/** @type {number} */ amount) => Math.round(amount * 100) / 100;
const hundreds = (/** @type {number} */ shares) => 100 * Math.max(1, Math.round(shares / 100));
