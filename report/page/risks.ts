/** What can go wrong, with this plan's own figures. */

import type { Plan } from "../../model/plan.ts";
import { chanceOf } from "../../model/reveals.ts";
import type { RankedPlan, Solution } from "../../solver/solution.ts";
import type { Stress } from "../stress.ts";
import { listed, percent, wholeDollars } from "../words/amounts.ts";
import { amountOf } from "../words/decisions.ts";
import { creditLeft } from "../words/objective.ts";
import { type Html, html, list, money, section } from "./html.ts";
import { table } from "./table.ts";

export function risksSection(plan: Plan, solution: Solution, best: RankedPlan, stresses: readonly Stress[]): Html {
  return section(
    "risks",
    "Risks",
    html`${list(risksOf(plan, best))} ${stresses.length > 0 && solution.objective === "afterTaxWealth" ? stressTable(stresses) : ""}`,
  );
}

function stressTable(stresses: readonly Stress[]): Html {
  const broken = stresses.flatMap(({ breaks }) => breaks);
  return html`${table(
    "If the stock falls and the steps are taken all the same",
    [
      { title: "From the day after the first step" },
      { title: "This plan leaves", isNumber: true },
      { title: "Doing nothing leaves", isNumber: true },
      ...(broken.length > 0 ? [{ title: "Breaks" }] : []),
    ],
    stresses.map(({ security, factor, value, nothing, breaks }) => [
      `${security} at ${percent(factor)} of its price`,
      money(value),
      money(nothing),
      ...(broken.length > 0 ? [listed(breaks)] : []),
    ]),
  )}
  ${broken.length > 0 ? html`<p class="note">Where a limit breaks, the plan could not be carried through: solve again when prices change.</p>` : ""}`;
}

function risksOf(plan: Plan, { decisions, scenarios }: RankedPlan): (string | Html)[] {
  const exercised = decisions.filter((step) => step.do === "exercise");
  const spent = exercised.reduce((sum, step) => sum + (amountOf(plan, step) ?? 0) * chanceOf(plan, step.scenario), 0);
  const firstSale = decisions
    .filter((step) => step.do === "sell")
    .map(({ date }) => date)
    .sort()[0];
  const before = scenarios[0]!.years.filter(
    ({ year }) => firstSale === undefined || year < Number(firstSale.slice(0, 4)),
  );
  const amt = before.reduce((sum, { amt }) => sum + amt, 0);
  const least = Math.min(...scenarios.flatMap(({ years }) => years.map(({ cash }) => cash)));
  const inLastMonths = decisions.filter(({ date }) => date >= `${Number(plan.horizon.end.slice(0, 4))}-07-01`);
  const left = creditLeft(scenarios);
  return [
    ...(spent > 0
      ? [
          html`<strong>${wholeDollars(spent)}</strong> is spent on exercising. It is lost if the stock comes to nothing${
            amt > 0
              ? html`, and with it what is paid as AMT before the first sale, <strong>${wholeDollars(amt)}</strong>`
              : ""
          }.`,
        ]
      : []),
    ...notSellable(plan),
    "Prices to come are the plan’s own. Crossover does not forecast: on other prices another plan is best.",
    `Cash is at its lowest at a year’s end with ${wholeDollars(least)}. What is spent beyond the savings in the plan is not in it.`,
    ...(left >= 1
      ? [
          `${wholeDollars(left)} of minimum tax credit is still unused at the end; it counts ${plan.terminal.creditValue * 100} cents a dollar here.`,
        ]
      : []),
    ...(inLastMonths.length > 0
      ? ["Steps in the plan’s last months owe much to where it ends. Look twice at them, or plan a year longer."]
      : []),
    "The law can change. Solve again each year, with what has happened since, and before each step.",
    "A purchase of the same stock within 30 days of a sale at a loss, in any account, is a wash sale that this plan does not know of.",
  ];
}

/** How likely the scenario of a decision is. */
function notSellable({ scenarios, grants, horizon }: Plan): string[] {
  const { securities } = scenarios[0]!;
  return securities.flatMap(({ id, sellableFrom }) =>
    sellableFrom !== null && sellableFrom > horizon.start && grants.some(({ security }) => security === id)
      ? [
          `${id} is taken to be for sale from ${sellableFrom}. If that day comes later or never, nothing can be sold to pay for exercises and AMT.`,
        ]
      : [],
  );
}
