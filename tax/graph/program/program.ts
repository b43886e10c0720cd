/**
 * The program reader's result: sums and hinges as variables with bounds, tied to each other by rows. Whatever the law gives for inputs
 * within their bounds is a point of it, so the most that a sum can reach here no return can exceed.
 *
 * A hinge that bounds decide is a sum or nothing, and gets no variable. The opposite of a hinge is that hinge less its sum, so both
 * share one variable: that is what makes the minimum tax credit bend one way only.
 */
import { type Affine, constantOf, single } from "../affine.ts";
import { keyOf, plus, times } from "./rounded.ts";

/** Least and most, in dollars. */
export type Range = readonly [low: number, high: number];

/** @param range what bounds alone say of a sum. @returns what is known of it, within that range */
export type Narrow = (of: Affine, range: Range) => Range;

/** low <= sum of coefficients * columns <= high */
export interface Row {
  low: number;
  high: number;
  columns: readonly number[];
  coefficients: readonly number[];
}

/** The variable `after` is max(0, `before`), and `before` equals the sum `of`. */
export interface Hinge {
  before: number;
  after: number;
  of: Affine;
  /** The row that says that `after` is not below `before`. */
  row: number;
}

/** One of two amounts: `left` is zero if `positive` is above zero, else `chosen` is; together they are `chosen + left`. */
export interface Selection {
  positive: number;
  chosen: number;
  left: number;
  /** The row that says what both are together. */
  row: number;
  /** Rows that hold them where neither side is decided. */
  hull: readonly number[];
}

/** `after` is how many steps of `size`, or parts of one, `before` is above zero. */
export interface Steps {
  before: number;
  after: number;
  size: number;
  /** The row that ties them. */
  row: number;
}

/** Of two variables that are not below zero one is zero. */
export type Exclusion = readonly [number, number];

/** Within this of zero a bound decides a hinge; what it may be wrong by is in `allowance`. */
const DECIDED = 1e-6;

/** Dollars: what is less says nothing of whether there is an election. */
const LEAST_TIE = 1;

/** The factor of the first variable of a sum that has one. */
const firstRateOf = ({ terms }: Affine): number => {
  let first = Number.POSITIVE_INFINITY;
  for (const index of terms.keys()) if (index < first) first = index;
  return terms.get(first)!;
};

/** What was read, without what reads it. */
export type ReadProgram = Pick<
  Program,
  | "names"
  | "lower"
  | "upper"
  | "rows"
  | "hinges"
  | "selections"
  | "steps"
  | "exclusions"
  | "switches"
  | "definedBy"
  | "limited"
>;

