/** The facts of a year grown to a later one: what the statutes index, and nothing else. */
import type { YearFacts } from "./facts.ts";
import { grown, indexingFactor, mapStatus } from "./indexing.ts";

/** Facts with indexed amounts, by their key in fact-table.ts. */
const INDEXED = [
  "ordinary",
  "standardDeduction",
  "capitalGain",
  "amt.exemption",
  "amt.phaseoutStart",
  "amt.rates",
  "pease",
  "personalExemption",
  "childTaxCredit",
  "section1202",
  "wageBase",
];

/** @param indexing yearly growth */
export function grownFacts(facts: YearFacts, span: { from: number; to: number; indexing: number }): YearFacts {
  if (span.to <= span.from) return facts;
  const factor = indexingFactor(span.to - span.from, span.indexing);
  const amount = (dollars: number) => grown(dollars, factor);
  const tops = (list: readonly number[]) => list.map(amount);
  const { ordinary, capitalGain, amt, pease, personalExemption, childTaxCredit, section1202 } = facts;
  const sourceOf = (key: string) =>
    `${facts.sources[key] ?? facts.source}; grown from ${span.from} by ${Number((span.indexing * 100).toFixed(4))} % a year`;
  return {
    ...facts,
    sources: { ...facts.sources, ...Object.fromEntries(INDEXED.map((key) => [key, sourceOf(key)])) },
    ordinary: { ...ordinary, tops: mapStatus(ordinary.tops, tops) },
    standardDeduction: mapStatus(facts.standardDeduction, amount),
    capitalGain: { ...capitalGain, tops: mapStatus(capitalGain.tops, tops) },
    amt: {
      ...amt,
      exemption: mapStatus(amt.exemption, amount),
      phaseoutStart: mapStatus(amt.phaseoutStart, amount),
      tops: mapStatus(amt.tops, tops),
    },
    pease: pease && { ...pease, start: mapStatus(pease.start, amount) },
    personalExemption: personalExemption && {
      ...personalExemption,
      amount: amount(personalExemption.amount),
      phaseout: personalExemption.phaseout && {
        ...personalExemption.phaseout,
        start: mapStatus(personalExemption.phaseout.start, amount),
      },
    },
    childTaxCredit: childTaxCredit && { ...childTaxCredit, child: amount(childTaxCredit.child) },
    section1202:
      section1202.applicableDate === null
        ? section1202
        : { ...section1202, limitAfter: mapStatus(section1202.limitAfter, amount) },
    wageBase: amount(facts.wageBase),
  };
}
