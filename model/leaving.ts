/**
 * Leaving an employer: what has not vested by then is lost, what has can be exercised for a while, and as an ISO for three months.
 *
 * Not here: the year that disability gives, and death, which lifts the three months (IRC 422(c)(6), 421(c)).
 */
import { addDays, addMonths, type IsoDate } from "./dates.ts";
import type { Grant, VestingSchedule } from "./plan.ts";

/** IRC 422(a)(2): employed until "the day 3 months before the date of such exercise". */
const ISO_MONTHS = 3;

/** How long options can be exercised after leaving. */
export type Window = { days: number } | { months: number };

/** The last day on which exercising an ISO is still an ISO's exercise. */
export const lastDayAsIso = (leaves: IsoDate): IsoDate => addMonths(leaves, ISO_MONTHS);

/** The last day on which options can be exercised after leaving, unless they expire before; three months unless the grant says more. */
export function lastDayToExercise(leaves: IsoDate, window: Window = { months: ISO_MONTHS }): IsoDate {
  return "days" in window ? addDays(leaves, window.days) : addMonths(leaves, window.months);
}

/** What has vested by the day of leaving, that day included. */
export const keptOnLeaving = (vesting: VestingSchedule, leaves: IsoDate | undefined): VestingSchedule =>
  leaves === undefined ? vesting : vesting.filter(({ date }) => date <= leaves);

/** What an exercise on a day is for tax. */
export const typeOn = ({ type, isoUntil }: Grant, day: IsoDate): Grant["type"] =>
  isoUntil !== null && day > isoUntil ? "nso" : type;
