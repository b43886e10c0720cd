/** A share that comes to $3,000 or to $100: small enough for each sum to be done in the head. */

interface UpOrDown {
  shares?: number;
  /** The probability of the first. */
  chance?: number;
  /** What a share is worth from the middle of the year on, in the first scenario and in the second. */
  prices?: readonly [up: number, down: number];
  /** Further keys of the plan file. */
  more?: string;
}

/** The text of a plan: options at $1,000 on a share at $2,000, to be decided on in September; no wages, so no tax. */
export const upOrDown = ({ shares = 1, chance = 0.5, prices: [up, down] = [3000, 100], more = "" }: UpOrDown = {}) =>
  `version: 1
name: Up or down
household: {filingStatus: single}
horizon: {start: 2025-01-01, end: 2025-12-31}
cash: {start: 10000}
securities: {ACME: {price: 2000, steps: true}}
grants: [{id: G, type: iso, security: ACME, granted: 2022-01-10, strike: 1000, shares: ${shares}, expires: 2025-10-01}]
decisions: [2025-09-01]
scenarios:
  - {name: up, probability: ${chance}, securities: {ACME: {price: {2025-01-01: 2000, 2025-06-30: ${up}}}}}
  - {name: down, probability: ${(1 - chance).toFixed(2)}, securities: {ACME: {price: {2025-01-01: 2000, 2025-06-30: ${down}}}}}
${more}`;
