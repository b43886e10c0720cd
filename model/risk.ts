/**
 * What is left in the worst scenarios: the measures of risk, and the limits on them.
 */
import type { CompiledPlan } from "./compiled-plan.ts";
import { dollars } from "./dollars.ts";

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

/** @param wealths by scenario, in cents */
export function distributionOf(compiled: CompiledPlan, wealths: readonly number[]): Distribution {
  const sorted = worstFirst(compiled, wealths);
  const quantile = (probability: number) => {
    let sum = 0;
    return sorted.find((each) => (sum += each.probability) >= probability - ROUNDING)!.wealth;
  };
  const level = compiled.plan.limits.cvar?.level ?? USUAL_LEVEL;
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

export const riskLimitNames = ["cvar", "worstCase", "shortfall"] as const;
export type RiskLimitName = (typeof riskLimitNames)[number];

/** The plan's limits on risk: how far wealths (by scenario, in cents) are from breaking each, in dollars. */
export function riskLimits(
  compiled: CompiledPlan,
): { name: `limits.${RiskLimitName}`; slack: (wealths: readonly number[]) => number }[] {
  const { cvar, worstCase, shortfall } = compiled.plan.limits;
  const limits: ReturnType<typeof riskLimits> = [];
  if (cvar !== null) {
    const slack = (wealths: readonly number[]) =>
      cvar.loss - conditionalValueAtRisk(compiled, wealths, cvar.level) / 100;
    limits.push({ name: "limits.cvar", slack });
  }
  if (worstCase !== null) {
    const slack = (wealths: readonly number[]) => worstCase.loss - (compiled.wealthToday - Math.min(...wealths)) / 100;
    limits.push({ name: "limits.worstCase", slack });
  }
  if (shortfall !== null) {
    const slack = (wealths: readonly number[]) =>
      safeWith(compiled, wealths, shortfall.probability) / 100 - shortfall.below;
    limits.push({ name: "limits.shortfall", slack });
  }
  return limits;
}
