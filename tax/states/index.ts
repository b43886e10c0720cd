/** Which states can be computed. */

import { FIRST_FEDERAL_YEAR } from "../years/federal.ts";
import { californiaForms } from "./california/index.ts";
import { FIRST_CALIFORNIA_YEAR } from "./california/law.ts";
import type { StateForms } from "./state.ts";

/** States without a tax on an individual's wages and gains. */
const untaxed = new Set(["AK", "FL", "NV", "SD", "TN", "TX", "WY"]);

const withForms: ReadonlyMap<string, StateForms> = new Map([["CA", californiaForms]]);

/**
 * @param state two letters
 * @returns the state's forms, "untaxed" where it taxes neither wages nor gains, or null where its law is not known here
 */
export function stateForms(state: string): StateForms | "untaxed" | null {
  return untaxed.has(state) ? "untaxed" : (withForms.get(state) ?? null);
}

/** The first year whose law of a state is known. */
export function firstYearOf(state: string): number {
  return state === "CA" ? FIRST_CALIFORNIA_YEAR : FIRST_FEDERAL_YEAR;
}

/** The states that a plan or a return may name, in order. */
export const knownStates: readonly string[] = [...untaxed, ...withForms.keys()].sort();
