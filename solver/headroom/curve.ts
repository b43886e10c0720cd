/**
 * The tax by shares, kink by kink: exact amounts at whole numbers of shares, and the rate from there on.
 */
import { dollars } from "../../model/dollars.ts";
import { lawKinks } from "../slopes/kink.ts";
import type { CurvePoint } from "./curve-point.ts";
import type { ExactTaxes } from "./exact-taxes.ts";
import type { Stretch } from "./stretches.ts";

export function curveOf(stretches: readonly Stretch[], exact: ExactTaxes, room: number): CurvePoint[] {
  const points: CurvePoint[] = [];
  stretches.forEach((stretch, i) => {
    const from = stretch.from.valueOf();
    const { amt, stateAmt, yearTax, totalTax } = stretch;
    const before = stretches[i - 1];
    const expected = before && before.totalTax.value + before.totalTax.rate * stretch.from.sub(before.from).valueOf();
    const jump = expected === undefined ? 0 : rounded(totalTax.value - expected);
    const kinks = lawKinks(stretch.bends).map((kink) => ({ at: Math.round(from * 1000) / 1000, ...kink }));
    const perShare = {
      amt: rounded(amt.rate.valueOf()),
      stateAmt: rounded(stateAmt.rate.valueOf()),
      yearTax: rounded(yearTax.rate.valueOf()),
      totalTax: rounded(totalTax.rate),
    };
    const last = points.at(-1);
    if (last?.shares === Math.floor(from)) {
      last.perShare = perShare;
      last.jump = rounded(last.jump + jump);
      last.kinks.push(...kinks);
      last.vestsLater ||= stretch.vestsLater;
    } else points.push(pointAt(Math.floor(from), exact, { perShare, jump, kinks, vestsLater: stretch.vestsLater }));
  });
  points.push(pointAt(room, exact, { perShare: null, jump: 0, kinks: [], vestsLater: false }));
  return points;
}

function pointAt(
  shares: number,
  exact: ExactTaxes,
  rest: Pick<CurvePoint, "perShare" | "jump" | "kinks" | "vestsLater">,
): CurvePoint {
  const { amt, stateAmt, yearTax, totalTax } = exact.at(shares);
  return {
    shares,
    amt: dollars(amt),
    stateAmt: dollars(stateAmt),
    yearTax: dollars(yearTax),
    totalTax: dollars(totalTax),
    ...rest,
  };
}

/** Of what is exact but for the last digits of a double. */
const rounded = (amount: number): number => Math.round(amount * 1e8) / 1e8 + 0;
