/**
 * A plan cut off at the end of a year: what comes later cannot change how much credit is back by then, so the question about it is
 * smaller, and its bound holds for the whole plan.
 */
import { yearEnd, yearOf } from "../../model/dates.ts";
import type { Plan } from "../../model/plan.ts";

/**
 * A plan that keeps the limits of the whole keeps those of the part, when its later steps are left out: limits on what is held or
 * exercised by the horizon's end, and cash after the year, are not asked about.
 *
 * @param year a calendar year of the horizon
 */
export function throughYear(plan: Plan, year: number): Plan {
  const { horizon, decisions, limits } = plan;
  if (yearOf(horizon.end) === year) return plan;
  const end = yearEnd(year);
  return {
    ...plan,
    horizon: { start: horizon.start, end, isCutOff: true },
    decisions: typeof decisions === "string" ? decisions : decisions.filter((day) => day <= end),
    limits: {
      ...limits,
      keep: [],
      exercise: [],
      cvar: null,
      worstCase: null,
      shortfall: null,
      risk: [],
      creditRecouped: null,
    },
    terminal: { ...plan.terminal, liquidateOver: 1 },
  };
}
