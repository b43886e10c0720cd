/** What a solve gives back: the contract's `solve --json`, in words of its own where the contract is silent. */
import type { Decision } from "../model/decisions.ts";
import type { LimitState, ScenarioResult } from "../model/evaluate.ts";
import type { Distribution } from "../model/risk.ts";
import type { PoolOf } from "./pool/pool.ts";
import type { Why } from "./why/why.ts";

export const baselineNames = ["nothing", "exerciseAllNow", "crossoverEachYear", "exerciseAndSell"] as const;
export type BaselineName = (typeof baselineNames)[number];

/** Decisions within every limit, and what they leave. */
export interface RankedPlan {
  rank: number;
  /** What the objective counts, in dollars. */
  value: number;
  /** How far the bound is from it, in dollars. */
  gap: number;
  /** Whether the gap is closed to what was asked for. */
  proven: boolean;
  decisions: Decision[];
  scenarios: ScenarioResult[];
  /** Names of the limits that hold the plan back. */
  binding: string[];
  limits: LimitState[];
  /** What is left over the scenarios, where there are several. */
  distribution?: Distribution;
  /** Where the law bends at it; of the best plan, what more of each limit is worth, and what timing costs. Where there was time. */
  why?: Why;
  /** What it gains over each plan that a user would try by hand, in dollars, whether or not that plan meets the limits. */
  gains: Record<BaselineName, number>;
}

export interface Solution {
  plan: string;
  objective: "afterTaxWealth" | "totalTax" | "creditRecouped";
  seed: number;
  /** No plan can do better (for a minimum: can do with less), in dollars. */
  bound: number;
  /** What the bound rests on, in a sentence. */
  boundBy: string;
  ranked: RankedPlan[];
  /** The plans that a user would try by hand, the most that any plan could gain over each, and the limits that each breaks. */
  baselines: { name: BaselineName; value: number; mostGain: number; breaks: string[] }[];
  /**
   * Why the work ended: every plan was looked at; the gap was closed; search and proof had done what they do; its time was over; it was
   * stopped.
   */
  ended: "complete" | "proven" | "settled" | "time" | "stopped";
  /** Candidates evaluated. */
  evaluated: number;
  /** Linear programs solved for the proof. */
  programs: number;
  seconds: number;
}

/** How long and how hard to search, and with what. */
export interface SolveOptions {
  /** How many plans to rank at most. */
  top: number;
  /** Seconds after which the search ends; null: when it has settled. */
  seconds: number | null;
  /** Dollars within which a plan counts as proven. */
  gap: number;
  /** Worker threads, made by `poolOf`; 0 works in this thread. */
  workers: number;
  /** Linear programs after which the proof rests; where not given: some thousands, or as many as there is time for. */
  programs?: number;
  /** Makes the threads: in Node `poolInNode`. Without it all is done in this thread. */
  poolOf?: PoolOf;
  seed: number;
  /** Plans known before: whole shares by column. They are where the search starts, and its answer is no worse. */
  starts?: readonly Float64Array[];
  /**
   * Answers of plans that differ a little, by column: the search sets out from them, and few starts of its own, and rests sooner. Where
   * they lead to nothing within the limits it searches as ever.
   */
  near?: readonly Float64Array[];
  /** Ends once a plan is worth this many dollars of the objective (for a minimum: no more than that): a better one is not asked for. */
  enough?: number;
  /** Whether to ask why the best plan is as it is, which takes a second or two and may find a better one; so it is unless told. */
  why?: boolean;
  /** Whether to look for the limits that conflict where no plan meets them all, which takes a while; so it is unless told. */
  conflicts?: boolean;
  /** Ends the search with the best so far. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** As `crossover solve` has them; how many threads is the caller's to say. */
export const solveDefaults = { top: 5, seconds: 30, gap: 1, seed: 1 } as const;

export interface Progress {
  seconds: number;
  evaluated: number;
  /** The best value so far, in dollars; null while no feasible plan is known. */
  best: number | null;
  bound: number;
}

/** No plan meets the limits. */
export class InfeasibleError extends Error {
  /** The limits that cannot hold together, as the plan file names them. */
  readonly conflicts: readonly string[];
  /** Whether the search was cut short, by time or by hand: more of it might have found one. */
  readonly isCut: boolean;

  constructor(conflicts: readonly string[], message: string, { isCut = false } = {}) {
    super(message);
    this.name = "InfeasibleError";
    this.conflicts = conflicts;
    this.isCut = isCut;
  }
}
