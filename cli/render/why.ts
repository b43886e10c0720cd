/**
 * Why a plan is as it is, for a person: what holds it back and what more of that is worth, and what timing costs.
 */
import type { Plan } from "../../model/plan.ts";
import { dearestTiming, holdingBackInWords, stepInWords, timingNotes } from "../../report/words/why.ts";
import type { RankedPlan } from "../../solver/solution.ts";
import type { MovedStep } from "../../solver/why/step-timing.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cell, wrap } from "./words.ts";

export const holdingBackText = (plan: Plan, ranked: RankedPlan, width: number, style: Style): string =>
  [
    style.bold("What holds it back"),
    ...holdingBackInWords(plan, ranked).map((line) => `  ${wrap(line, width - 2, 4)}`),
  ].join("\n");

/** What each step costs when it is taken a decision date earlier or later. */
export function timingText(ranked: RankedPlan, width: number, style: Style): string {
  const { shown, more } = dearestTiming(ranked);
  if (shown.length === 0) return "";
  const rows = shown.map(({ step, earlier, later }) => [
    step.date,
    stepInWords(step),
    ...movedCells(earlier),
    ...movedCells(later),
  ]);
  const list = table(
    [
      { title: "Date", align: "left" },
      { title: "Step", align: "left" },
      { title: "Earlier", align: "left" },
      { title: "costs", align: "right" },
      { title: "Later", align: "left" },
      { title: "costs", align: "right" },
    ],
    rows,
    width,
    style,
  );
  return [
    style.bold("What timing costs, in dollars"),
    list,
    ...timingNotes(shown).map((note) => `  ${wrap(note, width - 2, 4)}`),
    ...(more > 0 ? [`  … and ${more} more ${more === 1 ? "step" : "steps"} that cost less; --json has all`] : []),
  ].join("\n");
}

function movedCells(moved: MovedStep | null): [date: string, cost: string] {
  if (moved === null) return ["", ""];
  if (moved.cost === null) return [moved.date, "beyond"];
  return [moved.date, `${cell(moved.cost)}${moved.adjusted.length > 0 ? "*" : " "}`];
}
