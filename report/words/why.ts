/**
 * Why a plan is as it is: what holds it back, what more of that is worth, and what timing costs.
 */
import type { Decision } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import type { RankedPlan } from "../../solver/solution.ts";
import type { LimitUnit, LimitWorth } from "../../solver/why/limit-worth.ts";
import type { RestingKink } from "../../solver/why/resting-kinks.ts";
import type { MovedStep, StepTiming } from "../../solver/why/step-timing.ts";
import { dollars, listed, whole, wholeDollars } from "./amounts.ts";
import { whatOf } from "./decisions.ts";
import { bindingInWords } from "./limits.ts";

/** Limits that bind and kinks of the law that a plan rests on, a line each. */
export function holdingBackInWords(plan: Plan, { binding, why }: RankedPlan): string[] {
  const limits = binding.map((name) => {
    const worth = why?.limits?.find((limit) => limit.name === name);
    return worth === undefined ? bindingInWords(name, plan) : `${bindingInWords(name, plan)}${worthInWords(worth)}`;
  });
  const none = binding.length === 0 ? ["No limit: a looser one would change nothing nearby."] : [];
  return [...none, ...limits, ...(why?.kinks ?? []).map(kinkInWords)];
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
  const share = `a share more of ${whatOf(step)} ${step.do === "exercise" ? "exercised" : "sold"} on ${step.date}`;
  if (jump > 0) return `${when}: ${what}${place}; ${share} would cost ${dollars(jump)} at once`;
  if (jump < 0)
    return `${when}: ${what}${place}; the last share of ${whatOf(step)} on ${step.date} brought ${dollars(-jump)} at once by that`;
  return `${when}: ${what}${place}; ${share} brings ${dollars(cents(less))} less than the last`;
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** Steps to show, those that cost the most when they are moved. */
const MOST_STEPS = 10;

/** @returns the steps whose timing costs the most, in order of their dates, and how many others can be moved */
export function dearestTiming({ why }: RankedPlan): { shown: StepTiming[]; more: number } {
  const movable = (why?.timing ?? []).filter((each) => (each.earlier ?? each.later) !== null);
  const dearest = [...movable].sort((a, b) => dearOf(b) - dearOf(a)).slice(0, MOST_STEPS);
  return { shown: movable.filter((each) => dearest.includes(each)), more: movable.length - dearest.length };
}

const dearOf = ({ earlier, later }: StepTiming): number => Math.max(earlier?.cost ?? 0, later?.cost ?? 0);

/** A step, and in which scenario. */
export const stepInWords = ({ scenario, ...step }: Decision): string =>
  `${step.do} ${whole(step.shares)} of ${whatOf({ scenario, ...step } as Decision)}${scenario === null ? "" : ` (if ${scenario})`}`;

/** What the marks in a table of timing mean: `*` and `beyond`. */
export function timingNotes(shown: readonly StepTiming[]): string[] {
  const moved = shown.flatMap(({ earlier, later }) => [earlier, later]).filter((each) => each !== null);
  const example = moved.find(({ adjusted }) => adjusted.length > 0);
  const beyond = [...new Set(moved.filter(({ cost }) => cost === null).flatMap(({ breaks }) => breaks))];
  return [
    ...(example === undefined
      ? []
      : [
          `* with other steps changed: for ${example.date}, ${listed(example.adjusted.slice(0, 2).map(changeInWords))}${example.adjusted.length > 2 ? " and more" : ""}`,
        ]),
    ...(beyond.length === 0 ? [] : [`beyond: breaks ${listed(beyond)}, whatever the other steps`]),
  ];
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
