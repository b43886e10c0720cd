/**
 * Explores a box of a program: bounds it, cuts off what cannot be better, and if that is not enough has it split (split.ts).
 */
import type { Box } from "../../tax/graph/program/bounds.ts";
import { hullInequality } from "../../tax/graph/program/hull.ts";
import { valueAt } from "../../tax/graph/program/rounded.ts";
import type { History, Region } from "./region.ts";
import type { Inequality, Relaxed } from "./relaxation.ts";
import { type Holds, holdsOf } from "./share-lattice.ts";
import { type Ground, Splitter } from "./split.ts";

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

/** Rounds of inequalities, and the part of the gap that two rounds in a row must close. */
const MOST_ROUNDS = 12;
const LEAST_PROGRESS = 0.02;
/** Dollars by which a point must break what holds. */
const BROKEN = 0.005;
/** Dollars that hinges may have wrong where a point is as good as one of the law. */
const NEARLY_LAW = 5;
/** Part of a variable's range that must go for it to be cut. */
const WORTH_CUTTING = 0.05;

export class Explorer {
  readonly #ground: Ground;
  readonly #splitter: Splitter;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#splitter = new Splitter(ground);
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
    const { relaxation, objective, program } = this.#ground;
    const { box } = region;
    const inequalities = [...region.inequalities];
    relaxation.enter(box, inequalities, region.basis);
    let bound = region.bound;
    let relaxed: Relaxed;
    for (let round = 0, stalled = 0; ; round++) {
      relaxed = relaxation.maximize(objective);
      const before = bound;
      bound = Math.min(bound, relaxed.bound + program.allowance);
      if (bound <= least)
        return { bound, parts: [], point: relaxed.point, holds: null, worth: bound, wrong: 0, whole: region };
      if (relaxed.point === null)
        return {
          bound,
          parts: this.#splitter.halves(region),
          point: null,
          holds: null,
          worth: bound,
          wrong: 0,
          whole: region,
        };
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
    const holds = bound - worth < NEARLY_LAW ? holdsOf(program, relaxed) : null;
    const parts = history === null ? [next] : this.#splitter.split(next, relaxed, least, history);
    return { bound, parts, point, holds, worth, wrong: squares === 0 ? 0 : sum ** 2 / squares, whole: next };
  }

  /** By hinge, the dollars that the bound gains by what it has wrong. */
  #wrong({ point, pull }: Relaxed): number[] {
    return this.#ground.program.hinges.map(
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
    const room = (bound + this.#ground.program.allowance - known) * (1 + 1e-6) + 1e-6;
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
    for (const { before, row } of this.#ground.program.hinges) {
      const pull = -rowPull(row);
      if (pull > 0) keep(before, -room / pull, Number.POSITIVE_INFINITY);
    }
    return this.#ground.bounds.narrow(box, [...changed]) ? box : null;
  }

  #broken(box: Box, point: Float64Array): Inequality[] {
    return this.#ground.program.hinges.flatMap((hinge, h) => {
      const { before, after } = hinge;
      if (box.lower[before]! >= 0 || box.upper[before]! <= 0) return [];
      if (point[after]! - Math.max(0, point[before]!) < BROKEN) return [];
      const sum = hullInequality(hinge, box.lower, box.upper, point);
      const isBroken = sum !== null && valueAt(sum, point) > BROKEN + 1e-8 * Math.abs(point[after]!);
      return isBroken ? [{ hinge: h, sum }] : [];
    });
  }
}
