/**
 * The steps of a plan that gets credit back: what each adds, what it does to the two taxes, and what is left unsold.
 */
import { yearOf } from "../../model/dates.ts";
import type { Decision } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import type { HeldBack } from "../../solver/recoup/held-back.ts";
import type { LawRecoup } from "../../solver/recoup/one-law.ts";
import type { Change, Step, StepAmounts } from "../../solver/recoup/steps.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { change, counted, listed, whole, wholeDollars, wrap } from "./words.ts";

export function stepsText(plan: Plan, of: LawRecoup, width: number, style: Style): string {
  const blocks = [
    of.steps.length === 0 ? "" : addsTable(plan, of, width, style),
    why(of, width, style),
    heldBack(of, width, style),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

const whatOf = (decision: Decision): string => (decision.do === "exercise" ? decision.grant : decision.lot);

/** What each step adds: with it less without it, all others kept. */
function addsTable({ scenarios, household }: Plan, of: LawRecoup, width: number, style: Style): string {
  const isParted = of.steps.some(({ decision }) => decision.scenario !== null);
  const hasState = of.stateThere >= 1;
  const right = (title: string) => ({ title, align: "right" }) as const;
  const rows = of.steps.map(({ decision, adds, lastShare, nextShare }) => [
    decision.date,
    decision.do,
    whole(decision.shares),
    whatOf(decision),
    ...(isParted ? [decision.scenario ?? "all"] : []),
    change(adds.credit),
    ...(hasState ? [change(adds.stateCredit)] : []),
    change(adds.wealth),
    perShare(adds.credit / decision.shares),
    lastShare === null ? "" : perShare(lastShare.credit),
    nextShare === null ? "" : perShare(nextShare.credit),
  ]);
  const list = table(
    [
      { title: "Date", align: "left" },
      { title: "Do", align: "left" },
      right("Shares"),
      { title: "Of", align: "left" },
      ...(isParted ? [{ title: "If", align: "left" } as const] : []),
      right("Adds credit"),
      ...(hasState ? [right(`${household.state} credit`)] : []),
      right("Adds wealth"),
      right("Credit a share"),
      right("the last"),
      right("the next"),
    ],
    rows,
    width,
    style,
  );
  const average = scenarios.length > 1 ? ", on average over the scenarios" : "";
  const note = `Each against the same plan without it: credit back by the end of ${of.by}, and what is left at the end${average}. Steps that work together each claim what they bring together, so they do not add up.`;
  return `${style.bold(`What to do, and what each step adds by the end of ${of.by}`)}\n${list}\n${wrap(note, width)}`;
}

/** Dollars of credit, to the cent. */
function perShare(amount: number): string {
  const cents = Math.round(amount * 100) / 100;
  return cents === 0 ? "-" : `${cents > 0 ? "+" : "-"}${Math.abs(cents).toFixed(2)}`;
}

/** Each step in words, and the years in which there is none. */
function why(of: LawRecoup, width: number, style: Style): string {
  const years = of.scenarios[0]!.years.filter(({ year, isAfterHorizon }) => !isAfterHorizon && year <= of.by);
  const lines: { at: string; text: string }[] = of.steps.map((step) => ({
    at: step.decision.date,
    text: inWords(step),
  }));
  for (const { year, creditUsed } of years) {
    if (of.steps.some(({ decision }) => yearOf(decision.date) === year)) continue;
    const back = creditUsed < 0.5 ? "No credit comes back." : `${wholeDollars(creditUsed)} comes back by itself.`;
    lines.push({ at: String(year), text: `${year}: nothing to do. ${back}` });
  }
  if (lines.length === 0) return "";
  const inOrder = lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [style.bold("Why"), ...inOrder.map(({ text }) => `  ${wrap(text, width - 2, 4)}`)].join("\n");
}

function inWords({ decision, kind, amounts, adds, takesAlong, neededFor }: Step): string {
  const what = `${decision.date} ${decision.do} ${whole(decision.shares)} of ${whatOf(decision)}`;
  const sentences = [
    { isoSale, pairedGain, harvestedLoss, sale, exercise }[kind](amounts),
    worth(adds),
    takesAlong.length === 0
      ? ""
      : `What it adds counts its sales too (${listed(takesAlong.map((each) => `${each.date} ${whole(each.shares)}`))}).`,
    neededFor.length === 0 ? "" : `Without it, ${listed(neededFor)} would be broken.`,
  ];
  return `${what}: ${sentences.filter((sentence) => sentence !== "").join(" ")}`;
}

/** What a step is for. */
function worth({ credit, wealth }: Change): string {
  if (credit >= 0.5) return "";
  if (credit <= -0.5) return wealth > 0 ? `It costs credit, and is there for what it leaves.` : "";
  return wealth > 0 ? "It brings no credit by then, and is there for what it leaves." : "";
}

const gain = (amount: number): string =>
  amount === 0 ? "no gain" : amount < 0 ? `a loss of ${wholeDollars(-amount)}` : `a gain of ${wholeDollars(amount)}`;

const ordinary = ({ ordinaryIncome }: StepAmounts): string =>
  ordinaryIncome === 0 ? "" : ` and ordinary income of ${wholeDollars(ordinaryIncome)}`;

const isoSale = (of: StepAmounts): string =>
  `ISO shares with ${gain(of.regularGain)}${ordinary(of)} for regular tax, and ${gain(of.amtGain)} for AMT: a negative adjustment of ${wholeDollars(of.line2k)} on Form 6251 line 2k${of.amtGain < 0 ? ", less where the AMT loss finds no gain" : ""}. It raises the regular tax above the tentative minimum tax.`;

const pairedGain = (of: StepAmounts): string =>
  `${gain(of.regularGain)} for regular tax. For AMT it is ${of.amtGain === of.regularGain ? "the same" : gain(of.amtGain)}, but AMT losses stand against it: the regular tax rises, and the tentative minimum tax less or not at all.`;

const harvestedLoss = (of: StepAmounts): string =>
  `${gain(of.regularGain)} for regular tax, ${gain(of.amtGain)} for AMT, which count against gains, or income up to the limit.`;

const sale = (of: StepAmounts): string =>
  `${gain(of.regularGain)}${ordinary(of)} for regular tax, ${gain(of.amtGain)} for AMT, with no AMT loss to stand against it.`;

const exercise = ({ bargainElement, ordinaryIncome }: StepAmounts): string =>
  ordinaryIncome > 0
    ? `ordinary income of ${wholeDollars(ordinaryIncome)}, which raises the regular tax above the tentative minimum tax.`
    : `an AMT income of ${wholeDollars(bargainElement)} (Form 6251 line 2i), which takes room for credit.`;

/** What is not sold by then, and what selling it would change. */
function heldBack(of: LawRecoup, width: number, style: Style): string {
  if (of.heldBack.length === 0) return "";
  const lines = of.heldBack.map((each) => `  ${wrap(heldInWords(each, of.by), width - 2, 4)}`);
  return [style.bold(`Not sold by the end of ${of.by}`), ...lines].join("\n");
}

function heldInWords({ lot, shares, date, amounts, wouldAdd, breaks }: HeldBack, by: number): string {
  const what = `${counted(shares, "share")} of ${lot} (${gain(amounts.regularGain)} on ${date}${amounts.amtGain === amounts.regularGain ? "" : `; for AMT, ${gain(amounts.amtGain)}`})`;
  const limits = breaks.length === 0 ? "" : ` and would break ${listed(breaks)}`;
  return `${what}: sold then, at best, ${changes(wouldAdd.credit, `credit by the end of ${by}`)}, and ${changes(wouldAdd.wealth, "in all")}${limits}.`;
}

function changes(amount: number, what: string): string {
  const dollars = Math.round(amount);
  return dollars === 0
    ? `no change of ${what}`.replace("of in", "in")
    : `${wholeDollars(Math.abs(dollars))} ${dollars > 0 ? "more" : "less"} ${what}`;
}
