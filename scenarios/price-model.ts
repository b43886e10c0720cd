/** Models of prices, as data. Units: dollars a share, years of 365.25 days, yearly rates. */
import type { IsoDate } from "../model/dates.ts";

/** Geometric Brownian motion, with jumps where there are any. */
export interface GeometricBrownianMotion {
  /** Yearly growth of the mean, without the jumps. */
  drift: number;
  /** Standard deviation of the logarithm over a year. */
  volatility: number;
  /** Jumps of the logarithm, normal, at random times. Merton, Option pricing when underlying stock returns are discontinuous, 1976. */
  jumps?: { perYear: number; mean: number; deviation: number } | undefined;
}

/** A private company: its price stays as it is until it exits or fails; it can be sold from that day on. */
export interface ExitModel {
  /** Time until then: the median, and the deviation of its logarithm. */
  years: { median: number; deviation: number };
  /** What an exit pays a share: the median, and the deviation of its logarithm. */
  price: { median: number; deviation: number };
  /** Probability that it fails instead. */
  failure: number;
  /** What a share is worth after a failure. */
  salvage: number;
}

/** Rows of past returns, drawn again: securities of one table keep together as they did. */
export interface Bootstrap {
  /** Simple returns of one period each, oldest first. */
  returns: readonly number[];
  /** The same for all securities of one table. */
  table: string;
  /** Periods in a year, such as 12. */
  perYear: number;
  /** Periods drawn in a row, which keeps what follows on what together. Künsch, The jackknife and the bootstrap, 1989. */
  block: number;
}

export type SecurityModel = { gbm: GeometricBrownianMotion } | { exit: ExitModel } | { bootstrap: Bootstrap };

export interface PriceModel {
  /** Days on which there is a price, in order; on the first it is what it is today. */
  dates: readonly IsoDate[];
  securities: Readonly<Record<string, { start: number; model: SecurityModel }>>;
  /** Correlation of the yearly movements of two securities with `gbm`, from -1 to 1; where none is given, 0. */
  correlation?: readonly (readonly [security: string, other: string, correlation: number])[];
}

/** The prices of one security in one sample. */
export interface PricePath {
  /** By the model's dates. */
  prices: Float64Array;
  /** The day of an exit or a failure, which may be after the last date; null: the security is always sold as the plan says. */
  exit: { date: IsoDate; price: number } | null;
}

/** One sample: a path for each security. */
export type Paths = Readonly<Record<string, PricePath>>;
