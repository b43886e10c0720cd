/** The answer, part by part, in the order in which a person asks. */
import type { Decided } from "../../model/decided.ts";
import type { Plan } from "../../model/plan.ts";
import type { RankedPlan, Solution } from "../../solver/solution.ts";
import type { Canvas } from "../charts/index.ts";
import { stressesOf } from "../stress.ts";
import { answerSection } from "./answer.ts";
import { calendarSection } from "./calendar.ts";
import type { Html } from "./html.ts";
import { risksSection } from "./risks.ts";
import { whySection } from "./why.ts";
import { ledgerSection, scenariosSection, yearsSection } from "./years.ts";

/**
 * @param best    the plan that is shown, of those that the solution ranks
 * @param decided its decisions, worked out
 */
export const answerSections = (
  plan: Plan,
  solution: Solution,
  best: RankedPlan,
  decided: Decided,
  canvas: Canvas,
): Html[] => [
  answerSection(plan, solution, best),
  calendarSection(plan, best, canvas),
  yearsSection(best, canvas),
  ledgerSection(decided, best.scenarios, canvas),
  whySection(plan, solution, best, canvas),
  scenariosSection(plan, best, canvas),
  risksSection(plan, solution, best, stressesOf(plan, best.decisions)),
];
