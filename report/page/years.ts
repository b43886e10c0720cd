/** Taxes by year, the ledger of credit and losses, and the scenarios side by side. */

import { date } from "../../model/dates.ts";
import type { Decided } from "../../model/decided.ts";
import type { ScenarioResult } from "../../model/evaluate.ts";
import type { Plan, Security } from "../../model/plan.ts";
import { priceUnits, UNITS_PER_DOLLAR } from "../../model/prices.ts";
import type { RankedPlan } from "../../solver/solution.ts";
import { type Canvas, fan, ledgerChart, taxByYear } from "../charts/index.ts";
import { ledgerOf } from "../ledger.ts";
import { percent, wholeDollars } from "../words/amounts.ts";
import { stateAmtTableOf, yearTableOf } from "../year-table.ts";
import { figure } from "./figure.ts";
import { type Html, html, money, section } from "./html.ts";
import { table, yearTable } from "./table.ts";

/** Scenarios whose years are shown in full; of more, the first and the table of all. */
const FEW = 4;

const shownOf = (all: readonly ScenarioResult[]): readonly ScenarioResult[] =>
  all.length <= FEW ? all : all.slice(0, 1);

const headOf = ({ name, probability, value }: ScenarioResult): string =>
  `If ${name} (${percent(probability)}): ${wholeDollars(value)}`;

export function yearsSection({ scenarios, decisions }: RankedPlan, canvas: Canvas): Html {
  const isOne = scenarios.length === 1;
  return section(
    "years",
    "Year by year",
    html`<p class="note">
        A year’s tax is the whole tax of that year, wages included; what withholding does not cover falls due next April.
        Cash is at the year’s end. ${scenarios[0]!.liquidation.length > 0 ? "In years with *, after the plan, what is left is sold." : ""}
      </p>
      ${shownOf(scenarios).map((scenario) => {
        const state = stateAmtTableOf(scenario);
        return html`${isOne ? "" : html`<h3>${headOf(scenario)}</h3>`}
        ${figure("Tax and credits by year, in dollars", taxByYear(scenario, canvas))}
        ${yearTable("Year by year, in dollars", yearTableOf(scenario, scenarios, decisions))}
        ${state === null ? "" : yearTable("The state’s AMT, and its own credit for it", state)}
        ${washSales(scenario)}`;
      })}`,
  );
}

function washSales({ washSales }: ScenarioResult): Html | "" {
  if (washSales.length === 0) return "";
  return table(
    "Losses put off by wash sales (IRC 1091)",
    [{ title: "Date" }, { title: "Sold of" }, { title: "Replaced by" }, { title: "Loss", isNumber: true }],
    washSales.map(({ date, lot, replacement, regular }) => [date, lot, replacement, money(regular.loss)]),
  );
}

export function ledgerSection(decided: Decided, scenarios: readonly ScenarioResult[], canvas: Canvas): Html {
  const blocks = shownOf(scenarios).flatMap((scenario, i) => {
    const ledger = ledgerOf(decided, i);
    if (ledger.accounts.length === 0) return [];
    const rows = ledger.years.map(({ year, isLiquidation }, y) => [
      `${year}${isLiquidation ? "*" : ""}`,
      ...ledger.accounts.flatMap(({ carried }) => [money(carried[y]!.out)]),
    ]);
    const start = ["carried in", ...ledger.accounts.map(({ carried }) => money(carried[0]!.in))];
    return [
      html`${scenarios.length === 1 ? "" : html`<h3>${headOf(scenario)}</h3>`}
      ${figure("Left to carry at the end of each year, in dollars", ledgerChart(ledger, canvas))}
      ${table(
        "Left to carry at the end of each year, in dollars",
        [{ title: "Year" }, ...ledger.accounts.map(({ title }) => ({ title, isNumber: true }))],
        [start, ...rows],
      )}`,
    ];
  });
  return section(
    "ledger",
    "Credit and losses carried on",
    blocks.length === 0
      ? html`<p>No credit and no loss is carried from one year to the next.</p>`
      : html`<p class="note">
            AMT on timing differences comes back as minimum tax credit (Form 8801). Losses beyond the year’s gains and
            $3,000 wait for later gains, in both systems.
          </p>
          ${blocks}`,
  );
}

/** Of a plan with several scenarios; of one only its prices. */
export function scenariosSection(plan: Plan, { scenarios }: RankedPlan, canvas: Canvas): Html {
  const prices = plan.scenarios[0]!.securities.map(({ id, steps }) => {
    const securityIn = ({ securities }: Plan["scenarios"][number]) => securities.find((each) => each.id === id)!;
    const dates = datesOf(plan, plan.scenarios.map(securityIn));
    return {
      title: `Price of ${id}, in dollars`,
      isStepped: steps,
      paths: plan.scenarios.map((scenario) => ({
        name: scenario.name,
        probability: scenario.probability,
        points: dates.map((day) => ({ date: day, value: priceUnits(securityIn(scenario), day) / UNITS_PER_DOLLAR })),
      })),
    };
  });
  const cash = {
    title: "Cash at each year’s end, in dollars",
    paths: scenarios.map(({ name, probability, years, liquidation }) => ({
      name,
      probability,
      points: [...years, ...liquidation].map(({ year, cash }) => ({ date: `${year}-12-31`, value: cash })),
    })),
  };
  const isOne = scenarios.length === 1;
  return section(
    "scenarios",
    isOne ? "The prices it rests on" : "Scenarios",
    html`${
      isOne
        ? html`<p class="note">One future, taken as certain. The plan is best for these prices, not for others.</p>`
        : table(
            "What the plan comes to in each scenario",
            [{ title: "Scenario" }, { title: "Probability", isNumber: true }, { title: "Value", isNumber: true }],
            scenarios.map(({ name, probability, value }) => [name, percent(probability), money(value)]),
          )
    }
    ${[...prices, ...(isOne ? [] : [cash])].map((each) => figure(each.title, fan(each, canvas)))}`,
  );
}

/** The first of each month of the horizon, its ends, and where a price is given between them. */
function datesOf({ horizon: { start, end } }: Plan, securities: readonly Security[]) {
  const first = Number(start.slice(0, 4));
  const count = (Number(end.slice(0, 4)) - first + 1) * 12;
  const months = Array.from({ length: count }, (_, i) =>
    date(`${first + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`),
  );
  const given = securities.flatMap(({ prices }) => prices.map(({ date }) => date));
  const between = [...months, ...given].filter((day) => day > start && day < end);
  return [...new Set([start, ...between, end])].sort();
}
