/**
 * Why plans are as they are: which kinks of the law they rest on; of the best, what more of each limit that holds it back is worth,
 * and what a later or an earlier step costs.
 *
 * Each question is a task of its own, so the answer does not depend on how many workers there are.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { sharesOf } from "../../model/decisions.ts";
import type { Pool } from "../pool/pool.ts";
import type { RankedPlan } from "../solution.ts";
import type { Answer, Question } from "./answerer.ts";
import type { LimitWorth } from "./limit-worth.ts";
import type { RestingKink } from "./resting-kinks.ts";
import { type StepTiming, stepsOf } from "./step-timing.ts";

export interface Why {
  kinks: RestingKink[];
  /** Of the limits that bind; of the best plan only. */
  limits?: LimitWorth[];
  /** Of each decision, in order; of the best plan only. */
  timing?: StepTiming[];
}

/** Decisions whose timing is looked at, the largest first. */
const MOST_STEPS = 24;

/**
 * @param ranked  plans, the best first, at least one
 * @param stopped resolves when there is no more time
 * @returns by plan what was found in time; and a better plan than the best, should one have come up on the way
 */
export async function whyThesePlans(
  compiled: CompiledPlan,
  pool: Pool,
  ranked: readonly Pick<RankedPlan, "decisions" | "binding">[],
  stopped: Promise<unknown>,
): Promise<{ whys: Why[]; better: Float64Array | null }> {
  const plans = ranked.map(({ decisions }) => sharesOf(compiled, decisions).shares);
  const [shares] = plans as [Float64Array, ...Float64Array[]];
  const { binding } = ranked[0]!;
  const dates = compiled.calendar.decisionDates;
  const steps = stepsOf(compiled, shares);
  const largest = new Set([...steps].sort((a, b) => b.step.shares - a.step.shares).slice(0, MOST_STEPS));
  const asked = steps.filter((each) => largest.has(each));
  const questions: Question[] = [
    ...binding.map((name) => ({ about: "limit" as const, shares, name })),
    ...asked.map(({ step, columns }) => {
      const at = dates.indexOf(step.date);
      const [earlier, later] = [dates[at - 1] ?? null, dates[at + 1] ?? null];
      return { about: "step" as const, shares, columns, earlier, later };
    }),
    ...plans.map((each) => ({ about: "kinks" as const, shares: each })),
  ];
  const answers = await allOf(pool, questions, stopped);
  const [ofLimits, rest] = [answers.slice(0, binding.length), answers.slice(binding.length)];
  const [ofSteps, ofKinks] = [rest.slice(0, asked.length), rest.slice(asked.length)];
  const limits = ofLimits.flatMap((answer) => (answer?.about === "limit" ? [answer.worth] : []));
  const timing = ofSteps.flatMap((answer, i) =>
    answer?.about === "step" ? [{ step: asked[i]!.step, earlier: answer.earlier, later: answer.later }] : [],
  );
  const whys = ofKinks.map((answer): Why => ({ kinks: answer?.about === "kinks" ? answer.kinks : [] }));
  whys[0] = { ...whys[0]!, limits, timing };
  return { whys, better: answers.find((answer) => answer?.better)?.better ?? null };
}

/** Each question's answer, in order; null where there was no time for it. No more is begun than can be done at once. */
async function allOf(
  pool: Pool,
  questions: readonly Question[],
  stopped: Promise<unknown>,
): Promise<(Answer | null)[]> {
  const answers = questions.map((): Answer | null => null);
  let isOver = false;
  const over = stopped.then(() => {
    isOver = true;
  });
  let next = 0;
  const draw = async () => {
    while (next < questions.length && !isOver) {
      const at = next++;
      const result = await pool.run({ kind: "why", question: questions[at]! });
      if (result.kind !== "why") throw new Error("the pool answered another task");
      answers[at] = result.answer;
    }
  };
  const done = Promise.all(Array.from({ length: pool.threads }, draw));
  done.catch(() => {});
  await Promise.race([done, over]);
  return [...answers];
}
