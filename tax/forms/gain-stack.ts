/**
 * Gains stacked on ordinary income: which part of a gain falls under which of its rates.
 *
 * Shared by the Qualified Dividends and Capital Gain Tax Worksheet and Form 6251 Part III, which measure the room in each
 * bracket of gains by the same ordinary income.
 * Source: IRC 1(h)(1)(B)-(D); 55(b)(3)
 */
import { type Expression, hinge, kink, min, minus, type Rate, sum, times } from "../graph/expression.ts";
import type { RateSchedule } from "../years/facts.ts";

/** Ordinary income as it stands under the part of a gain at the lowest rate, and under the parts at higher ones. */
export interface OrdinaryIncome {
  lowest: Expression;
  /** The same, but where some gain is taxed at 28 %: IRC 1(h)(1)(C)(ii)(II). */
  higher: Expression;
}

/**
 * @param gain  the gain to be taxed
 * @param below the ordinary income under it
 * @returns the part taxed at each rate, lowest first, and the tax on parts made from them
 */
export function stackGain({ rates, tops }: RateSchedule, { gain, below }: { gain: Expression; below: OrdinaryIncome }) {
  // Up to each top: what ordinary income leaves of it, filled with gain.
  const upTo = tops.map((top, i) => {
    const rate = rateText(rates[i]!);
    const room = hinge(
      minus(top, i === 0 ? below.lowest : below.higher),
      kink(`ordinary income leaves room for gains at ${rate}`, `ordinary income leaves no room for gains at ${rate}`),
    );
    return min(gain, room, kink(`the gain leaves the ${rate} rate`, `no gain is beyond the ${rate} rate`));
  });
  const bounds = [...upTo, gain];
  const parts = rates.map((rate, i) => ({
    rate,
    amount: i === 0 ? bounds[0]! : minus(bounds[i]!, bounds[i - 1]!),
  }));
  const tax = (amounts: readonly Expression[]) => sum(...rates.map((rate, i) => times(rate, amounts[i]!)));
  return { parts, tax };
}

/**
 * Dollars by which a gain can be taxed more at its own rates than at those of a schedule, wherever in the brackets it lies: the sum over the
 * income at which a rate on gains is the higher one. There is some, where the brackets of gains begin a little below those of income.
 *
 * @returns undefined where there is no limit
 */
export function mostAboveSchedule(gains: RateSchedule, schedule: RateSchedule): number | undefined {
  const edges = [...new Set([0, ...gains.tops, ...schedule.tops])].sort((a, b) => a - b);
  const most = edges.reduce((total, from, i) => {
    const above = value(rateAt(gains, from)) - value(rateAt(schedule, from));
    return above > 0 ? total + above * ((edges[i + 1] ?? Number.POSITIVE_INFINITY) - from) : total;
  }, 0);
  return Number.isFinite(most) ? most : undefined;
}

const rateAt = ({ rates, tops }: RateSchedule, income: number): Rate =>
  rates[tops.filter((top) => top <= income).length]!;

const value = (rate: Rate): number => (typeof rate === "number" ? rate : rate[0] / rate[1]);

export const rateText = (rate: Rate): string =>
  typeof rate === "number" ? `${Number((rate * 100).toFixed(4))} %` : rate.join("/");
