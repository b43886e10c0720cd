/**
 * A bound that no plan can pass, from what a plan could bring if it paid no tax at all.
 *
 * Simple and far off, but valid: every share takes the most valuable of its ways without tax, all withheld tax comes back, and no limit
 * but the calendar is minded. For a tax to be made small the bound is zero, less what the credit that is there can still be worth.
 */
import type { CompiledPlan, CompiledScenario } from "../model/compiled-plan.ts";
import { expected } from "../model/evaluate.ts";
import { kernelReader, outputOf, yearOutputs } from "../model/readers.ts";
import { scenarioRun } from "../model/run-scenario.ts";

/** No rate of tax on AMT income exceeds 28 %, nor does the phase-out add more than half of it again. */
const LARGEST_AMT_RATE = 0.42;

/** @returns dollars, on the side on which nothing can be better */
export function simpleBound(compiled: CompiledPlan): { bound: number; boundBy: string } {
  const { kind } = compiled.plan.objective;
  const of = { afterTaxWealth: taxFreeWealth, totalTax: leastTax, creditRecouped: mostCredit }[kind];
  const bound =
    expected(
      compiled,
      compiled.scenarios.map((scenario) => of(compiled, scenario)),
    ) / 100;
  const boundBy = {
    afterTaxWealth: "the value if nothing were taxed and all withheld tax came back",
    totalTax: "no tax at all, and every credit used",
    creditRecouped: "the credit there is and all that could be made",
  }[kind];
  return { bound, boundBy };
}

/** Cents. */
function taxFreeWealth(compiled: CompiledPlan, of: CompiledScenario): number {
  const { matrix, events } = of;
  const { plan, columns, batches } = compiled;
  const end = events.findLastIndex((event) => !event.isAfter);
  // What a cent on the day of an event is worth in the objective: grown to the end, then discounted.
  const worth = new Float64Array(events.length);
  for (let e = events.length - 1; e >= 0; e--) {
    if (e >= end) worth[e] = events[e]!.discount;
    else worth[e] = worth[e + 1]! * events[e + 1]!.growth;
  }
  const cashOf = (rowUnits: (event: number) => number) =>
    events.reduce((total, _, e) => total + (rowUnits(e) / (matrix.scale / 100)) * worth[e]!, 0);
  const worthOfColumn = columns.map((_, c) => {
    const units = new Map<number, number>();
    for (let k = matrix.starts[c]!; k < matrix.starts[c + 1]!; k++)
      units.set(matrix.entryRows[k]!, matrix.entryUnits[k]!);
    return cashOf((e) => units.get(matrix.rows.cash(e)) ?? 0);
  });

  /** The best that selling a share of a batch adds to holding it. */
  const bestSale = batches.map(() => 0);
  columns.forEach((column, c) => {
    if (column.do === "sell" && isIn(column.scenario, of)) {
      bestSale[column.batch] = Math.max(bestSale[column.batch]!, worthOfColumn[c]!);
    }
  });
  const bestOption = plan.grants.map(() => 0);
  columns.forEach((column, c) => {
    if (column.do === "exercise" && isIn(column.scenario, of)) {
      const worthOfShare = worthOfColumn[c]! + bestSale[column.batch]!;
      bestOption[column.grant] = Math.max(bestOption[column.grant]!, worthOfShare);
    }
  });

  const run = scenarioRun(compiled, of, kernelReader(of.kinds));
  run.run(new Float64Array(columns.length));
  const startCash = Math.round(of.scenario.cash.start * 100) * worth[0]!;
  const savings = events.reduce((total, event, e) => total + event.savings * worth[e]!, 0);
  const undecided = cashOf((e) => matrix.undecided[matrix.rows.cash(e)]!);
  const lots = batches.reduce((total, batch, b) => total + batch.held * bestSale[b]!, 0);
  const options = plan.grants.reduce((total, grant, g) => total + grant.shares * bestOption[g]!, 0);
  const refunds = events.reduce(
    (total, event, e) => (event.taxOf === null ? total : total + withheldTax(run, event.taxOf) * worth[e]!),
    0,
  );
  // Each amount of cash is rounded to the cent once a day.
  const rounding = events.length * Math.max(...worth);
  return (
    startCash +
    savings +
    undecided +
    lots +
    options +
    refunds +
    creditWorth(compiled, of, Math.min(...worth)) +
    rounding
  );
}

/** A run of doing nothing owes what liquidating brings: its tax less what is due is what was withheld. */
function withheldTax(run: ReturnType<typeof scenarioRun>, year: number): number {
  const at = year * yearOutputs.length;
  return run.outputs[at + outputOf.federalTax]! + run.outputs[at + outputOf["state.tax"]]! - run.taxDue[year]!;
}

/** Cents that unused credit can add at the end: what is there at the start, and what new credit is worth beyond the AMT it cost. */
function creditWorth(compiled: CompiledPlan, of: CompiledScenario, leastWorth: number): number {
  const { creditValue } = compiled.plan.terminal;
  const atEnd = of.events.at(-1)!.discount;
  const carried = creditThere(compiled) * creditValue * atEnd;
  return carried + Math.max(0, creditValue * atEnd - leastWorth) * mostMade(compiled, of);
}

const creditThere = ({ plan }: CompiledPlan): number =>
  (plan.carryovers.minimumTaxCredit + plan.stateCarryovers.minimumTaxCredit) * 100;

/** Cents of AMT that all options, exercised at their dearest, and all other income could cost. */
function mostMade({ columns, plan }: CompiledPlan, { matrix }: CompiledScenario): number {
  const most = plan.grants.map(() => 0);
  columns.forEach((column, c) => {
    if (column.do !== "exercise") return;
    let income = 0;
    for (let k = matrix.starts[c]!; k < matrix.starts[c + 1]!; k++) income += Math.abs(matrix.entryUnits[k]!);
    most[column.grant] = Math.max(most[column.grant]!, income);
  });
  const options = plan.grants.reduce((total, grant, g) => total + grant.shares * most[g]!, 0);
  const other = matrix.undecided.reduce((total, units) => total + Math.abs(units), 0);
  return (LARGEST_AMT_RATE * (options + other)) / (matrix.scale / 100);
}

function leastTax(compiled: CompiledPlan, of: CompiledScenario): number {
  return -creditWorth(compiled, of, 0);
}

function mostCredit(compiled: CompiledPlan, of: CompiledScenario): number {
  return compiled.plan.carryovers.minimumTaxCredit * 100 + mostMade(compiled, of);
}

const isIn = (scenario: number | null, of: CompiledScenario): boolean => scenario === null || scenario === of.index;
