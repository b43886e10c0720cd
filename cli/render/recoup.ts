/**
 * What `recoup` answers, for a person: how much comes back and what that costs, what to do and what each step adds, then the years.
 */
import { yearOf } from "../../model/dates.ts";
import type { Plan } from "../../model/plan.ts";
import type { CreditYear } from "../../solver/recoup/credit-years.ts";
import type { LawRecoup } from "../../solver/recoup/one-law.ts";
import type { RecoupAnswer } from "./documents.ts";
import { leftOutText } from "./left-out.ts";
import { notesText } from "./notes.ts";
import { lawsText } from "./recoup-laws.ts";
import { stepsText } from "./recoup-steps.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cell, dollars, listed, percent, wholeDollars, wrap } from "./words.ts";

export function recoupText(asked: RecoupAnswer, width: number, style: Style): string {
  const { plan, answer } = asked;
  const [own] = answer.laws;
  const blocks =
    own === undefined
      ? [style.bold(plan.name), wrap(NO_CREDIT, width)]
      : [
          style.bold(plan.name),
          howMuch(asked, own, width, style),
          stepsText(plan, own, width, style),
          ...own.scenarios.map((scenario) => yearsText(plan, own, scenario, width, style)),
          lawsText(asked, width, style),
        ];
  blocks.push(
    notesText(plan, width, style),
    leftOutText(plan, width, style),
    ...(own === undefined ? [] : [footer(plan, width)]),
  );
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const NO_CREDIT =
  "There is no minimum tax credit to get back: none is carried in (carryovers.minimumTaxCredit), and no AMT of the plan's years makes any unless an exercise to come does. crossover headroom says how many can be exercised before it does.";

/** The answer in a few sentences: how much, how sure, at what price. */
function howMuch({ plan, by }: RecoupAnswer, of: LawRecoup, width: number, style: Style): string {
  const average = plan.scenarios.length > 1 ? ", on average over the scenarios" : "";
  const head = by === null ? soonest(plan, of) : byThen(of);
  return [
    style.bold(wrap(`${head}${average}.`, width)),
    wrap(`${without(of)} ${certainty(of)}`.trimEnd(), width),
    wrap(price(of), width),
    ...[...newAmt(of), ...lost(of)].map((sentence) => wrap(sentence, width)),
    ...(of.stateThere >= 1 ? [wrap(stateCredit(plan, of), width)] : []),
  ].join("\n");
}

const credit = ({ there }: LawRecoup): string => `${wholeDollars(there)} of minimum tax credit`;

function byThen(of: LawRecoup): string {
  return of.isAll
    ? `All ${credit(of)} can be back by the end of ${of.by}`
    : `By the end of ${of.by}, ${wholeDollars(of.credit)} of the ${credit(of)} can be back`;
}

function soonest({ horizon }: Plan, of: LawRecoup): string {
  return of.isAll
    ? `All ${credit(of)} can be back by the end of ${of.by}${of.sooner === null ? "" : isSoonest(of) ? ", and no sooner" : "; no sooner was found"}`
    : `The ${credit(of)} cannot all be back within the plan${of.bound < of.there - 1 ? "" : ", as far as was found"}: by the end of ${yearOf(horizon.end)}, ${wholeDollars(of.credit)} can`;
}

/** Whether it is proven that not all can be back a year sooner. */
const isSoonest = ({ sooner, there }: LawRecoup): boolean => sooner !== null && sooner.bound < there - 1;

function without({ nothing, there, by, isAll, decisions }: LawRecoup): string {
  if (decisions.length === 0) return "Nothing needs to be done for it.";
  if (isAll && nothing.credit > there - 1) return "It comes back by then without doing anything too.";
  const later = isAll && nothing.allBackBy !== null ? `; all would be back by the end of ${nothing.allBackBy}` : "";
  return `Doing nothing gets back ${wholeDollars(nothing.credit)} by the end of ${by}${later}.`;
}

function certainty(of: LawRecoup): string {
  const { isAll, bound, gap, proven, by, sooner } = of;
  if (sooner !== null) {
    return isSoonest(of)
      ? `Proven: by the end of ${sooner.by} no plan gets back more than ${wholeDollars(sooner.bound)}.`
      : `Not proven that it cannot be sooner: by the end of ${sooner.by} ${wholeDollars(sooner.credit)} is the most that was found, and no plan gets back more than ${wholeDollars(sooner.bound)}.`;
  }
  if (isAll) return "";
  if (proven) {
    return gap < 0.005 ? "Proven: no plan gets back more." : `Proven: no plan gets back more than ${dollars(bound)}.`;
  }
  return `No plan can get back more than ${wholeDollars(bound)} by the end of ${by}; whether one gets back the ${wholeDollars(gap)} between is not proven.`;
}

function price({ wealth, wealthiest, wealthBound, by }: LawRecoup): string {
  const leaves = `It leaves ${wholeDollars(wealth)} after all taxes`;
  if (wealthiest.costs < 1) {
    return wealthiest.proven
      ? `${leaves}: no plan leaves more, so getting the credit back costs nothing.`
      : `${leaves}: no plan known leaves more, so getting the credit back costs nothing that is known. By what is proven a plan might leave up to ${wholeDollars(wealthiest.gap)} more.`;
  }
  // It cannot be below nothing, however wide the proof left it: who need not get credit back can leave at least as much.
  const lower = Math.min(wealthBound.gap, wealthiest.costs);
  const range = [
    ...(wealthBound.proven ? [] : [`lower by up to ${wholeDollars(lower)}`]),
    ...(wealthiest.proven ? [] : [`higher by up to ${wholeDollars(wealthiest.gap)}`]),
  ];
  const sure = range.length === 0 ? "" : ` By what is proven of both, the price may be ${range.join(" or ")}.`;
  const getsBack =
    wealthiest.credit < 0
      ? `by the end of ${by} has paid ${wholeDollars(-wealthiest.credit)} more of AMT than came back`
      : `gets back ${wholeDollars(wealthiest.credit)} by the end of ${by}`;
  return `${leaves}, ${wholeDollars(wealthiest.costs)} less than the plan that leaves the most, which ${getsBack}: the price of getting it back sooner.${sure}`;
}

/** Said where credit goes without being used. */
function lost({ scenarios }: LawRecoup): string[] {
  const years = [
    ...new Set(
      scenarios.flatMap((each) => each.years.filter(({ creditLost }) => creditLost >= 0.5).map(({ year }) => year)),
    ),
  ];
  if (years.length === 0) return [];
  const amount = scenarios.reduce(
    (sum, { probability, years: each }) =>
      each.reduce((total, { creditLost }) => total + probability * creditLost, sum),
    0,
  );
  return [
    `Beside, ${wholeDollars(amount)} of credit is lost in ${listed(years.sort().map(String))}: with exclusion items alone, without the negative adjustment, AMT would be due, and that takes from the credit (Form 8801 of the next year, line 18).`,
  ];
}

/** Said where AMT of the plan's own makes credit. */
function newAmt({ scenarios, by, credit: back }: LawRecoup): string[] {
  const used = scenarios.reduce(
    (sum, { probability, years }) =>
      years.reduce((total, each) => (each.year <= by ? total + probability * each.creditUsed : total), sum),
    0,
  );
  if (used - back < 1) return [];
  return [
    `It uses ${wholeDollars(used)} of credit by then, some of it made by AMT that the plan pays itself: of that, what is not back by then is taken off.`,
  ];
}

const stateCredit = ({ household }: Plan, of: LawRecoup): string =>
  `Of the ${wholeDollars(of.stateThere)} of ${household.state}'s own credit, ${wholeDollars(of.stateCredit)} is back by then.`;

/** The credit's way through the years. */
function yearsText(
  { household, scenarios }: Plan,
  { stateThere }: LawRecoup,
  { name, probability, years }: LawRecoup["scenarios"][number],
  width: number,
  style: Style,
): string {
  const right = (title: string, of: (year: CreditYear) => number) => ({ title, of });
  const columns = [
    right("Regular tax", ({ regularTax }) => regularTax),
    right("Tentative minimum", ({ tentativeMinimumTax }) => tentativeMinimumTax),
    right("Room for credit", ({ room }) => room),
    ...(years.some(({ amt }) => amt !== 0) ? [right("AMT", ({ amt }) => amt)] : []),
    right("Credit used", ({ creditUsed }) => creditUsed),
    ...(years.some(({ creditLost }) => creditLost !== 0) ? [right("Credit lost", ({ creditLost }) => creditLost)] : []),
    right("Credit left", ({ creditLeft }) => creditLeft),
    ...(stateThere >= 1
      ? [
          right(`${household.state} credit used`, (year) => year.stateCreditUsed),
          right(`${household.state} credit left`, (year) => year.stateCreditLeft),
        ]
      : []),
    right("Losses left", ({ lossLeft }) => lossLeft),
    right("AMT losses left", ({ amtLossLeft }) => amtLossLeft),
  ];
  const rows = years.map((year) => [
    year.isAfterHorizon ? `${year.year} sell rest` : String(year.year),
    ...columns.map(({ of }) => cell(of(year))),
  ]);
  const head = scenarios.length === 1 ? "Year by year" : `If ${name} (${percent(probability)})`;
  return `${style.bold(head)}\n${table(
    [{ title: "Year", align: "left" }, ...columns.map(({ title }) => ({ title, align: "right" }) as const)],
    rows,
    width,
    style,
  )}`;
}

function footer({ file }: Plan, width: number): string {
  return [
    `Room is the regular tax above the tentative minimum tax (Form 8801 line 24): as much credit as the year can use. Losses left are capital losses carried into the next year, of each system. What is held at the end is sold after it, as the plan says.`,
    `The forms behind it: crossover recoup ${file} --json > back.json, then crossover explain ${file} --decisions back.json --form 8801`,
    "Not tax advice: check a plan with someone who knows your taxes before you act on it.",
  ]
    .map((sentence) => wrap(sentence, width))
    .join("\n");
}
