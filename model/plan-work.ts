/**
 * What is done with a candidate in one scenario, year by year: its returns, its cash day by day, how near each limit it comes, and what
 * it is worth.
 *
 * Said once, for every machine: the one that works numbers at once (run-scenario.ts, for checks and reports, by the kernel or the trace)
 * and the one that writes code (plan-kernel.ts, for the search).
 */
import { type Arithmetic, floorOfQuotient } from "../tax/graph/arithmetic.ts";
import { returnInputs } from "../tax/tax-return.ts";
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import { yearEndsOf } from "./events.ts";
import { type PlanSlots, planSlots } from "./plan-slots.ts";
import { carryoverSlots, FIRST_CARRYOVER, outputOf } from "./readers.ts";
import { runLimits, yearOfEvent } from "./run-limits.ts";
import { washedLossOf } from "./washed-loss.ts";

const WIDTH = returnInputs.length;

export interface PlanMachine extends Arithmetic {
  load: (slot: number) => number;
  store: (slot: number, value: number) => void;
  /** Works a year's return (by its index), from the slots of its inputs to those of its outputs. */
  file: (year: number) => void;
  /** Payroll tax on wages of a year, in whole cents. */
  payrollTax: (year: number, wages: number) => number;
  /** An installment of a year's estimated tax, in whole cents; `amounts` by `form2210Inputs`. */
  installment: (year: number, amounts: readonly number[]) => number;
}

/** What withholding covers: tax of each year when nothing is decided, in cents. */
export interface Withheld {
  tax: readonly number[];
  federalTax: readonly number[];
}

export interface PlanWork {
  slots: PlanSlots;
  /** The year (by its index) from which on a row of the matrix counts. */
  yearOfRow: (row: number) => number;
  slackNames: readonly string[];
  /** A year, from the rows and from what the years before it left in their slots; with the last year go the days after it. */
  workYear: (machine: PlanMachine, year: number) => void;
  /** Value, wealth and what is broken, once all years are worked. */
  finish: (machine: PlanMachine) => void;
  /**
   * Federal minimum tax credit used through a calendar year, in cents, once all years are worked; net: less what AMT makes of it in these
   * years. Credit that exclusion items take away (Form 8801 line 18 below zero) is not used.
   */
  creditRecouped: (machine: PlanMachine, by: number, isNet?: boolean) => number;
  /** Rounds a row of the matrix to cents, halves up. */
  toCents: (machine: Arithmetic, units: number) => number;
  /** Inputs of Form 2210 of a year of the horizon, in cents. */
  form2210: (machine: PlanMachine, year: number) => number[];
  /** Units of loss that wash sales among the decisions would defer. */
  washed: (shares: Float64Array) => number;
}

