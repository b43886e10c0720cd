/**
 * What a state that starts from federal AGI takes out of it: gains and dividends that it does not tax.
 */
import { hinge, input, type Line, lines, max, min, minus, sum, times } from "../../graph/expression.ts";
import { amountOf, factOf } from "../fact.ts";
import type { FederalIncome, StateFiling } from "../state.ts";
import type { Base, PlainState } from "./plain-state.ts";

export function untaxedGains(
  state: PlainState,
  base: Extract<Base, { kind: "federal-agi" }>,
  { year, filingStatus, indexing }: Pick<StateFiling, "year" | "filingStatus" | "indexing">,
  { gain, netCapitalGain }: FederalIncome,
): Line[] {
  const line = lines(state.form, state.citation);
  const { longTermExcluded, longTermExcludedUpTo, longTermExcludedAbove } = base;
  const made: Line[] = [];
  const excluded = longTermExcluded ?? longTermExcludedUpTo;
  if (excluded) {
    const rate = longTermExcluded ? factOf(longTermExcluded, year, indexing).value : 0;
    const above = longTermExcludedAbove && factOf(longTermExcludedAbove, year, indexing).value;
    const part =
      above === undefined
        ? times(rate, netCapitalGain)
        : sum(times(rate, min(netCapitalGain, above)), hinge(minus(netCapitalGain, above)));
    const upTo = longTermExcludedUpTo && amountOf(longTermExcludedUpTo, year, filingStatus, indexing);
    made.push(
      line(
        "subtraction",
        "Part of net long-term gain that is not taxed",
        upTo === undefined ? part : max(part, min(netCapitalGain, upTo)),
        excluded.source,
      ),
    );
  }
  if (base.qualifiedDividendsExcluded) {
    made.push(
      line(
        "dividends",
        "Part of qualified dividends that is not taxed",
        times(factOf(base.qualifiedDividendsExcluded, year, indexing).value, input("qualifiedDividends")),
        base.qualifiedDividendsExcluded.source,
      ),
    );
  }
  if (base.gainExcluded) {
    made.push(
      line(
        "gain",
        "Part of the net gain that is not taxed",
        times(factOf(base.gainExcluded, year, indexing).value, hinge(gain)),
        base.gainExcluded.source,
      ),
    );
  }
  return made;
}
