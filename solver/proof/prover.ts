/**
 * What a worker does for a proof: it makes the plan's program once, and bounds, narrows and explores regions of it.
 */
import type { Highs } from "highs";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { boundsReader, boxOf } from "../../tax/graph/program/bounds.ts";
import { Program } from "../../tax/graph/program/program.ts";
import type { Scorer } from "../scorer.ts";
import { Explorer, type History, noHistory, type Region } from "./explore.ts";
import { addPlan } from "./plan-program.ts";
import { relaxationOf } from "./relaxation.ts";

/** Pieces of a proof. `least` is what a plan must be worth more than to matter, in dollars of the objective made large. */
export type ProofTask =
  | { kind: "relax"; region: Region | null; least: number }
  | { kind: "narrow"; region: Region; least: number; indices: readonly number[] }
  | { kind: "explore"; region: Region; least: number; programs: number; history: History | null };

export type ProofResult =
  | {
      kind: "relax";
      /** null: nothing in it is better. */
      region: Region | null;
      bound: number;
      /** Variables before zero of hinges that are still open. */
      open: number[];
      found: Float64Array | null;
    }
  | { kind: "narrow"; lower: number[]; upper: number[] }
  | {
      kind: "explore";
      open: Region[];
      /** The largest bound of what was closed. */
      closed: number;
      history: History;
      /** The best candidate met, whole and within all limits. */
      found: Float64Array | null;
      programs: number;
    };

const ROUNDS_AT_ROOT = 40;
/** Bounds narrowed before the program takes them over: each change costs it iterations. */
const NARROWED_TOGETHER = 20;

export interface Prover {
  (task: ProofTask): ProofResult;
  dispose: () => void;
}

export function proverOf(highs: Highs, compiled: CompiledPlan, scorer: Scorer): Prover {
  const program = new Program();
  const relaxation = relaxationOf(highs, program);
  program.narrow = (of, [low, high]) => {
    relaxation.grow();
    const most = relaxation.maximize(of).bound;
    const least = -relaxation.maximize({
      constant: -of.constant,
      terms: new Map([...of.terms].map(([index, rate]) => [index, -rate])),
    }).bound;
    return [Math.max(low, least), Math.min(high, most)];
  };
  const { shares, objective } = addPlan(program, compiled);
  relaxation.grow();
  const bounds = boundsReader(program);
  const explorer = new Explorer(program, { objective, shares }, relaxation, bounds);

  const isOpen = ({ box }: Region, index: number) => box.lower[index]! < 0 && box.upper[index]! > 0;

  /** The candidate at a point, in whole shares; null if it is no better or breaks a limit. */
  const candidateAt = (point: Float64Array | null, least: number): { shares: Float64Array; value: number } | null => {
    if (point === null) return null;
    const whole = Float64Array.from(shares, (index) => Math.floor(point[index]! + 1e-6));
    const { score, broken } = scorer.score(whole);
    return broken === 0 && score > least ? { shares: whole, value: score } : null;
  };

  const work = (task: ProofTask): ProofResult => {
    switch (task.kind) {
      case "relax": {
        const box = task.region?.box ?? boxOf(program);
        if (task.region !== null && !bounds.narrow(box, [...box.lower.keys()])) {
          return { kind: "relax", region: null, bound: Number.NEGATIVE_INFINITY, open: [], found: null };
        }
        const region: Region = { box, bound: Number.POSITIVE_INFINITY, inequalities: [], basis: null, depth: 0 };
        const { bound, parts, point, whole } = explorer.explore(
          region,
          task.least,
          noHistory(program.hinges.length),
          ROUNDS_AT_ROOT,
        );
        const open = program.hinges.map(({ before }) => before).filter((index) => isOpen(region, index));
        const found = candidateAt(point, task.least)?.shares ?? null;
        return {
          kind: "relax",
          region: parts !== null && parts.length === 0 ? null : whole,
          bound,
          open: [...new Set(open)],
          found,
        };
      }
      case "narrow": {
        const { least, indices } = task;
        const box = { lower: task.region.box.lower.slice(), upper: task.region.box.upper.slice() };
        relaxation.enter(box, task.region.inequalities, task.region.basis);
        relaxation.addRow(least, objective, Number.POSITIVE_INFINITY);
        let moved = 0;
        for (const index of indices) {
          for (const sign of [1, -1]) {
            const { bound } = relaxation.maximize({ constant: 0, terms: new Map([[index, sign]]) });
            if (sign === 1 && bound < box.upper[index]!) box.upper[index] = Math.max(bound, box.lower[index]!);
            else if (sign === -1 && -bound > box.lower[index]!) box.lower[index] = Math.min(-bound, box.upper[index]!);
            else continue;
            bounds.narrow(box, [index]);
            if (++moved % NARROWED_TOGETHER === 0) relaxation.narrow(box);
          }
        }
        return {
          kind: "narrow",
          lower: indices.map((index) => box.lower[index]!),
          upper: indices.map((index) => box.upper[index]!),
        };
      }
      case "explore": {
        const history = task.history ?? noHistory(program.hinges.length);
        const before = relaxation.solved();
        let open: Region[] = [task.region];
        let closed = Number.NEGATIVE_INFINITY;
        let { least } = task;
        let found: Float64Array | null = null;
        while (open.length > 0 && relaxation.solved() - before < task.programs) {
          const next = open.reduce((best, region, i) => (region.bound > open[best]!.bound ? i : best), 0);
          const [region] = open.splice(next, 1) as [Region];
          const { bound, parts, point } = explorer.explore(region, least, history);
          const candidate = candidateAt(point, least);
          if (candidate !== null) {
            found = candidate.shares;
            least = candidate.value;
          }
          if (parts === null || bound <= least) closed = Math.max(closed, bound);
          else open = [...open, ...parts];
        }
        return { kind: "explore", open, closed, history, found, programs: relaxation.solved() - before };
      }
    }
  };
  return Object.assign(work, { dispose: relaxation.dispose });
}
