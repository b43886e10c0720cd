/** Limits of a plan as rows of its program: those on concentration, on risk and on credit. Those on cash are bounds of its balances. */
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import { yearEndsOf } from "../../model/events.ts";
import type { RiskLimit, RiskMeasure } from "../../model/risk.ts";
import { type Affine, constantOf, single } from "../../tax/graph/affine.ts";
import { HALF_A_CENT, type Program } from "../../tax/graph/program/program.ts";
import { plus, times } from "../../tax/graph/program/rounded.ts";
import type { MatrixRows } from "./matrix-rows.ts";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

/** @param balances of cash, by event */
export function addConcentrationLimits(
  program: Program,
  { concentration, events, scenario, matrix, yearEndPrices }: CompiledScenario,
  { amount }: MatrixRows,
  balances: readonly Affine[],
): void {
  const yearEnds = yearEndsOf(events);
  // Rows of shares are not scaled.
  const worth = (security: number, k: number) =>
    times(
      (yearEndPrices[security * yearEnds.length + k]! / 10_000) * matrix.scale,
      amount(matrix.rows.shares(security, k)),
    );
  for (const { security, share, fromEvent } of concentration) {
    yearEnds.forEach((event, k) => {
      if (event < fromEvent) return;
      const netWorth = scenario.securities.reduce((sum, _, s) => plus(sum, 1, worth(s, k)), balances[event]!);
      program.row(-HALF_A_CENT, plus(times(share, netWorth), -1, worth(security, k)), POSITIVE_INFINITY);
    });
  }
}

/** @param wealths what is left after all tax, by scenario, in dollars */
export function addRiskLimit(
  program: Program,
  compiled: CompiledPlan,
  wealths: readonly Affine[],
  { measure, most }: RiskLimit,
): void {
  switch (measure.kind) {
    case "cvar":
      program.row(NEGATIVE_INFINITY, lossOf(program, compiled, wealths, measure), most + HALF_A_CENT);
      return;
    case "worstCase": {
      const least = compiled.wealthToday / 100 - most - HALF_A_CENT;
      for (const wealth of wealths) program.row(least, wealth, POSITIVE_INFINITY);
      return;
    }
    case "shortfall":
      addShortfallLimit(program, compiled, wealths, measure.below, most);
  }
}

/**
 * Falling short is a limit for every scenario that may be broken in scenarios of little probability: the program lets each be broken in
 * part, which bounds what whole ones could bring.
 */
function addShortfallLimit(
  program: Program,
  { scenarios }: CompiledPlan,
  wealths: readonly Affine[],
  below: number,
  most: number,
): void {
  let chance = constantOf(0);
  wealths.forEach((wealth, i) => {
    const { name, probability } = scenarios[i]!.scenario;
    const missing = below - HALF_A_CENT - program.rangeOf(wealth)[0];
    if (missing <= 0) return;
    // One that is likelier than what is allowed may not fall short at all.
    const part = program.variable(`part in which ${name} falls short`, [0, probability > most + 1e-9 ? 0 : 1]);
    program.switches.push(part);
    program.row(below - HALF_A_CENT, plus(wealth, missing, single(part)), POSITIVE_INFINITY);
    chance = plus(chance, probability, single(part));
  });
  if (chance.terms.size > 0) program.row(NEGATIVE_INFINITY, chance, most + 1e-9);
}

/**
 * The loss against today's wealth, at least: what a program that makes it small makes of it is the loss itself.
 *
 * Conditional value at risk is convex: the least of t + (mean excess of losses over t) / (1 - level) over all t. The worst loss is the
 * least t that none exceeds.
 *
 * @source Rockafellar and Uryasev, Optimization of conditional value-at-risk, 2000
 */
export function lossOf(
  program: Program,
  { scenarios, wealthToday }: CompiledPlan,
  wealths: readonly Affine[],
  measure: Exclude<RiskMeasure, { kind: "shortfall" }>,
): Affine {
  const losses = wealths.map((wealth) => plus(constantOf(wealthToday / 100), -1, wealth));
  const ranges = losses.map((loss) => program.rangeOf(loss));
  const [least, most] = [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
  const threshold = single(program.variable("loss at risk", [least, most]));
  return losses.reduce((sum, loss, i) => {
    if (measure.kind === "worstCase") {
      program.row(0, plus(threshold, -1, loss), POSITIVE_INFINITY);
      return sum;
    }
    const { name, probability } = scenarios[i]!.scenario;
    const beyond = single(program.variable(`loss beyond it (${name})`, [0, most - least]));
    program.row(0, plus(plus(beyond, 1, threshold), -1, loss), POSITIVE_INFINITY);
    return plus(sum, probability / (1 - measure.level), beyond);
  }, threshold);
}
