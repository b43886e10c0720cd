/** The steps of a plan as a table. */
import type { Decision } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { amountOf, byDay, whatOf } from "../../report/words/decisions.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { dollars, whole } from "./words.ts";

const LONGEST = 20;

/** Every step: when, what, how many, for how much, and in which scenario. */
export function stepTable(plan: Plan, decisions: readonly Decision[], width: number, style: Style): string {
  const inOrder = byDay(decisions).flatMap(([, ofDay]) => ofDay);
  const isParted = decisions.some(({ scenario }) => scenario !== null);
  const rows = inOrder.slice(0, LONGEST).map((decision) => {
    const amount = amountOf(plan, decision);
    return [
      decision.date,
      decision.do,
      whole(decision.shares),
      whatOf(decision),
      amount === null ? "by scenario" : dollars(amount),
      ...(isParted ? [decision.scenario ?? "all"] : []),
    ];
  });
  const shown = table(
    [
      { title: "Date", align: "left" },
      { title: "Do", align: "left" },
      { title: "Shares", align: "right" },
      { title: "Of", align: "left" },
      { title: "For", align: "right" },
      ...(isParted ? [{ title: "If", align: "left" } as const] : []),
    ],
    rows,
    width,
    style,
  );
  const more = inOrder.length - rows.length;
  return more > 0 ? `${shown}\n  … and ${more} more steps; --json has all` : shown;
}
