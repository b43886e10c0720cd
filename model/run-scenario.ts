/**
 * One candidate in one scenario, worked on numbers: for checks, reports and whatever wants every amount of every year's return.
 *
 * The search runs the same work as generated code (plan-kernel.ts).
 */
import { onNumbers } from "../tax/graph/arithmetic.ts";
import { returnInputs } from "../tax/tax-return.ts";
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import { type PlanMachine, type PlanWork, planWork, type Withheld } from "./plan-work.ts";
import { carryoverSlots, FIRST_CARRYOVER, outputOf, type Reader, yearOutputs } from "./readers.ts";

const WIDTH = returnInputs.length;
const OUTPUTS = yearOutputs.length;

/** Runs candidates of one scenario, one after the other, in the same memory. */
export interface ScenarioRun {
  /**
   * @param shares      whole shares, by column
   * @param adjustments added to the rows, in the matrix's units: what wash sales change; only in the last run of its memory
   */
  run: (shares: Float64Array, adjustments?: readonly { row: number; units: number }[]) => void;
  /** Works years (by index) from one to before another alone, for whoever wants no more: those before them were worked for the same decisions. */
  runYears: (shares: Float64Array, from: number, to: number) => void;
  /** Inputs of each year's return, in cents, by year and slot. */
  inputs: Float64Array;
  /** Outputs of each year's return, in cents, by year and `yearOutputs`. */
  outputs: Float64Array;
  /** Cash after each event, in cents; after the horizon, what has come and gone since its end is counted on. */
  cash: Float64Array;
  /** Payroll tax paid on each event's NSO income, in cents. */
  payrollTax: Float64Array;
  /** Tax of each year beyond withholding, in cents. */
  taxDue: Float64Array;
  /** Each of the four installments of it that are paid in the year itself, in cents, by year. */
  installments: Float64Array;
  /** Inputs of Form 2210 of a year of the horizon, in cents, by `form2210Inputs`; where `estimatedTax` is `safeHarbor`. */
  form2210: (year: number) => Float64Array;
  /** How far the candidate is from breaking each limit, in cents; negative: by how much it does. */
  slacks: Float64Array;
  slackNames: readonly string[];
  /** What the objective counts, in cents (not rounded); more is better, but for `totalTax`. */
  value: () => number;
  /** What is left after tax, in cents (not rounded), whatever the objective. */
  wealth: () => number;
  /** Federal minimum tax credit used through a calendar year, in cents; net: less what AMT makes of it in these years. */
  creditRecouped: (by: number, isNet?: boolean) => number;
}

export function scenarioRun(compiled: CompiledPlan, of: CompiledScenario, reader: Reader): ScenarioRun {
  const { matrix, events } = of;
  const { years } = compiled.calendar;
  const { starts, entryRows, entryUnits } = matrix;
  const work = planWork(compiled, of, withheldTax(of, reader));
  const { slots, slackNames } = work;
  const memory = new Float64Array(slots.count);
  const machine = numberMachine(work, memory, reader);
  const part = (from: number, length: number) => memory.subarray(from, from + length);
  const [rows, inputs] = [part(slots.row(0), matrix.rows.count), part(slots.inputs, years.length * WIDTH)];
  const limits = part(slots.slack(0), slackNames.length - 1);
  const slacks = new Float64Array(slackNames.length);

  const multiply = (shares: Float64Array) => {
    rows.set(matrix.undecided);
    for (let column = 0; column < shares.length; column++) {
      const count = shares[column]!;
      if (count === 0) continue;
      for (let k = starts[column]!; k < starts[column + 1]!; k++) rows[entryRows[k]!]! += entryUnits[k]! * count;
    }
  };

  return {
    run: (shares, adjustments = []) => {
      multiply(shares);
      for (const { row, units } of adjustments) rows[row]! += units;
      for (const { row } of adjustments) inputs[row] = work.toCents(machine, rows[row]!);
      for (let year = 0; year < years.length; year++) work.workYear(machine, year);
      work.finish(machine);
      slacks.set(limits);
      slacks[limits.length] = -work.washed(shares) / 100;
    },
    runYears: (shares, from, to) => {
      multiply(shares);
      for (let year = from; year < to; year++) work.workYear(machine, year);
    },
    inputs,
    outputs: part(slots.outputs, years.length * OUTPUTS),
    cash: part(slots.cash(0), events.length),
    payrollTax: part(slots.payrollTax(0), events.length),
    taxDue: part(slots.taxDue(0), years.length),
    installments: part(slots.installments(0), years.length),
    form2210: (year) => Float64Array.from(work.form2210(machine, year)),
    slacks,
    slackNames,
    wealth: () => memory[slots.wealth]!,
    value: () => memory[slots.value]!,
    creditRecouped: (by, isNet) => work.creditRecouped(machine, by, isNet),
  };
}

function numberMachine({ slots }: PlanWork, memory: Float64Array, reader: Reader): PlanMachine {
  return {
    ...onNumbers,
    load: (slot) => memory[slot]!,
    store: (slot, value) => {
      memory[slot] = value;
    },
    file: (year) => reader.file(year, memory, slots.input(year, 0), memory, slots.output(year, 0)),
    payrollTax: reader.payrollTax,
    installment: (year, amounts) => reader.installment(year, Float64Array.from(amounts)),
  };
}

/** The tax of each year when nothing is decided: what withholding covers. */
export function withheldTax({ matrix, kinds }: CompiledScenario, reader: Reader): Withheld {
  const unitsPerCent = matrix.scale / 100;
  const inputs = Float64Array.from(matrix.withheld.subarray(0, kinds.length * WIDTH), (units) =>
    Math.floor((2 * units + unitsPerCent) / (2 * unitsPerCent)),
  );
  const outputs = new Float64Array(kinds.length * OUTPUTS);
  kinds.forEach((_, year) => {
    if (year > 0) {
      carryoverSlots.forEach((slot, k) => {
        inputs[year * WIDTH + slot] = outputs[(year - 1) * OUTPUTS + FIRST_CARRYOVER + k]!;
      });
    }
    reader.file(year, inputs, year * WIDTH, outputs, year * OUTPUTS);
  });
  const output = (year: number, name: keyof typeof outputOf) => outputs[year * OUTPUTS + outputOf[name]]!;
  const federalTax = kinds.map((_, year) => output(year, "federalTax"));
  return { federalTax, tax: federalTax.map((tax, year) => tax + output(year, "state.tax")) };
}
