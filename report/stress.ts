/**
 * What a plan comes to when a stock falls and nobody changes course: the same decisions, at lower prices.
 */
import { addDays, type IsoDate } from "../model/dates.ts";
import { decide } from "../model/decided.ts";
import type { Decision } from "../model/decisions.ts";
import { evaluate } from "../model/evaluate.ts";
import type { Plan, Security } from "../model/plan.ts";
import { priceUnits, UNITS_PER_DOLLAR } from "../model/prices.ts";

export interface Stress {
  security: string;
  /** Of its price as the plan has it. */
  factor: number;
  /** The first day of the lower prices: the day after the first step. */
  from: IsoDate;
  /** What the objective counts, in dollars, and what it counts where nothing is done at the same prices. */
  value: number;
  nothing: number;
  /** The limits that the plan then breaks, as the plan file names them. */
  breaks: readonly string[];
}

const FACTORS = [0.5, 0.1];

/** Of the securities that options are for, from the day after the first step on. @returns none where nothing is done */
export function stressesOf(plan: Plan, decisions: readonly Decision[]): Stress[] {
  const first = decisions.map(({ date }) => date).sort()[0];
  if (first === undefined) return [];
  const from = addDays(first, 1);
  return [...new Set(plan.grants.map(({ security }) => security))].flatMap((security) =>
    FACTORS.map((factor) => {
      const fallen = withFall(plan, security, factor, from, [...decisions.map(({ date }) => date)]);
      const { compiled, shares, impossible } = decide(fallen, decisions);
      const { value, limits } = evaluate(compiled, shares);
      const nothing = evaluate(compiled, new Float64Array(compiled.columns.length)).value;
      if (impossible.length > 0) throw new Error(`a step of ${plan.file} cannot be taken at other prices`);
      const breaks = limits.filter(({ slack }) => slack < -0.005).map(({ name }) => name);
      return { security, factor, from, value, nothing, breaks };
    }),
  );
}

function withFall(plan: Plan, security: string, factor: number, from: IsoDate, dates: readonly IsoDate[]): Plan {
  const fallen = (of: Security): Security => {
    const before = addDays(from, -1);
    const days = [...new Set([...of.prices.map(({ date }) => date), ...dates, plan.horizon.end, before, from])].sort();
    const prices = days.map((date) => ({
      date,
      price: Math.round(priceUnits(of, date) * (date < from ? 1 : factor)) / UNITS_PER_DOLLAR,
    }));
    return { ...of, prices };
  };
  return {
    ...plan,
    scenarios: plan.scenarios.map((scenario) => ({
      ...scenario,
      securities: scenario.securities.map((each) => (each.id === security ? fallen(each) : each)),
    })),
  };
}
