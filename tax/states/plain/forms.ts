/**
 * The lines of a plain state's return, from its data: income, deductions, taxable income, tax by the schedule, credits, tax.
 *
 * Lines have names, not numbers: the forms number them anew every few years. No state here has an AMT of its own that an
 * exercise could reach; those that have one have forms of their own.
 */
import { type Expression, hinge, type Line, lines, min, minus, sum, times } from "../../graph/expression.ts";
import { ofStatus } from "../../years/indexing.ts";
import { amountOf, factOf } from "../fact.ts";
import { from, type StateForms, spanOf } from "../state.ts";
import { deductionsOf } from "./deductions.ts";
import { furtherTaxes } from "./further-taxes.ts";
import { incomeOf } from "./income.ts";
import { factsOf, type PlainState } from "./plain-state.ts";
import { taxOn } from "./rates.ts";
import { recaptured } from "./recapture.ts";

/** The first and the last year in which every fact is known; after it the indexed ones grow. */
export const yearsOfPlain = (state: PlainState): [number, number] => spanOf(factsOf(state).map(([, fact]) => fact));

/** @returns the state's forms, for the years from the first known one on */
export const plainState = (state: PlainState): StateForms => {
  const [first, last] = yearsOfPlain(state);
  return from(first, last, { name: state.name, forms: linesOf(state) });
};

function linesOf(state: PlainState): StateForms {
  return ({ year, filingStatus, indexing, localRate = 0 }, federal) => {
    const line = lines(state.form, state.citation);
    const of = (fact: Parameters<typeof amountOf>[0]) => amountOf(fact, year, filingStatus, indexing);
    const filed: Line[] = [];
    const add = (...given: Parameters<typeof line>): Line => {
      const made = line(...given);
      filed.push(made);
      return made;
    };

    const filing = { year, filingStatus, indexing, localRate };
    const income = incomeOf(state, filing, federal);
    const deductions = deductionsOf(state, filing, federal, income.total);
    filed.push(...income.lines, ...deductions);
    const taxable = add("taxable", "Taxable income", hinge(minus(income.total, ...deductions)));

    const rates = factOf(state.rates, year, indexing).value;
    const bySchedule = add(
      "schedule",
      rates.length === 1 ? "Tax at the rate" : "Tax by the rate schedule",
      taxOn(state, filing, taxable, federal.netCapitalGain),
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
    const further = furtherTaxes(state, filing, federal, taxable);
    filed.push(...further);
    beforeCredits.push(...further);
    const regular =
      beforeCredits.length === 1 ? bySchedule : add("before credits", "Tax before credits", sum(...beforeCredits));
    const credits: Expression[] = [];
    if (state.deductionCredit) {
      const { rate, deduction, phaseoutRate, phaseoutStart } = state.deductionCredit;
      credits.push(
        add(
          "credit",
          "Credit for the deduction, less its phase-out",
          hinge(
            minus(
              times(factOf(rate, year, indexing).value, of(deduction)),
              times(factOf(phaseoutRate, year, indexing).value, hinge(minus(income.total, of(phaseoutStart)))),
            ),
          ),
          rate.source,
        ),
      );
    }
    if (state.personalCredit) {
      credits.push(add("personal credit", "Personal credit", of(state.personalCredit), state.personalCredit.source));
    }
    const tax = credits.length === 0 ? regular : hinge(minus(regular, ...credits));
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
