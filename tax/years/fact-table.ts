/**
 * A year's facts as a table: what each is called, where the statutes have it, and its amounts by filing status.
 */
import type { Rate } from "../graph/expression.ts";
import type { FilingStatus, YearFacts } from "./facts.ts";
import { type FederalLaw, federalLawOf } from "./federal.ts";

export const filingStatuses: readonly FilingStatus[] = ["single", "mfj", "mfs", "hoh", "qss"];

/** One amount of a fact. null: the law has none. */
export interface Amount {
  /** Where a fact has several: "rate", "10 % up to". */
  name: string;
  unit: "dollars" | "rate" | "count";
  value: number | null;
}

export interface Fact {
  /** By which `YearFacts.sources` names it. */
  key: string;
  title: string;
  citation: string;
  amounts: (law: FederalLaw) => Amount[];
}

const asNumber = (rate: Rate): number => (typeof rate === "number" ? rate : rate[0] / rate[1]);
const dollars = (value: number | null, name = ""): Amount => ({ name, unit: "dollars", value });
const rate = (value: Rate | null, name = ""): Amount => ({
  name,
  unit: "rate",
  value: value === null ? null : asNumber(value),
});
const percent = (value: Rate): string => `${Number((asNumber(value) * 100).toFixed(4))} %`;

const schedule = ({ rates, tops }: FederalLaw["ordinary"]): Amount[] =>
  rates.map((each, i) =>
    tops[i] === undefined
      ? dollars(tops.at(-1) ?? 0, `${percent(each)} above`)
      : dollars(tops[i], `${percent(each)} up to`),
  );

