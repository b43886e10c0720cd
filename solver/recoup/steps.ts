/**
 * Each step of a plan: what it does to the two taxes, and what it adds, as its shadow price: the plan with it against the plan without
 * it, all other steps kept.
 */

import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { yearOf } from "../../model/dates.ts";
import { type Decision, sharesOf } from "../../model/decisions.ts";
import { decideFor, isDecidedFor } from "../../model/reveals.ts";
import type { ReturnInput } from "../../tax/tax-return.ts";
import { slotOf } from "../../tax/tax-return.ts";
import { type Outcome, outcomeOf, rounded } from "./outcome.ts";

/**
 * `isoSale`: shares from ISOs, whose gain for AMT is less than the regular one (Form 6251 line 2k below zero); `pairedGain`: a gain that
 * an AMT loss stands against, so that it is taxed by the regular system alone; `harvestedLoss`: a loss for regular tax; `sale`: any other;
 * `exercise`: of options.
 */
export type StepKind = "isoSale" | "pairedGain" | "harvestedLoss" | "sale" | "exercise";

/** What a step brings to the return of its year, in dollars, before losses are limited; in the first scenario that it is for. */
export interface StepAmounts {
  /** Capital gain of the regular system; below zero: a loss. */
  regularGain: number;
  amtGain: number;
  /** Of a disqualifying sale, or of an NSO: taxed like wages. */
  ordinaryIncome: number;
  /** AMT income of an exercise (Form 6251 line 2i). */
  bargainElement: number;
  /** By which AMT income is less than regular income for it (Form 6251 line 2k), before the limit on losses: below zero. */
  line2k: number;
}

/** Dollars by which something raises (below zero: lowers) each. */
export interface Change {
  credit: number;
  stateCredit: number;
  wealth: number;
}

export interface Step {
  decision: Decision;
  kind: StepKind;
  amounts: StepAmounts;
  /** The plan with it against the plan without it. */
  adds: Change;
  /** Sales that go with an exercise, since without it there is nothing to sell. */
  takesAlong: Decision[];
  /** Limits that the plan without it would break: then what it adds is no choice. */
  neededFor: string[];
  /** What the last share adds; of an exercise, with its sale. Null where one share less would leave a sale without shares. */
  lastShare: Change | null;
  /** What one share more would add; null where there is none, or a limit stands against it. */
  nextShare: Change | null;
}

/**
 * @param decisions of the plan, which can be carried out
 * @param by        credit counts through the end of this calendar year
 */
export function stepsOf(compiled: CompiledPlan, decisions: readonly Decision[], by: number): Step[] {
  const whole = outcomeWith(compiled, decisions)!.outcome;
  const amounts = decisions.map((decision) => amountsOf(compiled, decision));
  return decisions.map((decision, at): Step => {
    const others = decisions.filter((_, i) => i !== at);
    const takesAlong = others.filter((other) => decision.do === "exercise" && sellsWhat(other, decision));
    const without = outcomeWith(
      compiled,
      others.filter((other) => !takesAlong.includes(other)),
    )!.outcome;
    const oneLessOf = (some: readonly (Decision | undefined)[]) =>
      outcomeWith(
        compiled,
        decisions.map((each) => (some.includes(each) ? { ...each, shares: each.shares - 1 } : each)),
      );
    const another = (count: number) =>
      outcomeWith(
        compiled,
        decisions.map((each, i) => (i === at ? { ...each, shares: each.shares + count } : each)),
      );
    const less =
      decision.shares === 1 ? { outcome: without } : (another(-1) ?? oneLessOf([decision, takesAlong.at(-1)]));
    const more = another(1);
    return {
      decision,
      kind: kindOf(compiled, decisions, amounts, at),
      amounts: amounts[at]!,
      adds: changeOf(without, whole, by),
      takesAlong,
      neededFor: without.breaks.filter((name) => !whole.breaks.includes(name)),
      lastShare: less === null ? null : changeOf(less.outcome, whole, by),
      nextShare:
        more === null || more.outcome.breaks.length > whole.breaks.length ? null : changeOf(whole, more.outcome, by),
    };
  });
}

