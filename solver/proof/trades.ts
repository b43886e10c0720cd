/**
 * Trades of whole shares that cost next to nothing, near a point of the relaxation, and the whole plans that they lead to.
 *
 * A share more of this and two less of that miss each limit and kink that holds the point by some dollars; a trade of several dozen shares may
 * miss all of them by cents.
 */
import type { Direction } from "../moves.ts";
import type { Trades } from "../search/whole-shares.ts";
import { nearby } from "./lattice.ts";
import { type Holds, type LatticeKind, type ShareLattice, type shareLatticesOf, WIDEST } from "./share-lattice.ts";

/** Lattices that are tried. */
const LATTICES: readonly LatticeKind[] = [{ mostCost: 1e-3, far: 4e-3 }, WIDEST];
/** Dollars of the bound that limits are kept away from, for whole shares to fall on their right side: tried in turn. */
const ASIDE = [0.05, 0.1, 0.15, 0.2, 0.3, 0.45, 0.6];
/** How many vectors of the basis may be taken otherwise than nearest. */
const SECONDS = 3;
const FEW_SECONDS = 1;
/** Plans of a lattice that are told: those that come out nearest to the point, by what holds it. */
const MOST_NEAR = 300;
/** What a dollar on the wrong side of a limit counts. */
const BROKEN = 100;

/** @returns finds trades near a point, by what holds it */
export function tradesOf(latticeAt: ReturnType<typeof shareLatticesOf>) {
  const ofLattice = (
    point: Float64Array,
    { columns, missed, places, basis, sharesOf }: ShareLattice,
    seconds: number,
  ): Trades => {
    const whole = point.map(Math.round);
    const left = new Float64Array(missed.length + columns.length);
    columns.forEach((column, k) => {
      for (let i = 0; i < left.length; i++) left[i]! += places[k]![i]! * (point[column]! - whole[column]!);
    });
    const isIn = (place: Float64Array) => sharesOf(place).every((count, k) => whole[columns[k]!]! + count >= 0);
    /** About what a plan at a place is short of the point, in dollars. */
    const shortBy = (place: Float64Array) =>
      missed.reduce((sum, { isKink }, i) => {
        const by = place[i]! - left[i]!;
        return sum + (isKink || by < 0 ? Math.abs(by) : BROKEN * by);
      }, 0);
    const found = ASIDE.flatMap((aside) => {
      const to = left.map((dollars, i) => (missed[i]?.isAmount ? dollars - aside : dollars));
      return nearby(basis, to, seconds);
    });
    const near = found
      .filter(isIn)
      .map((place) => ({ place, short: shortBy(place) }))
      .sort((a, b) => a.short - b.short)
      .slice(0, MOST_NEAR)
      .map(({ place }) => {
        const shares = whole.slice();
        sharesOf(place).forEach((count, k) => {
          shares[columns[k]!]! += count;
        });
        return shares;
      });
    return { directions: basis.map((place): Direction => ({ columns, coefficients: sharesOf(place) })), near };
  };
  return {
    all: (point: Float64Array, holds: Holds): Trades[] =>
      LATTICES.map((kind) => ofLattice(point, latticeAt(point, holds, kind), SECONDS)),
    /** Some whole shares near the point, found in a twentieth of the time. */
    nearest: (point: Float64Array, holds: Holds): Float64Array[] =>
      ofLattice(point, latticeAt(point, holds, WIDEST), FEW_SECONDS).near,
  };
}
