/**
 * What a state's forms read from the federal return and give back. One folder a state.
 */
import type { federalReturn } from "../forms/federal-return.ts";
import type { Dependents } from "../forms/schedule-8812.ts";
import { type Expression, input, type Line } from "../graph/expression.ts";
import type { FilingStatus } from "../years/facts.ts";
import { type Fact, yearsOf } from "./fact.ts";

/** The state's own inputs: losses and credit carried into the year by its rules, as positive dollars. */
export const stateInputs = [
  "state.carryover.shortTermLoss",
  "state.carryover.longTermLoss",
  "state.carryover.amtShortTermLoss",
  "state.carryover.amtLongTermLoss",
  "state.carryover.minimumTaxCredit",
] as const;

export interface FederalIncome {
  agi: Expression;
  /** Schedule D line 21: what the federal return took as gain or loss. */
  gain: Expression;
  /** Schedule D: the smaller of lines 15 and 16, if a gain. */
  netCapitalGain: Expression;
  /** Long-term gain that the federal return excluded under section 1202; the input `longTermGain` still has it. */
  section1202Excluded: Expression;
  /** IRC 1211(b), dollars. */
  capitalLossLimit: number;
  /** The federal return as it would be if Schedule A deducted no state income tax. */
  withoutStateTax: () => ReturnType<typeof federalReturn>;
  /** The federal return as it is when Schedule A deducts this state income tax; or the given one, where one is given. */
  withStateTax: (stateIncomeTax: Expression) => ReturnType<typeof federalReturn>;
}

export interface StateReturn {
  lines: readonly Line[];
  outputs: {
    taxableIncome: Expression;
    /** Before credits. */
    regularTax: Expression;
    amt: Expression;
    creditUsed: Expression;
    /** What is due in all. */
    tax: Expression;
    shortTermLoss: Expression;
    longTermLoss: Expression;
    amtShortTermLoss: Expression;
    amtLongTermLoss: Expression;
    minimumTaxCredit: Expression;
  };
}

export interface StateFiling {
  year: number;
  filingStatus: FilingStatus;
  itemize: "auto" | "always" | "never";
  dependents: Dependents;
  /** Yearly growth of indexed amounts after the last published year. */
  indexing: number;
  /** A county's rate on the state's taxable income; 0 unless given. */
  localRate?: number;
}

export type StateForms = (filing: StateFiling, federal: FederalIncome) => StateReturn;

export type StateCarryover = Pick<
  StateReturn["outputs"],
  "shortTermLoss" | "longTermLoss" | "amtShortTermLoss" | "amtLongTermLoss" | "minimumTaxCredit"
>;

/** Of a state that neither uses nor makes carryovers: they go on as they came. */
export const untouched: StateCarryover = {
  shortTermLoss: input("state.carryover.shortTermLoss"),
  longTermLoss: input("state.carryover.longTermLoss"),
  amtShortTermLoss: input("state.carryover.amtShortTermLoss"),
  amtLongTermLoss: input("state.carryover.amtLongTermLoss"),
  minimumTaxCredit: input("state.carryover.minimumTaxCredit"),
};

/** A state with forms of its own, which take more than data. */
export interface StateWithForms {
  /** Two letters. */
  code: string;
  name: string;
  forms: StateForms;
  firstYear: number;
  /** The last year as published; later ones are grown from it. */
  lastYear: number;
  /** What it taxes and by which forms, in a few words. */
  taxed: string;
  /** Its facts by name. */
  facts: readonly (readonly [string, Fact<unknown>])[];
  /** What the forms do not model, in sentences that are printed with results. */
  leavesOut: readonly string[];
}

/** @returns the state, known from the first year to the last of which every fact is known; refused before */
export function stateWithForms(state: Omit<StateWithForms, "firstYear" | "lastYear">): StateWithForms {
  const [firstYear, lastYear] = spanOf(state.facts.map(([, fact]) => fact));
  return { ...state, firstYear, lastYear, forms: from(firstYear, lastYear, state) };
}

/** The first and the last year of which every fact is known. */
export function spanOf(facts: readonly Fact<unknown>[]): [number, number] {
  const years = facts.map(yearsOf);
  return [Math.max(...years.map((of) => of[0]!)), Math.min(...years.map((of) => of.at(-1)!))];
}

/**
 * @returns the forms, for the years from the first known one on
 * @throws {RangeError} when they are asked for an earlier one
 */
export function from(first: number, last: number, { name, forms }: { name: string; forms: StateForms }): StateForms {
  return (filing, federal) => {
    if (filing.year < first) {
      throw new RangeError(
        `the law of ${name} is known from ${first} (to ${last}, then by indexing), not for ${filing.year}`,
      );
    }
    return forms(filing, federal);
  };
}
