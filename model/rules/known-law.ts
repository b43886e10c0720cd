import { YEAR_OF_ANOTHER_CREDIT } from "../../tax/forms/schedule-8812.ts";
import { firstYearOf, localRateProblem } from "../../tax/states/index.ts";
import type { Rule } from "../check.ts";
import { yearOf } from "../dates.ts";
import type { YearAmounts } from "../plan.ts";
import type { PlanFile } from "../schema/plan-file.ts";

import { amountIn } from "../year-amounts.ts";

/** Of one year the credits for dependents are not known here. */
const dependentsHaveLaw: Rule<PlanFile> = (plan, report) => {
  const { start, end } = plan.horizon ?? {};
  const year = YEAR_OF_ANOTHER_CREDIT;
  if (start === undefined || end === undefined || yearOf(start) > year || yearOf(end) < year) return;
  const { under17, others } = plan.household?.dependents ?? {};
  for (const [key, count] of Object.entries({ under17, others })) {
    if (count === undefined || amountIn(count as YearAmounts, year) === 0) continue;
    report(
      ["household", "dependents", key],
      `the credit for dependents of ${year} is not known here: it went by age and was paid out.`,
      `Start in ${year + 1} or later, or leave dependents out.`,
    );
  }
};

/** Without a state they would be ignored; amounts of 0 say nothing. */
const stateCarryoversHaveState: Rule<PlanFile> = ({ household, carryovers }, report) => {
  if (household === undefined || "state" in household) return;
  const isAny = Object.values(carryovers?.state ?? {}).some((amount) => amount !== undefined && amount !== 0);
  if (!isAny) return;
  report(
    ["carryovers", "state"],
    "there is no state whose tax these could lower.",
    "Name it, as in household: {state: CA}, or leave carryovers.state out.",
  );
};

/** A state's law may start later than a plan; and where counties tax a state's income, the rate of one must be given. */
export const knownLaw: Rule<PlanFile> = (plan, report) => {
  dependentsHaveLaw(plan, report);
  stateCarryoversHaveState(plan, report);
  const state = plan.household?.state;
  const start = plan.horizon?.start;
  if (state !== undefined && start !== undefined && yearOf(start) < firstYearOf(state)) {
    report(
      ["horizon", "start"],
      `${start} is before ${firstYearOf(state)}, the first year whose law of ${state} is known here.`,
      `Start in ${firstYearOf(state)} or later, or leave the state out.`,
    );
  }
  const { household } = plan;
  if (household === undefined || didNotParse(household, "state") || didNotParse(household, "localRate")) return;
  const problem = localRateProblem(state ?? null, household.localRate);
  if (problem !== null) report(["household", "localRate"], problem.wrong, problem.remedy);
};

const didNotParse = (parts: object, key: string): boolean =>
  key in parts && (parts as Record<string, unknown>)[key] === undefined;
