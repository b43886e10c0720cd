/**
 * One candidate in one scenario: its returns year by year, its cash day by day, what it is worth, and how near each limit it comes.
 *
 * The hot path of the search and, with another reader, the exact check of a plan: one code for both.
 */
import { form2210Inputs } from "../tax/forms/form-2210.ts";
import { returnInputs } from "../tax/tax-return.ts";
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import { carryoverSlots, FIRST_CARRYOVER, outputOf, type Reader, yearOutputs } from "./readers.ts";
import { amountIn } from "./year-amounts.ts";

const WIDTH = returnInputs.length;
const OUTPUTS = yearOutputs.length;

/** Runs candidates of one scenario, one after the other, in the same memory. */
export interface ScenarioRun {
  /**
   * @param shares      whole shares, by column
   * @param adjustments added to the rows, in the matrix's units: what wash sales change; only in the last run of its memory
   */
  run: (shares: Float64Array, adjustments?: readonly { row: number; units: number }[]) => void;
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
  /** Federal minimum tax credit used through a calendar year, in cents. */
  creditRecouped: (by: number) => number;
}

export function scenarioRun(compiled: CompiledPlan, of: CompiledScenario, reader: Reader): ScenarioRun {
  const { plan, calendar } = compiled;
  const { matrix, events } = of;
  const { years, horizonYears } = calendar;
  const { starts, entryRows, entryUnits } = matrix;
  const rows = new Float64Array(matrix.rows.count);
  const inputs = new Float64Array(years.length * WIDTH);
  const outputs = new Float64Array(years.length * OUTPUTS);
  const cash = new Float64Array(events.length);
  const payrollTax = new Float64Array(events.length);
  const taxDue = new Float64Array(years.length);
  const installments = new Float64Array(years.length);
  const unitsPerCent = matrix.scale / 100;
  const hasNsos = plan.grants.some((grant) => grant.type === "nso" || grant.isoUntil !== null);
  const paysEstimates = of.scenario.cash.estimatedTax === "safeHarbor";
  const usesConcentration = of.concentration.length > 0;
  const amtLimits = years.slice(0, horizonYears).map((year) => amtLimit(plan.limits.amtPerYear, year));
  const yearEnds = events.flatMap((event, i) => (event.isYearEnd && !event.isAfter ? [i] : []));
  const floor = Math.round(of.scenario.cash.floor * 100);

  const toCents = (units: number) => Math.floor((2 * units + unitsPerCent) / (2 * unitsPerCent));

  // Most inputs of most years are zero whatever is decided.
  const touched = new Set(matrix.entryRows);
  const usedInputs = Int32Array.from(inputs.keys()).filter(
    (row) => matrix.undecided[row] !== 0 || matrix.withheld[row] !== 0 || touched.has(row),
  );

  const fileYears = (adjustments: readonly { row: number }[] = []) => {
    for (const { row } of adjustments) inputs[row] = toCents(rows[row]!);
    for (let k = 0; k < usedInputs.length; k++) {
      const row = usedInputs[k]!;
      inputs[row] = toCents(rows[row]!);
    }
    for (let year = 0; year < years.length; year++) {
      if (year > 0) {
        for (let k = 0; k < carryoverSlots.length; k++) {
          inputs[year * WIDTH + carryoverSlots[k]!] = outputs[(year - 1) * OUTPUTS + FIRST_CARRYOVER + k]!;
        }
      }
      reader.file(year, inputs, year * WIDTH, outputs, year * OUTPUTS);
    }
  };
  const taxOf = (year: number) =>
    outputs[year * OUTPUTS + outputOf.federalTax]! + outputs[year * OUTPUTS + outputOf["state.tax"]]!;

  rows.set(matrix.withheld);
  fileYears();
  const withheldTax = Float64Array.from(years, (_, year) => taxOf(year));
  const withheldFederalTax = Float64Array.from(years, (_, year) => outputs[year * OUTPUTS + outputOf.federalTax]!);

  const slackNames = [
    ...events.filter((event) => event.isChecked).map(() => "cash.floor"),
    ...amtLimits.filter((limit) => limit !== null).map(() => "limits.amtPerYear"),
    ...of.concentration.flatMap(({ name, fromEvent }) =>
      yearEnds.filter((event) => event >= fromEvent).map(() => name),
    ),
    "wash sales",
  ];
  const slacks = new Float64Array(slackNames.length);
  const washes = [...groupedBySale(of.washPairs)];

  const multiply = (shares: Float64Array) => {
    rows.set(matrix.undecided);
    for (let column = 0; column < shares.length; column++) {
      const count = shares[column]!;
      if (count === 0) continue;
      for (let k = starts[column]!; k < starts[column + 1]!; k++) rows[entryRows[k]!]! += entryUnits[k]! * count;
    }
  };

  /** The year's NSO income so far is what its next payroll tax stands on. */
  const payPayroll = () => {
    let year = -1;
    let paidOn = 0;
    let paid = 0;
    for (let e = 0; e < events.length; e++) {
      const income = rows[matrix.rows.nsoIncome(e)]!;
      payrollTax[e] = 0;
      if (income === 0) continue;
      if (events[e]!.year !== year) {
        year = events[e]!.year;
        paidOn = toCents(matrix.withheld[matrix.rows.input(year, 0)]!);
        paid = reader.payrollTax(year, paidOn);
      }
      paidOn += toCents(income);
      const total = reader.payrollTax(year, paidOn);
      payrollTax[e] = total - paid;
      paid = total;
    }
  };

  const estimates = new Float64Array(form2210Inputs.length);
  const form2210 = (year: number) => {
    const lastYear = plan.lastYear!;
    const at = year * OUTPUTS;
    estimates[0] = outputs[at + outputOf.federalTax]!;
    estimates[1] = outputs[at + outputOf.niit]!;
    estimates[2] = outputs[at + outputOf.additionalMedicareTax]!;
    estimates[3] = withheldFederalTax[year]!;
    estimates[4] = year === 0 ? Math.round(lastYear.federalTax * 100) : outputs[at - OUTPUTS + outputOf.federalTax]!;
    estimates[5] = year === 0 ? Math.round(lastYear.agi * 100) : outputs[at - OUTPUTS + outputOf.agi]!;
    return estimates;
  };
  const estimateTax = () => {
    for (let year = 0; year < horizonYears; year++) installments[year] = reader.installment(year, form2210(year));
  };

  const inInstallments = (year: number) => 4 * installments[year]!;

  const keepCash = () => {
    let balance = Math.round(of.scenario.cash.start * 100);
    for (let e = 0; e < events.length; e++) {
      const event = events[e]!;
      if (event.growth !== 1) balance = Math.round(balance * event.growth);
      balance += event.savings + toCents(rows[matrix.rows.cash(e)]!) - payrollTax[e]!;
      if (event.installments !== null) balance -= event.installments.count * installments[event.installments.of]!;
      if (event.taxOf !== null) balance -= taxDue[event.taxOf]! - inInstallments(event.taxOf);
      cash[e] = balance;
    }
  };

  const lookAtLimits = (shares: Float64Array) => {
    let at = 0;
    for (let e = 0; e < events.length; e++) if (events[e]!.isChecked) slacks[at++] = cash[e]! - floor;
    for (let year = 0; year < horizonYears; year++) {
      const limit = amtLimits[year]!;
      if (limit !== null) slacks[at++] = limit - outputs[year * OUTPUTS + outputOf.amt]!;
    }
    if (usesConcentration) at = lookAtConcentration(at);
    slacks[at] = -washed(shares) / 100;
  };

  /** Units of loss that wash sales among the decisions would defer. */
  const washed = (shares: Float64Array): number => {
    let loss = 0;
    for (const { sell, replacements, units } of washes) {
      const sold = shares[sell]!;
      if (sold === 0) continue;
      for (const exercise of replacements) loss += units * Math.min(sold, exercise === null ? sold : shares[exercise]!);
    }
    return loss;
  };

  const lookAtConcentration = (from: number): number => {
    let at = from;
    const worth = (security: number, k: number) =>
      (rows[matrix.rows.shares(security, k)]! * of.yearEndPrices[security * yearEnds.length + k]!) / 100;
    for (const { security, share, fromEvent } of of.concentration) {
      for (let k = 0; k < yearEnds.length; k++) {
        if (yearEnds[k]! < fromEvent) continue;
        let netWorth = cash[yearEnds[k]!]!;
        for (let s = 0; s < of.scenario.securities.length; s++) netWorth += worth(s, k);
        slacks[at++] = share * netWorth - worth(security, k);
      }
    }
    return at;
  };

  const wealth = () => {
    const end = events.findLastIndex((event) => !event.isAfter);
    let value = cash[end]! * events[end]!.discount;
    for (let e = end + 1; e < events.length; e++) value += (cash[e]! - cash[e - 1]!) * events[e]!.discount;
    return value + creditLeft();
  };

  const creditLeft = () => {
    const last = (years.length - 1) * OUTPUTS;
    const left =
      outputs[last + outputOf["carryover.minimumTaxCredit"]]! +
      outputs[last + outputOf["state.carryover.minimumTaxCredit"]]!;
    return left * plan.terminal.creditValue * events.at(-1)!.discount;
  };

  const totalTax = () => {
    let value = 0;
    for (let e = 0; e < events.length; e++) {
      const { taxOf: year, installments: early, discount } = events[e]!;
      value += payrollTax[e]! * discount;
      if (early !== null) value += early.count * installments[early.of]! * discount;
      if (year !== null) value += (taxOf(year) - inInstallments(year)) * discount;
    }
    return value - creditLeft();
  };

  const creditRecouped = (by: number) =>
    years.reduce(
      (total, year, i) => (year <= by ? total + outputs[i * OUTPUTS + outputOf.minimumTaxCreditUsed]! : total),
      0,
    );

  return {
    run: (shares, adjustments = []) => {
      multiply(shares);
      for (const { row, units } of adjustments) rows[row]! += units;
      fileYears(adjustments);
      for (let year = 0; year < years.length; year++) taxDue[year] = taxOf(year) - withheldTax[year]!;
      if (paysEstimates) estimateTax();
      if (hasNsos) payPayroll();
      keepCash();
      lookAtLimits(shares);
    },
    inputs,
    outputs,
    cash,
    payrollTax,
    taxDue,
    installments,
    form2210,
    slacks,
    slackNames,
    wealth,
    creditRecouped,
    value: {
      afterTaxWealth: wealth,
      totalTax,
      creditRecouped: () => creditRecouped(plan.objective.by!),
    }[plan.objective.kind],
  };
}

function groupedBySale(pairs: CompiledScenario["washPairs"]) {
  const groups = new Map<number, { sell: number; units: number; replacements: (number | null)[] }>();
  for (const { sell, exercise, units } of pairs) {
    const group = groups.get(sell) ?? { sell, units, replacements: [] };
    group.replacements.push(exercise);
    groups.set(sell, group);
  }
  return groups.values();
}

/** Cents, or null in a year without a limit. */
export function amtLimit(limit: CompiledPlan["plan"]["limits"]["amtPerYear"], year: number): number | null {
  if (limit === null) return null;
  if (typeof limit !== "number" && [...limit.keys()].every((given) => given > year)) return null;
  return Math.round(amountIn(limit, year) * 100);
}
