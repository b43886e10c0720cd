import { addMonths, type IsoDate } from "./dates.ts";
import type { VestingSchedule } from "./plan.ts";
import type { Vesting } from "./schema/holdings.ts";

/**
 * The vesting of a grant as shares by date.
 *
 * A monthly schedule has vested floor(shares k / months) after k months; what accrues before the cliff vests on it. Dates
 * fall on the day of the month on which it starts (the month's last day where it has no such day). Dates on which no
 * whole share vests are left out.
 *
 * @param shares of the whole grant
 */
export function vestingSchedule(vesting: Vesting, granted: IsoDate, shares: number): VestingSchedule {
  if (vesting === "all") return [{ date: granted, shares }];
  if ("start" in vesting) {
    const { start, months, cliffMonths } = vesting;
    const schedule: { date: IsoDate; shares: number }[] = [];
    let vested = 0;
    for (let k = Math.max(1, cliffMonths); k <= months; k++) {
      const total = Math.floor((shares * k) / months);
      if (total > vested) schedule.push({ date: addMonths(start, k), shares: total - vested });
      vested = total;
    }
    return schedule;
  }
  return vesting.map(({ date, value }) => ({ date, shares: value }));
}
