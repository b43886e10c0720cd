/**
 * The election between the standard deduction and itemized ones: the one choice of a return that is not continuous.
 * Source: IRC 63(b), (e).
 */
import { type Expression, kink, max, minus, when } from "../graph/expression.ts";
import type { Itemize } from "./form-1040.ts";

const passed = kink("itemized deductions pass the standard deduction", "the standard deduction passes itemized ones");

/** @returns the deduction taken, and what an amount is that differs between a return that itemizes and one that does not */
export function election(itemize: Itemize, itemized: Expression, standard: Expression) {
  const deduction = { auto: max(standard, itemized, passed), always: itemized, never: standard }[itemize];
  const byElection = (ifItemized: Expression, ifStandard: Expression): Expression =>
    ({
      auto: when(minus(itemized, standard), ifItemized, ifStandard, passed),
      always: ifItemized,
      never: ifStandard,
    })[itemize];
  return { deduction, byElection };
}
