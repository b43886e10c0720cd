/**
 * What a plan does and costs, year by year, in one scenario.
 */
import type { Decision } from "../../model/decisions.ts";
import type { ScenarioResult } from "../../model/evaluate.ts";
import { stateAmtTableOf, type YearTable, yearTableOf } from "../../report/year-table.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cell } from "./words.ts";

/** @param all scenarios, which then have the same columns */
export const yearTable = (
  scenario: ScenarioResult,
  all: readonly ScenarioResult[],
  decisions: readonly Decision[],
  width: number,
  style: Style,
): string => textOf(yearTableOf(scenario, all, decisions), width, style);

/** The state's own AMT and the credit for it; empty where there is neither. */
export function stateAmtTable(scenario: ScenarioResult, width: number, style: Style): string {
  const of = stateAmtTableOf(scenario);
  return of === null ? "" : `${style.bold("The state's AMT, and its own credit for it")}\n${textOf(of, width, style)}`;
}

const textOf = ({ columns, rows }: YearTable, width: number, style: Style): string =>
  table(
    [{ title: "Year", align: "left" }, ...columns.map(({ title }) => ({ title, align: "right" }) as const)],
    rows.map(({ label, amounts }) => [label, ...amounts.map((amount) => (amount === null ? "" : cell(amount)))]),
    width,
    style,
  );
