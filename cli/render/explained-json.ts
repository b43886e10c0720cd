/** Explained returns as documents for programs. */
import type { Step } from "../../model/contributions.ts";
import { UNITS_PER_DOLLAR } from "../../model/prices.ts";
import { type Comparison, differenceOf } from "../../report/explain/differences.ts";
import type { ExplainedReturn, Part } from "../../report/explain/explained-return.ts";
import type { FilledLine } from "../../report/explain/filled-forms.ts";

export const returnDocument = ({ id, year, amounts, inputs, forms }: ExplainedReturn) => ({
  ...(id === undefined ? {} : { id }),
  year,
  inputs: Object.fromEntries(amounts),
  madeOf: Object.fromEntries(inputs.map(({ name, parts }) => [name, parts.map(partDocument)])),
  lines: forms.flatMap(({ lines }) => lines.map(lineDocument)),
});

function lineDocument({ form, line, title, amount, from, uses, citation, carriedIn, carriedOut }: FilledLine) {
  const roads = {
    ...(carriedIn.length > 0 ? { carriedIn } : {}),
    ...(carriedOut.length > 0 ? { carriedOut } : {}),
  };
  return { form, line, title, amount, from, uses, citation, ...roads };
}

function partDocument({ amount, by }: Part) {
  // Of a price in units of $0.0001 shared among the years after the end, no more than a part of a cent is lost.
  const dollars = Math.round(amount * UNITS_PER_DOLLAR) / UNITS_PER_DOLLAR + 0;
  if ("line" in by) return { amount: dollars, carriedFrom: by.line };
  if ("given" in by) return { amount: dollars, key: by.given.key };
  if ("washSaleOf" in by) return { amount: dollars, washSaleOf: stepDocument(by.washSaleOf) };
  const { sign, shares, parts, from, less } = by.product;
  return {
    amount: dollars,
    step: stepDocument(by.step),
    product: { sign, shares, parts, from: from / UNITS_PER_DOLLAR, less: less / UNITS_PER_DOLLAR },
  };
}

function stepDocument(step: Step) {
  const { date, shares } = step;
  const price = step.price / UNITS_PER_DOLLAR;
  if (step.do !== "sell") {
    return { date, do: step.do, grant: step.grant.id, type: step.type, shares, strike: step.grant.strike, price };
  }
  const { kind, ...acquisition } = step.acquisition;
  const inDollars = Object.fromEntries(
    Object.entries(acquisition).map(([name, value]) => [
      name,
      typeof value === "number" ? value / UNITS_PER_DOLLAR : value,
    ]),
  );
  const { lot, isQualifying, isAfterEnd } = step;
  return { date, do: step.do, lot, shares, price, kind, ...inDollars, isQualifying, isAfterEnd };
}

export const comparisonDocument = ({ year, labels, inputs, forms }: Comparison) => ({
  ...(year === null ? {} : { year: Number(year) }),
  compared: labels,
  inputs: Object.fromEntries(inputs.map(({ name, amounts }) => [name, amounts])),
  lines: forms.flatMap(({ lines }) =>
    lines.map((each) => {
      const { form, line, title, both } = each;
      return {
        form,
        line,
        title,
        amounts: both.map((side) => side?.amount ?? null),
        difference: differenceOf(each),
        from: both.map((side) => side?.from ?? null),
        citation: (both[0] ?? both[1])!.citation,
      };
    }),
  ),
});
