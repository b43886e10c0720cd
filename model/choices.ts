/**
 * What there is to choose in a plan: its dates, and how many shares to exercise or to sell on each. Nothing is priced or taxed yet, so this is
 * quickly made; and whatever keeps a plan from being compiled is found here.
 */
import { federalLaw } from "../tax/years/federal.ts";
import { type Calendar, calendarOf } from "./calendar.ts";
import { type Columns, columnsOf, securityOf } from "./columns.ts";
import { grouped } from "./counted.ts";
import { type IsoDate, yearOf } from "./dates.ts";
import type { Plan } from "./plan.ts";
import { PlanError } from "./plan-error.ts";
import { priceUnits, UNITS_PER_DOLLAR } from "./prices.ts";

export interface Choices extends Columns {
  plan: Plan;
  calendar: Calendar;
}

/** Beyond it, sums of amounts would no longer be exact in doubles. */
const LARGEST_WORTH = 1e9;

/**
 * @param dates of decisions that someone made besides the plan's own
 * @throws {PlanError} if the holdings could be worth more than amounts are exact for, or are small business stock of several issuers whose
 * limits would have to be kept apart
 */
export function choicesOf(plan: Plan, dates: readonly IsoDate[] = []): Choices {
  refuseIfTooLarge(plan);
  refuseLimitsOfSeveralIssuers(plan);
  const calendar = calendarOf(plan, dates);
  return { plan, calendar, ...columnsOf(plan, calendar) };
}

/** How many shares a column can take at most: all of its grant, or of what is held at the start. */
export function mostShares({ plan, columns, batches }: Choices, column: number): number {
  const { exercise, held } = batches[columns[column]!.batch]!;
  const made = exercise === null ? null : columns[exercise]!;
  return made?.do === "exercise" ? plan.grants[made.grant]!.shares : held;
}

/** What holdings could be worth at the highest of all their prices, in dollars. */
function mostWorth(plan: Plan, holdings: readonly { security: string; shares: number }[]): number {
  const dearest = (id: string) =>
    Math.max(
      ...plan.scenarios.flatMap((scenario) => {
        const security = securityOf(scenario, id);
        return [
          ...security.prices.map(({ price }) => price),
          priceUnits(security, plan.horizon.end) / UNITS_PER_DOLLAR,
        ];
      }),
    );
  return holdings.reduce((sum, { security, shares }) => sum + shares * dearest(security), 0);
}

/** A return has one limit for gain on small business stock, and each issuer its own: where neither can be reached, that is the same. */
function refuseLimitsOfSeveralIssuers(plan: Plan): void {
  const stock = [...plan.grants, ...plan.lots].filter(({ section1202 }) => section1202);
  const issuers = [...new Set(stock.map(({ security }) => security))];
  if (issuers.length < 2) return;
  const worth = mostWorth(plan, stock) + plan.carryovers.section1202;
  const { filingStatus } = plan.household;
  const least = Math.min(
    ...plan.scenarios.map(
      ({ law, indexing }) =>
        federalLaw(yearOf(plan.horizon.start), filingStatus, indexing, law).section1202.limitBefore,
    ),
  );
  if (worth <= least) return;
  const [most, limit] = [worth, least].map((dollars) => `$${grouped(Math.round(dollars))}`);
  const message = `${issuers.join(" and ")} are small business stock of several issuers, and could be worth ${most} together: the limit of ${limit} for each is not kept apart.`;
  const remedy = "Leave `section1202` to the stock of one issuer, or plan for them apart.";
  throw new PlanError([{ file: plan.file, line: 0, column: 0, key: "grants, lots", message, remedy }]);
}

function refuseIfTooLarge(plan: Plan): void {
  const worth = mostWorth(plan, [...plan.grants, ...plan.lots]);
  if (worth <= LARGEST_WORTH) return;
  const message = `all holdings together could be worth $${grouped(Math.round(worth))}, more than a billion.`;
  const remedy =
    "Give shares as counted and prices in dollars; a plan of more than a billion dollars is not exact to the cent.";
  throw new PlanError([{ file: plan.file, line: 0, column: 0, key: "grants, lots", message, remedy }]);
}
