/** Which states can be computed. */
import { californiaForms } from "./california/index.ts";
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

/** The states that a plan or a return may name, in order. */
export const knownStates: readonly string[] = [...untaxed, ...withForms.keys()].sort();
