/**
 * A bound that no plan can pass, from what a plan could bring if nothing it does were taxed.
 *
 * Simple and far off, but valid: every share takes the most valuable of its ways without tax, no limit but the calendar is minded, and
 * of each year only the tax is counted that no plan can avoid: the one on the income that is there without it, after a capital loss
 * as large as can be deducted, with every credit used.
 */

import type { CompiledPlan, CompiledScenario } from "../model/compiled-plan.ts";
import { objectiveOver } from "../model/evaluate.ts";
import { integerReader, outputOf, yearOutputs } from "../model/readers.ts";
import { decideFor } from "../model/reveals.ts";
import { withheldTax } from "../model/run-scenario.ts";
import type { Rate } from "../tax/graph/expression.ts";
import { returnInputs, slotOf } from "../tax/tax-return.ts";
import { federalLaw } from "../tax/years/federal.ts";

/** @returns dollars, on the side on which nothing can be better */
export function simpleBound(compiled: CompiledPlan): { bound: number; boundBy: string } {
  const { kind } = compiled.plan.objective;
  const of = { afterTaxWealth: taxFreeWealth, totalTax: leastTax, creditRecouped: mostCredit }[kind];
  const bound =
    objectiveOver(
      compiled,
      compiled.scenarios.map((scenario) => of(compiled, scenario)),
    ) / 100;
  const boundBy = {
    afterTaxWealth: "the value if nothing that a plan does were taxed, and no limit minded",
    totalTax: "the tax on other income alone, with every credit used",
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
    if (column.do === "sell" && decideFor(column.deciders, of.index)) {
      bestSale[column.batch] = Math.max(bestSale[column.batch]!, worthOfColumn[c]!);
    }
  });
  const bestOption = plan.grants.map(() => 0);
  columns.forEach((column, c) => {
    if (column.do === "exercise" && decideFor(column.deciders, of.index)) {
      const worthOfShare = worthOfColumn[c]! + bestSale[column.batch]!;
      bestOption[column.grant] = Math.max(bestOption[column.grant]!, worthOfShare);
    }
  });

  const startCash = Math.round(of.scenario.cash.start * 100) * worth[0]!;
  const savings = events.reduce((total, event, e) => total + event.savings * worth[e]!, 0);
  const undecided = cashOf((e) => matrix.undecided[matrix.rows.cash(e)]!);
  const lots = batches.reduce((total, batch, b) => total + batch.held * bestSale[b]!, 0);
  const options = plan.grants.reduce((total, grant, g) => total + grant.shares * bestOption[g]!, 0);
  const withheld = withheldTax(of, integerReader(of.kinds)).tax;
  const unavoidable = unavoidableTax(of);
  const refunds = events.reduce((total, { taxOf }, e) => {
    return taxOf === null ? total : total + (withheld[taxOf]! - unavoidable[taxOf]!) * worth[e]!;
  }, 0);
  // Installments are at most 90 % of the tax beyond withholding, so even where cash shrinks no more tax paid earlier is ever a gain.
  // Each amount of cash is rounded to the cent once a day.
  const rounding = events.length * Math.max(...worth);
  return startCash + savings + undecided + lots + options + refunds + creditWorth(compiled, of, worth) + rounding;
}

/** More state tax than any plan makes, in cents: the deduction for it is then as large as it can be. */
const LARGEST_STATE_TAX = 1e10;
const LARGEST_LOSS = 1e11;

/**
 * Cents by year that every plan pays, but for the credit there is at the start.
 *
 * What a plan does only adds income, but for a capital loss up to the limit; tax does not fall with income. The minimum tax credit
 * that a plan makes costs as much AMT as it gives back, and earlier.
 */
function unavoidableTax({ kinds, matrix }: CompiledScenario): number[] {
  return kinds.map((kind, year) => {
    const inputs = Float64Array.from(returnInputs, (name, slot) => {
      if (
        name.includes("carryover.") ||
        name === "isoBargainElement" ||
        name === "longTermGain" ||
        name === "amtLongTermGain"
      )
        return 0;
      if (name === "shortTermGain" || name === "amtShortTermGain") return -LARGEST_LOSS;
      return Math.round(matrix.withheld[matrix.rows.input(year, slot)]! / (matrix.scale / 100));
    });
    const slot = (name: (typeof returnInputs)[number]) => slotOf.get(name)!;
    // Gifts are deductible up to a part of income, so more of them may be with a plan: here all of them are.
    inputs[slot("itemized.mortgageInterest")]! += inputs[slot("itemized.charity")]!;
    inputs[slot("itemized.charity")] = 0;
    if (kind.stateIncomeTax === "auto" && kind.state !== null)
      inputs[slot("itemized.stateIncomeTax")] = LARGEST_STATE_TAX;
    const filed = new Float64Array(yearOutputs.length);
    integerReader([{ ...kind, stateIncomeTax: "given" }]).file(0, inputs, 0, filed, 0);
    const amount = (name: (typeof yearOutputs)[number]) => filed[outputOf[name]]!;
    const federal = amount("regularTax") + amount("niit") + amount("additionalMedicareTax");
    return federal + amount("state.tax") - amount("state.amt");
  });
}

