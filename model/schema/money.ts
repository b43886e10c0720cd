/** The household's money: income, deductions, what is carried in, what the year has brought already, and cash. */
import { z } from "zod";
import type { YearAmounts } from "../plan.ts";
import { expected, strict } from "./say.ts";
import { choose, dollars, number, positiveDollars, word, yearAmounts } from "./values.ts";

const anyAmounts = yearAmounts(dollars);
const positiveAmounts = yearAmounts(positiveDollars);
const positiveAmount = number(positiveDollars);

const INCOME = ["a mapping of incomes", "Give incomes by name, such as {wages: 180000}."] as const;

export const income = strict(
  {
    wages: positiveAmounts.default(0),
    interest: positiveAmounts.default(0),
    ordinaryDividends: positiveAmounts.default(0),
    qualifiedDividends: positiveAmounts.default(0),
    other: anyAmounts.default(0),
  },
  ...INCOME,
);

export const incomeOverride = strict(
  {
    wages: positiveAmounts.optional(),
    interest: positiveAmounts.optional(),
    ordinaryDividends: positiveAmounts.optional(),
    qualifiedDividends: positiveAmounts.optional(),
    other: anyAmounts.optional(),
  },
  ...INCOME,
);

const AUTO = z.literal("auto", {
  error: expected("auto or a number of dollars", "Give auto for the computed state tax, or dollars as a plain number."),
});
const stateIncomeTax = choose<"auto" | YearAmounts>([AUTO, positiveAmounts], (value) =>
  typeof value === "string" ? AUTO : positiveAmounts,
);
const itemize = word(["auto", "always", "never"]);
const DEDUCTIONS = ["a mapping of deductions", "Give deductions by name, such as {charity: 5000}."] as const;

export const deductions = strict(
  {
    propertyTax: positiveAmounts.default(0),
    mortgageInterest: positiveAmounts.default(0),
    charity: positiveAmounts.default(0),
    stateIncomeTax: stateIncomeTax.default("auto"),
    itemize: itemize.default("auto"),
  },
  ...DEDUCTIONS,
);

export const deductionsOverride = strict(
  {
    propertyTax: positiveAmounts.optional(),
    mortgageInterest: positiveAmounts.optional(),
    charity: positiveAmounts.optional(),
    stateIncomeTax: stateIncomeTax.optional(),
    itemize: itemize.optional(),
  },
  ...DEDUCTIONS,
);

export const credits = strict(
  { nonrefundable: positiveAmounts.default(0) },
  "a mapping of credits",
  "Give credits against income tax as in {nonrefundable: 1200}.",
);

const carried = {
  shortTermLoss: positiveAmount.optional(),
  longTermLoss: positiveAmount.optional(),
  amtShortTermLoss: positiveAmount.optional(),
  amtLongTermLoss: positiveAmount.optional(),
  minimumTaxCredit: positiveAmount.optional(),
};
const CARRYOVERS = [
  "a mapping of carryovers",
  "Give losses and credit as positive dollars, such as {longTermLoss: 12000}.",
] as const;

export const carryovers = strict(
  {
    ...carried,
    section1202: positiveAmount.optional(),
    amtSection1202: positiveAmount.optional(),
    state: strict(carried, ...CARRYOVERS).optional(),
  },
  ...CARRYOVERS,
);

export const thisYear = strict(
  {
    shortTermGain: number(dollars).default(0),
    longTermGain: number(dollars).default(0),
    /** Not negative: an ISO exercised under water has no bargain element. */
    isoBargainElement: positiveAmount.default(0),
  },
  "a mapping of what the year has realized",
  "Give gains by name, a loss as a negative number, such as {shortTermGain: -130000}.",
);

export const lastYear = strict(
  { federalTax: positiveAmount, agi: number(dollars) },
  "a mapping of what last year's return shows",
  "Give the year before the first as in {federalTax: 31900, agi: 181500}.",
);

/** Far beyond any account, near enough to see 3 meant as 3 %. */
const cashYield = number({
  what: "a yearly yield",
  remedy: "Give a yearly yield from -0.1 to 0.25; 3 % is 0.03.",
  min: -0.1,
  max: 0.25,
});
const CASH = [
  "a mapping about cash",
  "Give cash as in {start: 90000, savings: 30000, yield: 0.03, floor: 20000}.",
] as const;

const estimatedTax = word(["april", "safeHarbor"]);

/** Savings may be negative: what is spent beyond the income named. */
export const cash = strict(
  {
    start: positiveAmount.default(0),
    savings: anyAmounts.default(0),
    yield: cashYield.default(0),
    floor: positiveAmount.default(0),
    estimatedTax: estimatedTax.default("april"),
  },
  ...CASH,
);

export const cashOverride = strict(
  {
    start: positiveAmount.optional(),
    savings: anyAmounts.optional(),
    yield: cashYield.optional(),
    floor: positiveAmount.optional(),
    estimatedTax: estimatedTax.optional(),
  },
  ...CASH,
);