export class Program {
  readonly names: string[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly rows: Row[] = [];
  readonly hinges: Hinge[] = [];
  readonly selections: Selection[] = [];
  readonly steps: Steps[] = [];
  readonly exclusions: Exclusion[] = [];
  /** Variables that are 0 or 1. */
  readonly switches: number[] = [];
  /** The row that a variable is made equal to a sum by, by variable. */
  readonly definedBy = new Map<number, number>();
  /** Variables whose bounds say more than follows from what they are made of: cash that may not be below its floor. */
  readonly limited = new Set<number>();
  /** How many rows and hinges there were where each part began, such as a year. */
  readonly parts: { rows: number; hinges: number }[] = [];
  /** Dollars by which hinges taken for decided may be wrong together. */
  allowance = 0;
  #narrow: Narrow = (_, range) => range;
  /** By what they sum, in units of its first term, and by the sign of that. */
  readonly #hinged = new Map<string, Map<number, Affine>>();
  /** What is known of sums, less their constants and in units of their first term. */
  readonly #narrowed = new Map<string, Range>();

  /**
   * @param narrow says more of the sums from here on than their variables' bounds do. What was made of sums before is not looked at again: so
   * what is read is read alike, whatever was before.
   */
  narrowBy(narrow: Narrow): void {
    this.#narrow = narrow;
    this.#narrowed.clear();
    this.#hinged.clear();
  }

  beginPart(): void {
    this.parts.push({ rows: this.rows.length, hinges: this.hinges.length });
  }

  variable(name: string, [low, high]: Range): number {
    this.names.push(name);
    this.lower.push(low);
    this.upper.push(Math.max(low, high));
    return this.names.length - 1;
  }

  /** @returns its index */
  row(low: number, { constant: shift, terms }: Affine, high: number): number {
    const [columns, coefficients] = [[...terms.keys()], [...terms.values()]];
    return this.rows.push({ low: low - shift, high: high - shift, columns, coefficients }) - 1;
  }

  /** What the variables' bounds alone say of a sum. */
  rangeOf({ constant: shift, terms }: Affine): Range {
    let [low, high] = [shift, shift];
    terms.forEach((rate, index) => {
      const [lower, upper] = [rate * this.lower[index]!, rate * this.upper[index]!];
      low += rate > 0 ? lower : upper;
      high += rate > 0 ? upper : lower;
    });
    return [low, high];
  }

  /** What linear programs say too. Sums that differ by a constant or a factor, such as the brackets of a schedule, are asked about once. */
  narrowRangeOf(of: Affine): Range {
    const range = this.rangeOf(of);
    if (of.terms.size === 0) return range;
    const first = firstRateOf(of);
    const unit = times(1 / first, { constant: 0, terms: of.terms });
    const key = keyOf(unit);
    const known = this.#narrowed.get(key) ?? this.#narrow(unit, this.rangeOf(unit));
    this.#narrowed.set(key, known);
    const [low, high] = known.map((end) => first * end + of.constant).sort((a, b) => a - b) as [number, number];
    return [Math.max(low, range[0]), Math.min(high, range[1])];
  }

  /** A variable equal to a sum, give or take `give`. */
  equal(name: string, of: Affine, give = 0, range: Range = this.rangeOf(of)): number {
    const index = this.variable(name, [range[0] - give, range[1] + give]);
    this.definedBy.set(index, this.row(-give, plus(single(index), -1, of), give));
    return index;
  }

  /**
   * max(0, of)
   *
   * @param most dollars that `of` cannot pass, where more is known than bounds of variables say
   */
  hinge(name: string, of: Affine, most = Number.POSITIVE_INFINITY): Affine {
    if (of.terms.size === 0) return constantOf(Math.max(0, of.constant));
    const first = firstRateOf(of);
    const scale = Math.abs(first);
    const unit = times(1 / scale, of);
    const sign = Math.sign(first);
    const key = keyOf(unit, sign);
    const [same, opposite] = [this.#hinged.get(key)?.get(sign), this.#hinged.get(key)?.get(-sign)];
    if (same !== undefined) return times(scale, same);
    const hinged = opposite === undefined ? this.#newHinge(name, unit, most / scale) : plus(opposite, 1, unit);
    const sides = this.#hinged.get(key) ?? new Map<number, Affine>();
    this.#hinged.set(key, sides.set(sign, hinged));
    return times(scale, hinged);
  }

  #newHinge(name: string, of: Affine, most: number): Affine {
    const isOpen = ([low, high]: Range) => low < -DECIDED && Math.min(high, most) > DECIDED;
    const wide = this.rangeOf(of);
    const [low, highest] = isOpen(wide) ? this.narrowRangeOf(of) : wide;
    const high = Math.min(highest, most);
    if (low >= -DECIDED || high <= DECIDED) {
      if (low < 0 && high > 0) this.allowance += 10 * DECIDED;
      return low >= -DECIDED ? of : constantOf(0);
    }
    const [only] = of.terms.keys();
    const isVariable = of.terms.size === 1 && of.constant === 0 && of.terms.get(only!) === 1;
    const before = isVariable ? only! : this.equal(`${name}, before zero`, of, 0, [low, high]);
    const after = this.variable(name, [0, high]);
    const row = this.row(0, plus(single(after), -1, single(before)), Number.POSITIVE_INFINITY);
    this.hinges.push({ before, after, of: isVariable ? single(before) : of, row });
    return single(after);
  }

  /** One of two variables is zero; neither is below it. */
  exclude(first: number, second: number): void {
    const [most, other] = [this.upper[first]!, this.upper[second]!];
    if (most <= 0 || other <= 0) return;
    this.exclusions.push([first, second]);
    const both = plus(times(1 / most, single(first)), 1 / other, single(second));
    this.row(Number.NEGATIVE_INFINITY, both, 1);
  }

  /** One of two sums by the sign of a third. */
  select(name: string, positive: Affine, then: Affine, otherwise: Affine): Affine {
    const range = this.narrowRangeOf(positive);
    if (range[0] > 0) return then;
    if (range[1] <= 0) return otherwise;
    const difference = plus(then, -1, otherwise);
    const [least, most] = this.narrowRangeOf(difference);
    const part: Range = [Math.min(0, least), Math.max(0, most)];
    const by = this.equal(`${name}, elected if above zero`, positive, 0, range);
    const chosen = this.variable(`${name}, if elected`, part);
    const left = this.variable(`${name}, if not`, part);
    const row = this.row(0, plus(plus(single(left), 1, single(chosen)), -1, difference), 0);
    // At either end of the range one of them is nothing: straight lines to there.
    const rising = plus(times(-1 / range[0], single(by)), 1, constantOf(1));
    const falling = plus(times(-1 / range[1], single(by)), 1, constantOf(1));
    const hull: number[] = [];
    for (const [index, line, apply] of [
      [chosen, rising, range[0] < 0],
      [left, falling, range[1] > 0],
    ] as const) {
      if (!apply) continue;
      hull.push(this.row(Number.NEGATIVE_INFINITY, plus(single(index), -part[1], line), 0));
      hull.push(this.row(0, plus(single(index), -part[0], line), Number.POSITIVE_INFINITY));
    }
    hull.push(...this.#tieElection(name, { positive, chosen, difference }));
    this.selections.push({ positive: by, chosen, left, row, hull });
    return plus(otherwise, 1, single(chosen));
  }

  /**
   * Where an elected sum is above zero, both it and the difference count; else neither. So what is left when one is taken from the other
   * is all there or nothing too, and may range far less than they do: of itemized deductions, all but the taxes that come back.
   *
   * @returns the rows that say so
   */
  #tieElection(
    name: string,
    { positive, chosen, difference }: { positive: Affine; chosen: number; difference: Affine },
  ): number[] {
    const above = this.hinge(`${name}, by how much`, positive);
    if (above.terms.size === 0) return [];
    const below = plus(above, -1, positive);
    const left = plus(above, -1, single(chosen));
    const [least, most] = this.narrowRangeOf(plus(positive, -1, difference));
    const rows = [this.row(Math.min(0, least), left, Math.max(0, most))];
    if (least < LEAST_TIE) return rows;
    const [lowest, highest] = this.narrowRangeOf(positive);
    rows.push(this.row(Number.NEGATIVE_INFINITY, plus(above, -highest / least, left), 0));
    rows.push(this.row(Number.NEGATIVE_INFINITY, plus(below, -lowest / most, left), -lowest));
    return rows;
  }

  /** How many steps of a size, or parts of one, a sum is above zero. */
  stepsOf(name: string, of: Affine, size: number): Affine {
    const above = this.hinge(name, of);
    if (above.terms.size === 0) return constantOf(Math.ceil(above.constant / size));
    const [low, high] = this.rangeOf(above);
    const before = this.equal(`${name}, in dollars`, above);
    const after = this.variable(`${name}, in steps`, [Math.ceil(low / size - DECIDED), Math.ceil(high / size)]);
    const row = this.row(0, plus(single(after), -1 / size, single(before)), 1);
    this.steps.push({ before, after, size, row });
    return single(after);
  }

  /** A sum rounded to the cent. */
  cents(name: string, of: Affine): Affine {
    if (of.terms.size === 0) return constantOf(Math.floor(of.constant * 100 + 0.5) / 100);
    return single(this.equal(name, of, HALF_A_CENT));
  }
}

export const HALF_A_CENT = 0.005;
