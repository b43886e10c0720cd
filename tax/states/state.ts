/**
 * What a state's forms read from the federal return and give back. One folder a state.
 */
import type { federalReturn } from "../forms/federal-return.ts";
import type { Expression, Line } from "../graph/expression.ts";
import type { FilingStatus } from "../years/facts.ts";
import type { Fact } from "./fact.ts";

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
  /** IRC 1211(b), dollars. */
  capitalLossLimit: number;
  /**
   * The federal return as it is when Schedule A deducts this much state income tax, for a state whose tax starts from more than
   * income. Where the deduction is given, it is the given one.
   */
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
  /** Yearly growth of indexed amounts after the last published year. */
  indexing: number;
}

export type StateForms = (filing: StateFiling, federal: FederalIncome) => StateReturn;

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
