/** Where the amounts of one scenario's run lie: one slot each, so that any machine that works a plan has the same memory. */
import { returnInputs } from "../tax/tax-return.ts";
import { yearOutputs } from "./readers.ts";

export interface PlanSlots {
  count: number;
  /** The matrix's rows, in its units. */
  row: (row: number) => number;
  /** Inputs and outputs of each year's return, in cents: all from `inputs` and `outputs` on, by year. */
  inputs: number;
  outputs: number;
  input: (year: number, slot: number) => number;
  output: (year: number, output: number) => number;
  /** By event, in cents. */
  cash: (event: number) => number;
  payrollTax: (event: number) => number;
  /** By year, in cents. */
  taxDue: (year: number) => number;
  installments: (year: number) => number;
  /** By limit and day, in cents. */
  slack: (index: number) => number;
  /** What the objective counts, what is left after tax, and by how much limits are broken in sum; in cents. */
  value: number;
  wealth: number;
  broken: number;
  /** Credit recouped by the year that `limits.creditRecouped` names, in cents. */
  creditRecouped: number;
}

export function planSlots(rows: number, years: number, events: number, slacks: number): PlanSlots {
  let count = 0;
  const next = (size: number): number => {
    count += size;
    return count - size;
  };
  const [width, outputWidth] = [returnInputs.length, yearOutputs.length];
  const row = next(rows);
  const inputs = next(years * width);
  const outputs = next(years * outputWidth);
  const [cash, payrollTax] = [next(events), next(events)];
  const [taxDue, installments] = [next(years), next(years)];
  const slack = next(slacks);
  const [value, wealth, broken, creditRecouped] = [next(1), next(1), next(1), next(1)];
  return {
    count,
    row: (of) => row + of,
    inputs,
    outputs,
    input: (year, slot) => inputs + year * width + slot,
    output: (year, output) => outputs + year * outputWidth + output,
    cash: (event) => cash + event,
    payrollTax: (event) => payrollTax + event,
    taxDue: (year) => taxDue + year,
    installments: (year) => installments + year,
    slack: (index) => slack + index,
    value,
    wealth,
    broken,
    creditRecouped,
  };
}
