/**
 * Which scenarios are told apart on a day: those that are not decide together.
 */
import type { IsoDate } from "./dates.ts";
import type { Plan, Scenario } from "./plan.ts";
import { isSellable, priceUnits } from "./prices.ts";
import { amountIn } from "./year-amounts.ts";

/** Whose a decision is: indices of the scenarios that decide together, ascending; null: all. */
export type Deciders = readonly number[] | null;

/** From a day on, scenarios of different groups are told apart; each is in one. */
export interface Reveal {
  date: IsoDate;
  groups: readonly Deciders[];
}

const EVERYONE: readonly Deciders[] = [null];

/** Who decides on a day: one group, all, before the first reveal. */
export const decidersOn = ({ recourse }: Pick<Plan, "recourse">, day: IsoDate): readonly Deciders[] =>
  recourse?.reveals.findLast(({ date }) => date <= day)?.groups ?? EVERYONE;

/** Who decides at the end, when most is known. */
export const lastDeciders = ({ recourse }: Pick<Plan, "recourse">): readonly Deciders[] =>
  recourse?.reveals.at(-1)?.groups ?? EVERYONE;

/** Whether a decision of a group is one of a scenario. */
export const decideFor = (deciders: Deciders, scenario: number): boolean =>
  deciders === null || deciders.includes(scenario);

/** Whether a decision of some is there for others who decide later: groups only ever part. */
export const isSharedWith = (earlier: Deciders, later: Deciders): boolean =>
  earlier === null || (later !== null && earlier.includes(later[0]!));

const OR = " or ";

/** As decisions name them: a scenario's name, or several as in `exit or flat`; null: all. */
export const nameOfDeciders = ({ scenarios }: Pick<Plan, "scenarios">, deciders: Deciders): string | null =>
  deciders === null ? null : deciders.map((i) => scenarios[i]!.name).join(OR);

/** Whether a decision marked with such a name is one of a scenario. */
export const isDecidedFor = (name: string | null, scenario: string): boolean =>
  name === null || name === scenario || name.split(OR).includes(scenario);

/** Chance that a decision so marked is taken. */
export const chanceOf = ({ scenarios }: Pick<Plan, "scenarios">, name: string | null): number =>
  scenarios.reduce((sum, each) => (isDecidedFor(name, each.name) ? sum + each.probability : sum), 0);

/** All names that decisions of a plan may be marked with, besides `all`. */
export const deciderNames = (plan: Plan): string[] => [
  ...new Set([
    ...plan.scenarios.map(({ name }) => name),
    ...(plan.recourse?.reveals ?? []).flatMap(({ groups }) => groups.flatMap((of) => nameOfDeciders(plan, of) ?? [])),
  ]),
];

/**
 * @param given days in order; with groups by name, or without: then the last tells all scenarios apart, and an earlier one those that
 *              differ in what can be seen by that day
 * @param days  on which plans decide
 */
export function revealsOf(
  given: readonly { date: IsoDate; groups?: readonly (readonly string[])[] | undefined }[],
  { scenarios, days }: { scenarios: readonly Scenario[]; days: readonly IsoDate[] },
): Reveal[] {
  const known = new Map<string, Deciders>();
  /** The same group is one object on all days, so that it can be compared. */
  const one = (group: readonly number[]): Deciders => {
    if (group.length === scenarios.length) return null;
    const key = group.join();
    if (!known.has(key)) known.set(key, group);
    return known.get(key)!;
  };
  return given.map(({ date, groups }, i): Reveal => {
    const seen = scenarios.map((scenario, s) => {
      if (groups !== undefined) return String(groups.findIndex((group) => group.includes(scenario.name)));
      return i === given.length - 1 ? String(s) : seenBy(scenario, date, days);
    });
    const members = [...new Set(seen)].map((key) => seen.flatMap((other, s) => (other === key ? [s] : [])));
    return { date, groups: members.map(one) };
  });
}

/** What a scenario has shown by a day: prices and sellability of the days so far, amounts of the years so far, the law. */
function seenBy(
  { securities, income, deductions, cash, law, indexing }: Scenario,
  day: IsoDate,
  days: readonly IsoDate[],
): string {
  const until = [...days.filter((each) => each < day), day];
  const years = [...new Set(until.map((each) => Number(each.slice(0, 4))))];
  const amounts = Object.values({ ...income, ...deductions, ...cash }).map((each) =>
    typeof each === "string" || typeof each === "boolean" ? each : years.map((year) => amountIn(each, year)),
  );
  const prices = securities.map((security) =>
    until.map((each) => [priceUnits(security, each), isSellable(security, each)]),
  );
  return JSON.stringify([prices, amounts, law, indexing]);
}
