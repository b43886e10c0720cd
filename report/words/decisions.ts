/**
 * Decisions in words, with what they cost or bring on their day.
 */

import type { Decision } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { priceUnits, UNITS_PER_DOLLAR } from "../../model/prices.ts";
import { isDecidedFor } from "../../model/reveals.ts";
import { dollars, listed, whole } from "./amounts.ts";

/** Those of all scenarios and those of one. */
export const decisionsIn = (decisions: readonly Decision[], scenario: string): Decision[] =>
  decisions.filter((decision) => isDecidedFor(decision.scenario, scenario));

/** The decisions of each day, in order. */
export function byDay(decisions: readonly Decision[]): [day: string, decisions: Decision[]][] {
  const days = new Map<string, Decision[]>();
  for (const decision of decisions) days.set(decision.date, [...(days.get(decision.date) ?? []), decision]);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** `on 2024-11-15 exercise 14,250 of ISO-1 for $12,112.50` */
export function dayInWords(plan: Plan, [day, decisions]: [day: string, decisions: readonly Decision[]]): string {
  return `on ${day} ${listed(decisions.map((decision) => inWords(plan, decision)))}`;
}

function inWords(plan: Plan, decision: Decision): string {
  const amount = amountOf(plan, decision);
  const money = amount === null ? "" : ` for ${dollars(amount)}`;
  const only = decision.scenario === null ? "" : ` (if ${decision.scenario})`;
  return `${decision.do} ${whole(decision.shares)} of ${whatOf(decision)}${money}${only}`;
}

/** The grant or the lot. */
export const whatOf = (decision: Decision): string => (decision.do === "exercise" ? decision.grant : decision.lot);

/** Dollars that an exercise costs or a sale brings; null where scenarios differ in it. */
export function amountOf(plan: Plan, decision: Decision): number | null {
  if (decision.do === "exercise") {
    const { strike } = plan.grants.find(({ id }) => id === decision.grant)!;
    return Math.round(strike * decision.shares * 100) / 100;
  }
  const security = securityOfLot(plan, decision.lot);
  const prices = plan.scenarios
    .filter(({ name }) => isDecidedFor(decision.scenario, name))
    .map(({ securities }) => priceUnits(securities.find(({ id }) => id === security)!, decision.date));
  if (new Set(prices).size > 1) return null;
  return Math.round((prices[0]! * decision.shares * 100) / UNITS_PER_DOLLAR) / 100;
}

/** A lot of the plan, or one that an exercise made and `<grant>@<date>` names. */
function securityOfLot(plan: Plan, lot: string): string {
  const held = plan.lots.find(({ id }) => id === lot);
  return (held ?? plan.grants.find(({ id }) => lot.startsWith(`${id}@`))!).security;
}

/** What a plan does, year by year, on one line: `2024 exercise 14,250; 2027 sell 9,000`. */
export const inShort = (decisions: readonly Decision[]): string => yearsInShort(decisions).join("; ");

/** `2025 exercise 9,289`: each a year's exercises or sales. */
export function yearsInShort(decisions: readonly Decision[]): string[] {
  const parts = new Map<string, { shares: number; isParted: boolean }>();
  for (const { date, do: verb, shares, scenario } of decisions) {
    const key = `${date.slice(0, 4)} ${verb}`;
    const before = parts.get(key) ?? { shares: 0, isParted: false };
    parts.set(key, { shares: before.shares + shares, isParted: before.isParted || scenario !== null });
  }
  if (parts.size === 0) return ["nothing"];
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { shares, isParted }]) => `${key} ${isParted ? "by scenario" : whole(shares)}`);
}
