/**
 * Splits a region where its relaxation is furthest from the law, or from whole shares.
 */
import { type Affine, affine, constantOf } from "../../tax/graph/affine.ts";
import type { BoundsReader } from "../../tax/graph/program/bounds.ts";
import type { Exclusion, Program } from "../../tax/graph/program/program.ts";
import { plus } from "../../tax/graph/program/rounded.ts";
import type { Direction } from "../moves.ts";
import type { History, Region } from "./region.ts";
import type { Relaxation, Relaxed } from "./relaxation.ts";
import { type Holds, holdsOf } from "./share-lattice.ts";

/** What regions are explored with. */
export interface Ground {
  program: Program;
  objective: Affine;
  /** Variables of the shares, by column. */
  shares: readonly number[];
  relaxation: Relaxation;
  bounds: BoundsReader;
  /** Sums of shares that are whole for every plan and are not at a point, by what holds it. */
  sums: (shares: Float64Array, holds: Holds) => Direction[];
}

/** Dollars that an election must have wrong to be split; of a hinge a tenth is enough. */
const WRONG = 0.005;
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

export class Splitter {
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /**
   * Splits at a hinge or an election that the relaxation has wrong; then at a pair, of which plans have thousands and most cost nothing; then
   * at a count of steps or a sum of shares that is not whole, or sooner where that tells more.
   * null: it has nothing wrong.
   */
  split(region: Region, relaxed: Relaxed, least: number, history: History): Region[] | null {
    const { box } = region;
    const point = relaxed.point!;
    const program = this.#ground.program;
    const isOpen = (index: number) => box.lower[index]! < 0 && box.upper[index]! > 0;
    const hinges = program.hinges
      .flatMap(({ before, after }, h) => {
        const off = Math.abs(point[after]! - Math.max(0, point[before]!));
        return isOpen(before) && off > WRONG / 10 ? [{ h, before, score: (relaxed.pull[h]! + 1e-4) * off }] : [];
      })
      .sort((a, b) => b.score - a.score);
    const elections = program.selections
      .flatMap(({ positive, chosen, left, row }) => {
        const off = Math.abs(point[point[positive]! > 0 ? left : chosen]!);
        const score = (Math.abs(relaxed.rowPull(row)) + 1e-4) * off;
        return isOpen(positive) && off > WRONG ? [{ positive, score }] : [];
      })
      .sort((a, b) => b.score - a.score);
    if (elections.length > 0 && elections[0]!.score > (hinges[0]?.score ?? 0)) {
      return this.#parts(region, elections[0]!.positive, 0, 0);
    }
    const isWrong = hinges.length > 0 && hinges[0]!.score > WRONG / 10;
    const exclusion = isWrong ? null : this.#worstExclusion(region, point);
    if (exclusion !== null) return this.#either(region, exclusion);

    const off = (index: number) => Math.abs(point[index]! - Math.round(point[index]!));
    const isSplit = (index: number) => box.upper[index]! > box.lower[index]! && off(index) > FRACTIONAL;
    const steps = program.steps.find(({ after }) => isSplit(after))?.after;
    const shares = this.#ground.shares.filter(isSplit);
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
    for (const pair of this.#ground.program.exclusions) {
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
    const point = Float64Array.from(this.#ground.shares, (index) => relaxed.point![index]!);
    const room = region.bound - least;
    let best: { parts: Region[]; score: number } | null = null;
    for (const { columns, coefficients } of this.#ground.sums(point, holdsOf(this.#ground.program, relaxed))) {
      const floor = Math.floor(columns.reduce((sum, column, i) => sum + coefficients[i]! * point[column]!, 0));
      const sum = affine(0, new Map(columns.map((column, i) => [this.#ground.shares[column]!, coefficients[i]!])));
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
    this.#ground.relaxation.enter(part.box, part.inequalities, part.basis);
    const { bound } = this.#ground.relaxation.maximize(this.#ground.objective);
    return Math.min(room, Math.max(0, part.bound - bound));
  }

  /** Where the solver has no answer: at the hinge with the widest range. */
  halves(region: Region): Region[] | null {
    const { lower, upper } = region.box;
    const open = this.#ground.program.hinges.filter(({ before }) => lower[before]! < 0 && upper[before]! > 0);
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
    return this.#ground.bounds.narrow(box, [index]) ? [{ ...region, box, depth: region.depth + 1 }] : [];
  }
}
