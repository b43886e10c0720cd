/**
 * A plan made ready to be evaluated: its decisions as columns, a matrix for each scenario, and the limits.
 */
import type { ReturnKind } from "../tax/tax-return.ts";
import type { Calendar } from "./calendar.ts";
import { type Choices, choicesOf } from "./choices.ts";
import { type Columns, securityOf } from "./columns.ts";
import type { IsoDate } from "./dates.ts";
import { type CashEvent, eventsOf, yearEndsOf } from "./events.ts";
import { type LinearLimit, linearLimits } from "./linear-limits.ts";
import { type Matrix, matrixOf } from "./matrix.ts";
import type { Plan, Scenario } from "./plan.ts";
import { priceUnits, toUnits } from "./prices.ts";
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

export interface CompiledPlan extends Choices {
  limits: readonly LinearLimit[];
  scenarios: readonly CompiledScenario[];
  /** Wealth at the start, before any tax, in cents: cash, shares held, and what exercisable options are worth. */
  wealthToday: number;
}

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
  const choices = choicesOf(plan, dates);
  const { calendar } = choices;
  return {
    ...choices,
    limits: linearLimits(plan, calendar, choices),
    scenarios: plan.scenarios.map((_, index) => compileScenario(plan, index, calendar, choices)),
    wealthToday: wealthToday(plan),
  };
}

function compileScenario(plan: Plan, index: number, calendar: Calendar, columns: Columns): CompiledScenario {
  const scenario = plan.scenarios[index]!;
  const events = eventsOf(plan, scenario, calendar);
  const yearEnds = yearEndsOf(events);
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
      scenario.securities.flatMap((security) => yearEnds.map((event) => priceUnits(security, events[event]!.date))),
    ),
  };
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
