/** A scenario's returns in the program of a plan, year by year, each carrying losses and credit into the next. */
import {
  carryoverSlots,
  FIRST_CARRYOVER,
  form2210Of,
  integerReader,
  type YearOutput,
  yearOutputs,
} from "../../model/readers.ts";
import { amtLimit } from "../../model/run-limits.ts";
import { withheldTax } from "../../model/run-scenario.ts";
import { form2210Inputs } from "../../tax/forms/form-2210.ts";
import { type Affine, constantOf } from "../../tax/graph/affine.ts";
import { addNetwork } from "../../tax/graph/program/add-network.ts";
import { plus } from "../../tax/graph/program/rounded.ts";
import { returnInputs, returnNetwork } from "../../tax/tax-return.ts";
import type { AddedScenario } from "./matrix-rows.ts";

/** By year (its index), as far as they have been filed; in dollars. */
export interface Returns {
  /** Adds what is not there yet of the returns through a year, in order, so that what is known of one narrows the next. */
  fileThrough: (year: number) => void;
  /** What a plan takes from each, in whole cents as it takes them: a variable where it is first asked for. */
  outputs: readonly ((name: YearOutput) => Affine)[];
  /** Tax, federal and the state's, and what of it is not withheld. */
  tax: readonly Affine[];
  due: readonly Affine[];
  /** Each of the four installments of estimated tax. */
  installments: readonly Affine[];
}

export function returnsOf({ program, compiled, of, rows, named }: AddedScenario): Returns {
  const { plan, calendar } = compiled;
  const { years, horizonYears } = calendar;
  const { scenario, kinds } = of;
  /** In cents. */
  const withheld = withheldTax(of, integerReader(kinds));
  const outputs: ((name: YearOutput) => Affine)[] = [];
  const tax: Affine[] = [];
  const due: Affine[] = [];
  const installments: Affine[] = [];

  const file = (y: number) => {
    const year = named(String(years[y]));
    program.beginPart();
    const before = outputs[y - 1];
    const inputs = returnInputs.map((name, slot) => () => {
      const from = before === undefined ? -1 : carryoverSlots.indexOf(slot);
      return from >= 0
        ? before!(yearOutputs[FIRST_CARRYOVER + from]!)
        : rows.rounded(`${year} ${name}`, of.matrix.rows.input(y, slot));
    });
    const filed = addNetwork(program, year, returnNetwork(kinds[y]!), inputs);
    const rounded = new Map<string, Affine>();
    const output = (name: YearOutput): Affine => {
      const amount = rounded.get(name) ?? program.cents(`${year} ${name}, to the cent`, filed(name));
      rounded.set(name, amount);
      return amount;
    };
    outputs.push(output);
    due.push(plus(plus(output("federalTax"), 1, output("state.tax")), 1, constantOf(-withheld.tax[y]! / 100)));
    tax.push(plus(due[y]!, 1, constantOf(withheld.tax[y]! / 100)));
    const limit = y < horizonYears ? amtLimit(plan.limits.amtPerYear, years[y]!) : null;
    if (limit !== null) program.row(Number.NEGATIVE_INFINITY, output("amt"), limit / 100);
    installments.push(y < horizonYears && scenario.cash.estimatedTax === "safeHarbor" ? installment(y) : constantOf(0));
  };

  const installment = (y: number): Affine => {
    const now = outputs[y]!;
    const before = (name: "federalTax" | "agi", given: number) => (y === 0 ? constantOf(given) : outputs[y - 1]!(name));
    const amounts: Record<(typeof form2210Inputs)[number], Affine> = {
      federalTax: now("federalTax"),
      niit: now("niit"),
      additionalMedicareTax: now("additionalMedicareTax"),
      withheld: constantOf(withheld.federalTax[y]! / 100),
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

  const fileThrough = (year: number) => {
    while (due.length <= year) file(due.length);
  };
  return { fileThrough, outputs, tax, due, installments };
}
