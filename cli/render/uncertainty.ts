/** What a plan leaves over its scenarios, and what uncertainty costs it. */
import type { Evaluation } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import type { Uncertainty } from "../../solver/uncertainty/uncertainty.ts";
import type { Style } from "./style.ts";
import { listed, percent, wholeDollars, wrap } from "./words.ts";

/**
 * @param result what a ranked plan, or decisions of one's own, come to
 * @param uncertainty null where it was not asked for
 */
export function uncertaintyText(
  { recourse }: Plan,
  { distribution }: Pick<Evaluation, "distribution">,
  uncertainty: Uncertainty | null,
  width: number,
  style: Style,
): string {
  if (distribution === undefined) return "";
  const { mean, worst, quantiles, cvar, wealthToday } = distribution;
  const line = (what: string, dollars: number) => `  ${what.padEnd(30)}${wholeDollars(dollars).padStart(14)}`;
  const lines = [
    line("mean", mean),
    ...quantiles.map(({ probability, left }) => line(`${percent(probability)} of cases at or below`, left)),
    line("worst", worst),
    line(`mean of the worst ${percent(1 - cvar.level)}`, cvar.left),
  ];
  const said = [
    cvar.loss > 0
      ? `Against today's ${wholeDollars(wealthToday)} before tax, the worst ${percent(1 - cvar.level)} lose ${wholeDollars(cvar.loss)} on average.`
      : `Even the worst ${percent(1 - cvar.level)} gain ${wholeDollars(-cvar.loss)} on average over today's ${wholeDollars(wealthToday)} before tax.`,
    ...(uncertainty === null ? [] : worths(recourse, uncertainty)),
  ];
  return [style.bold("Over the scenarios, what is left"), ...lines, ...said.map((each) => wrap(each, width))].join(
    "\n",
  );
}

function worths(recourse: Plan["recourse"], { waiting, knowing, riskLimits, unasked }: Uncertainty): string[] {
  const day = recourse?.reveals[0]?.date;
  const now =
    waiting === null
      ? []
      : waiting.value === null
        ? [`Nothing that is decided all now, without waiting for ${day}, was found to meet the limits.`]
        : [
            `Waiting for what is known on ${day} is worth ${wholeDollars(waiting.value)}: deciding all now comes to ${wholeDollars(waiting.decidedNow!)}.`,
          ];
  const known =
    knowing === null ? [] : [`To know the scenario from the start would be worth ${wholeDollars(knowing.value)} more.`];
  return [
    ...now,
    ...known,
    ...riskLimits.map(
      ({ name, value, price }) => `${name} costs ${wholeDollars(price)}: without it ${wholeDollars(value)} was found.`,
    ),
    ...(unasked.length === 0
      ? []
      : [
          `There was no time to ask ${listed(unasked.map((each) => QUESTIONS[each] ?? `what ${each} costs`))}: --time gives it more.`,
        ]),
  ];
}

const QUESTIONS: Readonly<Record<string, string>> = {
  waiting: "what waiting is worth",
  knowing: "what knowing the scenario would be worth",
};
