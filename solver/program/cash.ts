/** A scenario's cash in the program of a plan, day by day: what decisions and taxes move, and its floor. */
import { payrollOf } from "../../model/readers.ts";
import { riskLimitsOf } from "../../model/risk.ts";
import { yearOfEvent } from "../../model/run-limits.ts";
import { type Affine, constantOf, single } from "../../tax/graph/affine.ts";
import { addNetwork } from "../../tax/graph/program/add-network.ts";
import { HALF_A_CENT } from "../../tax/graph/program/program.ts";
import { plus, times } from "../../tax/graph/program/rounded.ts";
import type { AddedScenario } from "./matrix-rows.ts";
import type { Returns } from "./returns.ts";

/** In dollars. */
export interface Cash {
  /** By event. */
  balances: readonly Affine[];
  /** Cash at the end, and what comes after it, discounted. */
  left: Affine;
  /** All taxes paid, discounted. */
  taxes: Affine;
}

export function addCash(added: AddedScenario, returns: Returns): Cash {
  const { program, compiled, of, rows, named } = added;
  const { plan } = compiled;
  const { events, scenario, matrix } = of;
  const payrollTaxOn = payrollTaxByDay(added);
  const horizonEnd = events.findLastIndex((event) => !event.isAfter);
  // Credit that is back within the horizon does not depend on what comes after it; what is left does.
  const needsEnd = plan.objective.kind !== "creditRecouped" || riskLimitsOf(plan.limits).length > 0;
  const balances: Affine[] = [];
  let balance = constantOf(Math.round(scenario.cash.start * 100) / 100);
  let left = constantOf(0);
  let taxes = constantOf(0);
  events.forEach((event, e) => {
    if (event.isAfter && !event.isChecked && !needsEnd) return;
    returns.fileThrough(yearOfEvent(of, e));
    let give = event.growth === 1 ? 0 : HALF_A_CENT;
    let flow = plus(rows.amount(matrix.rows.cash(e)), 1, constantOf(event.savings / 100));
    if (!rows.isWhole(matrix.rows.cash(e))) give += HALF_A_CENT;
    const pay = (tax: Affine) => {
      flow = plus(flow, -1, tax);
      taxes = plus(taxes, event.discount, tax);
    };
    const payrollTax = payrollTaxOn(e);
    if (payrollTax !== null) {
      pay(payrollTax);
      give += 2 * HALF_A_CENT;
    }
    if (event.installments !== null) {
      pay(times(event.installments.count, returns.installments[event.installments.of]!));
    }
    if (event.taxOf !== null) {
      const early = times(4, returns.installments[event.taxOf]!);
      flow = plus(plus(flow, -1, returns.due[event.taxOf]!), 1, early);
      taxes = plus(taxes, event.discount, plus(returns.tax[event.taxOf]!, -1, early));
    }
    const after = plus(flow, event.growth, balance);
    const range = program.rangeOf(after);
    const low = event.isChecked ? Math.max(range[0], scenario.cash.floor + give) : range[0];
    const index = program.equal(named(`cash on ${event.date}`), after, give, [Math.min(low, range[1]), range[1]]);
    if (low > range[0]) program.limited.add(index);
    const before = balance;
    balance = single(index);
    if (e === horizonEnd) left = times(event.discount, balance);
    else if (e > horizonEnd) left = plus(left, event.discount, plus(balance, -1, before));
    balances.push(balance);
  });
  return { balances, left, taxes };
}

/** @returns payroll tax on what an NSO brings on the day of an event, beyond that on the year's wages before; null: it brings nothing */
function payrollTaxByDay({ program, of, rows, named }: AddedScenario): (event: number) => Affine | null {
  const { events, matrix, kinds } = of;
  const taxOn = (year: number, wages: Affine): Affine =>
    addNetwork(program, named(`${kinds[year]!.year} payroll`), payrollOf(kinds[year]!), [() => wages])("payrollTax");
  /** The year's wages so far, and the tax on them. */
  let last: { year: number; wages: Affine; tax: Affine } | null = null;
  return (e) => {
    const { year, date } = events[e]!;
    const row = matrix.rows.nsoIncome(e);
    const income = rows.amount(row);
    if (income.terms.size === 0 && income.constant === 0) return null;
    if (last?.year !== year) {
      const wages = constantOf(matrix.withheld[matrix.rows.input(year, 0)]! / matrix.scale);
      last = { year, wages, tax: taxOn(year, wages) };
    }
    const wages = plus(last.wages, 1, rows.rounded(named(`${date} NSO income`), row));
    const tax = taxOn(year, wages);
    const more = plus(tax, -1, last.tax);
    last = { year, wages, tax };
    return more;
  };
}
