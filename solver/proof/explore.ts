/**
 * Explores a box of a program: bounds it, and if that is not enough splits it where the relaxation is furthest from the law.
 */
import { type Affine, affine, constantOf } from "../../tax/graph/affine.ts";
import type { BoundsReader, Box } from "../../tax/graph/program/bounds.ts";
import { hullInequality } from "../../tax/graph/program/hull.ts";
import type { Exclusion, Program } from "../../tax/graph/program/program.ts";
import { plus, valueAt } from "../../tax/graph/program/rounded.ts";
import type { Direction } from "../moves.ts";
import type { Basis, Inequality, Relaxation, Relaxed } from "./relaxation.ts";
import type { Holds } from "./share-lattice.ts";

/** A box of decisions, not yet explored. Plain data: it travels between workers. */
export interface Region {
  box: Box;
  /** No plan in it is worth more, in dollars. */
  bound: number;
  inequalities: readonly Inequality[];
  basis: Basis | null;
  depth: number;
}

export interface Explored {
  /** Of the region itself. */
  bound: number;
  /** Where something better may be; null if the region cannot be split, though it may hold something better. */
  parts: Region[] | null;
  /** Where the relaxation is largest. */
  point: Float64Array | null;
  /** What holds that point; null where the law makes another one of it. */
  holds: Holds | null;
  /** What is about right of the bound at that point, in dollars: less what hinges have wrong there, at what each pulls. */
  worth: number;
  /** How many hinges have that wrong, in effect: as many as there are where each has the same wrong, one where one has nearly all of it. */
  wrong: number;
  /** The region with what was learned of it. */
  whole: Region;
}

/** What splitting each hinge has brought: sums of dollars by hinge and side, and how often. */
export interface History {
  below: Float64Array;
  above: Float64Array;
  times: Float64Array;
}

export const noHistory = (hinges: number): History => ({
  below: new Float64Array(hinges),
  above: new Float64Array(hinges),
  times: new Float64Array(hinges),
});

/** Rounds of inequalities, and the part of the gap that two rounds in a row must close. */
const MOST_ROUNDS = 12;
const LEAST_PROGRESS = 0.02;
/** Dollars by which a point must break what holds. */
const BROKEN = 0.005;
/** Hinges whose split is tried before one is chosen, and how often until their history is believed. */
const CHOICE = { tried: 8, believed: 4 };
/** The same where the gap is more than this part of the value: there many a split brings much, and more of them bring more than better ones. */
const FAR = 0.0075;
const CHOICE_FROM_AFAR = { tried: 4, believed: 1 };
/** Part of the gap that a hinge may have wrong for sums of shares to be tried too: they often tell more than what is nearly right. */
const MOST_WRONG = 0.25;
/** Dollars of the bound that whole shares are about, and sums of them are tried below. */
const OF_WHOLE_SHARES = 10;
const FRACTIONAL = 1e-5;
/** Dollars by a unit below which nothing is held. */
const LEAST_HOLD = 1e-6;
/** Dollars that hinges may have wrong where a point is as good as one of the law. */
const NEARLY_LAW = 5;
/** Part of a variable's range that must go for it to be cut. */
const WORTH_CUTTING = 0.05;

export class Explorer {
  readonly #program: Program;
  readonly #objective: Affine;
  readonly #shares: readonly number[];
  readonly #relaxation: Relaxation;
  readonly #bounds: BoundsReader;
  readonly #sums: (shares: Float64Array, holds: Holds) => Direction[];

  constructor(
    program: Program,
    { objective, shares }: { objective: Affine; shares: readonly number[] },
    relaxation: Relaxation,
    bounds: BoundsReader,
    sums: (shares: Float64Array, holds: Holds) => Direction[],
  ) {
    this.#sums = sums;
    this.#program = program;
    this.#objective = objective;
    this.#shares = shares;
    this.#relaxation = relaxation;
    this.#bounds = bounds;
  }

