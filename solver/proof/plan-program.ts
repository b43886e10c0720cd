/**
 * A plan as a program: its shares, the returns of all years in all scenarios, cash day by day and the limits. Every plan that meets the
 * limits without a wash sale is a point of it, and the objective there is at least what the plan is worth.
 *
 * Years are read in order, so that what is known of one narrows the next.
 */
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import { signOf } from "../../model/objective.ts";
import { amtLimit } from "../../model/plan-work.ts";
import {
  carryoverSlots,
  FIRST_CARRYOVER,
  form2210Of,
  integerReader,
  outputOf,
  payrollOf,
  yearOutputs,
} from "../../model/readers.ts";
import { type RiskLimit, type RiskMeasure, riskLimitsOf } from "../../model/risk.ts";
import { scenarioRun } from "../../model/run-scenario.ts";
import { form2210Inputs } from "../../tax/forms/form-2210.ts";
import { type Affine, constantOf, single } from "../../tax/graph/affine.ts";
import { addNetwork } from "../../tax/graph/program/add-network.ts";
import { HALF_A_CENT, type Narrow, type Program } from "../../tax/graph/program/program.ts";
import { keyOf, plus, times } from "../../tax/graph/program/rounded.ts";
import { returnInputs, returnNetwork } from "../../tax/tax-return.ts";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

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
    program.row(creditRecouped.atLeast - HALF_A_CENT, mean, POSITIVE_INFINITY);
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
    program.variable(`${column.do} ${compiled.batches[column.batch]!.lot} on ${column.date}`, [0, mostOf(compiled, c)]),
  );
  for (const { columns, coefficients, most } of compiled.limits) {
    const terms = new Map(columns.map((column, i) => [shares[column]!, coefficients[i]!]));
    program.row(NEGATIVE_INFINITY, { constant: 0, terms }, most);
  }
  return shares;
}

function mostOf({ columns, batches, plan }: CompiledPlan, c: number): number {
  const column = columns[c]!;
  const made = batches[column.batch]!.exercise;
  const exercise = column.do === "exercise" ? column : made === null ? null : columns[made]!;
  if (exercise === null) return batches[column.batch]!.held;
  return exercise.do === "exercise" ? plan.grants[exercise.grant]!.shares : 0;
}

