/** Answers what the page asks while a person works: whether the plan is right, what shares do to the tax, and what stands in the forms. */
import "./no-code-from-text.ts";
import { headroom } from "../../lib/headroom.ts";
import { compilePlan } from "../../model/compiled-plan.ts";
import { decide } from "../../model/decided.ts";
import type { Decision } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { PlanError, type Problem } from "../../model/plan-error.ts";
import type { Canvas } from "../../report/charts/index.ts";
import { explainedYears } from "../../report/explain/explained-years.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { exercisesOf } from "../../solver/headroom/exercise.ts";
import type { Headroom } from "../../solver/headroom/headroom.ts";
import type { RankedPlan, Solution } from "../../solver/solution.ts";
import type { Frontier } from "../../solver/uncertainty/frontier.ts";
import type { SweepSummary } from "../../sweep/summary.ts";
import { knownStates } from "../../tax/states/index.ts";
import { inParts, type ShownSection } from "./in-parts.ts";
import { planOtherwise } from "./otherwise.ts";
import { serveThread } from "./serve-thread.ts";
import { type ShownReturn, shownReturn } from "./shown-return.ts";

/** A plan as it was read, or all that is wrong with its text. */
export type Checked = { plan: Plan; asked: Asked[] } | { problems: readonly Problem[] };

/** An exercise of ISOs that the meter can be asked about. */
export interface Asked {
  grant: string;
  date: string;
}

/** The forms of one year behind a ranked plan, in its first scenario. */
export interface Forms {
  years: readonly number[];
  year: number;
  shown: ShownReturn;
}

/** What draws: only an answer needs it, and it would keep the first question waiting. */
async function drawing(width: number): Promise<{ canvas: Canvas } & typeof import("./drawn.ts")> {
  const [{ parseHTML }, drawn] = await Promise.all([import("linkedom/worker"), import("./drawn.ts")]);
  return { ...drawn, canvas: { document: parseHTML("<!doctype html><html></html>").document, width } };
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
  /**
   * The answer in the report's own sections: HTML, in which whatever a plan says is escaped.
   *
   * @param width pixels that charts are drawn for
   */
  sections: async (text: string, solution: Solution, best: RankedPlan, width: number): Promise<ShownSection[]> => {
    const { answerSections, canvas } = await drawing(width);
    const plan = parsePlan(text, "plan.yaml");
    return answerSections(plan, solution, best, decide(plan, best.decisions), canvas).map((section) =>
      inParts(section, canvas.document),
    );
  },
  /** The picture of a frontier, as HTML. */
  frontier: async (frontier: Frontier, width: number): Promise<string> => {
    const { frontierFigure, canvas } = await drawing(width);
    return frontierFigure(frontier, canvas).toString();
  },
  /** What a finished sweep shows at a glance. */
  sweep: async (file: Blob): Promise<{ summary: SweepSummary } | { message: string; remedy: string }> => {
    const [{ summaryInFile }, { ResultsError }] = await Promise.all([
      import("../../sweep/results-file.ts"),
      import("../../sweep/results-error.ts"),
    ]);
    try {
      return { summary: await summaryInFile(new Uint8Array(await file.arrayBuffer())) };
    } catch (error) {
      if (error instanceof ResultsError) return { message: error.message, remedy: error.remedy };
      throw error;
    }
  },
  /** @param chosen a year; another than the plan's is its first */
  forms: (text: string, decisions: readonly Decision[], chosen: number | null): Forms => {
    const decided = decide(parsePlan(text, "plan.yaml"), decisions);
    const { years } = decided.compiled.calendar;
    const year = years.find((each) => each === chosen) ?? years[0]!;
    return { years, year, shown: shownReturn(explainedYears(decided, 0, [year])[0]!) };
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
