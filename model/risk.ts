/**
 * What is left in the worst scenarios: the measures of risk, and the limits on them.
 */
import type { CompiledPlan } from "./compiled-plan.ts";
import { dollars } from "./dollars.ts";
import type { Limits } from "./plan.ts";

/** How risk is measured, by what is left over the scenarios: as the plan file's limits on risk of these names are. */
export type RiskMeasure =
  /** The mean loss in the worst (1 - level) of scenarios, by probability. */
  | { kind: "cvar"; level: number }
  /** The loss in the worst scenario. */
  | { kind: "worstCase" }
  /** The probability of being left with less than an amount, in dollars. */
  | { kind: "shortfall"; below: number };

/** What a plan leaves after tax over its scenarios, in dollars. */
export interface Distribution {
  mean: number;
  /** In the scenario in which it is least. */
  worst: number;
  /** The least amount below or at which it is with at least this probability. */
  quantiles: { probability: number; left: number }[];
  /** The mean over the worst (1 - level) of scenarios by probability, and the loss that it is against today's wealth. */
  cvar: { level: number; left: number; loss: number };
  /** What losses are counted against: cash, shares and exercisable options at the start, before tax. */
  wealthToday: number;
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];
const USUAL_LEVEL = 0.95;
/** Probabilities are sums. */
const ROUNDING = 1e-9;

/** The level that CVaR is told at: that of the plan's limit, where it has one. */
export const usualLevel = ({ cvar }: Limits): number => cvar?.level ?? USUAL_LEVEL;

/**
 * @param wealths by scenario, in cents
 * @param level   of CVaR
 */
export function distributionOf(
  compiled: CompiledPlan,
  wealths: readonly number[],
  level = usualLevel(compiled.plan.limits),
): Distribution {
  const sorted = worstFirst(compiled, wealths);
  const quantile = (probability: number) => {
    let sum = 0;
    return sorted.find((each) => (sum += each.probability) >= probability - ROUNDING)!.wealth;
  };
  const loss = conditionalValueAtRisk(compiled, wealths, level);
  return {
    mean: dollars(sorted.reduce((sum, { wealth, probability }) => sum + wealth * probability, 0)),
    worst: dollars(sorted[0]!.wealth),
    quantiles: QUANTILES.map((probability) => ({ probability, left: dollars(quantile(probability)) })),
    cvar: { level, left: dollars(compiled.wealthToday - loss), loss: dollars(loss) },
    wealthToday: dollars(compiled.wealthToday),
  };
}

/**
 * Conditional value at risk: the mean loss against today's wealth in the worst (1 - level) of scenarios, by probability; a scenario that
 * is only partly among them counts in part.
 *
 * @param wealths by scenario, in cents
 * @returns cents; below zero: a gain
 * @source Rockafellar and Uryasev, Optimization of conditional value-at-risk, 2000; for discrete distributions, Conditional
 *         value-at-risk for general loss distributions, 2002
 */
export function conditionalValueAtRisk(compiled: CompiledPlan, wealths: readonly number[], level: number): number {
  let left = 1 - level;
  let total = 0;
  for (const { wealth, probability } of worstFirst(compiled, wealths)) {
    const part = Math.min(left, probability);
    total += part * (compiled.wealthToday - wealth);
    left -= part;
  }
  return total / (1 - level);
}

/** The most that is not fallen short of with more than a probability. @returns as the wealths are */
export function safeWith(compiled: CompiledPlan, wealths: readonly number[], probability: number): number {
  let below = 0;
  let safe = Number.NEGATIVE_INFINITY;
  for (const each of worstFirst(compiled, wealths)) {
    if (below > probability + ROUNDING) break;
    safe = each.wealth;
    below += each.probability;
  }
  return safe;
}

/** Probability of being left with less than an amount. */
export const chanceBelow = ({ scenarios }: CompiledPlan, wealths: readonly number[], amount: number): number =>
  wealths.reduce((sum, wealth, i) => (wealth < amount ? sum + scenarios[i]!.scenario.probability : sum), 0);

function worstFirst({ scenarios }: CompiledPlan, wealths: readonly number[]) {
  return wealths
    .map((wealth, i) => ({ wealth, probability: scenarios[i]!.scenario.probability }))
    .sort((a, b) => a.wealth - b.wealth);
}

/**
 * The risk of what is left.
 *
 * @param wealths by scenario, in cents
 * @returns dollars of loss against today's wealth, below zero a gain; of a shortfall its probability
 */
export function riskOf(compiled: CompiledPlan, wealths: readonly number[], measure: RiskMeasure): number {
  switch (measure.kind) {
    case "cvar":
      return conditionalValueAtRisk(compiled, wealths, measure.level) / 100;
    case "worstCase":
      return (compiled.wealthToday - Math.min(...wealths)) / 100;
    case "shortfall":
      return chanceBelow(compiled, wealths, measure.below * 100);
  }
}

/** A limit on risk: the most that a measure of it may come to. */
export interface RiskLimit {
  /** As the plan file names it; `limits.risk` is none of the file's. */
  name: `limits.${RiskLimitName | "risk"}`;
  measure: RiskMeasure;
  /** As `riskOf` counts. */
  most: number;
}

export const riskLimitNames = ["cvar", "worstCase", "shortfall"] as const;
export type RiskLimitName = (typeof riskLimitNames)[number];

/** All limits on risk: those of the plan file, then those that a question about the plan adds. */
export function riskLimitsOf({ cvar, worstCase, shortfall, risk = [] }: Limits): RiskLimit[] {
  return [
    ...(cvar === null ? [] : [limitOn("cvar", { kind: "cvar", level: cvar.level }, cvar.loss)]),
    ...(worstCase === null ? [] : [limitOn("worstCase", { kind: "worstCase" }, worstCase.loss)]),
    ...(shortfall === null
      ? []
      : [limitOn("shortfall", { kind: "shortfall", below: shortfall.below }, shortfall.probability)]),
    ...risk.map(({ measure, most }) => limitOn("risk", measure, most)),
  ];
}

const limitOn = (name: RiskLimitName | "risk", measure: RiskMeasure, most: number): RiskLimit => ({
  name: `limits.${name}`,
  measure,
  most,
});

/** The plan's limits on risk: how far wealths (by scenario, in cents) are from breaking each, in dollars. */
export const riskLimits = (
  compiled: CompiledPlan,
): { name: RiskLimit["name"]; slack: (wealths: readonly number[]) => number }[] =>
  riskLimitsOf(compiled.plan.limits).map(({ name, measure, most }) => ({
    name,
    slack:
      measure.kind === "shortfall"
        ? (wealths) => safeWith(compiled, wealths, most) / 100 - measure.below
        : (wealths) => most - riskOf(compiled, wealths, measure),
  }));
