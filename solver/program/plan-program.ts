/**
 * A plan as a program: its shares, the returns of all years in all scenarios, cash day by day and the limits. Every plan that meets the
 * limits without a wash sale is a point of it, and the objective there is at least what the plan is worth.
 *
 * Years are read in order, so that what is known of one narrows the next.
 */
import { mostShares } from "../../model/choices.ts";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { signOf } from "../../model/objective.ts";
import { riskLimitsOf } from "../../model/risk.ts";
import { type Affine, constantOf } from "../../tax/graph/affine.ts";
import { HALF_A_CENT, type Narrow, type Program } from "../../tax/graph/program/program.ts";
import { plus } from "../../tax/graph/program/rounded.ts";
import { addRiskLimit, lossOf } from "./limit-rows.ts";
import { addScenario } from "./scenario.ts";

export interface PlanProgram {
  /** Variables of the shares, by column. */
  shares: number[];
  /** By scenario, its first variable: the others follow, until those of the next scenario. */
  firsts: number[];
  /** To be made as large as possible, in dollars: less the tax where the plan asks for the least. */
  objective: Affine;
}

/**
 * Adds a plan to an empty program.
 *
 * @param narrowOf by scenario, what narrows its sums
 */
export function addPlan(
  program: Program,
  compiled: CompiledPlan,
  narrowOf: (scenario: number) => Narrow = () => (_, range) => range,
): PlanProgram {
  const shares = addShares(program, compiled);
  const firsts: number[] = [];
  const results = compiled.scenarios.map((of, i) => {
    firsts.push(program.names.length);
    program.narrowBy(narrowOf(i));
    return addScenario(program, compiled, of, shares);
  });
  const wealths = results.map(({ wealth }) => wealth);
  for (const limit of riskLimitsOf(compiled.plan.limits)) addRiskLimit(program, compiled, wealths, limit);
  const { creditRecouped } = compiled.plan.limits;
  if (creditRecouped !== null) {
    const mean = results.reduce(
      (sum, { recouped }, i) =>
        plus(sum, compiled.scenarios[i]!.scenario.probability, recouped(creditRecouped.by, creditRecouped.isNet)),
      constantOf(0),
    );
    program.row(creditRecouped.atLeast - HALF_A_CENT, mean, Number.POSITIVE_INFINITY);
  }
  const { kind, leastRisk } = compiled.plan.objective;
  const sign = signOf(kind);
  const objective =
    leastRisk === undefined
      ? results.reduce(
          (sum, { value }, i) => plus(sum, sign * compiled.scenarios[i]!.scenario.probability, value),
          constantOf(0),
        )
      : plus(constantOf(compiled.wealthToday / 100), -1, lossOf(program, compiled, wealths, leastRisk));
  return { shares, firsts, objective };
}

/** Adds one scenario alone, to an empty program. */
export function addOneScenario(program: Program, compiled: CompiledPlan, scenario: number, narrow: Narrow): void {
  const shares = addShares(program, compiled);
  program.narrowBy(narrow);
  addScenario(program, compiled, compiled.scenarios[scenario]!, shares);
}

/** The shares, by column, and the limits on them. */
function addShares(program: Program, compiled: CompiledPlan): number[] {
  const shares = compiled.columns.map((column, c) =>
    program.variable(`${column.do} ${compiled.batches[column.batch]!.lot} on ${column.date}`, [
      0,
      mostShares(compiled, c),
    ]),
  );
  for (const { columns, coefficients, most } of compiled.limits) {
    const terms = new Map(columns.map((column, i) => [shares[column]!, coefficients[i]!]));
    program.row(Number.NEGATIVE_INFINITY, { constant: 0, terms }, most);
  }
  return shares;
}
