/**
 * The credit's way through the years of a plan, as the forms have it: the room there is for it, what is used, and both systems' losses.
 *
 * Source: Form 8801, lines 21-26; Form 6251, lines 2k and 11; Schedule D and its carryover worksheet.
 */
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import { traceYear } from "../../model/trace-year.ts";
import { rounded } from "./outcome.ts";

/** A calendar year, in dollars. */
export interface CreditYear {
  year: number;
  /** After the horizon, when what is left is sold. */
  isAfterHorizon: boolean;
  /** Less the credits that come before this one (Form 8801 line 22). */
  regularTax: number;
  tentativeMinimumTax: number;
  /** Regular tax above the tentative minimum tax: as much credit as the year can use (Form 8801 line 24). */
  room: number;
  amt: number;
  /** Form 6251 line 2k. */
  line2k: number;
  creditUsed: number;
  /** Carried into the next year, with what this year's AMT makes. */
  creditLeft: number;
  /** Taken away without being used: exclusion items alone would bring AMT (Form 8801 of the next year, line 18 below zero). */
  creditLost: number;
  stateCreditUsed: number;
  stateCreditLeft: number;
  /** Capital losses carried into the next year. */
  lossLeft: number;
  amtLossLeft: number;
}

/** @param shares whole shares, by column */
export function creditYearsOf(compiled: CompiledPlan, of: CompiledScenario, shares: Float64Array): CreditYear[] {
  const { years, horizonYears } = compiled.calendar;
  let carried = compiled.plan.carryovers.minimumTaxCredit;
  return years.map((year, y): CreditYear => {
    const { lines, outputs } = traceYear(compiled, of, shares, year);
    const line = (form: string, number: string): number => {
      const found = lines.find((each) => each.line.form === form && each.line.number === number);
      if (found === undefined) throw new Error(`${form} has no line ${number} in ${year}`);
      return found.value.toDecimalPlaces(2).toNumber() + 0;
    };
    const output = (name: string) => outputs.get(name)! + 0;
    const [creditUsed, creditLeft] = [output("minimumTaxCreditUsed"), output("carryover.minimumTaxCredit")];
    const creditLost = rounded(Math.max(0, carried - creditUsed - creditLeft));
    carried = creditLeft;
    return {
      year,
      isAfterHorizon: y >= horizonYears,
      regularTax: line("Form 8801", "22"),
      tentativeMinimumTax: line("Form 8801", "23"),
      room: line("Form 8801", "24"),
      amt: output("amt"),
      line2k: line("Form 6251", "2k"),
      creditUsed,
      creditLeft,
      creditLost,
      stateCreditUsed: output("state.creditUsed"),
      stateCreditLeft: output("state.carryover.minimumTaxCredit"),
      lossLeft: output("carryover.shortTermLoss") + output("carryover.longTermLoss"),
      amtLossLeft: output("carryover.amtShortTermLoss") + output("carryover.amtLongTermLoss"),
    };
  });
}
