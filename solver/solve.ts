/**
 * Solves a plan: ranked plans within its limits, each checked line by line, with a bound that no plan can pass.
 */
import { type CompiledPlan, compilePlan } from "../model/compiled-plan.ts";
import { counted } from "../model/counted.ts";
import { signOf } from "../model/objective.ts";
import type { Plan } from "../model/plan.ts";
import { baselinesOf } from "./baselines.ts";
import { simpleBound } from "./bound.ts";
import { conflictingLimits, conflictingLinearLimits } from "./conflicts.ts";
import { isEnumerable } from "./enumerate.ts";
import { type Pool, poolHere } from "./pool/pool.ts";
import type { Narrowed } from "./proof/narrow.ts";
import { type Proof, prove } from "./proof/prove.ts";
import type { ProofResult, ProofTask } from "./proof/prover.ts";
import { type Reading, readingOf } from "./proof/reading.ts";
import { rankerOf } from "./rank.ts";
import { type Scorer, scorerOf } from "./scorer.ts";
import type { Found } from "./search/finds.ts";
import { type SearchResult, search } from "./search/search.ts";
import { InfeasibleError, type Progress, type Solution, type SolveOptions } from "./solution.ts";
import { whyThesePlans } from "./why/why.ts";

/** Of the candidates of a small plan, as many as a diverse list could need. */
const KEPT_OF_ALL = 5000;
/** Linear programs after which the proof rests, where neither time nor a number is given: counted, so that every machine ends alike. */
const MOST_PROGRAMS = 10_000;
/** Plans of so few shares to choose are often proven by their first bound, and read in less time than the search takes: that comes first. */
const FEW_COLUMNS = 40;
/** Of the time given, what the search may take before the proof begins, and what both may before it is asked why. */
const SEARCHED = 0.5;
const PROVEN = 0.9;
/** A better plan may come up while it is asked why the best is as it is: then that is asked of it, so many times. */
const MOST_ROUNDS = 3;
/** Seconds. */
const A_MOMENT = 0.5;

type Ranked = ReturnType<ReturnType<typeof rankerOf>>;

/** What the stages of a solve share. */
interface Stages {
  compiled: CompiledPlan;
  pool: Pool;
  options: SolveOptions;
  scorer: Scorer;
  /** 1, or -1 where less is better. */
  sign: 1 | -1;
  /** Candidates that meet all limits. */
  found: Found[];
  /** What the best of them is worth, in dollars of the objective; they are sorted then. */
  best: () => number;
  /** Reads the plan for the proof; null where there is none to be. */
  reading: Reading | null;
  /** Whether a plan of that value is as good as was asked for. */
  isEnough: (value: number) => boolean;
  /** Tells the caller how far it is. */
  report: (news: Partial<Progress>) => void;
  /** Settles when a part of the time is over, counted from the beginning or (of a long time, so many seconds) from now; or the caller has had enough. */
  stopAfter: (part: number, from?: "beginning" | "now", most?: number) => Promise<"time" | "stopped">;
}

/**
 * @throws {InfeasibleError} if no plan meets the limits, with those that conflict
 * @throws {Error} if the kernel and the trace disagree on a plan, which would be a defect
 */
