/**
 * The price of a security on any day, in units of $0.0001, from the points a plan gives.
 */
import { daysBetween, type IsoDate } from "./dates.ts";
import type { Security } from "./plan.ts";

/** Prices, strikes and bases are whole multiples of 1/10,000 dollar: what a share is worth is then an exact integer. */
export const UNITS_PER_DOLLAR = 10_000;

export const toUnits = (dollars: number): number => Math.round(dollars * UNITS_PER_DOLLAR);

/** A year of growth, in days. */
const DAYS_A_YEAR = 365.25;

/** (1 + rate) to the power of the years between two dates. */
export const growthBetween = (rate: number, from: IsoDate, to: IsoDate): number =>
  (1 + rate) ** (daysBetween(from, to) / DAYS_A_YEAR);

/**
 * Log-linear between two given points, or the last one given where the plan says `steps`; before the first point its price; after
 * the last it grows at the security's rate.
 *
 * @returns units of $0.0001
 */
export function priceUnits(security: Security, day: IsoDate): number {
  const { prices } = security;
  const after = prices.findIndex((point) => point.date > day);
  if (after === 0) return toUnits(prices[0]!.price);
  if (after < 0) {
    const last = prices.at(-1)!;
    return toUnits(last.price * growthBetween(security.growth, last.date, day));
  }
  const [before, next] = [prices[after - 1]!, prices[after]!];
  if (security.steps) return toUnits(before.price);
  const part = daysBetween(before.date, day) / daysBetween(before.date, next.date);
  return toUnits(before.price * (next.price / before.price) ** part);
}

/** Whether the plan lets the security be sold on a day. */
export function isSellable(security: Security, day: IsoDate): boolean {
  if (security.sellableFrom !== null && day < security.sellableFrom) return false;
  return !security.blackouts.some(([from, to]) => from <= day && day <= to);
}
