/**
 * The scenarios of a result: each with its years where they are few, one line each where they are many.
 */
import type { Decision } from "../../model/decisions.ts";
import type { ScenarioResult } from "../../model/evaluate.ts";
import { paymentTable } from "./payments.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { percent, whole, wholeDollars } from "./words.ts";
import { stateAmtTable, yearTable } from "./years.ts";

/** More than these are a list. */
const FEW = 4;

export function scenarioBlocks(
  scenarios: readonly ScenarioResult[],
  decisions: readonly Decision[],
  width: number,
  style: Style,
): string {
  if (scenarios.length === 1)
    return `${style.bold("Year by year")}\n${yearsOf(scenarios[0]!, scenarios, decisions, width, style)}`;
  if (scenarios.length <= FEW) {
    return scenarios
      .map((scenario) => {
        const { name, probability, value } = scenario;
        const head = style.bold(`If ${name} (${percent(probability)}): ${wholeDollars(value)}`);
        return `${head}\n${yearsOf(scenario, scenarios, decisions, width, style)}`;
      })
      .join("\n\n");
  }
  const rows = scenarios.map(({ name, probability, value }) => [name, percent(probability), whole(value)]);
  const list = table(
    [
      { title: "Scenario", align: "left" },
      { title: "Probability", align: "right" },
      { title: "Value", align: "right" },
    ],
    rows,
    width,
    style,
  );
  return `${style.bold("By scenario")} (--json has the years of each)\n${list}`;
}

function yearsOf(
  scenario: ScenarioResult,
  all: readonly ScenarioResult[],
  decisions: readonly Decision[],
  width: number,
  style: Style,
): string {
  const blocks = [
    yearTable(scenario, all, decisions, width, style),
    stateAmtTable(scenario, width, style),
    paymentTable(scenario, width, style),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}