/** @returns what the objective counts, what is left, and the credit used through a year, in dollars and not less than in any plan */
function addScenario(program: Program, compiled: CompiledPlan, of: CompiledScenario, shares: readonly number[]) {
  const { plan, calendar } = compiled;
  const { events, scenario, kinds } = of;
  const { years, horizonYears } = calendar;
  const rows = rowsOf(compiled, of, shares);
  const named = (what: string) => (plan.scenarios.length === 1 ? what : `${what} (${scenario.name})`);
  const known = new Map<string, Affine>();
  /** A row of the matrix as a variable, rounded to the cent as a return has it. */
  const cell = (name: string, row: number): Affine => {
    const amount = rows.amount(row);
    if (amount.terms.size === 0) return constantOf(Math.floor(amount.constant * 100 + 0.5) / 100);
    const key = keyOf(amount);
    const same = known.get(key);
    if (same !== undefined) return same;
    const give = rows.isWhole(row) ? 0 : HALF_A_CENT;
    const made = single(program.equal(name, amount, give, program.narrowRangeOf(amount)));
    known.set(key, made);
    return made;
  };

  const without = taxWithoutDecisions(compiled, of);
  /** By year, the amounts that a plan takes from a return: whole cents, as it takes them. */
  const outputs: ((name: (typeof yearOutputs)[number]) => Affine)[] = [];
  const due: Affine[] = [];
  const installments: Affine[] = [];

  const fileYear = (y: number) => {
    const year = named(String(years[y]));
    program.beginPart();
    const before = outputs[y - 1];
    const inputs = returnInputs.map((name, slot) => () => {
      const from = before === undefined ? -1 : carryoverSlots.indexOf(slot);
      return from >= 0
        ? before!(yearOutputs[FIRST_CARRYOVER + from]!)
        : cell(`${year} ${name}`, of.matrix.rows.input(y, slot));
    });
    const filed = addNetwork(program, year, returnNetwork(kinds[y]!), inputs);
    const rounded = new Map<string, Affine>();
    const output = (name: (typeof yearOutputs)[number]): Affine => {
      const amount = rounded.get(name) ?? program.cents(`${year} ${name}, to the cent`, filed(name));
      rounded.set(name, amount);
      return amount;
    };
    outputs.push(output);
    due.push(plus(plus(output("federalTax"), 1, output("state.tax")), 1, constantOf(-without.tax[y]!)));
    const limit = y < horizonYears ? amtLimit(plan.limits.amtPerYear, years[y]!) : null;
    if (limit !== null) program.row(NEGATIVE_INFINITY, output("amt"), limit / 100);
    installments.push(y < horizonYears && scenario.cash.estimatedTax === "safeHarbor" ? installment(y) : constantOf(0));
  };

  /** Each of the four installments of a year's estimated tax. */
  const installment = (y: number): Affine => {
    const now = outputs[y]!;
    const before = (name: "federalTax" | "agi", given: number) => (y === 0 ? constantOf(given) : outputs[y - 1]!(name));
    const amounts: Record<(typeof form2210Inputs)[number], Affine> = {
      federalTax: now("federalTax"),
      niit: now("niit"),
      additionalMedicareTax: now("additionalMedicareTax"),
      withheld: constantOf(without.federalTax[y]!),
      "lastYear.federalTax": before("federalTax", plan.lastYear!.federalTax),
      "lastYear.agi": before("agi", plan.lastYear!.agi),
    };
    const inputs = form2210Inputs.map((name) => () => amounts[name]);
    const name = named(`${years[y]} estimated tax`);
    return program.cents(
      `${name}, installment`,
      addNetwork(program, name, form2210Of(kinds[y]!), inputs)("installment"),
    );
  };

  const payroll = payrollOfYear(program, named, kinds);
  const horizonEnd = events.findLastIndex((event) => !event.isAfter);
  const balances: Affine[] = [];
  let cash = constantOf(Math.round(scenario.cash.start * 100) / 100);
  let wealth = constantOf(0);
  let taxes = constantOf(0);
  let lastPayroll: { year: number; wages: Affine; paid: Affine } | null = null;

  // Credit that is back within the horizon does not depend on what comes after it; what is left does.
  const needsEnd = plan.objective.kind !== "creditRecouped" || riskLimitsOf(plan.limits).length > 0;
  events.forEach((event, e) => {
    if (event.isAfter && !event.isChecked && !needsEnd) return;
    // After the last year only its tax day comes.
    const year = event.year < 0 ? years.length - 1 : event.year;
    while (due.length <= year) fileYear(due.length);
    let give = event.growth === 1 ? 0 : HALF_A_CENT;
    let flow = plus(rows.amount(of.matrix.rows.cash(e)), 1, constantOf(event.savings / 100));
    if (!rows.isWhole(of.matrix.rows.cash(e))) give += HALF_A_CENT;
    const income = rows.amount(of.matrix.rows.nsoIncome(e));
    if (income.terms.size > 0 || income.constant !== 0) {
      if (lastPayroll?.year !== event.year) {
        const wages = constantOf(of.matrix.withheld[of.matrix.rows.input(event.year, 0)]! / of.matrix.scale);
        lastPayroll = { year: event.year, wages, paid: payroll(event.year, wages) };
      }
      const wages = plus(lastPayroll.wages, 1, cell(named(`${event.date} NSO income`), of.matrix.rows.nsoIncome(e)));
      const paid = payroll(event.year, wages);
      const now = plus(paid, -1, lastPayroll.paid);
      flow = plus(flow, -1, now);
      taxes = plus(taxes, event.discount, now);
      give += 2 * HALF_A_CENT;
      lastPayroll = { year: event.year, wages, paid };
    }
    if (event.installments !== null) {
      const paid = times(event.installments.count, installments[event.installments.of]!);
      flow = plus(flow, -1, paid);
      taxes = plus(taxes, event.discount, paid);
    }
    if (event.taxOf !== null) {
      const early = times(4, installments[event.taxOf]!);
      flow = plus(plus(flow, -1, due[event.taxOf]!), 1, early);
      const whole = plus(due[event.taxOf]!, 1, constantOf(without.tax[event.taxOf]!));
      taxes = plus(taxes, event.discount, plus(whole, -1, early));
    }
    const after = plus(flow, event.growth, cash);
    const range = program.rangeOf(after);
    const low = event.isChecked ? Math.max(range[0], scenario.cash.floor + give) : range[0];
    const inCash = program.equal(named(`cash on ${event.date}`), after, give, [Math.min(low, range[1]), range[1]]);
    if (low > range[0]) program.limited.add(inCash);
    const balance = single(inCash);
    if (e === horizonEnd) wealth = times(event.discount, balance);
    else if (e > horizonEnd) wealth = plus(wealth, event.discount, plus(balance, -1, cash));
    cash = balance;
    balances.push(balance);
  });
  addConcentrationLimits(program, of, rows.amount, balances);
  // The search stays clear of wash sales, and so does the bound.
  for (const { sell, exercise } of of.washPairs) {
    if (exercise === null) program.row(NEGATIVE_INFINITY, single(shares[sell]!), 0);
    else program.exclude(shares[sell]!, shares[exercise]!);
  }

  const last = outputs.at(-1)!;
  const credit = plus(last("carryover.minimumTaxCredit"), 1, last("state.carryover.minimumTaxCredit"));
  const creditLeft = times(plan.terminal.creditValue * events.at(-1)!.discount, credit);
  wealth = plus(wealth, 1, creditLeft);
  const recouped = (by: number, isNet = false) => {
    let sum = constantOf(0);
    let carriedIn = constantOf(Math.round(plan.carryovers.minimumTaxCredit * 100) / 100);
    outputs.forEach((output, y) => {
      if (years[y]! > by) return;
      const [used, left] = [output("minimumTaxCreditUsed"), output("carryover.minimumTaxCredit")];
      sum = plus(sum, 1, used);
      if (isNet) sum = plus(sum, -1, creditMade(years[y]!, plus(plus(left, 1, used), -1, carriedIn)));
      carriedIn = left;
    });
    return sum;
  };
  /** At least what a year's AMT makes: more of it would only lower the objective. */
  const creditMade = (year: number, change: Affine): Affine => {
    const most = program.rangeOf(change)[1];
    if (most <= 0) return constantOf(0);
    const made = single(program.variable(named(`${year} credit made`), [0, most]));
    program.row(0, plus(made, -1, change), POSITIVE_INFINITY);
    return made;
  };
  const value = {
    afterTaxWealth: wealth,
    totalTax: plus(taxes, -1, creditLeft),
    creditRecouped: plan.objective.by === null ? constantOf(0) : recouped(plan.objective.by, plan.objective.isNet),
  }[plan.objective.kind];
  return { value, wealth, recouped };
}

