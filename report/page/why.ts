/** Why this plan: what binds it, what timing costs, what it is better than, and how far from the best it can be. */
import type { Plan } from "../../model/plan.ts";
import { baselineNames, type RankedPlan, type Solution } from "../../solver/solution.ts";
import type { MovedStep } from "../../solver/why/step-timing.ts";
import { type Canvas, valueAndBound } from "../charts/index.ts";
import { listed, whole } from "../words/amounts.ts";
import { baselineWords } from "../words/answer.ts";
import { inShort } from "../words/decisions.ts";
import { dearestTiming, holdingBackInWords, stepInWords, timingNotes } from "../words/why.ts";
import { figure } from "./figure.ts";
import { difference, type Html, html, list, money, section } from "./html.ts";
import { table } from "./table.ts";

export function whySection(plan: Plan, solution: Solution, best: RankedPlan, canvas: Canvas): Html {
  return section(
    "why",
    "Why this plan",
    html`<h3>What holds it back</h3>
      ${list(holdingBackInWords(plan, best))} ${timing(best)}
      <h3>Against other plans</h3>
      ${comparison(plan, solution, canvas)} ${baselines(plan, solution, best)} ${others(solution, best)}`,
  );
}

function timing(best: RankedPlan): Html | "" {
  const { shown, more } = dearestTiming(best);
  if (shown.length === 0) return "";
  const cells = (moved: MovedStep | null) => {
    if (moved === null) return ["", ""];
    if (moved.cost === null) return [html`<span class="date">${moved.date}</span>`, "beyond"];
    return [
      html`<span class="date">${moved.date}</span>`,
      html`${money(moved.cost)}${moved.adjusted.length > 0 ? "*" : ""}`,
    ];
  };
  const notes = [...timingNotes(shown), ...(more > 0 ? [`${more} more steps cost less to move.`] : [])];
  return html`<h3>What timing costs</h3>
    ${table(
      "What a step costs when it is taken a decision date earlier or later, in dollars",
      [
        { title: "Date" },
        { title: "Step" },
        { title: "Earlier" },
        { title: "costs", isNumber: true },
        { title: "Later" },
        { title: "costs", isNumber: true },
      ],
      shown.map(({ step, earlier, later }) => [step.date, stepInWords(step), ...cells(earlier), ...cells(later)]),
    )}
    ${notes.map((note) => html`<p class="note">${note}</p>`)}`;
}

/** Without options the plans by hand are doing nothing too. */
const namesFor = ({ grants }: Plan) => baselineNames.filter((name) => name === "nothing" || grants.length > 0);

function comparison(plan: Plan, { ranked, baselines, bound, objective }: Solution, canvas: Canvas): Html {
  const byHand = namesFor(plan).flatMap((name) => {
    const baseline = baselines.find((each) => each.name === name);
    return baseline === undefined ? [] : [{ name: baselineWords[name], value: baseline.value, isRanked: false }];
  });
  const plans = [
    ...ranked.map(({ rank, value }) => ({ name: rank === 1 ? "this plan" : `plan ${rank}`, value, isRanked: true })),
    ...byHand,
  ];
  const known = Number.isFinite(bound) ? bound : null;
  return figure(
    "Value, and the bound that no plan can pass, in dollars",
    valueAndBound({ plans, bound: known, isMinimum: objective === "totalTax" }, canvas),
  );
}

function baselines(plan: Plan, { baselines, objective }: Solution, { gains }: RankedPlan): Html {
  return table(
    objective === "totalTax" ? "Tax saved against what one would try by hand" : "Gain over what one would try by hand",
    [{ title: "By hand" }, { title: "Dollars", isNumber: true }, { title: "" }],
    namesFor(plan).map((name) => {
      const breaks = baselines.find((baseline) => baseline.name === name)?.breaks ?? [];
      return [
        baselineWords[name],
        difference(gains[name]),
        breaks.length > 0 ? `but that breaks ${listed(breaks)}` : "",
      ];
    }),
  );
}

function others({ ranked }: Solution, best: RankedPlan): Html | "" {
  if (ranked.length < 2) return "";
  return table(
    "Other plans that are really different",
    [
      { title: "Rank" },
      { title: "Value", isNumber: true },
      { title: "Difference", isNumber: true },
      { title: "What it does" },
    ],
    ranked
      .slice(1)
      .map(({ rank, value, decisions }) => [
        String(rank),
        whole(value),
        difference(value - best.value),
        inShort(decisions),
      ]),
  );
}
