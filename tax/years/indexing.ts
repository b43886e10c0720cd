/**
 * Facts of a year for one filing status, grown beyond the last published year.
 */
import type { Rate } from "../graph/expression.ts";
import type { ByStatus, FilingStatus, RateSchedule } from "./facts.ts";

export function ofStatus<T>(fact: ByStatus<T>, filingStatus: FilingStatus): T {
  return filingStatus === "qss" ? (fact.qss ?? fact.mfj) : fact[filingStatus];
}

export function mapStatus<T, U>({ single, mfj, mfs, hoh, qss }: ByStatus<T>, change: (fact: T) => U): ByStatus<U> {
  const changed = { single: change(single), mfj: change(mfj), mfs: change(mfs), hoh: change(hoh) };
  return qss === undefined ? changed : { ...changed, qss: change(qss) };
}

/** @param years years after the last published one; the factor is 1 up to it */
export const indexingFactor = (years: number, indexing: number): number => (1 + indexing) ** Math.max(0, years);

/** An indexed amount is kept to the cent: the statutes' rounding to 50 or 100 dollars would claim to know the price index. */
export const grown = (amount: number, factor: number): number => Math.round(amount * factor * 100) / 100;

export function scheduleOf(
  facts: { rates: readonly Rate[]; tops: ByStatus<readonly number[]> },
  filingStatus: FilingStatus,
  factor = 1,
): RateSchedule {
  return { rates: facts.rates, tops: ofStatus(facts.tops, filingStatus).map((top) => grown(top, factor)) };
}
