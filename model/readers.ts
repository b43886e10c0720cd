/**
 * The returns of a scenario's years, worked on integers or by the trace: one interface, so that what a plan does with a return
 * cannot differ between them.
 */
import { form2210Network } from "../tax/forms/form-2210.ts";
import { payrollNetwork } from "../tax/forms/payroll.ts";
import { type ReturnReader, readOnIntegers } from "../tax/graph/integers.ts";
import type { Network } from "../tax/graph/network.ts";
import { trace } from "../tax/graph/trace.ts";
import { carryoverInputs, type ReturnKind, returnNetwork, slotOf } from "../tax/tax-return.ts";
import type { Plan, Scenario } from "./plan.ts";
import { mayExclude } from "./small-business-stock.ts";
import { amountIn } from "./year-amounts.ts";

/** What a plan reads off each return, in the order in which it is written; the carryovers last. */
export const yearOutputs = [
  "federalTax",
  "state.tax",
  "amt",
  "regularTax",
  "niit",
  "additionalMedicareTax",
  "nonrefundableCredits",
  "minimumTaxCreditUsed",
  "state.amt",
  "state.creditUsed",
  "agi",
  ...carryoverInputs,
] as const;
export type YearOutput = (typeof yearOutputs)[number];

export const outputOf = Object.fromEntries(yearOutputs.map((name, i) => [name, i])) as Record<YearOutput, number>;

/** The input slots that a year's carryover outputs go to in the next year, in the order of the outputs. */
export const carryoverSlots: readonly number[] = carryoverInputs.map((name) => slotOf.get(name)!);
export const FIRST_CARRYOVER = yearOutputs.length - carryoverInputs.length;

export interface Reader {
  /** Works the return of a year (by its index); whole cents in and out. */
  file: (year: number, inputs: Float64Array, from: number, outputs: Float64Array, to: number) => void;
  /** Payroll tax on wages of a year, in whole cents. */
  payrollTax: (year: number, wages: number) => number;
  /** Each of a year's four installments of estimated tax by Form 2210, in whole cents; `amounts` by `form2210Inputs`. */
  installment: (year: number, amounts: Float64Array) => number;
}

/** The kind of each year's return. */
export function returnKinds(plan: Plan, scenario: Scenario, years: readonly number[]): ReturnKind[] {
  const { dependents } = plan.household;
  return years.map((year) => ({
    law: scenario.law,
    year,
    filingStatus: plan.household.filingStatus,
    state: plan.household.state,
    itemize: scenario.deductions.itemize,
    stateIncomeTax: scenario.deductions.stateIncomeTax === "auto" ? "auto" : "given",
    indexing: scenario.indexing,
    localRate: plan.household.localRate,
    dependents: { under17: amountIn(dependents.under17, year), others: amountIn(dependents.others, year) },
    credits: amountIn(plan.credits, year) > 0,
    section1202: mayExclude(plan, year),
  }));
}

export const payrollOf = ({ year, filingStatus, indexing, law }: ReturnKind) =>
  payrollNetwork(year, filingStatus, indexing, law);

export const form2210Of = ({ year, filingStatus, indexing, law }: ReturnKind) =>
  form2210Network(year, filingStatus, indexing, law);

const made = new WeakMap<Network, ReturnReader>();

/** @param wanted always the same of a network */
function readerOf(network: Network, wanted: readonly string[]): ReturnReader {
  const reader = made.get(network) ?? readOnIntegers(network, wanted);
  made.set(network, reader);
  return reader;
}

export function integerReader(kinds: readonly ReturnKind[]): Reader {
  const years = kinds.map((kind) => readerOf(returnNetwork(kind), yearOutputs));
  const payroll = kinds.map((kind) => readerOf(payrollOf(kind), ["payrollTax"]));
  const estimates = kinds.map((kind) => readerOf(form2210Of(kind), ["installment"]));
  const wages = new Float64Array(1);
  const tax = new Float64Array(1);
  return {
    file: (year, inputs, from, outputs, to) => years[year]!(inputs, from, outputs, to),
    payrollTax: (year, cents) => {
      wages[0] = cents;
      payroll[year]!(wages, 0, tax, 0);
      return tax[0]!;
    },
    installment: (year, amounts) => {
      estimates[year]!(amounts, 0, tax, 0);
      return tax[0]!;
    },
  };
}

export function traceReader(kinds: readonly ReturnKind[]): Reader {
  const toCents = (dollars: number) => Math.round(dollars * 100);
  return {
    file: (year, inputs, from, outputs, to) => {
      const network = returnNetwork(kinds[year]!);
      const traced = trace(network, inputs.subarray(from, from + network.inputs.length)).outputs;
      yearOutputs.forEach((name, i) => {
        outputs[to + i] = toCents(traced.get(name)!);
      });
    },
    payrollTax: (year, cents) => toCents(trace(payrollOf(kinds[year]!), [cents]).outputs.get("payrollTax")!),
    installment: (year, amounts) => toCents(trace(form2210Of(kinds[year]!), amounts).outputs.get("installment")!),
  };
}
