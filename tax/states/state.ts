/**
 * What a state's forms read from the federal return and give back. One folder a state.
 */
import type { Expression, Line } from "../graph/expression.ts";
import type { FilingStatus } from "../years/facts.ts";

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