export function planWork(compiled: CompiledPlan, of: CompiledScenario, withheld: Withheld): PlanWork {
  const { plan, calendar } = compiled;
  const { matrix, events } = of;
  const { years, horizonYears } = calendar;
  const unitsPerCent = matrix.scale / 100;
  const hasNsos = plan.grants.some((grant) => grant.type === "nso" || grant.isoUntil !== null);
  const paysEstimates = of.scenario.cash.estimatedTax === "safeHarbor";
  const yearEnds = yearEndsOf(events);
  const last = years.length - 1;
  const yearOf = (event: number) => yearOfEvent(of, event);
  const limits = runLimits(compiled, of);
  const slackNames = [...limits.map(({ name }) => name), "wash sales"];
  const slots = planSlots(matrix.rows.count, years.length, events.length, limits.length);

  const toCents = (machine: Arithmetic, units: number) =>
    floorOfQuotient(machine, units, 1, unitsPerCent / 2, unitsPerCent);

  // Most inputs of most years are zero whatever is decided.
  const touched = new Set(matrix.entryRows);
  const usedInputs = years.map((_, year) =>
    Array.from({ length: WIDTH }, (_, slot) => year * WIDTH + slot).filter(
      (row) => matrix.undecided[row] !== 0 || matrix.withheld[row] !== 0 || touched.has(row),
    ),
  );

  const fileYear = (machine: PlanMachine, year: number) => {
    for (const row of usedInputs[year]!) {
      machine.store(slots.inputs + row, toCents(machine, machine.load(slots.row(row))));
    }
    if (year > 0) {
      carryoverSlots.forEach((slot, k) => {
        machine.store(slots.input(year, slot), machine.load(slots.output(year - 1, FIRST_CARRYOVER + k)));
      });
    }
    machine.file(year);
  };

  const taxOf = (machine: PlanMachine, year: number) =>
    machine.add(
      machine.load(slots.output(year, outputOf.federalTax)),
      machine.load(slots.output(year, outputOf["state.tax"])),
    );

  const form2210 = (machine: PlanMachine, year: number) => {
    const lastYear = plan.lastYear!;
    const output = (name: keyof typeof outputOf, at = year) => machine.load(slots.output(at, outputOf[name]));
    const given = (dollars: number) => machine.constant(Math.round(dollars * 100));
    return [
      output("federalTax"),
      output("niit"),
      output("additionalMedicareTax"),
      machine.constant(withheld.federalTax[year]!),
      year === 0 ? given(lastYear.federalTax) : output("federalTax", year - 1),
      year === 0 ? given(lastYear.agi) : output("agi", year - 1),
    ];
  };

  const inInstallments = (machine: PlanMachine, year: number) =>
    machine.multiply(machine.constant(4), machine.load(slots.installments(year)));

  const eventsByYear = years.map((_, year) => [...events.keys()].filter((e) => yearOf(e) === year));

  /** The year's NSO income so far is what its next payroll tax stands on. */
  const payPayroll = (machine: PlanMachine, year: number) => {
    const wages = toCents(machine, machine.constant(matrix.withheld[matrix.rows.input(year, 0)]!));
    let paidOn = wages;
    let paid = machine.payrollTax(year, wages);
    for (const e of eventsByYear[year]!) {
      const row = matrix.rows.nsoIncome(e);
      if (!touched.has(row) && matrix.undecided[row] === 0) continue;
      paidOn = machine.add(paidOn, toCents(machine, machine.load(slots.row(row))));
      const total = machine.payrollTax(year, paidOn);
      machine.store(slots.payrollTax(e), machine.subtract(total, paid));
      paid = total;
    }
  };

  const keepCash = (machine: PlanMachine, e: number) => {
    const event = events[e]!;
    let balance =
      e === 0 ? machine.constant(Math.round(of.scenario.cash.start * 100)) : machine.load(slots.cash(e - 1));
    if (event.growth !== 1) {
      const grown = machine.multiply(balance, machine.constant(event.growth));
      balance = machine.floor(machine.add(grown, machine.constant(0.5)));
    }
    const moved = toCents(machine, machine.load(slots.row(matrix.rows.cash(e))));
    balance = machine.add(balance, machine.add(machine.constant(event.savings), moved));
    if (hasNsos) balance = machine.subtract(balance, machine.load(slots.payrollTax(e)));
    if (event.installments !== null) {
      const each = machine.load(slots.installments(event.installments.of));
      balance = machine.subtract(balance, machine.multiply(machine.constant(event.installments.count), each));
    }
    if (event.taxOf !== null) {
      const due = machine.load(slots.taxDue(event.taxOf));
      const left = paysEstimates ? machine.subtract(due, inInstallments(machine, event.taxOf)) : due;
      balance = machine.subtract(balance, left);
    }
    machine.store(slots.cash(e), balance);
  };

  const workYear = (machine: PlanMachine, year: number) => {
    fileYear(machine, year);
    const due = machine.subtract(taxOf(machine, year), machine.constant(withheld.tax[year]!));
    machine.store(slots.taxDue(year), due);
    if (paysEstimates && year < horizonYears) {
      machine.store(slots.installments(year), machine.installment(year, form2210(machine, year)));
    }
    if (hasNsos) payPayroll(machine, year);
    for (const e of eventsByYear[year]!) keepCash(machine, e);
    limits.forEach(({ year: of, slack }, i) => {
      if (of === year) machine.store(slots.slack(i), slack(machine, slots));
    });
  };

  const wealth = (machine: PlanMachine) => {
    const end = events.findLastIndex((event) => !event.isAfter);
    const cash = (e: number) => machine.load(slots.cash(e));
    const discounted = (amount: number, e: number) => machine.multiply(amount, machine.constant(events[e]!.discount));
    let value = discounted(cash(end), end);
    for (let e = end + 1; e < events.length; e++) {
      value = machine.add(value, discounted(machine.subtract(cash(e), cash(e - 1)), e));
    }
    return machine.add(value, creditLeft(machine));
  };

  const creditLeft = (machine: PlanMachine) => {
    const left = machine.add(
      machine.load(slots.output(last, outputOf["carryover.minimumTaxCredit"])),
      machine.load(slots.output(last, outputOf["state.carryover.minimumTaxCredit"])),
    );
    return machine.multiply(
      machine.multiply(left, machine.constant(plan.terminal.creditValue)),
      machine.constant(events.at(-1)!.discount),
    );
  };

  const totalTax = (machine: PlanMachine) => {
    let value = machine.constant(0);
    events.forEach(({ taxOf: year, installments: early, discount }, e) => {
      const count = (amount: number) => {
        value = machine.add(value, machine.multiply(amount, machine.constant(discount)));
      };
      if (hasNsos) count(machine.load(slots.payrollTax(e)));
      if (early !== null) {
        count(machine.multiply(machine.constant(early.count), machine.load(slots.installments(early.of))));
      }
      if (year !== null) {
        const tax = taxOf(machine, year);
        count(paysEstimates ? machine.subtract(tax, inInstallments(machine, year)) : tax);
      }
    });
    return machine.subtract(value, creditLeft(machine));
  };

  const creditRecouped = (machine: PlanMachine, by: number, isNet = false) => {
    const zero = machine.constant(0);
    let total = zero;
    let carried = machine.constant(Math.round(plan.carryovers.minimumTaxCredit * 100));
    for (let year = 0; year <= last && years[year]! <= by; year++) {
      const used = machine.load(slots.output(year, outputOf.minimumTaxCreditUsed));
      total = machine.add(total, used);
      if (!isNet) continue;
      const left = machine.load(slots.output(year, outputOf["carryover.minimumTaxCredit"]));
      const made = machine.subtract(machine.add(left, used), carried);
      total = machine.subtract(total, machine.max(made, zero));
      carried = left;
    }
    return total;
  };

  const values = {
    afterTaxWealth: wealth,
    totalTax,
    creditRecouped: (machine: PlanMachine) => creditRecouped(machine, plan.objective.by!, plan.objective.isNet),
  };

  const finish = (machine: PlanMachine) => {
    machine.store(slots.wealth, wealth(machine));
    machine.store(slots.value, values[plan.objective.kind](machine));
    const recouped = plan.limits.creditRecouped;
    if (recouped !== null) {
      machine.store(slots.creditRecouped, creditRecouped(machine, recouped.by, recouped.isNet));
    }
    const zero = machine.constant(0);
    const broken = limits.map((_, i) => machine.max(machine.subtract(zero, machine.load(slots.slack(i))), zero));
    machine.store(slots.broken, broken.reduce(machine.add, zero));
  };

  const yearOfRow = (row: number): number => {
    const { cash, nsoIncome, shares } = matrix.rows;
    if (row < cash(0)) return Math.floor(row / WIDTH);
    if (row < nsoIncome(0)) return yearOf(row - cash(0));
    if (row < shares(0, 0)) return yearOf(row - nsoIncome(0));
    return yearOf(yearEnds[(row - shares(0, 0)) % yearEnds.length]!);
  };

  return {
    slots,
    yearOfRow,
    slackNames,
    workYear,
    finish,
    creditRecouped,
    toCents,
    form2210,
    washed: washedLossOf(of),
  };
}
