/**
 * One scenario in the program of a plan: its returns, its cash day by day, its limits, and what it is worth.
 */
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import { type Affine, constantOf, single } from "../../tax/graph/affine.ts";
import type { Program } from "../../tax/graph/program/program.ts";
import { plus, times } from "../../tax/graph/program/rounded.ts";
import { addCash } from "./cash.ts";
import { addConcentrationLimits } from "./limit-rows.ts";
import { type AddedScenario, matrixRows } from "./matrix-rows.ts";
import { type Returns, returnsOf } from "./returns.ts";

/** In dollars, and not less than in any plan. */
export interface ScenarioWorth {
  /** What the objective counts. */
  value: Affine;
  /** What is left after all tax. */
  wealth: Affine;
  /** Federal minimum tax credit used through a calendar year; net: less what AMT makes of it in these years. */
  recouped: (by: number, isNet?: boolean) => Affine;
}

/** @param shares variables of the shares, by column */
export function addScenario(
  program: Program,
  compiled: CompiledPlan,
  of: CompiledScenario,
  shares: readonly number[],
): ScenarioWorth {
  const { plan } = compiled;
  const named = (what: string) => (plan.scenarios.length === 1 ? what : `${what} (${of.scenario.name})`);
  const rows = matrixRows(program, compiled, of, shares);
  const added = { program, compiled, of, rows, named };
  const returns = returnsOf(added);
  const { balances, left, taxes } = addCash(added, returns);
  addConcentrationLimits(program, of, rows, balances);
  // The search stays clear of wash sales, and so does the bound.
  for (const { sell, exercise } of of.washPairs) {
    if (exercise === null) program.row(Number.NEGATIVE_INFINITY, single(shares[sell]!), 0);
    else program.exclude(shares[sell]!, shares[exercise]!);
  }
  const last = returns.outputs.at(-1)!;
  const credit = plus(last("carryover.minimumTaxCredit"), 1, last("state.carryover.minimumTaxCredit"));
  const creditLeft = times(plan.terminal.creditValue * of.events.at(-1)!.discount, credit);
  const wealth = plus(left, 1, creditLeft);
  const recouped = (by: number, isNet = false) => creditRecouped(added, returns, by, isNet);
  const value = {
    afterTaxWealth: wealth,
    totalTax: plus(taxes, -1, creditLeft),
    creditRecouped: plan.objective.by === null ? constantOf(0) : recouped(plan.objective.by, plan.objective.isNet),
  }[plan.objective.kind];
  return { value, wealth, recouped };
}

function creditRecouped(
  { program, compiled, named }: AddedScenario,
  { outputs }: Returns,
  by: number,
  isNet: boolean,
): Affine {
  const { plan, calendar } = compiled;
  /** At least what a year's AMT makes: more of it would only lower the objective. */
  const creditMade = (year: number, change: Affine): Affine => {
    const most = program.rangeOf(change)[1];
    if (most <= 0) return constantOf(0);
    const made = single(program.variable(named(`${year} credit made`), [0, most]));
    program.row(0, plus(made, -1, change), Number.POSITIVE_INFINITY);
    return made;
  };
  let sum = constantOf(0);
  let carriedIn = constantOf(Math.round(plan.carryovers.minimumTaxCredit * 100) / 100);
  outputs.forEach((output, y) => {
    const year = calendar.years[y]!;
    if (year > by) return;
    const [used, left] = [output("minimumTaxCreditUsed"), output("carryover.minimumTaxCredit")];
    sum = plus(sum, 1, used);
    if (isNet) sum = plus(sum, -1, creditMade(year, plus(plus(left, 1, used), -1, carriedIn)));
    carriedIn = left;
  });
  return sum;
}
