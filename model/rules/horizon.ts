import type { Rule } from "../check.ts";
import { addMonths } from "../dates.ts";
import type { PlanFile } from "../schema/plan-file.ts";
import { forEachRepeated, mustBeInHorizon } from "./references.ts";

const LONGEST_YEARS = 40;

export const horizon: Rule<PlanFile> = (plan, report) => {
  const { start, end } = plan.horizon ?? {};
  if (start === undefined || end === undefined) return;
  if (end < start)
    report(["horizon", "end"], `${end} is before the start, ${start}.`, "Give a last day on or after the first.");
  const latest = addMonths(start, 12 * LONGEST_YEARS);
  if (end > latest)
    report(
      ["horizon", "end"],
      `${end} is more than ${LONGEST_YEARS} years after the start, ${start}.`,
      `Give a last day up to ${latest}.`,
    );
};

/** Listed dates may come in any order, but each once and within the horizon. */
export const decisionDates: Rule<PlanFile> = (plan, report) => {
  if (!Array.isArray(plan.decisions)) return;
  plan.decisions.forEach((day, i) => {
    mustBeInHorizon(plan, day, ["decisions", i], report);
  });
  forEachRepeated(plan.decisions, (day, i) =>
    report(["decisions", i], `${day} is listed twice.`, "Keep one of the two."),
  );
};
