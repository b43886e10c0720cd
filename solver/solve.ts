/**
 * Solves a plan: ranked plans within its limits, each checked line by line, with a bound that no plan can pass.
 */
import { compilePlan } from "../model/compiled-plan.ts";
import { counted } from "../model/counted.ts";
import { signOf } from "../model/objective.ts";
import type { Plan } from "../model/plan.ts";
import { baselinesOf } from "./baselines.ts";
import { simpleBound } from "./bound.ts";
import { conflictingLimits, conflictingLinearLimits } from "./conflicts.ts";
import { isEnumerable } from "./enumerate.ts";
import { type Pool, poolHere } from "./pool/pool.ts";
import { prove } from "./proof/prove.ts";
import type { ProofResult, ProofTask } from "./proof/prover.ts";
import { rankedPlans } from "./rank.ts";
import { scorerOf } from "./scorer.ts";
import { type SearchResult, search } from "./search.ts";
import { InfeasibleError, type Solution, type SolveOptions } from "./solution.ts";
import { whyThesePlans } from "./why/why.ts";

/** Of the candidates of a small plan, as many as a diverse list could need. */
const KEPT_OF_ALL = 5000;
/** Linear programs after which the proof rests, where neither time nor a number is given: counted, so that every machine ends alike. */
const MOST_PROGRAMS = 10_000;
/** Of the time given, what the search may take before the proof begins, and what both may before it is asked why. */
const SEARCHED = 0.5;
const PROVEN = 0.9;
/** A better plan may come up while it is asked why the best is as it is: then that is asked of it, so many times. */
const MOST_ROUNDS = 3;

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
    const scorer = scorerOf(compiled);
    const bound = simpleBound(compiled);
    const impossible = await conflictingLinearLimits(compiled);
    if (impossible !== null) throw infeasible(impossible);
    const progress = { evaluated: 0, best: null as number | null, ...bound };
    const report = () => options.onProgress?.({ seconds: seconds(), ...progress });
    const sign = signOf(plan.objective.kind);
    const isEnough = (value: number) => options.enough !== undefined && sign * value >= sign * options.enough;
    let enoughFound = () => {};
    const enough = new Promise<"settled">((resolve) => {
      enoughFound = () => resolve("settled");
    });
    const isAsked = options.why ?? true;
    const stop = stopped(options, isAsked ? PROVEN : 1, over.signal);
    const { found, evaluated, ended } = isEnumerable(compiled)
      ? await lookAtAll(pool)
      : await search(compiled, pool, {
          seed: options.seed,
          starts: options.starts ?? [],
          near: options.near ?? [],
          stop: Promise.race([stopped(options, SEARCHED, over.signal), enough]),
          onResult: (found, evaluated) => {
            progress.evaluated = evaluated;
            progress.best = found[0] === undefined ? null : scorer.score(found[0].shares).value;
            if (progress.best !== null && isEnough(progress.best)) enoughFound();
            report();
          },
        });
    const baselines = baselinesOf(compiled);
    for (const shares of [...Object.values(baselines), ...(options.starts ?? [])]) {
      const { score, broken } = scorer.score(shares);
      if (broken === 0) found.push({ shares, score });
    }
    if (found.length === 0) {
      if (ended === "time" || ended === "stopped") {
        throw new InfeasibleError([], "no plan that meets the limits was found in the time given");
      }
      if (options.conflicts === false) throw new InfeasibleError([], "no plan that meets the limits was found");
      throw infeasible(await conflictingLimits(compiled, pool, options.seed));
    }
    const best = () => {
      found.sort((a, b) => b.score - a.score);
      return scorer.score(found[0]!.shares).value;
    };
    const mostPrograms = options.programs ?? (options.seconds === null ? MOST_PROGRAMS : Number.POSITIVE_INFINITY);
    const proof =
      ended === "complete" || ended === "stopped" || mostPrograms === 0 || isEnough(best())
        ? null
        : await prove((piece) => proofPiece(pool, piece), {
            gap: options.gap,
            mostPrograms,
            stop,
            best: () => sign * best(),
            onFound: (shares) => found.push({ shares, score: scorer.score(shares).score }),
            onBound: (proven) => {
              progress.bound = sign * proven;
              progress.best = best();
              report();
            },
          });
    best();
    const proven =
      proof !== null && proof.bound < sign * bound.bound
        ? {
            bound: sign * proof.bound,
            boundBy: `${counted(proof.programs + 1, "linear program")} over parts of all plans`,
          }
        : bound;
    const rank = () =>
      rankedPlans(compiled, scorer, found, { ...options, bound: ended === "complete" ? null : proven, baselines });
    let ranking = rank();
    const end = proof?.ended ?? ended;
    for (let round = 0; isAsked && end !== "stopped" && round < MOST_ROUNDS; round++) {
      const stop = stopped(options, 1 - PROVEN, over.signal);
      const { whys, better } = await whyThesePlans(compiled, pool, ranking.ranked, stop);
      ranking.ranked.forEach((each, i) => {
        each.why = whys[i]!;
      });
      if (better === null) break;
      found.push({ shares: better, score: scorer.score(better).score });
      best();
      ranking = rank();
    }
    return {
      plan: plan.name,
      objective: plan.objective.kind,
      seed: options.seed,
      ...ranking,
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

async function proofPiece(pool: Pool, piece: ProofTask): Promise<ProofResult> {
  const answer = await pool.run({ kind: "prove", piece });
  if (answer.kind !== "prove") throw new Error("the pool answered another task");
  return answer.result;
}

async function lookAtAll(pool: Pool): Promise<SearchResult> {
  const result = await pool.run({ kind: "enumerate", keep: KEPT_OF_ALL });
  if (result.kind !== "enumerate") throw new Error("the pool answered another task");
  return { found: result.best, evaluated: result.evaluated, ended: "complete" };
}

/** Settles when a part of the time is over or the caller has had enough; listens no longer than the solve lasts. */
function stopped({ seconds, signal }: SolveOptions, part: number, over: AbortSignal): Promise<"time" | "stopped"> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve("stopped");
    signal?.addEventListener("abort", () => resolve("stopped"), { once: true, signal: over });
    if (seconds === null) return;
    const timer: { unref?: () => void } | number = setTimeout(() => resolve("time"), part * seconds * 1000);
    // In Node it would keep the process; a page's timers are mere numbers.
    if (typeof timer === "object") timer.unref?.();
  });
}

function infeasible(conflicts: readonly string[]): InfeasibleError {
  const together = conflicts.length > 1 ? " together" : "";
  return new InfeasibleError(conflicts, `no plan meets ${conflicts.join(" and ")}${together}`);
}