  /**
   * @param least dollars: a region that cannot hold more is done
   * @param known dollars: what a plan is worth that is known
   * @param history null: what is left of the region stays whole, which saves the programs by which a split is chosen
   */
  explore(
    region: Region,
    { least, known }: { least: number; known: number },
    history: History | null,
    mostRounds = MOST_ROUNDS,
  ): Explored {
    const relaxation = this.#relaxation;
    const { box } = region;
    const inequalities = [...region.inequalities];
    relaxation.enter(box, inequalities, region.basis);
    let bound = region.bound;
    let relaxed: Relaxed;
    for (let round = 0, stalled = 0; ; round++) {
      relaxed = relaxation.maximize(this.#objective);
      const before = bound;
      bound = Math.min(bound, relaxed.bound + this.#program.allowance);
      if (bound <= least)
        return { bound, parts: [], point: relaxed.point, holds: null, worth: bound, wrong: 0, whole: region };
      if (relaxed.point === null)
        return { bound, parts: this.#halves(region), point: null, holds: null, worth: bound, wrong: 0, whole: region };
      stalled = before - bound < LEAST_PROGRESS * (bound - least) ? stalled + 1 : 0;
      if (round > 0 && (stalled >= 2 || round >= mostRounds)) break;
      const found = this.#broken(box, relaxed.point);
      if (found.length === 0) break;
      for (const inequality of found) {
        relaxation.add(inequality);
        inequalities.push(inequality);
      }
    }
    const { kept, basis } = relaxation.binding();
    const { point } = relaxed;
    const left = this.#cut(box, relaxed, known);
    if (left === null)
      return { bound: Math.min(bound, known), parts: [], point, holds: null, worth: bound, wrong: 0, whole: region };
    const next = { ...region, box: left, bound, inequalities: kept.map((i) => inequalities[i]!), basis };
    const wrong = this.#wrong(relaxed);
    const sum = wrong.reduce((sum, each) => sum + each, 0);
    const squares = wrong.reduce((sum, each) => sum + each * each, 0);
    const worth = bound - sum;
    const holds = bound - worth < NEARLY_LAW ? this.#holds(relaxed) : null;
    const parts = history === null ? [next] : this.#split(next, relaxed, least, history);
    return { bound, parts, point, holds, worth, wrong: squares === 0 ? 0 : sum ** 2 / squares, whole: next };
  }

  #holds({ rates, rowPull, sums }: Relaxed): Holds {
    const isAny = ([, rate]: readonly [number, number]) => Math.abs(rate) > LEAST_HOLD;
    return {
      variables: Array.from(rates, (rate, index) => [index, rate] as const).filter(isAny),
      rows: this.#program.rows.map((_, row) => [row, rowPull(row)] as const).filter(isAny),
      sums: sums.filter(({ rate }) => rate > LEAST_HOLD),
    };
  }

  /** By hinge, the dollars that the bound gains by what it has wrong. */
  #wrong({ point, pull }: Relaxed): number[] {
    return this.#program.hinges.map(
      ({ before, after }, h) => pull[h]! * (point![after]! - Math.max(0, point![before]!)),
    );
  }

  /**
   * What of a box may hold more than is known. The multipliers say what the bound loses by each dollar away from an end of a variable,
   * or from where a hinge bends: beyond what it can lose, nothing is worth more.
   *
   * @returns null if that is nothing
   */
  #cut({ lower, upper }: Box, { bound, rates, rowPull }: Relaxed, known: number): Box | null {
    const box = { lower: lower.slice(), upper: upper.slice() };
    // Above any rounding of the rates.
    const room = (bound + this.#program.allowance - known) * (1 + 1e-6) + 1e-6;
    const changed = new Set<number>();
    const keep = (index: number, least: number, most: number) => {
      const [low, high] = [box.lower[index]!, box.upper[index]!];
      const worthwhile = WORTH_CUTTING * (high - low);
      if (least > low + worthwhile) box.lower[index] = Math.min(least, high);
      else if (most < high - worthwhile) box.upper[index] = Math.max(most, low);
      else return;
      changed.add(index);
    };
    rates.forEach((rate, index) => {
      if (rate > 0) keep(index, upper[index]! - room / rate, Number.POSITIVE_INFINITY);
      else if (rate < 0) keep(index, Number.NEGATIVE_INFINITY, lower[index]! - room / rate);
    });
    for (const { before, row } of this.#program.hinges) {
      const pull = -rowPull(row);
      if (pull > 0) keep(before, -room / pull, Number.POSITIVE_INFINITY);
    }
    return this.#bounds.narrow(box, [...changed]) ? box : null;
  }

