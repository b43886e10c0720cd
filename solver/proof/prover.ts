/**
 * What a worker does for a proof: it makes the plan's program once, and bounds and explores regions of it.
 */
import type { Highs } from "highs";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { signOf } from "../../model/objective.ts";
import { type Box, boundsReader, boxOf } from "../../tax/graph/program/bounds.ts";
import { Program } from "../../tax/graph/program/program.ts";
import { addPlan } from "../program/plan-program.ts";
import { seeded } from "../random.ts";
import type { Improver } from "../search/improver.ts";
import { better, REACH, type Whole, wholeSharesOf } from "../search/whole-shares.ts";
import { Explorer } from "./explore.ts";
import { asNarrowed, narrowedScenario } from "./narrow.ts";
import { type History, noHistory, type Region } from "./region.ts";
import { relaxationOf } from "./relaxation.ts";
import { type Holds, shareLatticesOf } from "./share-lattice.ts";
import { sumsOf } from "./sums-of-shares.ts";
import { meet, tightened } from "./tighten.ts";
import { tradesOf } from "./trades.ts";

/**
 * Pieces of a proof. `known` is what the best plan known is worth, `least` what one must be worth more than to matter; both in dollars of
 * the objective made large.
 */
export type ProofTask =
  /** Reads the plan as a program, which comes before all else. */
  | { kind: "ready" }
  /** `within`: a region that was bounded before and what narrowed boxes of it there are; null: all plans. */
  | { kind: "relax"; within: { region: Region; boxes: readonly Box[] } | null; least: number; known: number }
  /** Narrows a share of a region's hinges, to where plans are worth more than is known. */
  | { kind: "tighten"; region: Region; known: number; share: { at: number; of: number } }
  | { kind: "explore"; region: Region; least: number; known: number; programs: number; history: History | null }
  /** Looks for whole shares near a point that are worth more than is known. */
  | { kind: "settle"; near: Promising; known: number };

/** A point of the relaxation near which a better plan may be. */
export interface Promising {
  /** By column, not whole. */
  shares: Float64Array;
  /** About what the law makes of it, in dollars. */
  worth: number;
  /** What holds it; null where the law makes another point of it. */
  holds: Holds | null;
}

export type ProofResult =
  | { kind: "ready" }
  | {
      kind: "relax";
      /** null: nothing in it is better. */
      region: Region | null;
      bound: number;
      /** In effect, how many hinges are wrong at its point. */
      wrong: number;
      promising: Promising | null;
    }
  /** null: nothing in the region is worth more. */
  | { kind: "tighten"; box: Box | null; programs: number }
  | {
      kind: "explore";
      open: Region[];
      /** The largest bound of what was closed. */
      closed: number;
      history: History;
      promising: Promising | null;
      /** Better than what is known, whole and within all limits; null if there is none. */
      found: Float64Array | null;
      programs: number;
    }
  /** `found`: whole and within all limits; null if none there is better. */
  | { kind: "settle"; found: Float64Array | null };

const ROUNDS_AT_ROOT = 40;
/** The part of what a point is worth that whole shares near it may fall short by: there is little for the search to find there. */
const NEAR_ENOUGH = 1e-5;

export interface Prover {
  (task: ProofTask): ProofResult;
  dispose: () => void;
}

