/**
 * Why a plan is as it is, for a person: what holds it back and what more of that is worth, and what timing costs.
 */
import type { Decision } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { whatOf } from "../../report/words/decisions.ts";
import { bindingInWords } from "../../report/words/limits.ts";
import type { RankedPlan } from "../../solver/solution.ts";
import type { LimitUnit, LimitWorth } from "../../solver/why/limit-worth.ts";
import type { RestingKink } from "../../solver/why/resting-kinks.ts";
import type { MovedStep, StepTiming } from "../../solver/why/step-timing.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cell, dollars, listed, whole, wholeDollars, wrap } from "./words.ts";

export function holdingBackText(plan: Plan, { binding, why }: RankedPlan, width: number, style: Style): string {
  const limits = binding.map((name) => {
    const worth = why?.limits?.find((limit) => limit.name === name);
    return worth === undefined ? bindingInWords(name, plan) : `${bindingInWords(name, plan)}${worthInWords(worth)}`;
  });
  const none = binding.length === 0 ? ["No limit: a looser one would change nothing nearby."] : [];
  const kinks = (why?.kinks ?? []).map(kinkInWords);
  return [
    style.bold("What holds it back"),
    ...[...none, ...limits, ...kinks].map((line) => `  ${wrap(line, width - 2, 4)}`),
  ].join("\n");
}

/** Dollars below which more of a limit is worth nothing to speak of. */
const LITTLE = 5;

function worthInWords({ at, unit, measured }: LimitWorth): string {
  const where = at.length > 0 && at.length <= 4 ? ` (${listed(at.map(String))})` : "";
  const last = measured.at(-1)!;
  if (last.gain < LITTLE) return `${where}; ${amountOf(unit, last.by)} more would bring next to nothing`;
  const [first] = measured as [LimitWorth["measured"][number]];
  const each = unit === "percent" ? "" : ` (${dollars(cents(last.gain / last.by))} a ${unit})`;
  const more = `${amountOf(unit, last.by)} more ${wholeDollars(last.gain)}${each}`;
  return `${where}; ${amountOf(unit, first.by)} more would bring at least ${wholeDollars(first.gain)}, ${more}`;
}

function amountOf(unit: LimitUnit, by: number): string {
  if (unit === "dollar") return dollars(by);
  return unit === "share" ? `${whole(by)} shares` : `${by} %`;
}

function kinkInWords({ scenario, year, what, form, line, step, less, jump }: RestingKink): string {
  const when = scenario === null ? String(year) : `${year}, if ${scenario}`;
  const place = form === "" ? "" : ` (${form} line ${line})`;
  const share = `a share more ${step.do === "exercise" ? "exercised" : "sold"} on ${step.date}`;
  if (jump > 0) return `${when}: ${what}${place}; ${share} would cost ${dollars(jump)} at once`;
  if (jump < 0)
    return `${when}: ${what}${place}; the last share on ${step.date} brought ${dollars(-jump)} at once by that`;
  return `${when}: ${what}${place}; ${share} brings ${dollars(cents(less))} less than the last`;
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** Steps in the table, those that cost the most. */
const MOST_STEPS = 10;

/** What each step costs when it is taken a decision date earlier or later. */
export function timingText({ why }: RankedPlan, width: number, style: Style): string {
  const timing = why?.timing ?? [];
  const dearest = [...timing].sort((a, b) => dearOf(b) - dearOf(a)).slice(0, MOST_STEPS);
  const shown = timing.filter((each) => dearest.includes(each) && (each.earlier !== null || each.later !== null));
  if (shown.length === 0) return "";
  const rows = shown.map(({ step, earlier, later }) => [
    step.date,
    `${step.do} ${whole(step.shares)} of ${whatOf(step)}${step.scenario === null ? "" : ` (if ${step.scenario})`}`,
    ...movedCells(earlier),
    ...movedCells(later),
  ]);
  const list = table(
    [
      { title: "Date", align: "left" },
      { title: "Step", align: "left" },
      { title: "Earlier", align: "left" },
      { title: "costs", align: "right" },
      { title: "Later", align: "left" },
      { title: "costs", align: "right" },
    ],
    rows,
    width,
    style,
  );
  const moved = shown.flatMap(({ earlier, later }) => [earlier, later]).filter((each) => each !== null);
  return [style.bold("What timing costs, in dollars"), list, ...notes(moved, width), ...left(timing, shown)].join("\n");
}

const dearOf = ({ earlier, later }: StepTiming): number => Math.max(earlier?.cost ?? 0, later?.cost ?? 0);

function movedCells(moved: MovedStep | null): [date: string, cost: string] {
  if (moved === null) return ["", ""];
  if (moved.cost === null) return [moved.date, "beyond"];
  return [moved.date, `${cell(moved.cost)}${moved.adjusted.length > 0 ? "*" : " "}`];
}

function notes(moved: readonly MovedStep[], width: number): string[] {
  const example = moved.find(({ adjusted }) => adjusted.length > 0);
  const beyond = [...new Set(moved.filter(({ cost }) => cost === null).flatMap(({ breaks }) => breaks))];
  return [
    ...(example === undefined
      ? []
      : [
          `* with other steps changed: for ${example.date}, ${listed(example.adjusted.slice(0, 2).map(changeInWords))}${example.adjusted.length > 2 ? " and more" : ""}`,
        ]),
    ...(beyond.length === 0 ? [] : [`beyond: breaks ${listed(beyond)}, whatever the other steps`]),
  ].map((note) => `  ${wrap(note, width - 2, 4)}`);
}

function changeInWords({ from, to }: MovedStep["adjusted"][number]): string {
  const inWords = ({ date, do: verb, shares, ...of }: Decision) =>
    `${verb} ${whole(shares)} of ${whatOf({ date, do: verb, shares, ...of } as Decision)} on ${date}`;
  if (to === null) return `no ${inWords(from!)}`;
  if (from === null) return inWords(to);
  return from.date === to.date
    ? `${inWords(to)} instead of ${whole(from.shares)}`
    : `${inWords(to)} instead of ${from.date}`;
}

function left(timing: readonly StepTiming[], shown: readonly StepTiming[]): string[] {
  const more = timing.filter((each) => !shown.includes(each) && (each.earlier ?? each.later) !== null).length;
  return more > 0 ? [`  … and ${more} more ${more === 1 ? "step" : "steps"} that cost less; --json has all`] : [];
}
