/** A return filed for a test: amounts in, any line out. What is read of it is noted for docs/ledger.md. */
import { fileReturn, inputsOf, kindOf, type ReturnToFile } from "../../tax/file-return.ts";
import type { Network } from "../../tax/graph/network.ts";
import { trace } from "../../tax/graph/trace.ts";
import { type ReturnInput, returnForms, returnNetwork } from "../../tax/tax-return.ts";
import { holder } from "../ledger/holding.ts";

export type Amounts = Partial<Record<ReturnInput, number>>;
export type Options = Partial<Omit<ReturnToFile, "year" | "amounts">>;

export type Carryover = Record<
  "shortTermLoss" | "longTermLoss" | "amtShortTermLoss" | "amtLongTermLoss" | "minimumTaxCredit",
  number
>;

/** A single filer without a state, with the larger of the deductions, unless the options say otherwise. */
export function file(year: number, amounts: Amounts, options: Options = {}) {
  const toFile: ReturnToFile = {
    law: "enacted",
    year,
    filingStatus: "single",
    state: null,
    itemize: "auto",
    stateIncomeTax: "given",
    indexing: 0.025,
    ...options,
    amounts,
  };
  const { lines, outputs } = fileReturn(toFile);
  const kind = kindOf(toFile);
  const network = returnNetwork(kind);
  const { holds } = holder(network, inputsOf(toFile));
  const output = (name: string): number => {
    const of = returnForms(kind).outputs[name];
    holds(network.outputs.get(name)!, typeof of === "object" && of.op === "line" ? of : null);
    return outputs.get(name)!;
  };
  return {
    lines,
    /** Dollars, to the cent. */
    line: (form: string, number: string): number => {
      const found = lines.flatMap(({ line }, i) => (line.form === form && line.number === number ? [i] : []));
      if (found.length !== 1) throw new Error(`${found.length} lines are ${form}, line ${number}`);
      const index = found[0]!;
      holds(network.lines[index]!.node, lines[index]!.line);
      return lines[index]!.value.toDecimalPlaces(2).toNumber() + 0;
    },
    output,
    carryover: carriedOn((name) => output(`carryover.${name}`)),
    stateCarryover: carriedOn((name) => output(`state.carryover.${name}`)),
  };
}

/**
 * A form that is worked apart from the return, such as Form 2210.
 *
 * @param inputs whole cents, by slot
 */
export function work(network: Network, inputs: readonly number[]) {
  const { lines, outputs } = trace(network, inputs);
  const { holds } = holder(network, inputs);
  return {
    /** Dollars, exact. */
    line: (number: string): number => {
      const index = lines.findIndex(({ line }) => line.number === number);
      holds(network.lines[index]!.node, lines[index]!.line);
      return lines[index]!.value.toNumber();
    },
    /** Dollars, to the cent. */
    output: (name: string): number => {
      holds(network.outputs.get(name)!, null);
      return outputs.get(name)!;
    },
  };
}

const carryovers = [
  "shortTermLoss",
  "longTermLoss",
  "amtShortTermLoss",
  "amtLongTermLoss",
  "minimumTaxCredit",
] as const;

/** Read when it is asked for, so that what a test does not look at is not noted. */
function carriedOn(read: (name: keyof Carryover) => number): Carryover {
  const carried = {};
  for (const name of carryovers) Object.defineProperty(carried, name, { enumerable: true, get: () => read(name) });
  return carried as Carryover;
}
