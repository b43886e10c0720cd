/**
 * One piece of the search's work: a candidate to start from, and how hard to try. Tasks are independent and seeded, so what comes
 * back does not depend on which worker did it, or when.
 */
import { type CompiledPlan, compilePlan } from "../model/compiled-plan.ts";
import type { Plan } from "../model/plan.ts";
import { type Batch, type Failed, type Maker, scoreChunks } from "./batch.ts";
import { type Enumerated, enumerateAll, isEnumerable } from "./enumerate.ts";
import { highs } from "./highs.ts";
import { linearProgramSolver } from "./linear-program.ts";
import { between } from "./moves.ts";
import { giveWay } from "./pool/give-way.ts";
import type { Once } from "./program/law-program.ts";
import { type Narrowed, narrowedScenario } from "./proof/narrow.ts";
import { type ProofResult, type ProofTask, type Prover, proverOf } from "./proof/prover.ts";
import { seeded } from "./random.ts";
import { type Improver, improverOf, PROGRAM_ROUNDS } from "./search/improver.ts";
import { sparsePlans } from "./search/starts.ts";
import type { Kinks } from "./tangents/across.ts";
import { type Beginning, type Branches, type TangentStepper, tangentStepperOf } from "./tangents/tangent-step.ts";
import { type Answer, answererOf, type Question } from "./why/answerer.ts";

export type Task =
  /** Makes what a search will need, while its tasks are not there yet. */
  | { kind: "prepare" }
  | {
      kind: "improve";
      start: Float64Array;
      /** Another good candidate: the line to it is searched first, for what two good plans share is often right. */
      towards: Float64Array | null;
      /** Whether to throw the start off first, so as to come down elsewhere. */
      isKicked: boolean;
      seed: number;
      /** Costly steps in a row that may fail to pay back before the climb rests. */
      patience: number;
      /** Its programs begin without what others begin with, which is not there yet. */
      isAlone?: boolean;
      /** What programs begin with, where another thread has found it. */
      beginning?: Beginning;
    }
  /** Crosses kinks of a candidate that no step betters, once. */
  | { kind: "cross"; start: Float64Array; kinks: Kinks; seed: number; beginning?: Beginning }
  /** Puts branches of others on a candidate. */
  | { kind: "graft"; start: Float64Array; branches: Branches; seed: number; beginning?: Beginning }
  /** Answers of plans that differ a little: the best candidate that they lead to. */
  | { kind: "amid"; starts: readonly Float64Array[]; seed: number; beginning?: Beginning }
  /** Whether some limits can hold together, on their own. */
  | { kind: "satisfy"; limits: readonly string[]; starts: readonly Float64Array[]; seed: number }
  | { kind: "enumerate"; keep: number }
  /** What the sums of a scenario can come to, which the proof starts from. */
  | { kind: "narrow"; scenario: number }
  /** A piece of the proof; `narrowed` by scenario. */
  | { kind: "prove"; piece: ProofTask; narrowed: Narrowed[] }
  /** Why a plan is as it is. */
  | { kind: "why"; question: Question }
  /** Draws from a batch, as one of several threads, until it is done. */
  | { kind: "score"; batch: Batch; thread: number };

export type Improving = Extract<Task, { kind: "improve" }>;
/** Those that lead from candidates to better ones. */
export type Leading = Improving | Extract<Task, { kind: "cross" | "graft" | "amid" }>;

export interface Candidate {
  shares: Float64Array;
  score: number;
  /** Dollars by which limits are broken. */
  broken: number;
}

export type TaskResult =
  | { kind: "prepare" }
  /** With what programs begin with, for other threads, where the task brought none. */
  | ({ kind: "improve"; evaluated: number; beginning?: Beginning } & Candidate)
  /** A better candidate, beyond the kinks or with branches of others; null where there is none. */
  | { kind: "cross"; evaluated: number; better: Candidate | null }
  | { kind: "satisfy"; broken: number; evaluated: number }
  | ({ kind: "enumerate" } & Enumerated)
  | { kind: "narrow"; narrowed: Narrowed }
  | { kind: "prove"; result: ProofResult }
  | { kind: "why"; answer: Answer }
  | { kind: "score"; failed: Failed | null };

const NOTHING_FOUND = { score: Number.NEGATIVE_INFINITY, broken: Number.POSITIVE_INFINITY };

/** Does tasks for one plan, compiled once. */
export interface TaskRunner {
  (task: Task): Promise<TaskResult>;
  dispose: () => void;
}

