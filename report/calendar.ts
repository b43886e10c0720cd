/**
 * A plan as a calendar: the days on which something is done, paid, or becomes better to sell.
 */
import type { IsoDate } from "../model/dates.ts";
import type { Decision } from "../model/decisions.ts";
import type { ScenarioResult } from "../model/evaluate.ts";
import type { Plan } from "../model/plan.ts";
import { holdingsOf } from "./holdings.ts";
import { decisionsIn, whatOf } from "./words/decisions.ts";

export type CalendarEntry = { date: IsoDate } & (
  | { kind: "decision"; decision: Decision }
  /** The same step in many scenarios, which take different numbers of shares; `scenarios` of them take it. */
  | { kind: "decisions"; do: Decision["do"]; of: string; least: number; most: number; scenarios: number }
  /** Tax beyond withholding; below zero: a refund. Least and most over the scenarios, in dollars. */
  | { kind: "tax"; year: number; isEstimated: boolean; least: number; most: number }
  /** From this day a sale of what is left of a lot is qualifying, or long-term. */
  | { kind: "favorable"; lot: string; isIso: boolean }
  | { kind: "expires"; grant: string }
);

/** @returns in order of their dates; on one day what is done comes first */
export function calendarOf(
  plan: Plan,
  decisions: readonly Decision[],
  scenarios: readonly ScenarioResult[],
): CalendarEntry[] {
  return [...steps(plan, decisions), ...taxDays(scenarios), ...favorableDays(plan, decisions), ...lastDays(plan)].sort(
    (a, b) => (a.date === b.date ? order(a) - order(b) : a.date < b.date ? -1 : 1),
  );
}

/** Scenarios that decide apart have their steps each; more than these have theirs together. */
const FEW = 4;

function steps({ scenarios }: Plan, decisions: readonly Decision[]): CalendarEntry[] {
  const isOwn = ({ scenario }: Decision) => scenario !== null && scenarios.length > FEW;
  const groups = new Map<string, Decision[]>();
  for (const decision of decisions.filter(isOwn)) {
    const key = `${decision.date} ${decision.do} ${whatOf(decision)}`;
    groups.set(key, [...(groups.get(key) ?? []), decision]);
  }
  return [
    ...decisions
      .filter((decision) => !isOwn(decision))
      .map((decision): CalendarEntry => ({ date: decision.date, kind: "decision", decision })),
    ...[...groups.values()].map((same): CalendarEntry => {
      const [first] = same as [Decision];
      const shares = same.map((decision) => decision.shares);
      const [least, most] = [Math.min(...shares), Math.max(...shares)];
      return {
        date: first.date,
        kind: "decisions",
        do: first.do,
        of: whatOf(first),
        least,
        most,
        scenarios: same.length,
      };
    }),
  ];
}

const order = ({ kind }: CalendarEntry): number =>
  ["decision", "decisions", "tax", "favorable", "expires"].indexOf(kind);

function taxDays(scenarios: readonly ScenarioResult[]): CalendarEntry[] {
  const days = new Map<string, { date: IsoDate; year: number; amounts: number[] }>();
  for (const { years, liquidation } of scenarios) {
    for (const { year, payments } of [...years, ...liquidation]) {
      for (const { date, amount } of payments) {
        const key = `${date} ${year}`;
        const day = days.get(key) ?? { date, year, amounts: [] };
        day.amounts.push(amount);
        days.set(key, day);
      }
    }
  }
  return [...days.values()].map(({ date, year, amounts }) => {
    // Where a scenario pays nothing that day it has no entry.
    const all = amounts.length < scenarios.length ? [...amounts, 0] : amounts;
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return { date, kind: "tax", year, isEstimated: date !== `${year + 1}-04-15`, least, most };
  });
}

/** Of lots that an exercise or the file brought, where some is still held on the day and it is within the plan. */
function favorableDays(plan: Plan, decisions: readonly Decision[]): CalendarEntry[] {
  const { start, end } = plan.horizon;
  const all = plan.scenarios.flatMap(({ name }) => holdingsOf(plan, decisionsIn(decisions, name)));
  const held = all.filter(
    ({ favorableFrom, left, sales }) =>
      favorableFrom > start && favorableFrom <= end && (left > 0 || sales.some(({ date }) => date >= favorableFrom)),
  );
  const byLot = new Map(held.map((holding) => [holding.lot, holding]));
  return [...byLot.values()].map(({ lot, favorableFrom, spans }) => ({
    date: favorableFrom,
    kind: "favorable",
    lot,
    isIso: spans.some(({ period }) => period === "qualifying" || period === "disqualifying"),
  }));
}

const lastDays = ({ grants, horizon }: Plan): CalendarEntry[] =>
  grants.flatMap(({ id, expires }) =>
    expires >= horizon.start && expires <= horizon.end ? [{ date: expires, kind: "expires", grant: id } as const] : [],
  );
