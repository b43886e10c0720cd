/**
 * What a plan file itself puts on the return of each year, whatever is decided, and the key that says so.
 */
import type { ReturnInput } from "../tax/tax-return.ts";
import { yearOf } from "./dates.ts";
import type { Lot, Plan, Scenario, YearAmounts } from "./plan.ts";
import { amountIn } from "./year-amounts.ts";

export interface GivenAmount {
  year: number;
  input: ReturnInput;
  dollars: number;
  /** As in the file, such as `income.wages`. */
  key: string;
  /** The lot of the file that it comes from, where it is a lot's. */
  lot?: Extract<Lot, { kind: "iso" }>;
}

/** @param years in order; carryovers come into the first */
export function givenAmounts(plan: Plan, { income, deductions }: Scenario, years: readonly number[]): GivenAmount[] {
  const first = years[0]!;
  const { shortTermGain, longTermGain, isoBargainElement } = plan.thisYear;
  const byYear: [input: ReturnInput, key: string, amounts: YearAmounts][] = [
    ["wages", "income.wages", income.wages],
    ["interest", "income.interest", income.interest],
    ["ordinaryDividends", "income.ordinaryDividends", income.ordinaryDividends],
    ["qualifiedDividends", "income.qualifiedDividends", income.qualifiedDividends],
    ["otherIncome", "income.other", income.other],
    ["itemized.propertyTax", "deductions.propertyTax", deductions.propertyTax],
    ["itemized.mortgageInterest", "deductions.mortgageInterest", deductions.mortgageInterest],
    ["itemized.charity", "deductions.charity", deductions.charity],
    ["credits.nonrefundable", "credits.nonrefundable", plan.credits],
  ];
  if (deductions.stateIncomeTax !== "auto") {
    byYear.push(["itemized.stateIncomeTax", "deductions.stateIncomeTax", deductions.stateIncomeTax]);
  }
  const ofFirst: [input: ReturnInput, key: string, dollars: number][] = [
    ["shortTermGain", "thisYear.shortTermGain", shortTermGain],
    ["longTermGain", "thisYear.longTermGain", longTermGain],
    ["amtShortTermGain", "thisYear.shortTermGain", shortTermGain],
    ["amtLongTermGain", "thisYear.longTermGain", longTermGain],
    ["isoBargainElement", "thisYear.isoBargainElement", isoBargainElement],
    ...Object.entries(plan.carryovers).map(([name, dollars]): [ReturnInput, string, number] => [
      `carryover.${name}` as ReturnInput,
      `carryovers.${name}`,
      dollars,
    ]),
    ...Object.entries(plan.stateCarryovers).map(([name, dollars]): [ReturnInput, string, number] => [
      `state.carryover.${name}` as ReturnInput,
      `carryovers.state.${name}`,
      dollars,
    ]),
  ];
  return [
    ...years.flatMap((year) =>
      byYear.map(([input, key, amounts]): GivenAmount => ({ year, input, key, dollars: amountIn(amounts, year) })),
    ),
    ...ofFirst.map(([input, key, dollars]): GivenAmount => ({ year: first, input, key, dollars })),
    ...plan.lots.flatMap((lot): GivenAmount[] => {
      // A lot exercised earlier in the first year is in that year's AMT income, unless a decision sells it.
      if (lot.kind !== "iso" || yearOf(lot.exercised) !== first) return [];
      const dollars = Math.max(0, lot.fmvAtExercise - lot.strike) * lot.shares;
      return [{ year: first, input: "isoBargainElement", key: `lots.${lot.id}`, dollars, lot }];
    }),
  ];
}
