import { firstYearOf, knownStates, refusal, stateForms } from "../../tax/states/index.ts";
import type { Rule } from "../check.ts";
import { yearOf } from "../dates.ts";
import type { PlanFile } from "../schema/plan-file.ts";

/** A state whose law is not known here is refused by name, not guessed. */
export const knownLaw: Rule<PlanFile> = (plan, report) => {
  const state = plan.household?.state;
  const start = plan.horizon?.start;
  if (state !== undefined) {
    if (stateForms(state) === null) {
      report(
        ["household", "state"],
        `${refusal(state)}.`,
        `Leave the state out to plan for federal tax alone; those known are ${knownStates.join(", ")}.`,
      );
    } else if (start !== undefined && yearOf(start) < firstYearOf(state)) {
      report(
        ["horizon", "start"],
        `${start} is before ${firstYearOf(state)}, the first year whose law of ${state} is known here.`,
        `Start in ${firstYearOf(state)} or later, or leave the state out.`,
      );
    }
  }
};
