/**
 * Climbs from a candidate to one that no move of its neighbourhood betters.
 *
 * Slopes come first: what one more share of each unit, one less, or one traded for another is worth. The steepest moves are followed
 * to the best kink on their line. Where no single move helps, a move that costs is followed by the best one that pays it back (an
 * exercise that takes the cash below its floor, by the sale that restores it).
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { combined, type Direction, holdingsOf, unitsOf } from "../moves.ts";
import type { Random } from "../random.ts";
import type { Scorer } from "../scorer.ts";
import { bestAlong } from "./line-search.ts";

/** Dollars by which a move must better a candidate. */
const WORTHWHILE = 0.05;
/** How many units are looked at in one round at most; a plan with more is sampled. */
const LARGEST_NEIGHBOURHOOD = 600;
const STEEPEST_ADDED = 8;
const STEEPEST_FOLLOWED = 12;

export interface Climber {
  /** @returns the candidate's score; `shares` is moved there */
  climb: (shares: Float64Array, random: Random, patience: number) => number;
  /** Throws a candidate off: a few units taken or left in large steps. */
  kick: (shares: Float64Array, random: Random) => void;
  /** The best point on the line through a candidate; `shares` is moved there. */
  along: (shares: Float64Array, score: number, direction: Direction) => number;
}

export function climberOf(compiled: CompiledPlan, scorer: Scorer): Climber {
  const units = unitsOf(compiled);
  const holdings = holdingsOf(compiled);
  const trial = new Float64Array(compiled.columns.length);

  const stepped = (shares: Float64Array, { columns, coefficients }: Direction, step: number) => {
    trial.set(shares);
    columns.forEach((column, i) => {
      trial[column] = Math.round(trial[column]! + coefficients[i]! * step);
    });
    return trial;
  };

  const along = (shares: Float64Array, score: number, direction: Direction): number => {
    const reach = holdings.reach(shares, direction);
    if (reach < 1 || direction.columns.length === 0) return score;
    const isWhole = direction.coefficients.every(Number.isInteger);
    const { step, value } = bestAlong(
      (steps) => {
        const allowed = steps.filter((at) => isWhole || holdings.allow(stepped(shares, direction, at)));
        const values = new Map<number, number>();
        const looks = allowed.map((at) => ({ direction, step: at }));
        scorer.scoreSteps(shares, looks, (i, scored) => values.set(allowed[i]!, scored.score));
        return steps.map((at) => values.get(at) ?? Number.NEGATIVE_INFINITY);
      },
      score,
      reach,
    );
    if (step > 0) shares.set(stepped(shares, direction, step));
    return value;
  };

  /** Moves by what their first shares are worth, steepest first. */
  const steepest = (shares: Float64Array, score: number, random: Random): Direction[] => {
    /** Each direction, with what a first step along it is worth by the share; those that cannot be taken are left out. */
    const sloped = (directions: readonly Direction[], stepOf: (direction: Direction) => number) => {
      const steps = directions
        .map((direction) => ({ direction, step: stepOf(direction) }))
        .filter(({ step }) => step > 0);
      const slopes = new Float64Array(steps.length);
      scorer.scoreSteps(shares, steps, (i, scored) => {
        slopes[i] = (scored.score - score) / steps[i]!.step;
      });
      return steps.map(({ direction }, i) => ({ direction, slope: slopes[i]! })).sort((a, b) => b.slope - a.slope);
    };
    const firstStep = (direction: Direction) => {
      const reach = holdings.reach(shares, direction);
      return reach < 1 ? 0 : Math.max(1, Math.floor(reach / 500));
    };
    // A unit's worth on its own, whether or not shares are free for it: it may be traded for another.
    const added = sloped(sample(units, LARGEST_NEIGHBOURHOOD, random), () => 1).slice(0, STEEPEST_ADDED);
    const removed = units.filter((unit) => unit.columns.every((column) => shares[column]! > 0)).slice(0, 30);
    const moves = [
      ...added.map(({ direction: unit }) => combined(unit, 1, null, 0)),
      ...removed.map((unit) => combined(unit, -1, null, 0)),
      ...added.flatMap(({ direction: unit }) => removed.map((other) => combined(unit, 1, other, -1))),
    ];
    return sloped(moves, firstStep)
      .filter((move) => move.slope > 0)
      .slice(0, STEEPEST_FOLLOWED)
      .map((move) => move.direction);
  };

  const ascend = (shares: Float64Array, from: number, random: Random): number => {
    let score = from;
    for (;;) {
      const before = score;
      for (const direction of steepest(shares, score, random)) {
        score = along(shares, score, direction);
        if (score > before + WORTHWHILE) break;
      }
      if (score <= before + WORTHWHILE) return score;
    }
  };

  /** A costly step in a random direction, then the best moves from there: kept if they more than pay it back. */
  const detour = (shares: Float64Array, score: number, random: Random): number => {
    const unit = units[random.below(units.length)]!;
    const isRemoval = random.below(3) === 0;
    const direction = isRemoval ? combined(unit, -1, null, 0) : unit;
    const reach = holdings.reach(shares, direction);
    if (reach < 1) return score;
    const there = shares.slice();
    there.set(stepped(shares, direction, Math.max(1, Math.floor(reach / 2 ** random.below(6)))));
    let reached = scorer.score(there).score;
    for (let depth = 0; depth < 3 && reached <= score; depth++) {
      const before = reached;
      for (const move of steepest(there, reached, random).slice(0, 4)) {
        reached = along(there, reached, move);
        if (reached > before + WORTHWHILE) break;
      }
      if (reached <= before + WORTHWHILE) break;
    }
    if (reached <= score + WORTHWHILE) return score;
    shares.set(there);
    return reached;
  };

  const kick = (shares: Float64Array, random: Random) => {
    for (let count = 1 + random.below(3); count > 0; count--) {
      const used = units.filter((unit) => unit.columns.every((column) => shares[column]! > 0));
      const isRemoval = used.length > 0 && random.below(2) === 0;
      const from = isRemoval ? used : units;
      if (from.length === 0) return;
      const direction = combined(from[random.below(from.length)]!, isRemoval ? -1 : 1, null, 0);
      const reach = holdings.reach(shares, direction);
      if (reach >= 1) shares.set(stepped(shares, direction, Math.max(1, Math.floor(reach / 2 ** random.below(3)))));
    }
  };

  return {
    along,
    kick,
    climb: (shares, random, patience) => {
      let score = ascend(shares, scorer.score(shares).score, random);
      for (let failed = 0; failed < patience; ) {
        const reached = detour(shares, score, random);
        if (reached <= score) failed++;
        else {
          score = ascend(shares, reached, random);
          failed = 0;
        }
      }
      return score;
    },
  };
}

function sample<T>(all: readonly T[], most: number, random: Random): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, () => all[random.below(all.length)]!);
}
