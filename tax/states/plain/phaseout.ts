/**
 * How income takes a deduction or an exemption away, and what it leaves of it.
 */
import {
  cents,
  type Expression,
  hinge,
  minus,
  type Rate,
  schedule,
  steps,
  times,
  when,
} from "../../graph/expression.ts";
import { grown } from "../../years/indexing.ts";

export type Phaseout =
  /** In proportion: half of it is gone when income is half the width above the start. */
  | { kind: "proportion"; start: number; width: number }
  /** One of so many equal parts for each step of income above the start, or for a part of a step. */
  | { kind: "steps"; start: number; step: number; parts: number }
  /** So many dollars are left above each amount of income, lowest first. */
  | { kind: "tiers"; tiers: readonly { above: number; left: number }[] }
  /** As much as a rate schedule of income comes to. */
  | { kind: "schedule"; rates: readonly Rate[]; tops: readonly number[] };

/**
 * @param amount what there is before income takes any of it, dollars
 * @param factor by which indexed starts, steps and tops have grown
 */
export function leftOf(amount: number, phaseout: Phaseout, income: Expression, factor: number): Expression {
  switch (phaseout.kind) {
    case "proportion": {
      const above = hinge(minus(income, grown(phaseout.start, factor)));
      // To the cent, as a form has it, or the fraction would go through all lines after it.
      return cents(hinge(minus(amount, times([amount, phaseout.width], above))));
    }
    case "steps": {
      const above = minus(income, grown(phaseout.start, factor));
      return hinge(minus(amount, times([amount, phaseout.parts], steps(above, grown(phaseout.step, factor)))));
    }
    case "tiers":
      return phaseout.tiers.reduce<Expression>(
        (below, { above, left }) => when(minus(income, grown(above, factor)), grown(left, factor), below),
        amount,
      );
    case "schedule": {
      const tops = phaseout.tops.map((top) => grown(top, factor));
      return hinge(minus(amount, schedule(income, { rates: phaseout.rates, tops })));
    }
  }
}
