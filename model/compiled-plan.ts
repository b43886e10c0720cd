/**
 * A plan made ready to be evaluated: its decisions as columns, a matrix for each scenario, and the limits.
 */
import type { ReturnKind } from "../tax/tax-return.ts";
import { federalLaw } from "../tax/years/federal.ts";
import { type Calendar, calendarOf } from "./calendar.ts";
import { type Columns, columnsOf, securityOf } from "./columns.ts";
import { grouped } from "./counted.ts";
import { type IsoDate, yearOf } from "./dates.ts";
import { type CashEvent, eventsOf } from "./events.ts";
import { type LinearLimit, linearLimits } from "./linear-limits.ts";
import { type Matrix, matrixOf } from "./matrix.ts";
import type { Plan, Scenario } from "./plan.ts";
import { PlanError } from "./plan-error.ts";
import { priceUnits, toUnits, UNITS_PER_DOLLAR } from "./prices.ts";
import { returnKinds } from "./readers.ts";
import { washPairs } from "./wash-sales.ts";

export interface CompiledScenario {
  index: number;
  scenario: Scenario;
  kinds: readonly ReturnKind[];
  events: readonly CashEvent[];
  matrix: Matrix;
  washPairs: ReturnType<typeof washPairs>;
  /** Securities whose share of net worth is limited: its index, the largest share, and from which event on. */
  concentration: readonly { name: string; security: number; share: number; fromEvent: number }[];
  /** Price of each security at each year end within the horizon, by security then year end, in units of $0.0001. */
  yearEndPrices: Float64Array;
}

export interface CompiledPlan extends Columns {
  plan: Plan;
  calendar: Calendar;
  limits: readonly LinearLimit[];
  scenarios: readonly CompiledScenario[];
  /** Wealth at the start, before any tax, in cents: cash, shares held, and what exercisable options are worth. */
  wealthToday: number;
}

/** Beyond it, sums of amounts would no longer be exact in doubles. */
const LARGEST_WORTH = 1e9;

const known = new WeakMap<Plan, CompiledPlan>();

/**
 * The same plan is compiled once: what is made of it, such as the code of its years, is then made once in a thread, too.
 *
 * @param dates of decisions that someone made besides the plan's own
 * @throws {PlanError} if the holdings could be worth more than amounts are exact for
 */
export function compilePlan(plan: Plan, dates: readonly IsoDate[] = []): CompiledPlan {
  if (dates.length > 0) return compiledWith(plan, dates);
  const compiled = known.get(plan) ?? compiledWith(plan, []);
  known.set(plan, compiled);
  return compiled;
}

function compiledWith(plan: Plan, dates: readonly IsoDate[]): CompiledPlan {
  refuseIfTooLarge(plan);
  refuseLimitsOfSeveralIssuers(plan);
  const calendar = calendarOf(plan, dates);
  const columns = columnsOf(plan, calendar);
  return {
    plan,
    calendar,
    ...columns,
    limits: linearLimits(plan, calendar, columns),
    scenarios: plan.scenarios.map((_, index) => compileScenario(plan, index, calendar, columns)),
    wealthToday: wealthToday(plan),
  };
}

function compileScenario(plan: Plan, index: number, calendar: Calendar, columns: Columns): CompiledScenario {
  const scenario = plan.scenarios[index]!;
  const events = eventsOf(plan, scenario, calendar);
  const yearEnds = events.filter((event) => event.isYearEnd && !event.isAfter);
  return {
    index,
    scenario,
    kinds: returnKinds(plan, scenario, calendar.years),
    events,
    matrix: matrixOf(plan, index, calendar, events, columns),
    washPairs: washPairs(columns, index, (security, day) => priceUnits(securityOf(scenario, security), day)),
    concentration: plan.limits.concentration.map(({ security, share, from }) => ({
      name: `limits.concentration.${security}`,
      security: scenario.securities.findIndex(({ id }) => id === security),
      share,
      fromEvent: from === null ? 0 : events.findIndex((event) => event.date >= from),
    })),
    yearEndPrices: Float64Array.from(
      scenario.securities.flatMap((security) => yearEnds.map((event) => priceUnits(security, event.date))),
    ),
  };
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

function wealthToday(plan: Plan): number {
  const scenario = plan.scenarios[0]!;
  const price = (security: string) => priceUnits(securityOf(scenario, security), plan.horizon.start);
  const lots = plan.lots.reduce((total, lot) => total + lot.shares * price(lot.security), 0);
  const options = plan.grants.reduce((total, grant) => {
    const vested = grant.vesting.reduce((sum, part) => (part.date <= plan.horizon.start ? sum + part.shares : sum), 0);
    return (
      total + (grant.earlyExercise ? grant.shares : vested) * Math.max(0, price(grant.security) - toUnits(grant.strike))
    );
  }, 0);
  return Math.round(scenario.cash.start * 100) + Math.round((lots + options) / 100);
}