/** In the order of the forms. */
export const facts: readonly Fact[] = [
  { key: "ordinary", title: "Rates on ordinary income", citation: "IRC 1", amounts: (law) => schedule(law.ordinary) },
  {
    key: "standardDeduction",
    title: "Standard deduction",
    citation: "IRC 63(c)",
    amounts: (law) => [dollars(law.standardDeduction)],
  },
  {
    key: "personalExemption",
    title: "Personal exemptions",
    citation: "IRC 151(d)",
    amounts: ({ personalExemption: exemption }) =>
      exemption === null
        ? [dollars(null, "for each person")]
        : [
            dollars(exemption.amount, "for each person"),
            { name: "persons", unit: "count", value: exemption.count },
            dollars(exemption.phaseout?.start ?? null, "phase-out above AGI of"),
            dollars(exemption.phaseout?.step ?? null, "a step"),
            rate(exemption.phaseout?.rate ?? null, "lost for each step"),
          ],
  },
  {
    key: "salt",
    title: "Cap on state and local taxes",
    citation: "IRC 164(b)(6), (7)",
    amounts: ({ salt: { cap, phaseDown } }) => [
      dollars(cap, "cap"),
      ...(phaseDown === null
        ? []
        : [
            dollars(phaseDown.start, "shrinks above AGI of"),
            rate(phaseDown.rate, "of what is above"),
            dollars(phaseDown.floor, "down to"),
          ]),
    ],
  },
  {
    key: "charity.limit",
    title: "Cash gifts, up to this part of AGI",
    citation: "IRC 170(b)(1)",
    amounts: (law) => [rate(law.charity.limit)],
  },
  {
    key: "charity.floor",
    title: "Gifts above this part of AGI only",
    citation: "IRC 170(b)(1)(I)",
    amounts: (law) => [rate(law.charity.floor)],
  },
  {
    key: "giftsBesideStandard",
    title: "Cash gifts beside the standard deduction, up to",
    citation: "IRC 170(p)",
    amounts: (law) => [dollars(law.giftsBesideStandard)],
  },
  {
    key: "itemizedReduction",
    title: "Itemized deductions lost in the top bracket",
    citation: "IRC 68, as P.L. 119-21 has it",
    amounts: (law) => [rate(law.itemizedReduction)],
  },
  {
    key: "pease",
    title: "Itemized deductions lost by income",
    citation: "IRC 68, as it was before P.L. 119-21",
    amounts: ({ pease }) =>
      pease === null
        ? [dollars(null, "above AGI of")]
        : [
            dollars(pease.start, "above AGI of"),
            rate(pease.ofExcess, "of what is above"),
            rate(pease.ofDeductions, "of the deductions at most"),
          ],
  },
  {
    key: "capitalGain",
    title: "Rates on long-term gains and qualified dividends",
    citation: "IRC 1(h)",
    amounts: (law) => schedule(law.capitalGain),
  },
  {
    key: "capitalLossLimit",
    title: "Capital loss against other income",
    citation: "IRC 1211(b)",
    amounts: (law) => [dollars(law.capitalLossLimit)],
  },
  {
    key: "amt.exemption",
    title: "AMT exemption",
    citation: "IRC 55(d)(1), (4)",
    amounts: (law) => [dollars(law.amt.exemption)],
  },
  {
    key: "amt.phaseoutStart",
    title: "AMT exemption: start of the phase-out",
    citation: "IRC 55(d)(2)",
    amounts: (law) => [dollars(law.amt.phaseoutStart)],
  },
  {
    key: "amt.phaseoutRate",
    title: "AMT exemption: lost of each dollar above",
    citation: "IRC 55(d)(2)",
    amounts: (law) => [rate(law.amt.phaseoutRate)],
  },
  {
    key: "amt.mfsAddBackRate",
    title: "AMT of a separate return: added of each dollar above the end of the phase-out",
    citation: "IRC 55(d)(2)",
    amounts: (law) => (law.filingStatus === "mfs" ? [rate(law.amt.mfsAddBackRate)] : [rate(null)]),
  },
  { key: "amt.rates", title: "AMT rates", citation: "IRC 55(b)(1)", amounts: (law) => schedule(law.amt.schedule) },
  {
    key: "section1202",
    title: "Gain on small business stock that can be excluded, of one issuer",
    citation: "IRC 1202(b)",
    amounts: ({ section1202: { limitBefore, limitAfter } }) => [
      dollars(limitBefore, "on stock acquired by July 4, 2025"),
      dollars(limitAfter, "with stock acquired later"),
    ],
  },
  {
    key: "childTaxCredit",
    title: "Credits for dependents",
    citation: "IRC 24",
    amounts: ({ childTaxCredit: credit }) => [
      dollars(credit?.child ?? null, "for a child under 17"),
      dollars(credit?.other ?? null, "for another dependent"),
      dollars(credit?.phaseoutStart ?? null, "phase-out above AGI of"),
    ],
  },
  {
    key: "niit",
    title: "Net investment income tax",
    citation: "IRC 1411",
    amounts: ({ niit }) => [rate(niit.rate, "rate"), dollars(niit.threshold, "above AGI of")],
  },
  {
    key: "additionalMedicare",
    title: "Additional Medicare tax",
    citation: "IRC 3101(b)(2)",
    amounts: ({ additionalMedicare: tax }) => [rate(tax.rate, "rate"), dollars(tax.threshold, "above wages of")],
  },
  {
    key: "wageBase",
    title: "Social security wage base",
    citation: "IRC 3121(a)(1)",
    amounts: (law) => [dollars(law.payroll.wageBase)],
  },
];

export const sourceOf = ({ key }: Fact, { sources, source }: YearFacts): string => sources[key] ?? source;

/** Whether two years' facts say the same for a filing status. */
export function isSame(fact: Fact, a: YearFacts, b: YearFacts, status: FilingStatus): boolean {
  const [left, right] = [a, b].map((facts) => JSON.stringify(fact.amounts(federalLawOf(facts, status))));
  return left === right;
}

/** The facts of `into`, with one of them as `from` has it. */
export function withFact({ key }: Fact, into: YearFacts, from: YearFacts): YearFacts {
  const [part, inner] = key.split(".") as [keyof YearFacts, string | undefined];
  if (inner === undefined) return { ...into, [part]: from[part] };
  const inners = key === "amt.rates" ? ["rates", "tops"] : [inner];
  const other = from[part] as unknown as Record<string, unknown>;
  const changed = Object.fromEntries(inners.map((name) => [name, other[name]]));
  return { ...into, [part]: { ...(into[part] as object), ...changed } };
}