export async function solve(plan: Plan, options: SolveOptions): Promise<Solution> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 10) / 100;
  const over = new AbortController();
  // First of all: its threads start while this one gets ready.
  const pool = (options.poolOf ?? poolHere)(plan, options.workers);
  try {
    const compiled = compilePlan(plan);
    const impossible = await conflictingLinearLimits(compiled);
    if (impossible !== null) throw infeasible(impossible);
    const scorer = scorerOf(compiled);
    let known: ReturnType<typeof simpleBound> | null = null;
    /** Worked when it is first told: by then threads are at work. */
    const simple = () => {
      known ??= simpleBound(compiled);
      return known;
    };
    const sign = signOf(plan.objective.kind);
    const found: Found[] = [];
    const best = () => {
      found.sort((a, b) => b.score - a.score);
      return scorer.score(found[0]!.shares).value;
    };
    const progress: Omit<Progress, "seconds" | "bound"> & { bound?: number } = { evaluated: 0, best: null };
    const stages: Stages = {
      compiled,
      pool,
      options,
      scorer,
      sign,
      found,
      best,
      reading: isEnumerable(compiled) || options.programs === 0 ? null : readingOf(pool, compiled.scenarios.length),
      isEnough: (value) => options.enough !== undefined && sign * value >= sign * options.enough,
      report: (news) =>
        options.onProgress?.({ bound: simple().bound, ...Object.assign(progress, news), seconds: seconds() }),
      stopAfter: (part, from = "beginning", most = Number.POSITIVE_INFINITY) => {
        const past = from === "now" ? 0 : (performance.now() - started) / 1000;
        const left = options.seconds === null ? null : Math.max(0, Math.min(part * options.seconds, most) - past);
        return stopped(left, options.signal, over.signal);
      },
    };

    const isAsked = options.why ?? true;
    const stop = stages.stopAfter(isAsked ? PROVEN : 1);
    const { evaluated, ended, baselines } = await searched(stages, stop);
    const proof = ended === "stopped" ? null : await proven(stages, stop);
    const bound =
      proof !== null && proof.bound < sign * simple().bound
        ? {
            bound: sign * proof.bound,
            boundBy: `${counted(proof.programs + 1, "linear program")} over parts of all plans`,
          }
        : simple();
    const ranker = rankerOf(compiled, scorer, {
      ...options,
      bound: ended === "complete" ? null : bound,
      baselines,
    });
    const rank = () => {
      best();
      return ranker(found);
    };
    const end = proof?.ended ?? ended;
    return {
      plan: plan.name,
      objective: plan.objective.kind,
      seed: options.seed,
      ...(isAsked && end !== "stopped" ? await withReasons(stages, rank) : rank()),
      ended: end,
      evaluated,
      programs: proof?.programs ?? 0,
      seconds: seconds(),
    };
  } finally {
    over.abort();
    await pool.close();
  }
}

/**
 * Fills `found` with the best that the search finds, with what was known before and with the plans that one would try by hand.
 *
 * @throws {InfeasibleError} if none meets the limits
 */
async function searched(stages: Stages, stop: Promise<"time" | "stopped">) {
  const { compiled, pool, options, scorer, found, isEnough, report, stopAfter } = stages;
  // A search that rests early, or may end at any time, has no thread to spare.
  const reading = options.enough === undefined && !options.near?.length ? stages.reading : null;
  const isSmall = compiled.columns.length <= FEW_COLUMNS;
  if (isSmall) reading?.beside();
  let enoughFound = () => {};
  const enough = new Promise<"settled">((resolve) => {
    enoughFound = () => resolve("settled");
  });
  const result = isEnumerable(compiled)
    ? await lookAtAll(pool)
    : await search(compiled, pool, {
        seed: options.seed,
        scorer,
        starts: options.starts ?? [],
        near: options.near ?? [],
        stop: Promise.race([stopAfter(SEARCHED), enough]),
        onBegun: () => reading?.beside(),
        isProven: async (known) => {
          if (!isSmall || reading === null) return false;
          found.push(...known);
          return (await proven(stages, stop, 0))?.ended === "proven";
        },
        onResult: ([first], evaluated) => {
          const best = first === undefined ? null : scorer.score(first.shares).value;
          if (best !== null && isEnough(best)) enoughFound();
          report({ evaluated, best });
        },
      });
  const known = new Set(found);
  found.push(...result.found.filter((each) => !known.has(each)));
  const baselines = baselinesOf(compiled);
  for (const shares of [...Object.values(baselines), ...(options.starts ?? [])]) {
    const { score, broken } = scorer.score(shares);
    if (broken === 0) found.push({ shares, score });
  }
  if (found.length > 0) return { ...result, baselines };
  const isCut = result.ended === "time" || result.ended === "stopped";
  if (options.conflicts === false || result.ended === "stopped") throw infeasible([], isCut);
  // A search that was cut short has left time for why it found nothing.
  const conflicts = await Promise.race([conflictingLimits(compiled, pool, options.seed), stop]);
  throw infeasible(typeof conflicts === "string" ? [] : conflicts, isCut);
}

