/** The answer: what to do first, what it leaves, how sure that is. */
import type { Decision } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import type { RankedPlan, Solution } from "../../solver/solution.ts";
import { counted, dollars, listed, whole, wholeDollars } from "../words/amounts.ts";
import { claim, endedInWords } from "../words/answer.ts";
import { amountOf, byDay, whatOf } from "../words/decisions.ts";
import { valueInWords } from "../words/objective.ts";
import { day, difference, type Html, html, section } from "./html.ts";

export function answerSection(plan: Plan, solution: Solution, best: RankedPlan): Html {
  const [first, next, ...later] = byDay(best.decisions);
  const more = later.length > 0 ? ` ${counted(later.length, "more day")} in the calendar.` : "";
  return section(
    "answer",
    "The answer",
    html`<p class="answer">
        ${
          first === undefined
            ? html`<strong>Do nothing.</strong> No exercise or sale that was found does better.`
            : html`On ${day(first[0])}, <strong>${stepsInWords(plan, first[1])}</strong>.`
        }
        ${next === undefined ? "" : html` Next, on ${day(next[0])}, ${stepsInWords(plan, next[1])}.${more}`}
      </p>
      <p>${valueInWords(plan, best)} ${claim(best.gap, best.proven)} The bound: ${solution.boundBy}. ${endedInWords(solution)}</p>
      ${keyFigures(plan, solution, best)}`,
  );
}

/** More steps of one day than these are in the calendar. */
const FEW = 4;

const stepsInWords = (plan: Plan, steps: readonly Decision[]): string =>
  steps.length <= FEW
    ? listed(steps.map((step) => stepInWords(plan, step)))
    : `${counted(steps.length, "step")}, which the calendar has by scenario`;

/** `exercise 9,072 of ISO-1 for $7,711.20` */
export function stepInWords(plan: Plan, step: Decision): string {
  const amount = amountOf(plan, step);
  const only = step.scenario === null ? "" : ` (if ${step.scenario})`;
  return `${step.do} ${whole(step.shares)} of ${whatOf(step)}${amount === null ? "" : ` for ${dollars(amount)}`}${only}`;
}

const LEAVES = {
  afterTaxWealth: "left after all taxes",
  totalTax: "tax in all",
  creditRecouped: "credit back",
} as const;

function keyFigures(
  plan: Plan,
  { objective, bound, baselines }: Solution,
  { value, gap, gains, scenarios }: RankedPlan,
): Html {
  const expected = (of: (scenario: RankedPlan["scenarios"][number]) => number) =>
    scenarios.reduce((sum, scenario) => sum + scenario.probability * of(scenario), 0);
  const sum = (name: "amt" | "minimumTaxCreditUsed") =>
    expected(({ years, liquidation }) => [...years, ...liquidation].reduce((total, year) => total + year[name], 0));
  const breaks = baselines.find(({ name }) => name === "exerciseAllNow")?.breaks ?? [];
  const againstAllNow = `against exercising all now${breaks.length > 0 ? ", which breaks limits" : ""}`;
  const mean = scenarios.length > 1 ? ", on average" : "";
  const figures = [
    [wholeDollars(value), LEAVES[objective]],
    [difference(gains.nothing), "dollars against doing nothing"],
    ...(plan.grants.length > 0 ? [[difference(gains.exerciseAllNow), againstAllNow]] : []),
    ...(Number.isFinite(bound) ? [[wholeDollars(gap), "is the most that any other plan could add"]] : []),
    [wholeDollars(sum("amt")), `of AMT in all years${mean}`],
    [wholeDollars(sum("minimumTaxCreditUsed")), `of it back as credit${mean}`],
  ];
  return html`<dl class="figures">
    ${figures.map(([amount, what]) => html`<div><dt>${what}</dt><dd>${amount}</dd></div>`)}
  </dl>`;
}
