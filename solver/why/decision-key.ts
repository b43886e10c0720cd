import type { Decision } from "../../model/decisions.ts";

/** The same for decisions that differ in their shares only; in the order of their dates, exercises before sales. */
export const keyOf = (step: Decision): string =>
  [step.date, step.do, step.do === "exercise" ? step.grant : step.lot, step.scenario].join("\n");