/** @param once for what each thread of a plan makes alike, and takes long */
export async function taskRunner(plan: Plan, once?: Once): Promise<TaskRunner> {
  const compiled = compilePlan(plan);
  giveWay();
  const solve = await linearProgramSolver();
  const library = await highs();
  giveWay();
  let tangents: TangentStepper | null | undefined;
  const stepper = () => {
    if (tangents === undefined) tangents = tangentStepperOf(library, compiled, once);
    return tangents;
  };
  let improver: Improver | null = null;
  const whole = () => {
    improver ??= improverOf(compiled, solve, {
      tangents: {
        along: (shares, isAlone) => stepper()?.(shares, isAlone) ?? null,
        across: (shares, kinks) => stepper()?.across(shares, kinks) ?? null,
        graft: (shares, branches, random) => stepper()?.graft(shares, branches, random) ?? null,
        amid: (starts) => stepper()?.amid(starts) ?? [],
      },
    });
    return improver;
  };
  const make = makerOf(compiled);
  let prover: Prover | null = null;
  let answer: ReturnType<typeof answererOf> | null = null;

  const run = async (task: Task): Promise<TaskResult> => {
    if ("beginning" in task && task.beginning) stepper()?.begin(task.beginning);
    switch (task.kind) {
      case "prepare":
        if (!isEnumerable(compiled)) stepper();
        return { kind: "prepare" };
      case "improve": {
        const { scorer, climber, approach } = whole();
        const evaluatedBefore = scorer.evaluated();
        const random = seeded(task.seed);
        const shares = task.start.slice();
        if (task.isKicked) climber.kick(shares, random);
        let score = scorer.score(shares).score;
        if (task.towards !== null) score = climber.along(shares, score, between(shares, task.towards));
        approach(shares, score, random, task.isAlone);
        score = climber.climb(shares, random, task.patience);
        const { broken } = scorer.score(shares);
        const evaluated = scorer.evaluated() - evaluatedBefore;
        const beginning = task.beginning === undefined && !task.isAlone ? stepper()?.beginning() : undefined;
        return { kind: "improve", shares, score, broken, evaluated, ...(beginning && { beginning }) };
      }
      case "cross":
      case "graft": {
        const { scorer, climber, cross, graft } = whole();
        const evaluatedBefore = scorer.evaluated();
        const from = scorer.score(task.start).score;
        const shares = task.start.slice();
        const random = seeded(task.seed);
        const isFound = task.kind === "cross" ? cross(shares, task.kinks) : graft(shares, task.branches, random);
        const score = isFound ? climber.climb(shares, random, 0) : Number.NEGATIVE_INFINITY;
        const evaluated = scorer.evaluated() - evaluatedBefore;
        if (score <= from) return { kind: "cross", better: null, evaluated };
        const { broken } = scorer.score(shares);
        return { kind: "cross", better: { shares, score, broken }, evaluated };
      }
      case "amid": {
        const { scorer, amid } = whole();
        const evaluatedBefore = scorer.evaluated();
        const shares = amid(task.starts, seeded(task.seed));
        // What is right for another plan may not even be possible in this one.
        const { score, broken } = shares === null ? NOTHING_FOUND : scorer.score(shares);
        const evaluated = scorer.evaluated() - evaluatedBefore;
        return { kind: "improve", shares: shares ?? task.starts[0]!, score, broken, evaluated };
      }
      case "satisfy": {
        const { scorer, climber, step } = improverOf(compiled, solve, { only: new Set(task.limits) });
        let broken = Number.POSITIVE_INFINITY;
        for (const start of task.starts) {
          const shares = start.slice();
          step(shares, scorer.score(shares).score, PROGRAM_ROUNDS);
          climber.climb(shares, seeded(task.seed), 3);
          broken = Math.min(broken, scorer.score(shares).broken);
          if (broken === 0) break;
        }
        return { kind: "satisfy", broken, evaluated: scorer.evaluated() };
      }
      case "narrow":
        return { kind: "narrow", narrowed: narrowedScenario(library, compiled, task.scenario) };
      case "prove":
        prover ??= proverOf(library, compiled, whole(), task.narrowed);
        return { kind: "prove", result: prover(task.piece) };
      case "why":
        answer ??= answererOf(compiled, whole(), solve);
        return { kind: "why", answer: answer(task.question) };
      case "enumerate":
        return { kind: "enumerate", ...enumerateAll(compiled, whole().scorer, task.keep) };
      case "score": {
        const { batch, thread } = task;
        return { kind: "score", failed: scoreChunks(batch, thread, compiled.columns.length, whole().scorer, make) };
      }
    }
  };
  const dispose = () => {
    tangents?.dispose();
    prover?.dispose();
    solve.dispose();
  };
  return Object.assign(run, { dispose });
}

/** The candidates of a batch without its own: sparse random plans. */
export function makerOf(compiled: CompiledPlan): Maker {
  const make = sparsePlans(compiled);
  return (seed, shares) => make(seeded(seed), shares);
}
