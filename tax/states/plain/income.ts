/**
 * A plain state's income, by what its tax is on; and the losses that it carries on, where those are its own.
 */
import { capitalLossCarryover, scheduleD } from "../../forms/schedule-d.ts";
import {
  type Expression,
  hinge,
  input,
  type Line,
  lines,
  max,
  min,
  minus,
  negative,
  sum,
} from "../../graph/expression.ts";
import { factOf } from "../fact.ts";
import { type FederalIncome, type StateCarryover, type StateFiling, untouched } from "../state.ts";
import type { PlainState } from "./plain-state.ts";
import { untaxedGains } from "./untaxed-gains.ts";

type Filing = Pick<StateFiling, "year" | "filingStatus" | "indexing">;

interface Income {
  lines: readonly Line[];
  total: Expression;
  /** Taxed at a rate of its own, where the state has one. */
  shortTermGain: Expression;
  carryover: StateCarryover;
}

/** Of a state where a loss ends with its year. */
const none: StateCarryover = {
  shortTermLoss: 0,
  longTermLoss: 0,
  amtShortTermLoss: 0,
  amtLongTermLoss: 0,
  minimumTaxCredit: 0,
};

const wages = sum(input("wages"), input("dispositionIncome"));
const interestAndDividends = sum(input("interest"), input("ordinaryDividends"));

export function incomeOf(state: PlainState, filing: Filing, federal: FederalIncome): Income {
  const { base } = state;
  const { year, indexing } = filing;
  const line = lines(state.form, state.citation);
  const { smallBusinessStockTaxed } = state;
  const isTaxed = smallBusinessStockTaxed !== undefined && factOf(smallBusinessStockTaxed, year, indexing).value;
  switch (base.kind) {
    case "federal-agi": {
      const agi = line("income", "Federal adjusted gross income", federal.agi);
      const excluded = untaxedGains(state, base, filing, federal);
      const added =
        isTaxed && federal.section1202Excluded !== 0
          ? [
              line(
                "addition",
                "Gain on small business stock that the federal return excluded",
                federal.section1202Excluded,
                state.smallBusinessStockTaxed!.source,
              ),
            ]
          : [];
      if (excluded.length + added.length === 0) {
        return { lines: [agi], total: agi, shortTermGain: 0, carryover: untouched };
      }
      const total = line(
        "state income",
        `Income after ${added.length > 0 ? "additions and " : ""}subtractions`,
        minus(sum(agi, ...added), ...excluded),
      );
      return { lines: [agi, ...added, ...excluded, total], total, shortTermGain: 0, carryover: untouched };
    }
    case "classes": {
      // What was income at exercise is not income again: the basis of the shares is their value then, as it is for AMT.
      const atExercise = base.isoExercise === "wages";
      const earned = line(
        "compensation",
        atExercise ? "Compensation, with the bargain element of options exercised" : "Compensation",
        atExercise ? hinge(sum(wages, input("isoBargainElement"), input("dispositionAdjustment"))) : wages,
      );
      const interest = line("interest", "Interest", input("interest"));
      const dividends = line("dividends", "Dividends", input("ordinaryDividends"));
      const gains = line(
        "gains",
        "Net gain of the year, not below zero",
        hinge(
          atExercise
            ? sum(input("amtShortTermGain"), input("amtLongTermGain"))
            : minus(sum(input("shortTermGain"), input("longTermGain")), isTaxed ? 0 : federal.section1202Excluded),
        ),
      );
      const other = line("other", "Other income, not below zero", hinge(input("otherIncome")));
      const total = line("income", "Total of the classes of income", sum(earned, interest, dividends, gains, other));
      return { lines: [earned, interest, dividends, gains, other, total], total, shortTermGain: 0, carryover: none };
    }
    case "parts": {
      const form = `Schedules B and D (${state.form})`;
      const given = scheduleD(
        form,
        {
          shortTerm: input("shortTermGain"),
          longTerm: minus(input("longTermGain"), federal.section1202Excluded),
          shortTermCarryover: input("state.carryover.shortTermLoss"),
          longTermCarryover: input("state.carryover.longTermLoss"),
        },
        0,
      );
      const limit = base.capitalLossLimit;
      const gains = {
        ...given,
        l21: lines(form, limit.source)(
          "21",
          "Gain, or loss up to the limit and to interest and dividends",
          max(given.l16, negative(min(factOf(limit, year, indexing).value, interestAndDividends))),
        ),
      };
      // Every dollar of loss that is allowed is used: there is interest or a dividend under it.
      const carryover = capitalLossCarryover(form, gains, 0);
      const earned = line("part B", "Wages and other income", sum(wages, input("otherIncome")));
      const part = line("interest and dividends", "Interest and dividends", interestAndDividends);
      const shortTermGain = line(
        "short-term gain",
        "Net short-term gain, after long-term losses",
        hinge(min(gains.l7, gains.l16)),
      );
      const total = line("income", "Income of all parts", sum(earned, part, gains.l21));
      return {
        lines: [gains.l7, gains.l15, gains.l16, gains.l21, earned, part, shortTermGain, total, ...carryover.lines],
        total,
        shortTermGain,
        carryover: { ...untouched, shortTermLoss: carryover.shortTermLoss, longTermLoss: carryover.longTermLoss },
      };
    }
    case "long-term-gains": {
      const total = line(
        "income",
        "Net long-term gain, after losses carried into the year",
        hinge(minus(input("longTermGain"), federal.section1202Excluded, input("carryover.longTermLoss"))),
      );
      return { lines: [total], total, shortTermGain: 0, carryover: untouched };
    }
    case "interest-and-dividends": {
      const total = line("income", "Interest and dividends", interestAndDividends);
      return { lines: [total], total, shortTermGain: 0, carryover: untouched };
    }
  }
}
