/**
 * The $100,000 limit: of the options on one stock that first become exercisable in a calendar year, only so much are ISOs.
 *
 * Stock counts at its value on the grant date; options count in the order of their grants, and those of one grant in the order in
 * which they become exercisable. What an option would do if its holder stayed is what counts, so leaving changes nothing here.
 * Options that can be exercised early all become exercisable on the grant date.
 * Not here: options exercised before the plan starts (they would use up room of their year), and acceleration.
 *
 * @source IRC 422(d); Reg. 1.422-4(a)(2), (b)(2)-(4)
 */
import { yearOf } from "./dates.ts";
import type { Grant, VestingSchedule } from "./plan.ts";
import { toUnits } from "./prices.ts";

/** Dollars of stock a year, since 1987; not indexed. */
export const ISO_LIMIT = 100_000;

export interface OptionsToCount extends Pick<Grant, "type" | "security" | "granted" | "vesting" | "earlyExercise"> {
  /** Dollars a share. */
  fmvAtGrant: number;
  /**
   * false: all are ISOs, by the word of the plan; they use up room all the same. null: when they became exercisable is not known, so
   * they are left as they are, and use up none.
   */
  isoLimit: boolean | null;
}

export interface CountedOptions {
  /** Shares by vesting date that are ISOs, and those that are not; dates without shares are left out. */
  within: VestingSchedule;
  beyond: VestingSchedule;
  /** Calendar years of first exercisability in which some are beyond. */
  years: readonly number[];
}

/** @returns for each grant, in the order given, how its options part; those of an NSO are all beyond */
export function countedByIsoLimit(grants: readonly OptionsToCount[]): CountedOptions[] {
  // An employer's options are on one stock, so a stock stands for an employer.
  const used = new Map<string, number>();
  const counted = new Map<OptionsToCount, CountedOptions>();
  const inOrder = [...grants].sort((a, b) => (a.granted < b.granted ? -1 : a.granted > b.granted ? 1 : 0));
  for (const grant of inOrder) {
    const { type, security, granted, vesting, earlyExercise, isoLimit } = grant;
    if (type === "nso") {
      counted.set(grant, { within: [], beyond: vesting, years: [] });
      continue;
    }
    if (isoLimit === null) {
      counted.set(grant, { within: vesting, beyond: [], years: [] });
      continue;
    }
    const fmv = toUnits(grant.fmvAtGrant);
    const years = new Set<number>();
    const parts = vesting.map(({ date, shares }) => {
      const year = yearOf(earlyExercise ? granted : date);
      const place = `${year} ${security}`;
      const before = used.get(place) ?? 0;
      used.set(place, before + fmv * shares);
      const room = Math.max(0, toUnits(ISO_LIMIT) - before);
      const within = isoLimit && fmv > 0 ? Math.min(shares, Math.floor(room / fmv)) : shares;
      if (within < shares) years.add(year);
      return { date, within, beyond: shares - within };
    });
    const schedule = (side: "within" | "beyond") =>
      parts.filter((part) => part[side] > 0).map((part) => ({ date: part.date, shares: part[side] }));
    counted.set(grant, { within: schedule("within"), beyond: schedule("beyond"), years: [...years].sort() });
  }
  return grants.map((grant) => counted.get(grant)!);
}
