/**
 * What the exercise of an option and the sale of a share add to a return, for each share.
 *
 * Dates and prices decide everything here (holding periods, qualifying or disqualifying, ordinary income), so these are constants of
 * a plan and a price path: the coefficients of its matrix.
 * Source: IRC 83, 421, 422, 424(c), 56(b)(3), 1222.
 */
import type { ReturnInput } from "../tax/tax-return.ts";
import { type IsoDate, isMoreThanYears, yearOf } from "./dates.ts";
import { excludableGain, type Section1202Rules } from "./small-business-stock.ts";

/** Amounts by input of a return, in units of $0.0001 a share. */
export type PerShare = Partial<Record<ReturnInput, number>>;

/** Shares that came into one hand on one day at one price. All amounts are units of $0.0001 a share. */
export type Acquisition = (
  | { kind: "purchased"; acquired: IsoDate; basis: number; amtBasis: number }
  | {
      kind: "iso";
      granted: IsoDate;
      exercised: IsoDate;
      strike: number;
      fmvAtExercise: number;
      /** The value by which a disqualifying sale measures ordinary income: at vesting, where the share vested after its exercise. */
      fmvWhenVested: number;
    }
) & {
  /** Of qualified small business stock: by which rules. */
  section1202?: Section1202Rules | undefined;
};

/** The acquisition date, from which a holding period runs. */
export const acquiredOn = (of: Acquisition): IsoDate => (of.kind === "iso" ? of.exercised : of.acquired);

/** What exercising adds. An NSO's bargain element is wages; an ISO's is AMT income only, and nothing where the stock is under water. */
export function exercise(type: "iso" | "nso", strike: number, fmv: number): PerShare {
  const bargainElement = Math.max(0, fmv - strike);
  return type === "iso" ? { isoBargainElement: bargainElement } : { wages: bargainElement };
}

/**
 * What selling adds.
 *
 * - Bought shares, and those of an NSO: price less basis, in each system, short or long.
 * - An ISO's qualifying sale (more than two years from grant and one from exercise): a long-term gain over the strike; for AMT, over
 *   the value at exercise.
 * - Disqualifying, in the year of exercise: ordinary income, the bargain element but no more than the gain; the same for AMT, whose
 *   exercise adjustment is undone.
 * - Disqualifying, in a later year: that ordinary income is not AMT income again (line 2k), and the AMT gain or loss is measured from
 *   the value at exercise.
 *
 * - Of qualified small business stock: also which of the gain section 1202 may exclude.
 *
 * @param price units of $0.0001
 * @returns what it adds to the year of sale
 */
export function sale(of: Acquisition, sold: IsoDate, price: number): PerShare {
  return of.section1202 === undefined
    ? taxedSale(of, sold, price)
    : { ...taxedSale(of, sold, price), ...smallBusinessGain(of, of.section1202, sold, price) };
}

/** Gain that section 1202 may exclude, which is in the long-term gain too, and the basis by which its limit is measured. */
function smallBusinessGain(of: Acquisition, rules: Section1202Rules, sold: IsoDate, price: number): PerShare {
  const [basis, amtBasis] = of.kind === "iso" ? [of.strike, amtBasisOf(of)] : [of.basis, of.amtBasis];
  const gain = excludableGain(rules, acquiredOn(of), sold);
  return {
    "section1202.basis": basis,
    "section1202.amtBasis": amtBasis,
    ...(gain && { [gain.regular]: Math.max(0, price - basis), [gain.amt]: Math.max(0, price - amtBasis) }),
  };
}

const amtBasisOf = ({ strike, fmvAtExercise }: Extract<Acquisition, { kind: "iso" }>): number =>
  Math.max(strike, fmvAtExercise);

function taxedSale(of: Acquisition, sold: IsoDate, price: number): PerShare {
  const isLong = isMoreThanYears(acquiredOn(of), sold, 1);
  if (of.kind === "purchased") return gains(isLong, price - of.basis, price - of.amtBasis);
  const amtBasis = amtBasisOf(of);
  if (isQualifying(of, sold)) return gains(true, price - of.strike, price - amtBasis);
  const ordinary = Math.max(0, Math.min(of.fmvWhenVested - of.strike, price - of.strike));
  const gain = price - of.strike - ordinary;
  if (yearOf(sold) === yearOf(of.exercised)) {
    return { dispositionIncome: ordinary, isoBargainElement: of.strike - amtBasis, ...gains(isLong, gain, gain) };
  }
  return { dispositionIncome: ordinary, dispositionAdjustment: -ordinary, ...gains(isLong, gain, price - amtBasis) };
}

/**
 * What selling adds when the sale is a wash sale: the loss is not recognized, and with it goes the limit on ordinary income, which is
 * then the whole bargain element.
 *
 * @returns what it adds to the year of sale, without any capital gain or loss, and the gain (below zero: the loss not recognized) of
 *          each system; a gain means that there is nothing to disallow
 * @source IRC 1091(a); 422(c)(2), which speaks of sales on which "a loss (if sustained) would be recognized"
 */
export function washedSale(of: Acquisition, sold: IsoDate, price: number) {
  const plain = sale(of, sold, price);
  const regular = (plain.shortTermGain ?? 0) + (plain.longTermGain ?? 0);
  const amt = (plain.amtShortTermGain ?? 0) + (plain.amtLongTermGain ?? 0);
  if (of.kind === "purchased" || isQualifying(of, sold)) return { ordinary: {} as PerShare, regular, amt };
  const moreOrdinary = Math.max(0, of.fmvWhenVested - of.strike) - (plain.dispositionIncome ?? 0);
  if (yearOf(sold) === yearOf(of.exercised)) {
    return { ordinary: { dispositionIncome: moreOrdinary }, regular: regular - moreOrdinary, amt: amt - moreOrdinary };
  }
  const ordinary: PerShare = { dispositionIncome: moreOrdinary, dispositionAdjustment: -moreOrdinary };
  return { ordinary, regular: regular - moreOrdinary, amt };
}

/**
 * What a basis taken over from a wash sale changes in the ordinary income of a disqualifying disposition: the gain that limits it is
 * measured from the adjusted basis.
 *
 * @param carried units of basis a share
 * @returns what it adds to the year of sale, other than the regular capital gain; its ordinary income is zero or less
 * @source IRC 422(c)(2)(B), 1091(d), 1011
 */
export function ordinaryWithBasis(of: Acquisition, sold: IsoDate, price: number, carried: number): PerShare {
  if (of.kind === "purchased" || isQualifying(of, sold)) return {};
  const limited = Math.max(0, Math.min(of.fmvWhenVested - of.strike, price - of.strike - carried));
  const less = limited - (sale(of, sold, price).dispositionIncome ?? 0);
  if (yearOf(sold) !== yearOf(of.exercised)) return { dispositionIncome: less, dispositionAdjustment: -less };
  return {
    dispositionIncome: less,
    ...(isMoreThanYears(of.exercised, sold, 1) ? { amtLongTermGain: -less } : { amtShortTermGain: -less }),
  };
}

/** IRC 422(a)(1): both "more than". */
export function isQualifying(of: Acquisition, sold: IsoDate): boolean {
  return of.kind === "iso" && isMoreThanYears(of.granted, sold, 2) && isMoreThanYears(of.exercised, sold, 1);
}

function gains(isLong: boolean, regular: number, amt: number): PerShare {
  return isLong ? { longTermGain: regular, amtLongTermGain: amt } : { shortTermGain: regular, amtShortTermGain: amt };
}
