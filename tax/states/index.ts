/** Which states can be computed, from which year, and what their files leave out. */

import { FIRST_FEDERAL_YEAR } from "../years/federal.ts";
import { plainState, yearsOfPlain } from "./plain/forms.ts";
import type { PlainState } from "./plain/plain-state.ts";
import * as plainStates from "./plain/states.ts";
import type { StateForms } from "./state.ts";
import * as statesWithForms from "./with-forms.ts";

interface KnownState {
  forms: StateForms | "untaxed";
  firstYear: number;
  /** The last year as published; later ones are grown from it. null: nothing to publish. */
  lastYear: number | null;
  leavesOut: readonly string[];
}

/** A state without a tax on an individual's wages and gains. */
const untaxed = (firstYear = FIRST_FEDERAL_YEAR): KnownState => ({
  forms: "untaxed",
  firstYear,
  lastYear: null,
  leavesOut: [],
});

const plain = (state: PlainState): KnownState => {
  const [firstYear, lastYear] = yearsOfPlain(state);
  return { forms: plainState(state), firstYear, lastYear, leavesOut: state.leavesOut };
};

/** Each is made when it is asked for: a household has one of them, and every thread would make all. */
const states: ReadonlyMap<string, () => KnownState> = new Map([
  ["AK", () => untaxed()],
  ["FL", () => untaxed()],
  ["NV", () => untaxed()],
  ["SD", () => untaxed()],
  // Until 2020 Tennessee taxed interest and dividends.
  ["TN", () => untaxed(2021)],
  ["TX", () => untaxed()],
  ["WY", () => untaxed()],
  ...Object.values(statesWithForms).map((state): [string, () => KnownState] => [state.code, () => state]),
  ...Object.values(plainStates).map((state): [string, () => KnownState] => [state.code, () => plain(state)]),
]);

const made = new Map<string, KnownState>();

function stateOf(code: string): KnownState | undefined {
  const state = made.get(code) ?? states.get(code)?.();
  if (state !== undefined) made.set(code, state);
  return state;
}

/**
 * @param state two letters
 * @returns the state's forms, "untaxed" where it taxes neither wages nor gains, or null where its law is not known here
 */
export const stateForms = (state: string): StateForms | "untaxed" | null => stateOf(state)?.forms ?? null;

/** The first year whose law of a state is known. */
export const firstYearOf = (state: string): number => stateOf(state)?.firstYear ?? FIRST_FEDERAL_YEAR;

/** The last year whose law of a state is known as published, from which later ones are grown; null where there is no tax. */
export const lastYearOf = (state: string): number | null => stateOf(state)?.lastYear ?? null;

/** What the file of a state does not model, in sentences to print with results. */
export const leftOutOf = (state: string): readonly string[] => stateOf(state)?.leavesOut ?? [];

/** The states that a plan or a return may name, in order. */
export const knownStates: readonly string[] = [...states.keys()].sort();

/** The highest rate of a county that a plan or a return may name; none is above 3.4 %. */
export const HIGHEST_LOCAL_RATE = 0.05;

/**
 * Whether a county's rate belongs to a state: it must be named where counties tax the state's income, and nowhere else.
 *
 * @returns what is wrong and what would be right, or null where nothing is
 */
export function localRateProblem(
  state: string | null,
  localRate: number | undefined,
): { wrong: string; remedy: string } | null {
  const byCode: Partial<Record<string, PlainState>> = plainStates;
  const taxing = state === null ? undefined : byCode[state];
  const county = taxing?.countyTax;
  if (county !== undefined && localRate === undefined) {
    return {
      wrong: `${taxing?.name}'s counties tax the same income, and no rate of one is given.`,
      remedy: `Give the rate of the county, such as ${county.rate} for ${county.county}, or 0 to leave its tax out.`,
    };
  }
  if (county === undefined && localRate !== undefined) {
    const counties = Object.values(plainStates).filter(({ countyTax }: PlainState) => countyTax !== undefined);
    return {
      wrong: `localRate is for the counties of ${counties.map(({ code }) => code).join(" and ")}, and means nothing here.`,
      remedy: "Leave it out.",
    };
  }
  return null;
}
