/** Vesting as the rows below a grant have it. */
import type { IsoDate } from "../dates.ts";
import type { Row } from "./row.ts";

/** Shares that vest on a day. */
interface Vest {
  date: IsoDate;
  shares: number;
}

/** In the order of the days; null where a cell is wrong. */
export function vestingOf(vests: readonly Row[]): Vest[] | null {
  const byDay = new Map<IsoDate, number>();
  let isGood = true;
  for (const vest of vests) {
    if (!vest.needs(["vestDate", "vestShares"])) isGood = false;
    const [date, shares] = [vest.day("vestDate"), vest.shares("vestShares")];
    if (date !== null && shares !== null) byDay.set(date, (byDay.get(date) ?? 0) + shares);
    else isGood = false;
  }
  return isGood
    ? [...byDay].map(([date, shares]) => ({ date, shares })).sort((a, b) => (a.date < b.date ? -1 : 1))
    : null;
}

/** What vests last, as many as are left. */
export function lastOf(table: readonly Vest[], left: number): Vest[] {
  let rest = left;
  const kept = [...table].reverse().flatMap(({ date, shares }) => {
    const here = Math.min(rest, shares);
    rest -= here;
    return here > 0 ? [{ date, shares: here }] : [];
  });
  return kept.reverse();
}
