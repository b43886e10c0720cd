/**
 * Qualified small business stock: by which part the gain on a sale can be excluded, which dates decide.
 *
 * The stock is taken to qualify where the plan says so: original issue, the issuer's assets and business are not looked at. An exercise
 * of an option is an original issue, and the holding period runs from it. A holding period taken over from a wash sale is not counted.
 *
 * @source IRC 1202(a), (c)(1)(B); P.L. 119-21, 70431; H.R. Conf. Rep. 103-213 on options
 */
import type { ReturnInput } from "../tax/tax-return.ts";
import type { Law } from "../tax/years/law.ts";
import { yearFacts } from "../tax/years/year-facts.ts";
import { date, type IsoDate, isAtLeastYears, isMoreThanYears, yearOf } from "./dates.ts";
import type { Plan } from "./plan.ts";

/** Whether a share falls under the rules before P.L. 119-21 or under those after it. */
export type Section1202Rules = "before" | "after";

/** Of older stock only a part is excluded, and a part of that is an AMT preference: not known here. IRC 1202(a)(4), 57(a)(7). */
export const LAST_DAY_OF_OLD_STOCK = date("2010-09-27");

/** The year whose facts say from which day a law has the new rules, if it has them. */
const AFTER_THE_ACT = 2026;

export function section1202Rules(law: Law, acquired: IsoDate): Section1202Rules {
  const { applicableDate } = yearFacts(law, AFTER_THE_ACT, 0).section1202;
  return applicableDate !== null && acquired > applicableDate ? "after" : "before";
}

/** The shortest holding period by which some of a gain is excluded. */
const LEAST_YEARS = 3;

/** Whether a year can have gain that is excluded: in other years a return needs no lines for it. */
export function mayExclude(
  { grants, lots, horizon }: Pick<Plan, "grants" | "lots" | "horizon">,
  year: number,
): boolean {
  const acquired = [
    ...lots.map((lot) => ({ ...lot, since: lot.kind === "iso" ? lot.exercised : lot.acquired })),
    ...grants.map((grant) => ({ ...grant, since: horizon.start })),
  ].filter(({ section1202 }) => section1202);
  return acquired.some(({ since }) => yearOf(since) + LEAST_YEARS <= year);
}

/** The inputs that take the gain on a sale, in both systems; null where none of it can be excluded yet. */
export function excludableGain(
  rules: Section1202Rules,
  acquired: IsoDate,
  sold: IsoDate,
): { regular: ReturnInput; amt: ReturnInput } | null {
  if (rules === "before") {
    if (!isMoreThanYears(acquired, sold, 5)) return null;
    return { regular: "section1202.gainBefore", amt: "section1202.amtGainBefore" };
  }
  if (isAtLeastYears(acquired, sold, 5)) return { regular: "section1202.gain100", amt: "section1202.amtGain100" };
  if (isAtLeastYears(acquired, sold, 4)) return { regular: "section1202.gain75", amt: "section1202.amtGain75" };
  if (isAtLeastYears(acquired, sold, 3)) return { regular: "section1202.gain50", amt: "section1202.amtGain50" };
  return null;
}
