/**
 * Tax by a plain state's rate schedule, and by what it has of its own for net long-term gain.
 */
import { type Expression, hinge, min, minus, type Rate, schedule, sum, times } from "../../graph/expression.ts";
import { grown, ofStatus } from "../../years/indexing.ts";
import { factOf } from "../fact.ts";
import type { StateFiling } from "../state.ts";
import type { PlainState } from "./plain-state.ts";

export function taxOn(
  state: PlainState,
  { year, filingStatus, indexing }: Pick<StateFiling, "year" | "filingStatus" | "indexing">,
  taxable: Expression,
  netCapitalGain: Expression,
): Expression {
  const rates = factOf(state.rates, year, indexing).value;
  const topsFact = state.tops && factOf(state.tops, year, indexing);
  const tops = topsFact ? ofStatus(topsFact.value, filingStatus).map((top) => grown(top, topsFact.factor)) : [];
  const by = (of: Expression, at: readonly Rate[]) => schedule(of, { rates: at, tops });
  if (state.longTermRates) {
    const other = minus(taxable, min(netCapitalGain, taxable));
    const longTermRates = factOf(state.longTermRates, year, indexing).value;
    return sum(by(other, rates), minus(by(taxable, longTermRates), by(other, longTermRates)));
  }
  if (state.longTermRateLimit) {
    const limit = factOf(state.longTermRateLimit, year, indexing).value;
    // Only what the schedule would tax higher is taken out of it.
    const higher = rates.findIndex((rate) => asNumber(rate) > asNumber(limit));
    const atLimit = min(netCapitalGain, hinge(minus(taxable, higher === 0 ? 0 : tops[higher - 1]!)));
    return sum(by(minus(taxable, atLimit), rates), times(limit, atLimit));
  }
  return by(taxable, rates);
}

const asNumber = (rate: Rate): number => (typeof rate === "number" ? rate : rate[0] / rate[1]);