/** The matrix by row, in dollars. */
function rowsOf({ columns }: CompiledPlan, { matrix }: CompiledScenario, shares: readonly number[]) {
  const terms = new Map<number, Map<number, number>>();
  const unitsPerCent = matrix.scale / 100;
  const isOdd = new Set<number>();
  columns.forEach((_, c) => {
    for (let k = matrix.starts[c]!; k < matrix.starts[c + 1]!; k++) {
      const [row, units] = [matrix.entryRows[k]!, matrix.entryUnits[k]!];
      const ofRow = terms.get(row) ?? new Map<number, number>();
      ofRow.set(shares[c]!, units / matrix.scale);
      terms.set(row, ofRow);
      if (units % unitsPerCent !== 0) isOdd.add(row);
    }
  });
  return {
    amount: (row: number): Affine => ({
      constant: matrix.undecided[row]! / matrix.scale,
      terms: terms.get(row) ?? new Map(),
    }),
    /** Whether it comes to whole cents whatever the shares. */
    isWhole: (row: number): boolean => !isOdd.has(row) && matrix.undecided[row]! % unitsPerCent === 0,
  };
}

/** Tax by year that is withheld, in dollars. */
function taxWithoutDecisions(compiled: CompiledPlan, of: CompiledScenario): { tax: number[]; federalTax: number[] } {
  const run = scenarioRun(compiled, of, integerReader(of.kinds));
  run.run(new Float64Array(compiled.columns.length));
  const { years, horizonYears } = compiled.calendar;
  const paysEstimates = of.scenario.cash.estimatedTax === "safeHarbor";
  const amount = (y: number, name: "federalTax" | "state.tax") => run.outputs[y * yearOutputs.length + outputOf[name]]!;
  return {
    tax: years.map((_, y) => (amount(y, "federalTax") + amount(y, "state.tax") - run.taxDue[y]!) / 100),
    federalTax: years
      .slice(0, paysEstimates ? horizonYears : 0)
      .map((_, y) => run.form2210(y)[form2210Inputs.indexOf("withheld")]! / 100),
  };
}

function payrollOfYear(program: Program, named: (what: string) => string, kinds: CompiledScenario["kinds"]) {
  return (year: number, wages: Affine): Affine =>
    addNetwork(program, named(`${kinds[year]!.year} payroll`), payrollOf(kinds[year]!), [() => wages])("payrollTax");
}

function addConcentrationLimits(
  program: Program,
  { concentration, events, scenario, matrix, yearEndPrices }: CompiledScenario,
  amount: (row: number) => Affine,
  balances: readonly Affine[],
): void {
  const yearEnds = events.flatMap((event, e) => (event.isYearEnd && !event.isAfter ? [e] : []));
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

function addRiskLimit(
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
function lossOf(
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