/**
 * Cents that credits can add: those at the start, used at their dearest, and what credit left at the end is worth beyond the AMT that
 * it cost. Where cash shrinks, credit that a plan makes could gain by coming late: then all of it is counted.
 */
function creditWorth(compiled: CompiledPlan, of: CompiledScenario, worth: Float64Array): number {
  const isWorthFalling = worth.every((each, e) => e === 0 || each <= worth[e - 1]! + 1e-12);
  const there = creditThere(compiled) * Math.max(...worth);
  return there + (isWorthFalling ? 0 : mostMade(compiled, of) * Math.max(...worth));
}

const creditThere = ({ plan }: CompiledPlan): number =>
  (plan.carryovers.minimumTaxCredit + plan.stateCarryovers.minimumTaxCredit) * 100;

/**
 * Cents of credit that a plan could make at most. Only deferral items make credit: bargain elements, each option exercised at its
 * dearest, and AMT gains above the regular ones, which a smaller loss carried in or a smaller basis for AMT can bring.
 */
function mostMade({ columns, plan, calendar }: CompiledPlan, { matrix, kinds }: CompiledScenario): number {
  const isBargainElement = new Set(calendar.years.map((_, year) => matrix.rows.input(year, BARGAIN_ELEMENT)));
  const dearest = plan.grants.map(() => 0);
  columns.forEach((column, c) => {
    if (column.do !== "exercise") return;
    for (let k = matrix.starts[c]!; k < matrix.starts[c + 1]!; k++) {
      if (!isBargainElement.has(matrix.entryRows[k]!)) continue;
      dearest[column.grant] = Math.max(dearest[column.grant]!, matrix.entryUnits[k]!);
    }
  });
  const options = plan.grants.reduce((total, grant, g) => total + grant.shares * dearest[g]!, 0);
  const already = [...isBargainElement].reduce((total, row) => total + matrix.undecided[row]!, 0);
  const { shortTermLoss, longTermLoss } = plan.carryovers;
  const lots = plan.lots.reduce((total, lot) => {
    return lot.kind === "purchased" ? total + Math.max(0, lot.basis - lot.amtBasis) * lot.shares : total;
  }, 0);
  const gains = shortTermLoss + longTermLoss + lots + LARGEST_LOSS_A_YEAR * calendar.years.length;
  return largestAmtRate(kinds) * ((options + already) / (matrix.scale / 100) + gains * 100);
}

const BARGAIN_ELEMENT = slotOf.get("isoBargainElement")!;
/** Dollars: IRC 1211(b). */
const LARGEST_LOSS_A_YEAR = 3000;

/** What a dollar of AMT income can cost at most: the highest rate, and the exemption that phases out with it. */
function largestAmtRate(kinds: CompiledScenario["kinds"]): number {
  const rates = kinds.map(({ year, filingStatus, indexing, law }) => {
    const { amt } = federalLaw(year, filingStatus, indexing, law);
    return Math.max(...amt.schedule.rates.map(asNumber)) * (1 + amt.phaseoutRate);
  });
  return Math.max(...rates);
}

const asNumber = (rate: Rate): number => (typeof rate === "number" ? rate : rate[0] / rate[1]);

function leastTax(compiled: CompiledPlan, of: CompiledScenario): number {
  const unavoidable = unavoidableTax(of);
  const worth = Float64Array.from(of.events, (event) => event.discount);
  const tax = of.events.reduce((total, { taxOf, discount }) => {
    return taxOf === null ? total : total + unavoidable[taxOf]! * discount;
  }, 0);
  return tax - creditWorth(compiled, of, worth);
}

function mostCredit(compiled: CompiledPlan, of: CompiledScenario): number {
  const { carryovers, objective } = compiled.plan;
  return carryovers.minimumTaxCredit * 100 + (objective.isNet === true ? 0 : mostMade(compiled, of));
}
