/**
 * What given decisions cost and leave, exactly, in every scenario.
 */

import { securityOf } from "./columns.ts";
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import { type IsoDate, yearOf } from "./dates.ts";
import { dollars } from "./dollars.ts";
import { slackOf } from "./linear-limits.ts";
import { priceUnits, UNITS_PER_DOLLAR } from "./prices.ts";
import { outputOf, type Reader, traceReader, yearOutputs } from "./readers.ts";
import { decideFor } from "./reveals.ts";
import { type Distribution, distributionOf, riskLimits, riskOf } from "./risk.ts";
import { type ScenarioRun, scenarioRun } from "./run-scenario.ts";
import { type Sale, type WashedShares, washSales } from "./wash-sales.ts";

/** A calendar year of a plan, in dollars. */
export interface YearResult {
  year: number;
  regularTax: number;
  amt: number;
  niit: number;
  minimumTaxCreditUsed: number;
  /** Carried into the next year. */
  minimumTaxCredit: number;
  stateTax: number;
  /** At the year's end, or the horizon's. */
  cash: number;
  additionalMedicareTax: number;
  /** Credits for dependents and others that reduced tax, without the minimum tax credit. */
  nonrefundableCredits: number;
  federalTax: number;
  stateAmt: number;
  stateMinimumTaxCreditUsed: number;
  stateMinimumTaxCredit: number;
  payrollTax: number;
  /** Federal and state tax beyond withholding; below zero: a refund. */
  taxDue: number;
  /** When that is paid, in order: installments of estimated tax, and the rest on April 15 of the next year. */
  payments: { date: IsoDate; amount: number }[];
}

export interface ScenarioResult {
  name: string;
  probability: number;
  /** What the objective counts. */
  value: number;
  years: YearResult[];
  /** Losses that wash sales put off. */
  washSales: WashSale[];
  /** The years after the horizon in which what is left is sold; `cash` counts its proceeds and taxes. */
  liquidation: YearResult[];
}

/** A sale at a loss whose shares another acquisition replaced. */
export interface WashSale {
  date: IsoDate;
  lot: string;
  /** The lot whose basis took over the loss. */
  replacement: string;
  /** Shares, and dollars of loss, for regular tax. */
  regular: { shares: number; loss: number };
  amt: { shares: number; loss: number };
}

export interface LimitState {
  name: string;
  /** How far from breaking it: dollars, or shares where the limit counts shares; below zero: by how much it is broken. */
  slack: number;
}

export interface Evaluation {
  /** What the objective counts: the mean over the scenarios. */
  value: number;
  scenarios: ScenarioResult[];
  /** For each limit the least slack over all scenarios and dates. */
  limits: LimitState[];
  /** What is left over the scenarios, where there are several. */
  distribution?: Distribution;
}

/**
 * @param shares whole shares, by column
 * @param readerOf works the returns: the trace, unless told
 */
export function evaluate(
  compiled: CompiledPlan,
  shares: Float64Array,
  readerOf: (of: CompiledScenario) => Reader = (of) => traceReader(of.kinds),
): Evaluation {
  const least = new Map<string, number>();
  const see = (name: string, slack: number) => least.set(name, Math.min(slack, least.get(name) ?? slack));
  const values: number[] = [];
  const wealths: number[] = [];
  const recouped: number[] = [];
  const { creditRecouped } = compiled.plan.limits;
  const scenarios = compiled.scenarios.map((of) => {
    const { adjustments, washed } = washSalesIn(compiled, of, shares);
    const run = scenarioRun(compiled, of, readerOf(of));
    run.run(shares, adjustments);
    run.slackNames.forEach((name, i) => {
      // A wash sale is worked out here, so it breaks nothing.
      if (name !== "wash sales") see(name, run.slacks[i]! / 100);
    });
    values.push(run.value());
    wealths.push(run.wealth());
    if (creditRecouped !== null) recouped.push(run.creditRecouped(creditRecouped.by, creditRecouped.isNet));
    return { ...resultOf(compiled, of, run), washSales: washed };
  });
  for (const limit of compiled.limits) {
    if (limit.isChosen) see(limit.name, slackOf(limit, shares) / (limit.name === "limits.exerciseCash" ? 10_000 : 1));
  }
  for (const { name, slack } of riskLimits(compiled)) see(name, slack(wealths));
  if (creditRecouped !== null) {
    see("limits.creditRecouped", expected(compiled, recouped) / 100 - creditRecouped.atLeast);
  }
  const value = objectiveOver(compiled, values);
  return {
    value: dollars(value),
    scenarios,
    limits: [...least].map(([name, slack]) => ({ name, slack })),
    ...(wealths.length > 1 ? { distribution: distributionOf(compiled, wealths) } : {}),
  };
}

/** Runs a scenario with its wash sales; leaves all figures in the run. */
export function runOne(
  compiled: CompiledPlan,
  of: CompiledScenario,
  shares: Float64Array,
  reader: Reader,
): ScenarioRun {
  const run = scenarioRun(compiled, of, reader);
  run.run(shares, washSalesIn(compiled, of, shares).adjustments);
  return run;
}

