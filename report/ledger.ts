/**
 * The ledger of a plan in a scenario: what each year takes in from the year before and what it passes on, in each account that holds
 * anything: the minimum tax credits and the capital losses of both systems.
 */
import type { Decided } from "../model/decided.ts";
import { traceYear } from "../model/trace-year.ts";
import { carryoverInputs, type ReturnInput } from "../tax/tax-return.ts";

export interface LedgerAccount {
  /** As returns name it: `carryover.minimumTaxCredit`. */
  name: ReturnInput;
  title: string;
  isCredit: boolean;
  /** A loss of the alternative minimum tax. */
  isAmt: boolean;
  /** By year, in dollars. */
  carried: readonly { in: number; out: number }[];
}

export interface Ledger {
  years: readonly { year: number; isLiquidation: boolean }[];
  accounts: readonly LedgerAccount[];
}

/** The accounts of a federal return; a state's have its name before them. */
const titles: Readonly<Record<string, string>> = {
  minimumTaxCredit: "Minimum tax credit",
  shortTermLoss: "Short-term loss",
  longTermLoss: "Long-term loss",
  amtShortTermLoss: "Short-term loss for AMT",
  amtLongTermLoss: "Long-term loss for AMT",
  section1202: "Gain on small business stock under its limit",
  amtSection1202: "The same for AMT",
};

/** @param scenario its index */
export function ledgerOf({ compiled, shares }: Decided, scenario: number): Ledger {
  const of = compiled.scenarios[scenario]!;
  const { years, horizonYears } = compiled.calendar;
  const returns = years.map((year) => traceYear(compiled, of, shares, year));
  const accounts = carryoverInputs.map((name): LedgerAccount => {
    const [, state, kind] = name.match(/^(state\.)?carryover\.(.*)$/)!;
    const title = titles[kind!] ?? kind!;
    return {
      name,
      title:
        state === undefined ? title : `${compiled.plan.household.state}: ${title.toLowerCase().replace("amt", "AMT")}`,
      isCredit: kind === "minimumTaxCredit",
      isAmt: kind!.startsWith("amt"),
      carried: returns.map(({ inputs, outputs }) => ({ in: inputs.get(name)!, out: outputs.get(name) ?? 0 })),
    };
  });
  const hasState = compiled.plan.household.state !== null;
  return {
    years: years.map((year, i) => ({ year, isLiquidation: i >= horizonYears })),
    accounts: accounts.filter(
      ({ name, carried }) =>
        (hasState || !name.startsWith("state.")) && carried.some((each) => each.in !== 0 || each.out !== 0),
    ),
  };
}
