/** Answers what the page asks while a person works: whether the plan is right, what shares do to the tax, and what stands in the forms. */
import "./no-code-from-text.ts";
import { headroom } from "../../lib/headroom.ts";
import { compilePlan } from "../../model/compiled-plan.ts";
import { type Decided, decide } from "../../model/decided.ts";
import type { Decision } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { PlanError, type Problem } from "../../model/plan-error.ts";
import type { ExplainedReturn } from "../../report/explain/explained-return.ts";
import { explainedYears } from "../../report/explain/explained-years.ts";
import { type Ledger, ledgerOf } from "../../report/ledger.ts";
import { type Stress, stressesOf } from "../../report/stress.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { exercisesOf } from "../../solver/headroom/exercise.ts";
import type { Headroom } from "../../solver/headroom/headroom.ts";
import { knownStates } from "../../tax/states/index.ts";
import { planOtherwise } from "./otherwise.ts";
import { serveThread } from "./serve-thread.ts";

/** A plan as it was read, or all that is wrong with its text. */
export type Checked = { plan: Plan; asked: Asked[] } | { problems: readonly Problem[] };

/** An exercise of ISOs that the meter can be asked about. */
export interface Asked {
  grant: string;
  date: string;
}

/** What is behind a ranked plan, in its first scenario. */
export interface Behind {
  years: readonly ExplainedReturn[];
  ledger: Ledger;
  stresses: readonly Stress[];
}

const deskWorker = {
  states: (): readonly string[] => knownStates,
  check: (text: string): Checked =>
    orProblems(() => {
      const plan = parsePlan(text, "plan.yaml");
      const compiled = compilePlan(plan);
      const nothing = new Float64Array(compiled.columns.length);
      const asked = exercisesOf(compiled, compiled.scenarios[0]!, nothing).map(({ grant, date }) => ({
        grant: grant.id,
        date,
      }));
      return { plan, asked };
    }),
  /** With nothing else decided. */
  headroom: (text: string, asked: Asked): { headroom: Headroom } | { problems: readonly Problem[] } =>
    orProblems(() => ({ headroom: headroom(parsePlan(text, "plan.yaml"), asked) })),
  /** Shares that can be exercised before AMT starts, if wages and price come out otherwise. */
  startsAt: (text: string, asked: Asked, wages: number, price: number): number => {
    const plan = parsePlan(text, "plan.yaml");
    const { security } = plan.grants.find(({ id }) => id === asked.grant)!;
    return headroom(planOtherwise(plan, { wages, security, price }), asked).amtStarts.shares;
  },
  behind: (text: string, decisions: readonly Decision[]): Behind => {
    const plan = parsePlan(text, "plan.yaml");
    const decided: Decided = decide(plan, decisions);
    return {
      years: explainedYears(decided, 0, decided.compiled.calendar.years),
      ledger: ledgerOf(decided, 0),
      stresses: stressesOf(plan, decisions),
    };
  },
};

function orProblems<T>(answer: () => T): T | { problems: readonly Problem[] } {
  try {
    return answer();
  } catch (error) {
    if (error instanceof PlanError) return { problems: error.problems };
    throw error;
  }
}

export type DeskWorker = typeof deskWorker;
serveThread(deskWorker);
