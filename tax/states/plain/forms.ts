/**
 * The lines of a plain state's return, from its data: income, deductions, taxable income, tax by the schedule, credits, tax.
 *
 * Lines have names, not numbers: the forms number them anew every few years. No state here has an AMT of its own that an
 * exercise could reach; those that have one are refused (refused.ts).
 */
import {
  type Expression,
  hinge,
  input,
  type Line,
  lines,
  min,
  minus,
  schedule,
  sum,
  times,
  when,
} from "../../graph/expression.ts";
import { grown, ofStatus } from "../../years/indexing.ts";
import { amountOf, factOf } from "../fact.ts";
import { from, type StateForms, spanOf } from "../state.ts";
import { incomeOf } from "./income.ts";
import { factsOf, type PlainState } from "./plain-state.ts";
import { recaptured } from "./recapture.ts";

/** The first and the last year in which every fact is known; after it the indexed ones grow. */
export const yearsOfPlain = (state: PlainState): [number, number] => spanOf(factsOf(state).map(([, fact]) => fact));

/** @returns the state's forms, for the years from the first known one on */
export const plainState = (state: PlainState): StateForms => {
  const [first, last] = yearsOfPlain(state);
  return from(first, last, { name: state.name, forms: linesOf(state) });
};

function linesOf(state: PlainState): StateForms {
  return ({ year, filingStatus, indexing }, federal) => {
    const line = lines(state.form, state.citation);
    const of = (fact: Parameters<typeof amountOf>[0]) => amountOf(fact, year, filingStatus, indexing);
    const filed: Line[] = [];
    const add = (...given: Parameters<typeof line>): Line => {
      const made = line(...given);
      filed.push(made);
      return made;
    };

    const income = incomeOf(state, { year, indexing }, federal);
    filed.push(...income.lines);
    const deductions: Expression[] = [];
    if (state.standardDeduction) {
      deductions.push(
        add("deduction", "Standard deduction", of(state.standardDeduction), state.standardDeduction.source),
      );
    }
    if (state.exemption) {
      const amount = of(state.exemption);
      const limit = state.exemptionLimit && of(state.exemptionLimit);
      deductions.push(
        add(
          "exemption",
          limit === undefined ? "Personal exemption" : "Personal exemption, none above the income limit",
          limit === undefined ? amount : when(minus(federal.agi, limit), 0, amount),
          state.exemption.source,
        ),
      );
    }
    if (state.propertyTaxDeduction) {
      deductions.push(
        add(
          "property tax",
          "Property tax, up to the limit",
          min(input("itemized.propertyTax"), of(state.propertyTaxDeduction)),
          state.propertyTaxDeduction.source,
        ),
      );
    }
    const taxable = add("taxable", "Taxable income", hinge(minus(income.total, ...deductions)));

    const rates = factOf(state.rates, year, indexing).value;
    const tops = state.tops && factOf(state.tops, year, indexing);
    const bySchedule = add(
      "schedule",
      rates.length === 1 ? "Tax at the rate" : "Tax by the rate schedule",
      schedule(taxable, {
        rates,
        tops: tops ? ofStatus(tops.value, filingStatus).map((top) => grown(top, tops.factor)) : [],
      }),
      state.rates.source,
    );
    const beforeCredits: Expression[] = [bySchedule];
    if (state.base.kind === "parts") {
      const rate = factOf(state.base.shortTermRate, year, indexing).value as number;
      beforeCredits.push(
        add(
          "short-term",
          "Tax on short-term gain above the common rate",
          times(Math.round((rate - (rates[0] as number)) * 1e6) / 1e6, min(income.shortTermGain, taxable)),
          state.base.shortTermRate.source,
        ),
      );
    }
    if (state.recapture) {
      const { span, tiers } = factOf(state.recapture, year, indexing).value;
      beforeCredits.push(
        add(
          "recapture",
          "Benefit of the lower rates taken back",
          recaptured({ span, tiers: ofStatus(tiers, filingStatus) }, { agi: federal.agi, taxable }),
          state.recapture.source,
        ),
      );
    }
    const regular =
      beforeCredits.length === 1 ? bySchedule : add("before credits", "Tax before credits", sum(...beforeCredits));
    let tax: Expression = regular;
    if (state.deductionCredit) {
      const { rate, deduction, phaseoutRate, phaseoutStart } = state.deductionCredit;
      const credit = add(
        "credit",
        "Credit for the deduction, less its phase-out",
        hinge(
          minus(
            times(factOf(rate, year, indexing).value, of(deduction)),
            times(factOf(phaseoutRate, year, indexing).value, hinge(minus(income.total, of(phaseoutStart)))),
          ),
        ),
        rate.source,
      );
      tax = hinge(minus(regular, credit));
    }
    const total = add("tax", `${state.name} tax`, tax);
    return {
      lines: filed,
      outputs: {
        taxableIncome: taxable,
        regularTax: regular,
        amt: 0,
        creditUsed: 0,
        tax: total,
        ...income.carryover,
      },
    };
  };
}