/**
 * @param mostPrograms after which the proof rests; 0: with the first bound of all plans
 * @returns null where there is nothing to prove, or nothing is asked
 */
async function proven(
  { pool, options, scorer, sign, found, best, reading, isEnough, report }: Stages,
  stop: Promise<"time" | "stopped">,
  mostPrograms = options.programs ?? (options.seconds === null ? MOST_PROGRAMS : Number.POSITIVE_INFINITY),
): Promise<Proof | null> {
  if (reading === null || isEnough(best())) return null;
  const narrowed = await Promise.race([reading.all(), stop]);
  if (typeof narrowed === "string") return { bound: Number.POSITIVE_INFINITY, ended: narrowed, programs: 0 };
  return prove((piece) => proofPiece(pool, piece, narrowed), {
    gap: options.gap,
    mostPrograms,
    stop,
    best: () => sign * best(),
    onFound: (shares) => found.push({ shares, score: scorer.score(shares).score }),
    onBound: (bound) => report({ bound: sign * bound, best: best() }),
  });
}

/** Ranks, and asks of each ranked plan why it is as it is; should a better one come up, of that. */
async function withReasons({ compiled, pool, scorer, found, stopAfter }: Stages, rank: () => Ranked): Promise<Ranked> {
  let ranking = rank();
  const all = stopAfter(1 - PROVEN, "now");
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // What comes up when the time is over is asked in a moment more.
    const stop = round === 0 ? all : Promise.all([all, stopAfter(1 - PROVEN, "now", A_MOMENT)]);
    const { whys, better } = await whyThesePlans(compiled, pool, ranking.ranked, stop);
    ranking.ranked.forEach((each, i) => {
      each.why = whys[i]!;
    });
    if (better === null) break;
    found.push({ shares: better, score: scorer.score(better).score });
    ranking = rank();
  }
  return ranking;
}

async function proofPiece(pool: Pool, piece: ProofTask, narrowed: Narrowed[]): Promise<ProofResult> {
  const answer = await pool.run({ kind: "prove", piece, narrowed });
  if (answer.kind !== "prove") throw new Error("the pool answered another task");
  return answer.result;
}

async function lookAtAll(pool: Pool): Promise<SearchResult> {
  const result = await pool.run({ kind: "enumerate", keep: KEPT_OF_ALL });
  if (result.kind !== "enumerate") throw new Error("the pool answered another task");
  return { found: result.best, evaluated: result.evaluated, ended: "complete" };
}

/** Settles when so many seconds are over (null: never) or the caller has had enough; listens no longer than the solve lasts. */
function stopped(
  seconds: number | null,
  signal: AbortSignal | undefined,
  over: AbortSignal,
): Promise<"time" | "stopped"> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve("stopped");
    signal?.addEventListener("abort", () => resolve("stopped"), { once: true, signal: over });
    if (seconds === null) return;
    const timer: { unref?: () => void } | number = setTimeout(() => resolve("time"), seconds * 1000);
    // In Node it would keep the process; a page's timers are mere numbers.
    if (typeof timer === "object") timer.unref?.();
  });
}

/** @param isCut whether time or the caller ended the search: another might find a plan */
function infeasible(conflicts: readonly string[], isCut = false): InfeasibleError {
  const together = conflicts.length > 1 ? " together" : "";
  const named = conflicts.length > 0 ? `${conflicts.join(" and ")}${together}` : "the limits";
  const message =
    isCut || conflicts.length === 0
      ? `no plan that meets ${named} was found${isCut ? " in the time given" : ""}`
      : `no plan meets ${named}`;
  return new InfeasibleError(conflicts, message, { isCut });
}
