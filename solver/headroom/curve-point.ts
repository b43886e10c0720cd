/** What a curve of tax by shares is made of. */
import type { LawKink } from "../slopes/kink.ts";

/** A kink of the law, and where it lies. */
export interface CurveKink extends LawKink {
  /** Shares, to a thousandth: a kink seldom falls on a whole one. */
  at: number;
}

/** All amounts in dollars. */
export interface CurvePoint {
  /** The last whole number of shares up to the kinks. */
  shares: number;
  /** Federal AMT of the year of the exercise. */
  amt: number;
  stateAmt: number;
  /** Federal and state tax of the year of the exercise. */
  yearTax: number;
  /** As the objective `totalTax` counts it. */
  totalTax: number;
  /** What each share beyond the kinks adds, up to the next point; null at the last. */
  perShare: { amt: number; stateAmt: number; yearTax: number; totalTax: number } | null;
  /** What the total tax jumps by at the kinks, besides what shares add; 0 but for steps and elections. */
  jump: number;
  kinks: CurveKink[];
  /** Whether from here on the shares vest on a later day. */
  vestsLater: boolean;
}