/** @param narrowed by scenario; where not given it is found here, which takes most of the time that a prover takes to be made */
export function proverOf(
  highs: Highs,
  compiled: CompiledPlan,
  { scorer, approach, settle }: Improver,
  narrowed = compiled.scenarios.map((_, i) => narrowedScenario(highs, compiled, i)),
): Prover {
  const program = new Program();
  const plan = addPlan(program, compiled, (scenario) => asNarrowed(narrowed[scenario]!));
  const { shares, objective } = plan;
  const relaxation = relaxationOf(highs, program);
  relaxation.grow();
  relaxation.scale();
  const bounds = boundsReader(program);
  const latticeAt = shareLatticesOf(compiled, program, plan);
  const explorer = new Explorer({ program, objective, shares, relaxation, bounds, sums: sumsOf(latticeAt) });

  const trades = tradesOf(latticeAt);
  const wholeShares = wholeSharesOf(compiled, scorer);
  const sign = signOf(compiled.plan.objective.kind);

  const sharesAt = (point: Float64Array) => Float64Array.from(shares, (index) => point[index]!);
  const whole = (): Region => ({
    box: boxOf(program),
    bound: Number.POSITIVE_INFINITY,
    inequalities: [],
    basis: null,
    depth: 0,
  });

  const ifBetter = (whole: Whole | null, known: number): Float64Array | null => {
    if (whole === null) return null;
    // The value that the bound is about, not the score, which may break ties.
    const { value, broken } = scorer.score(whole.shares);
    return broken === 0 && sign * value > known ? whole.shares : null;
  };

  const relax = (task: ProofTask & { kind: "relax" }): ProofResult => {
    const { within } = task;
    const region = within === null ? whole() : meet(bounds, within.region, within.boxes);
    if (region === null) {
      return { kind: "relax", region: null, bound: Number.NEGATIVE_INFINITY, wrong: 0, promising: null };
    }
    const reached = explorer.explore(region, task, null, ROUNDS_AT_ROOT);
    const { bound, parts, point, holds, worth, wrong } = reached;
    const promising = point === null ? null : { shares: sharesAt(point), worth, holds };
    return { kind: "relax", region: parts?.length === 0 ? null : reached.whole, bound, wrong, promising };
  };

  const explore = (task: ProofTask & { kind: "explore" }): ProofResult => {
    const history = task.history ?? noHistory(program.hinges.length);
    const before = relaxation.solved();
    const { least } = task;
    let open: Region[] = [task.region];
    let closed = Number.NEGATIVE_INFINITY;
    let promising: Promising | null = null;
    let found: Whole | null = null;
    while (open.length > 0 && relaxation.solved() - before < task.programs) {
      const next = open.reduce((best, region, i) => (region.bound > open[best]!.bound ? i : best), 0);
      const [region] = open.splice(next, 1) as [Region];
      const { bound, parts, point, holds, worth } = explorer.explore(region, task, history);
      if (point !== null && holds !== null && worth > least) {
        const near = wholeShares.bestOf(trades.nearest(sharesAt(point), holds));
        if (near !== null && near.score > (found?.score ?? Number.NEGATIVE_INFINITY)) found = near;
      }
      if (point !== null && bound > least && worth > (promising?.worth ?? least)) {
        promising = { shares: sharesAt(point), worth, holds };
      }
      if (parts === null || bound <= least) closed = Math.max(closed, bound);
      else open = [...open, ...parts];
    }
    const programs = relaxation.solved() - before;
    return { kind: "explore", open, closed, history, promising, found: ifBetter(found, task.known), programs };
  };

  const settleNear = ({ near, known }: ProofTask & { kind: "settle" }): ProofResult => {
    const { shares: point, worth, holds } = near;
    let best = wholeShares.beside(point, holds === null ? [] : trades.all(point, holds));
    let used = point;
    if (best.score < worth - Math.max(1, NEAR_ENOUGH * Math.abs(worth))) {
      const shares = best.shares.slice();
      const random = seeded(1);
      approach(shares, best.score, random);
      best = better(best, { shares, score: settle(shares, scorer.score(shares).score, random) });
      used = best.shares;
    }
    const isInReach = best.score > known - Math.max(1, REACH * Math.abs(known));
    return { kind: "settle", found: ifBetter(isInReach ? wholeShares.changed(best, used) : best, known) };
  };

  const work = (task: ProofTask): ProofResult => {
    switch (task.kind) {
      case "ready":
        return { kind: "ready" };
      case "relax":
        return relax(task);
      case "tighten": {
        const before = relaxation.solved();
        const box = tightened({ program, objective, relaxation, bounds }, task.region, task.known, task.share);
        return { kind: "tighten", box, programs: relaxation.solved() - before };
      }
      case "explore":
        return explore(task);
      case "settle":
        return settleNear(task);
    }
  };
  return Object.assign(work, { dispose: relaxation.dispose });
}
