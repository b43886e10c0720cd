/** A return filed for a test: amounts in, any line out. */
import { fileReturn, nested, type ReturnToFile } from "../../tax/file-return.ts";
import type { ReturnInput } from "../../tax/tax-return.ts";

export type Amounts = Partial<Record<ReturnInput, number>>;
export type Options = Partial<Omit<ReturnToFile, "year" | "amounts">>;

export type Carryover = Record<
  "shortTermLoss" | "longTermLoss" | "amtShortTermLoss" | "amtLongTermLoss" | "minimumTaxCredit",
  number
>;

/** A single filer without a state, with the larger of the deductions, unless the options say otherwise. */
export function file(year: number, amounts: Amounts, options: Options = {}) {
  const { lines, outputs } = fileReturn({
    law: "enacted",
    year,
    filingStatus: "single",
    state: null,
    itemize: "auto",
    stateIncomeTax: "given",
    indexing: 0.025,
    ...options,
    amounts,
  });
  const { carryover, state } = nested(outputs) as { carryover: Carryover; state: { carryover: Carryover } };
  return {
    lines,
    /** Dollars, to the cent. */
    line: (form: string, number: string): number => {
      const found = lines.filter(({ line }) => line.form === form && line.number === number);
      if (found.length !== 1) throw new Error(`${found.length} lines are ${form}, line ${number}`);
      return found[0]!.value.toDecimalPlaces(2).toNumber() + 0;
    },
    output: (name: string): number => outputs.get(name)!,
    carryover,
    stateCarryover: state.carryover,
  };
}
