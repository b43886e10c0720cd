/**
 * Many price paths of a plan with the same decisions: one piece of generated code for all, since prices change coefficients only. Two
 * paths are worked at a time.
 *
 * Where prices decide more than the rows of the matrix there is no such kernel: several scenarios, shares of net worth that are limited,
 * risk limits, and sales that another acquisition could make wash sales.
 */
import { hasSimd } from "../tax/graph/batch-kernel.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { daysBetween } from "./dates.ts";
import { acquiredOn } from "./dispositions.ts";
import { dollars } from "./dollars.ts";
import { slackOf } from "./linear-limits.ts";
import type { Matrix } from "./matrix.ts";
import { pathRows, type Quote } from "./path-rows.ts";
import { planCode } from "./plan-code.ts";
import { planInJavaScript } from "./plan-in-javascript.ts";
import { planInWasm, planModule } from "./plan-in-wasm.ts";
import { LANES } from "./plan-lanes.ts";
import { planWork } from "./plan-work.ts";
import { integerReader, outputOf, type YearOutput } from "./readers.ts";
import { withheldTax } from "./run-scenario.ts";

/** What a path comes to, in dollars; taxes of all years together. */
export interface PathOutcome {
  value: number;
  federalTax: number;
  stateTax: number;
  payrollTax: number;
  amt: number;
  minimumTaxCreditUsed: number;
  minimumTaxCreditLeft: number;
  /** Names of the limits that are broken. */
  broken: string[];
}

export interface PathKernel {
  quotes: readonly Quote[];
  /** Puts the prices of a path, by quote and in units of $0.0001, into a lane of `LANES`. */
  set: (lane: number, prices: Float64Array) => void;
  run: () => void;
  outcome: (lane: number) => PathOutcome;
}

/** @returns null where prices decide more than coefficients */
export function pathKernel(compiled: CompiledPlan, shares: Float64Array, useWasm = hasSimd()): PathKernel | null {
  const { plan, scenarios, calendar } = compiled;
  const { concentration, cvar, creditRecouped } = plan.limits;
  const isMore = scenarios.length > 1 || concentration.length > 0 || cvar !== null || creditRecouped !== null;
  if (isMore || mayWash(compiled, shares)) return null;
  const given = scenarios[0]!;
  const rows = pathRows(compiled, shares);
  const of = { ...given, washPairs: [], matrix: openMatrix(given.matrix, rows.open, rows.base) };
  const work = planWork(compiled, of, withheldTax(given, integerReader(given.kinds)));
  const { slots, slackNames } = work;
  const years = [...calendar.years.keys()];
  const outputs = (name: YearOutput) => years.map((year) => slots.output(year, outputOf[name]));
  const read = {
    federalTax: outputs("federalTax"),
    stateTax: outputs("state.tax"),
    payrollTax: given.events.map((_, event) => slots.payrollTax(event)),
    amt: outputs("amt"),
    minimumTaxCreditUsed: outputs("minimumTaxCreditUsed"),
    minimumTaxCreditLeft: outputs("carryover.minimumTaxCredit").slice(-1),
  };
  const codes = planCode(compiled, of, work, Object.values(read).flat());
  const lanesOf = useWasm
    ? planInWasm(planModule(of.matrix, codes, slots.count), of.matrix, slots.count, codes.length, work.yearOfRow)
    : planInJavaScript(of.matrix, codes, slots.count, work.yearOfRow);
  const lanes = lanesOf();
  const { memory } = lanes;
  const into = new Float64Array(rows.open.length);
  const chosen = compiled.limits
    .filter((limit) => limit.isChosen && slackOf(limit, shares) < 0)
    .map(({ name }) => name);
  return {
    quotes: rows.quotes,
    set: (lane, prices) => {
      rows.write(prices, into);
      for (let i = 0; i < into.length; i++) lanes.change(lane, i, into[i]! - rows.base[i]!);
    },
    run: lanes.run,
    outcome: (lane) => {
      const sum = (of: readonly number[]) => {
        let total = 0;
        for (let i = 0; i < of.length; i++) total += memory[LANES * of[i]! + lane]!;
        return dollars(total);
      };
      return {
        value: dollars(memory[LANES * slots.value + lane]!),
        federalTax: sum(read.federalTax),
        stateTax: sum(read.stateTax),
        payrollTax: sum(read.payrollTax),
        amt: sum(read.amt),
        minimumTaxCreditUsed: sum(read.minimumTaxCreditUsed),
        minimumTaxCreditLeft: sum(read.minimumTaxCreditLeft),
        broken: [...new Set([...brokenIn(lane), ...chosen])],
      };
    },
  };

  function brokenIn(lane: number): string[] {
    if (memory[LANES * slots.broken + lane]! === 0) return [];
    return slackNames.slice(0, -1).filter((_, i) => memory[LANES * slots.slack(i) + lane]! < 0);
  }
}

/** The matrix with a column for each row that a path can change, which it may raise and lower; nothing else is decided. */
function openMatrix(matrix: Matrix, open: Int32Array, base: Float64Array): Matrix {
  const undecided = matrix.withheld.slice();
  open.forEach((row, i) => {
    undecided[row] = base[i]!;
  });
  // The second half only says that the rows may fall: no share is ever given to it.
  return {
    ...matrix,
    undecided,
    starts: Int32Array.from({ length: 2 * open.length + 1 }, (_, i) => i),
    entryRows: Int32Array.from([...open, ...open]),
    entryUnits: Float64Array.from({ length: 2 * open.length }, (_, i) => (i < open.length ? 1 : -1)),
  };
}

const WINDOW_DAYS = 30;

/** Whether any sale is so near to another acquisition of the stock that at a loss it would be a wash sale. IRC 1091(a). */
function mayWash({ columns, batches, calendar, plan }: CompiledPlan, shares: Float64Array): boolean {
  const acquired = batches.flatMap((batch, b) => {
    const has = batch.exercise === null ? batch.held > 0 : shares[batch.exercise]! > 0;
    return has ? [{ batch: b, security: batch.security, day: acquiredOn(batch.acquisition[0]!) }] : [];
  });
  const sales = [
    ...columns.flatMap((column, c) =>
      column.do === "sell" && shares[c]! > 0
        ? [{ batch: column.batch, security: batches[column.batch]!.security, day: column.date }]
        : [],
    ),
    ...acquired.flatMap(({ batch, security }) => calendar.liquidationDates.map((day) => ({ batch, security, day }))),
  ];
  return (
    plan.horizon.isCutOff === true ||
    sales.some((sale) =>
      acquired.some(
        (other) =>
          other.batch !== sale.batch &&
          other.security === sale.security &&
          Math.abs(daysBetween(sale.day, other.day)) <= WINDOW_DAYS,
      ),
    )
  );
}