export function changeOf(before: Outcome, after: Outcome, by: number): Change {
  return {
    credit: rounded(after.creditBy(by) - before.creditBy(by)),
    stateCredit: rounded(after.stateCreditBy(by) - before.stateCreditBy(by)),
    wealth: rounded(after.wealth - before.wealth),
  };
}

/** @returns null where some of them cannot be carried out */
export function outcomeWith(compiled: CompiledPlan, decisions: readonly Decision[]): { outcome: Outcome } | null {
  const { shares, impossible } = sharesOf(compiled, decisions);
  return impossible.length > 0 ? null : { outcome: outcomeOf(compiled, shares) };
}

const sellsWhat = (sale: Decision, exercise: Decision & { do: "exercise" }): boolean =>
  sale.do === "sell" &&
  sale.lot === `${exercise.grant}@${exercise.date}` &&
  (exercise.scenario === null || exercise.scenario === sale.scenario);

/** What a decision alone brings to the return of its year, in the first scenario that it is for. */
export function amountsOf(compiled: CompiledPlan, decision: Decision): StepAmounts {
  const { columns, batches, plan, calendar, scenarios } = compiled;
  const index = plan.scenarios.findIndex(({ name }) => isDecidedFor(decision.scenario, name));
  const { matrix } = scenarios[index]!;
  const year = calendar.years.indexOf(yearOf(decision.date));
  const column = columns.findIndex(
    (each) =>
      each.date === decision.date &&
      each.do === decision.do &&
      decideFor(each.deciders, index) &&
      (decision.do === "exercise"
        ? each.do === "exercise" && plan.grants[each.grant]!.id === decision.grant
        : batches[each.batch]!.lot === decision.lot),
  );
  const of = (name: ReturnInput): number => {
    const row = matrix.rows.input(year, slotOf.get(name)!);
    for (let k = matrix.starts[column]!; k < matrix.starts[column + 1]!; k++) {
      if (matrix.entryRows[k] === row) return (matrix.entryUnits[k]! * decision.shares) / matrix.scale;
    }
    return 0;
  };
  const regularGain = rounded(of("shortTermGain") + of("longTermGain"));
  const amtGain = rounded(of("amtShortTermGain") + of("amtLongTermGain"));
  return {
    regularGain,
    amtGain,
    ordinaryIncome: rounded(of("dispositionIncome") + of("wages")),
    bargainElement: rounded(of("isoBargainElement")),
    line2k: rounded(amtGain - regularGain + of("dispositionAdjustment")),
  };
}

function kindOf(
  { plan }: CompiledPlan,
  decisions: readonly Decision[],
  amounts: readonly StepAmounts[],
  at: number,
): StepKind {
  const [{ do: verb, date, scenario }, { regularGain, amtGain, line2k }] = [decisions[at]!, amounts[at]!];
  if (verb === "exercise") return "exercise";
  if (line2k < 0) return "isoSale";
  if (regularGain < 0) return "harvestedLoss";
  const year = yearOf(date);
  // A loss for AMT of this year or an earlier one that the regular system does not have.
  const carriedIn =
    plan.carryovers.amtShortTermLoss +
    plan.carryovers.amtLongTermLoss -
    plan.carryovers.shortTermLoss -
    plan.carryovers.longTermLoss;
  const lost = decisions.reduce(
    (sum, other, i) =>
      yearOf(other.date) <= year && (other.scenario === null || scenario === null || other.scenario === scenario)
        ? sum + Math.min(0, amounts[i]!.amtGain)
        : sum,
    -Math.max(0, carriedIn),
  );
  return regularGain > 0 && amtGain > 0 && lost < 0 ? "pairedGain" : "sale";
}