/** The wash sales among given decisions in a scenario, and what they change, in the matrix's units. */
export function washSalesIn(
  { plan, columns, batches, calendar }: CompiledPlan,
  of: CompiledScenario,
  shares: Float64Array,
) {
  const isWash = of.washPairs.some(
    ({ sell, exercise }) => shares[sell]! > 0 && (exercise === null || shares[exercise]! > 0),
  );
  if (!isWash) return { adjustments: [], washed: [] };
  const sales: Sale[] = columns.flatMap((column, i) => {
    const isHere = column.do === "sell" && shares[i]! > 0 && decideFor(column.deciders, of.index);
    if (!isHere) return [];
    const price = priceUnits(securityOf(of.scenario, batches[column.batch]!.security), column.date);
    return [{ batch: column.batch, date: column.date, shares: shares[i]!, price }];
  });
  const acquired = batches.map((batch) => {
    if (batch.exercise === null) return batch.held;
    return decideFor(batch.deciders, of.index) ? shares[batch.exercise]! : 0;
  });
  const liquidation = {
    days: calendar.liquidationDates,
    price: (security: string) => priceUnits(securityOf(of.scenario, security), plan.horizon.end),
  };
  const { adjustments, washed } = washSales(batches, sales, acquired, of.index, liquidation);
  return {
    adjustments: adjustments.map((adjustment) => ({
      ...adjustment,
      row: of.matrix.rows.input(calendar.years.indexOf(yearOf(adjustment.date)), adjustment.slot),
    })),
    washed: bySale(batches, washed),
  };
}

function bySale(batches: CompiledPlan["batches"], washed: readonly WashedShares[]): WashSale[] {
  const sales = new Map<string, WashSale>();
  for (const { system, date, batch, replacement, shares, units } of washed) {
    const [lot, by] = [batches[batch]!.lot, batches[replacement]!.lot];
    const key = [date, lot, by].join("\n");
    const none = { shares: 0, loss: 0 };
    const sale = sales.get(key) ?? { date, lot, replacement: by, regular: { ...none }, amt: { ...none } };
    sale[system].shares += shares;
    sale[system].loss = dollars(sale[system].loss * 100 + (shares * units) / (UNITS_PER_DOLLAR / 100));
    sales.set(key, sale);
  }
  return [...sales.values()];
}

/** What the objective makes of its values by scenario, in cents: their mean, unless it asks for the least risk. */
export function objectiveOver(compiled: CompiledPlan, values: readonly number[]): number {
  const { leastRisk } = compiled.plan.objective;
  if (leastRisk === undefined) return expected(compiled, values);
  return compiled.wealthToday - riskOf(compiled, values, leastRisk) * 100;
}

export function expected({ scenarios }: CompiledPlan, values: readonly number[]): number {
  return scenarios.reduce((total, { scenario }, i) => total + scenario.probability * values[i]!, 0);
}

function resultOf(
  { calendar }: CompiledPlan,
  of: CompiledScenario,
  run: ScenarioRun,
): Omit<ScenarioResult, "washSales"> {
  const years = calendar.years.map((year, y): YearResult => {
    const amount = (name: (typeof yearOutputs)[number]) =>
      dollars(run.outputs[y * yearOutputs.length + outputOf[name]]!);
    const lastEvent = of.events.findLastIndex(
      (event) => event.year === y && (y >= calendar.horizonYears || !event.isAfter),
    );
    return {
      year,
      regularTax: amount("regularTax"),
      amt: amount("amt"),
      niit: amount("niit"),
      minimumTaxCreditUsed: amount("minimumTaxCreditUsed"),
      minimumTaxCredit: amount("carryover.minimumTaxCredit"),
      stateTax: amount("state.tax"),
      cash: dollars(run.cash[lastEvent]!),
      additionalMedicareTax: amount("additionalMedicareTax"),
      nonrefundableCredits: amount("nonrefundableCredits"),
      federalTax: amount("federalTax"),
      stateAmt: amount("state.amt"),
      stateMinimumTaxCreditUsed: amount("state.creditUsed"),
      stateMinimumTaxCredit: amount("state.carryover.minimumTaxCredit"),
      payrollTax: dollars(of.events.reduce((sum, event, e) => (event.year === y ? sum + run.payrollTax[e]! : sum), 0)),
      taxDue: dollars(run.taxDue[y]!),
      payments: paymentsOf(y, of.events, run),
    };
  });
  return {
    name: of.scenario.name,
    probability: of.scenario.probability,
    value: dollars(run.value()),
    years: years.slice(0, calendar.horizonYears),
    liquidation: years.slice(calendar.horizonYears),
  };
}

function paymentsOf(year: number, events: CompiledScenario["events"], run: ScenarioRun): YearResult["payments"] {
  const installment = run.installments[year]!;
  return events.flatMap(({ date, installments, taxOf }) => {
    const early = installments?.of === year ? installments.count * installment : 0;
    const rest = taxOf === year ? run.taxDue[year]! - 4 * installment : 0;
    return early + rest === 0 ? [] : [{ date, amount: dollars(early + rest) }];
  });
}
