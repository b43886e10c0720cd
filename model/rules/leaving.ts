import type { Rule } from "../check.ts";
import { keptOnLeaving, lastDayToExercise } from "../leaving.ts";
import type { PlanFile } from "../schema/plan-file.ts";
import type { Sound } from "../sound.ts";
import { vestingSchedule } from "../vesting.ts";

type GrantParts = Sound<PlanFile["grants"][number]>;

/** What a grant leaves when its holder goes: something must have vested, and must not have lapsed before the start. */
export const leaving: Rule<PlanFile> = (plan, report) => {
  const start = plan.horizon?.start;
  plan.grants?.forEach((grant, i) => {
    if (grant === undefined) return;
    const { leaves, granted, exerciseWithin } = grant;
    if (!("leaves" in grant) && exerciseWithin !== undefined) {
      report(
        ["grants", i, "exerciseWithin"],
        "it counts from the day of leaving, and there is none.",
        "Give leaves: the last day of employment; or leave this out.",
      );
    }
    if (leaves === undefined) return;
    const path = ["grants", i, "leaves"];
    if (granted !== undefined && leaves < granted) {
      report(path, `${leaves} is before the grant date, ${granted}.`, "Give the last day of employment.");
      return;
    }
    if (keptShares(grant) === 0) {
      report(path, `nothing has vested by ${leaves}.`, "Leave the grant out: all of it is lost on leaving.");
      return;
    }
    const isWindowKnown = exerciseWithin !== undefined || !("exerciseWithin" in grant);
    const last = isWindowKnown
      ? lastDayToExercise(leaves, exerciseWithin as PlanFile["grants"][number]["exerciseWithin"])
      : null;
    if (last !== null && start !== undefined && last < start) {
      report(
        path,
        `the options lapsed on ${last}, before the horizon's start, ${start}.`,
        "Leave the grant out, or give how long it can be exercised, such as exerciseWithin: {months: 120}.",
      );
    }
  });
};

/** Shares that are there to exercise: on leaving, those that have vested. undefined where a part did not parse. */
export function keptShares({ shares, vesting, granted, leaves }: GrantParts): number | undefined {
  if (leaves === undefined) return shares;
  if (shares === undefined || vesting === undefined || granted === undefined) return undefined;
  const schedule = vestingSchedule(vesting as PlanFile["grants"][number]["vesting"], granted, shares);
  return keptOnLeaving(schedule, leaves).reduce((sum, part) => sum + part.shares, 0);
}
