/**
 * A fact of a state's law with its source, and the growth of it beyond the last year that is known.
 */
import type { ByStatus, FilingStatus } from "../years/facts.ts";
import { grown, indexingFactor, ofStatus } from "../years/indexing.ts";

export interface Fact<T> {
  /** Every year that was verified, by name: none is filled in from its neighbors. */
  years: Readonly<Record<number, T>>;
  /** Amounts that grow with prices by law; what is not indexed stays as it is in the last year. */
  indexed?: boolean;
  /** The law, or the form that prints it. */
  source: string;
  /** What gives exactly the same value for the same years, independently of each other. */
  checkedAgainst: readonly [string, string, ...string[]];
}

export const yearsOf = (fact: Fact<unknown>): number[] => Object.keys(fact.years).map(Number).sort();

/** The value of a year, or of the last year that is known, and the factor by which its amounts have grown since. */
export function factOf<T>(fact: Fact<T>, year: number, indexing: number): { value: T; factor: number } {
  const last = yearsOf(fact).at(-1)!;
  const value = fact.years[Math.min(year, last)];
  if (value === undefined) throw new RangeError(`${fact.source}: no value for ${year}`);
  return { value, factor: fact.indexed === true ? indexingFactor(year - last, indexing) : 1 };
}

/** An amount of one filing status. */
export function amountOf(
  fact: Fact<ByStatus<number>>,
  year: number,
  filingStatus: FilingStatus,
  indexing: number,
): number {
  const { value, factor } = factOf(fact, year, indexing);
  return grown(ofStatus(value, filingStatus), factor);
}
