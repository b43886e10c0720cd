/** What the curve of a headroom says at any number of shares: it is straight between its points. */
import type { Headroom } from "../../solver/headroom/headroom.ts";

export type Point = Headroom["curve"][number];

/** Dollars; the rates are what one share more adds. */
export interface Reading {
  amt: number;
  stateAmt: number;
  yearTax: number;
  totalTax: number;
  perShare: NonNullable<Point["perShare"]> | null;
}

const names = ["amt", "stateAmt", "yearTax", "totalTax"] as const;

/** @param shares from 0 to the headroom's room */
export function along({ curve }: Pick<Headroom, "curve">, shares: number): Reading {
  const from = curve.findLast((point) => point.shares <= shares) ?? curve[0]!;
  const to = curve.find((point) => point.shares > from.shares);
  // Between whole shares on both sides of a kink, two points tell more than one and its rate.
  const part = to === undefined ? 0 : (shares - from.shares) / (to.shares - from.shares);
  const [amt, stateAmt, yearTax, totalTax] = names.map(
    (name) => from[name] + (to === undefined ? 0 : part * (to[name] - from[name])),
  ) as [number, number, number, number];
  return { amt, stateAmt, yearTax, totalTax, perShare: from.perShare };
}
