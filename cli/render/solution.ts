/**
 * What a solve found, for a person: what to do first, what it leads to, how sure it is, and what else there is.
 */
import type { Plan } from "../../model/plan.ts";
import { baselineWords, claim, endedInWords } from "../../report/words/answer.ts";
import { byDay, dayInWords, inShort } from "../../report/words/decisions.ts";
import { valueInWords } from "../../report/words/objective.ts";
import { baselineNames, type RankedPlan, type Solution } from "../../solver/solution.ts";
import type { Uncertainty } from "../../solver/uncertainty/uncertainty.ts";
import type { Compared } from "../../solver/why/compared.ts";
import { comparedText } from "./compared.ts";
import { leftOutText } from "./left-out.ts";
import { notesText } from "./notes.ts";
import { scenarioBlocks } from "./scenarios.ts";
import { stepTable } from "./step-table.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { uncertaintyText } from "./uncertainty.ts";
import { holdingBackText, timingText } from "./why.ts";
import { change, counted, listed, whole, wrap } from "./words.ts";

/** What gives a search more time. */
const FOR_MORE = " (--time gives it more)";

/** @param compared decisions of the user's own, and the file that they are from */
export function solutionText(
  plan: Plan,
  solution: Solution,
  width: number,
  style: Style,
  compared: { file: string; with: Compared } | null = null,
  uncertainty: Uncertainty | null = null,
): string {
  const [best, ...others] = solution.ranked;
  if (best === undefined) return `${wrap(endedInWords(solution, FOR_MORE), width)}\n`;
  const steps =
    best.decisions.length > 0 ? `${style.bold("What to do")}\n${stepTable(plan, best.decisions, width, style)}` : "";
  const blocks = [
    `${style.bold(plan.name)}\n\n${whatFirst(plan, best, width, style)}`,
    wrap(`${valueInWords(plan, best)} ${certainty(solution, best)}`, width),
    steps,
    uncertaintyText(plan, best, uncertainty, width, style),
    scenarioBlocks(best.scenarios, best.decisions, width, style),
    holdingBackText(plan, best, width, style),
    timingText(best, width, style),
    gains(plan, solution, best, style),
    compared === null ? "" : comparedText(plan, solution, compared.file, compared.with, width, style),
    ranking(solution, best, others, width, style),
    notesText(plan, width, style),
    leftOutText(plan, width, style),
    footer(plan, best),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** The first two days on which something is done, and how many follow. */
function whatFirst(plan: Plan, { decisions }: RankedPlan, width: number, style: Style): string {
  const [first, next, ...later] = byDay(decisions);
  if (first === undefined) return `${style.bold("Do nothing:")} no exercise or sale found does better.`;
  const lines = [`First: ${dayInWords(plan, first)}.`];
  if (next !== undefined) {
    const more = later.length > 0 ? ` ${counted(later.length, "more date")} below.` : "";
    lines.push(`Next:  ${dayInWords(plan, next)}.${more}`);
  }
  const wrapped = lines.map((line) => wrap(line, width, 7));
  return [style.bold(wrapped[0]!), ...wrapped.slice(1)].join("\n");
}

/** How far the best plan may be from the best there is, and what that rests on. */
function certainty(solution: Solution, { gap, proven }: RankedPlan): string {
  return `${claim(gap, proven)} The bound: ${solution.boundBy}. ${endedInWords(solution, FOR_MORE)}`.trimEnd();
}

function gains({ grants }: Plan, { objective, baselines }: Solution, { gains: by }: RankedPlan, style: Style): string {
  // Without options the others are doing nothing too.
  const names = baselineNames.filter((name) => name === "nothing" || grants.length > 0);
  const rows = names.map((name) => {
    const breaks = baselines.find((baseline) => baseline.name === name)?.breaks ?? [];
    const note = breaks.length === 0 ? "" : `  but that breaks ${listed(breaks)}`;
    return `  ${baselineWords[name].padEnd(37)}${change(by[name]).padStart(11)}${note}`;
  });
  const head =
    objective === "totalTax"
      ? "Tax saved, in dollars, against what one would try by hand"
      : "Gain, in dollars, over what one would try by hand";
  return [style.bold(head), ...rows].join("\n");
}

function ranking(
  { ranked }: Solution,
  best: RankedPlan,
  others: readonly RankedPlan[],
  width: number,
  style: Style,
): string {
  if (others.length === 0) return "";
  const room = width - Math.max(...ranked.map(({ value }) => whole(value).length)) - 26;
  const rows = others.map(({ rank, value, decisions }) => {
    const short = inShort(decisions);
    return [
      String(rank),
      whole(value),
      change(value - best.value),
      short.length > room ? `${short.slice(0, room - 1)}…` : short,
    ];
  });
  const list = table(
    [
      { title: "Rank", align: "right" },
      { title: "Value", align: "right" },
      { title: "Difference", align: "right" },
      { title: "What it does", align: "left" },
    ],
    rows,
    width,
    style,
  );
  return `${style.bold("Other plans")}\n${list}`;
}

function footer({ file, horizon }: Plan, { decisions }: RankedPlan): string {
  const year = (byDay(decisions)[0]?.[0] ?? horizon.start).slice(0, 4);
  return `The forms behind it: crossover explain ${file} --plan 1 --year ${year} --form 6251\nNot tax advice: check a plan with someone who knows your taxes before you act on it.`;
}
