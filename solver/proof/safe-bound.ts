/**
 * What no point of a box can exceed, from multipliers of rows that hold in it. Any multipliers give a bound, the best ones a tight one: so
 * tolerances of the solver that finds them can make a bound worse, never wrong.
 *
 * @source Neumaier and Shcherbina: Safe bounds in linear and mixed-integer linear programming. Math. Programming 99, 2004
 */
import type { Affine } from "../../tax/graph/affine.ts";
import type { Box } from "../../tax/graph/program/bounds.ts";

/** Of all magnitudes added up: above any rounding of the coefficients and the sums. */
const ROUNDING = 1e-12;

export class SafeBound {
  readonly #box: Box;
  /** What is left of the objective, by variable. */
  readonly #rest: Float64Array;
  #total: number;
  #magnitude: number;

  /** @param objective null: nothing */
  constructor(box: Box, objective: Affine | null) {
    this.#box = box;
    this.#rest = new Float64Array(box.lower.length);
    this.#total = objective?.constant ?? 0;
    this.#magnitude = Math.abs(this.#total);
    if (objective !== null) for (const [index, rate] of objective.terms) this.#rest[index] = rate;
  }

  /** Takes a multiple of a row, low <= sum of coefficients * columns <= high, off the objective. */
  use(
    multiplier: number,
    low: number,
    high: number,
    columns: ArrayLike<number>,
    coefficients: ArrayLike<number>,
  ): void {
    const side = multiplier > 0 ? high : low;
    if (multiplier === 0 || !Number.isFinite(side)) return;
    const { lower, upper } = this.#box;
    this.#total += multiplier * side;
    this.#magnitude += Math.abs(multiplier * side);
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k]!;
      const part = multiplier * coefficients[k]!;
      this.#rest[column]! -= part;
      this.#magnitude += Math.abs(part) * Math.max(Math.abs(lower[column]!), Math.abs(upper[column]!));
    }
  }

  /** @returns the bound, and by variable what it loses by a unit away from the end that it is at */
  result(): { bound: number; rates: Float64Array } {
    let total = this.#total;
    let magnitude = this.#magnitude;
    for (let index = 0; index < this.#rest.length; index++) {
      const rate = this.#rest[index]!;
      if (rate === 0) continue;
      const end = rate > 0 ? this.#box.upper[index]! : this.#box.lower[index]!;
      total += rate * end;
      magnitude += Math.abs(rate * end);
    }
    return { bound: total + ROUNDING * magnitude, rates: this.#rest };
  }
}