  #broken(box: Box, point: Float64Array): Inequality[] {
    return this.#program.hinges.flatMap((hinge, h) => {
      const { before, after } = hinge;
      if (box.lower[before]! >= 0 || box.upper[before]! <= 0) return [];
      if (point[after]! - Math.max(0, point[before]!) < BROKEN) return [];
      const sum = hullInequality(hinge, box.lower, box.upper, point);
      const isBroken = sum !== null && valueAt(sum, point) > BROKEN + 1e-8 * Math.abs(point[after]!);
      return isBroken ? [{ hinge: h, sum }] : [];
    });
  }

  /**
   * Splits at a hinge or an election that the relaxation has wrong; then at a pair, of which plans have thousands and most cost nothing; then
   * at a count of steps or a sum of shares that is not whole, or sooner where that tells more.
   * null: it has nothing wrong.
   */
  #split(region: Region, relaxed: Relaxed, least: number, history: History): Region[] | null {
    const { box } = region;
    const point = relaxed.point!;
    const program = this.#program;
    const isOpen = (index: number) => box.lower[index]! < 0 && box.upper[index]! > 0;
    const hinges = program.hinges
      .flatMap(({ before, after }, h) => {
        const off = Math.abs(point[after]! - Math.max(0, point[before]!));
        return isOpen(before) && off > BROKEN / 10 ? [{ h, before, score: (relaxed.pull[h]! + 1e-4) * off }] : [];
      })
      .sort((a, b) => b.score - a.score);
    const elections = program.selections
      .flatMap(({ positive, chosen, left, row }) => {
        const off = Math.abs(point[point[positive]! > 0 ? left : chosen]!);
        const score = (Math.abs(relaxed.rowPull(row)) + 1e-4) * off;
        return isOpen(positive) && off > BROKEN ? [{ positive, score }] : [];
      })
      .sort((a, b) => b.score - a.score);
    if (elections.length > 0 && elections[0]!.score > (hinges[0]?.score ?? 0)) {
      return this.#parts(region, elections[0]!.positive, 0, 0);
    }
    const isWrong = hinges.length > 0 && hinges[0]!.score > BROKEN / 10;
    const exclusion = isWrong ? null : this.#worstExclusion(region, point);
    if (exclusion !== null) return this.#either(region, exclusion);

    const off = (index: number) => Math.abs(point[index]! - Math.round(point[index]!));
    const isSplit = (index: number) => box.upper[index]! > box.lower[index]! && off(index) > FRACTIONAL;
    const steps = program.steps.find(({ after }) => isSplit(after))?.after;
    const shares = this.#shares.filter(isSplit);
    const room = region.bound - least;
    const maySum = shares.length > 0 && room < OF_WHOLE_SHARES && (hinges[0]?.score ?? 0) < MOST_WRONG * room;
    const bySum = maySum ? this.#acrossSum(region, relaxed, least) : null;
    if (isWrong) {
      const { before, score } = this.#mostTelling(region, hinges, least, history);
      return bySum !== null && bySum.score > score ? bySum.parts : this.#parts(region, before, 0, 0);
    }
    if (steps === undefined && bySum !== null) return bySum.parts;
    const whole = steps ?? (shares.length > 0 ? this.#mostTellingShare(region, shares, point, least) : null);
    if (whole !== null) {
      const floor = Math.floor(point[whole]!);
      return this.#parts(region, whole, floor, floor + 1);
    }
    const open = elections[0]?.positive ?? hinges[0]?.before;
    return open === undefined ? null : this.#parts(region, open, 0, 0);
  }

  #worstExclusion({ box }: Region, point: Float64Array): Exclusion | null {
    let [worst, most]: [Exclusion | null, number] = [null, FRACTIONAL];
    for (const pair of this.#program.exclusions) {
      const off = Math.min(...pair.map((index) => point[index]! / Math.max(1, box.upper[index]!)));
      if (off > most) [worst, most] = [pair, off];
    }
    return worst;
  }

  /** One or the other of two is zero. */
  #either(region: Region, pair: Exclusion): Region[] {
    return pair.flatMap((index) => this.#within(region, index, region.box.lower[index]!, 0));
  }

  /** Of the likeliest hinges the one whose split lowers the bound on both sides the most: tried, until there is a history. */
  #mostTelling(
    region: Region,
    candidates: readonly { h: number; before: number }[],
    least: number,
    history: History,
  ): { before: number; score: number } {
    const room = region.bound - least;
    const { tried, believed } = room > FAR * Math.abs(least) ? CHOICE_FROM_AFAR : CHOICE;
    let best = candidates[0]!.before;
    let bestScore = -1;
    for (const { h, before } of candidates.slice(0, tried)) {
      if (history.times[h]! < believed) {
        const below = this.#gainOf(region, before, region.box.lower[before]!, 0, room);
        const above = this.#gainOf(region, before, 0, region.box.upper[before]!, room);
        history.below[h]! += below;
        history.above[h]! += above;
        history.times[h]!++;
      }
      const [below, above] = [history.below[h]! / history.times[h]!, history.above[h]! / history.times[h]!];
      const score = Math.max(below, 1e-3) * Math.max(above, 1e-3);
      if (score > bestScore) {
        bestScore = score;
        best = before;
      }
    }
    return { before: best, score: bestScore };
  }

  /** Of the shares furthest from whole the one whose split lowers the bound on both sides the most: most of them others make up for. */
  #mostTellingShare(region: Region, shares: readonly number[], point: Float64Array, least: number): number {
    const room = region.bound - least;
    const { lower, upper } = region.box;
    const off = (index: number) => Math.abs(point[index]! - Math.round(point[index]!));
    const likely = [...shares].sort((a, b) => off(b) - off(a)).slice(0, CHOICE.tried);
    const scores = likely.map((index) => {
      const floor = Math.floor(point[index]!);
      const below = this.#gainOf(region, index, lower[index]!, floor, room);
      const above = this.#gainOf(region, index, floor + 1, upper[index]!, room);
      return Math.max(below, 1e-3) * Math.max(above, 1e-3);
    });
    return likely[scores.indexOf(Math.max(...scores))]!;
  }

  /** The two sides of the sum of shares whose split lowers the bound on both sides the most; null where none is known. */
  #acrossSum(region: Region, relaxed: Relaxed, least: number): { parts: Region[]; score: number } | null {
    const point = Float64Array.from(this.#shares, (index) => relaxed.point![index]!);
    const room = region.bound - least;
    let best: { parts: Region[]; score: number } | null = null;
    for (const { columns, coefficients } of this.#sums(point, this.#holds(relaxed))) {
      const floor = Math.floor(columns.reduce((sum, column, i) => sum + coefficients[i]! * point[column]!, 0));
      const sum = affine(0, new Map(columns.map((column, i) => [this.#shares[column]!, coefficients[i]!])));
      const parts = [plus(sum, -1, constantOf(floor)), plus(constantOf(floor + 1), -1, sum)].map((side) => ({
        ...region,
        inequalities: [...region.inequalities, { hinge: null, sum: side }],
        depth: region.depth + 1,
      }));
      const score = parts.reduce((product, part) => product * Math.max(this.#gainIn(part, room), 1e-3), 1);
      if (score > (best?.score ?? 0)) best = { parts, score };
    }
    return best;
  }

  /** By how much the bound of a region falls where a variable keeps a range; at most `room`. */
  #gainOf(region: Region, index: number, low: number, high: number, room: number): number {
    const [part] = this.#within(region, index, low, high);
    return part === undefined ? room : this.#gainIn(part, room);
  }

  /** By how much the bound of a part falls below that of its region; at most `room`. */
  #gainIn(part: Region, room: number): number {
    this.#relaxation.enter(part.box, part.inequalities, part.basis);
    const { bound } = this.#relaxation.maximize(this.#objective);
    return Math.min(room, Math.max(0, part.bound - bound));
  }

  /** Where the solver has no answer: at the hinge with the widest range. */
  #halves(region: Region): Region[] | null {
    const { lower, upper } = region.box;
    const open = this.#program.hinges.filter(({ before }) => lower[before]! < 0 && upper[before]! > 0);
    if (open.length === 0) return null;
    const width = ({ before }: { before: number }) => Math.min(-lower[before]!, upper[before]!);
    return this.#parts(region, open.reduce((most, each) => (width(each) > width(most) ? each : most)).before, 0, 0);
  }

  #parts(region: Region, index: number, most: number, least: number): Region[] {
    const { lower, upper } = region.box;
    return [...this.#within(region, index, lower[index]!, most), ...this.#within(region, index, least, upper[index]!)];
  }

  /** The part of a region in which a variable keeps a range; none if it holds no point. */
  #within(region: Region, index: number, low: number, high: number): Region[] {
    const box = { lower: region.box.lower.slice(), upper: region.box.upper.slice() };
    box.lower[index] = Math.max(low, box.lower[index]!);
    box.upper[index] = Math.min(high, box.upper[index]!);
    if (box.lower[index]! > box.upper[index]!) return [];
    return this.#bounds.narrow(box, [index]) ? [{ ...region, box, depth: region.depth + 1 }] : [];
  }
}
