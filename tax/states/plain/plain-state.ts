/**
 * A state with a plain income tax, as data: one file a state. `forms.ts` makes the lines.
 */
import type { Rate } from "../../graph/expression.ts";
import type { ByStatus } from "../../years/facts.ts";
import type { Fact } from "../fact.ts";
import type { Phaseout } from "./phaseout.ts";

/** What the tax is on. */
export type Base =
  /** Federal adjusted gross income, so capital losses are the federal ones. */
  | {
      kind: "federal-agi";
      /** The part of net long-term gain that is not taxed. */
      longTermExcluded?: Fact<Rate>;
      /** Net long-term gain up to this is not taxed, where it is more than the part or there is none. */
      longTermExcludedUpTo?: Fact<ByStatus<number>>;
      /** Nor is any net long-term gain above this. */
      longTermExcludedAbove?: Fact<number>;
      /** The part of qualified dividends that is not taxed. */
      qualifiedDividendsExcluded?: Fact<Rate>;
      /** The part of the year's gain that is not taxed, short-term and long-term alike. */
      gainExcluded?: Fact<Rate>;
    }
  /** Classes of income, each not below zero: a loss on shares is lost with its year. */
  | {
      kind: "classes";
      /** When the bargain element of an incentive stock option is income: at exercise, as wages, or when federal law has it. */
      isoExercise: "wages" | "as-federal";
    }
  /** Wages, interest and dividends, short-term and long-term gains apart, with the state's own loss carryovers. */
  | {
      kind: "parts";
      shortTermRate: Fact<Rate>;
      /** How much of a capital loss counts against interest and dividends, and against nothing else. */
      capitalLossLimit: Fact<number>;
    }
  /** Net long-term gain, and nothing else. */
  | { kind: "long-term-gains" }
  | { kind: "interest-and-dividends" };

/** Above an income the benefit of the lower rates is taken back, over a span of AGI. */
export interface Recapture {
  span: number;
  /**
   * By taxable income, lowest first: above `taxableIncome`, `base` is taken back whole, and `benefit` in proportion to federal
   * AGI above `agi` over the span.
   */
  tiers: ByStatus<readonly { taxableIncome: number; agi: number; base: number; benefit: number }[]>;
}

/** A credit of a part of the deduction, which income takes away. */
export interface DeductionCredit {
  rate: Fact<Rate>;
  deduction: Fact<ByStatus<number>>;
  phaseoutRate: Fact<Rate>;
  phaseoutStart: Fact<ByStatus<number>>;
}

/** What is lost of an amount as income rises. */
export interface IncomePhaseout {
  /** State income is federal AGI after the state's subtractions. */
  income: "federal AGI" | "state income";
  by: Fact<ByStatus<Phaseout>>;
}

export interface PlainState {
  /** Two letters. */
  code: string;
  name: string;
  /** The return, as people name it. */
  form: string;
  /** The law that the lines follow, but for those that name their own. */
  citation: string;
  base: Base;
  /** Whether gain on small business stock is taxed that federal law excludes (IRC 1202); not, unless given. */
  smallBusinessStockTaxed?: Fact<boolean>;
  rates: Fact<readonly Rate[]>;
  /** Tops of all rates but the last; none where there is one rate. */
  tops?: Fact<ByStatus<readonly number[]>>;
  /** Rates on net long-term gain, which is stacked on other income, between the same tops. */
  longTermRates?: Fact<readonly Rate[]>;
  /** The highest rate on net long-term gain: what the schedule takes more is not due. */
  longTermRateLimit?: Fact<Rate>;
  /** The part of federal tax that is deducted: income tax and AMT after credits, and net investment income tax. */
  federalTaxDeducted?: Fact<Rate>;
  /** The most of it that is deducted. */
  federalTaxLimit?: Fact<ByStatus<number>>;
  federalTaxLimitPhaseout?: IncomePhaseout;
  standardDeduction?: Fact<ByStatus<number>>;
  deductionPhaseout?: IncomePhaseout;
  /** Of the filer and the spouse together. */
  exemption?: Fact<ByStatus<number>>;
  exemptionPhaseout?: IncomePhaseout;
  /** Federal AGI above which there is no exemption at all. */
  exemptionLimit?: Fact<ByStatus<number>>;
  /** Property tax may be deducted, up to this. */
  propertyTaxDeduction?: Fact<ByStatus<number>>;
  recapture?: Fact<Recapture>;
  deductionCredit?: DeductionCredit;
  /** A credit for the filer and the spouse together, whatever their income; no refund. */
  personalCredit?: Fact<ByStatus<number>>;
  /** Due at once when taxable income is above an amount. */
  step?: Fact<{ above: number; amount: number }>;
  /** More tax on net long-term gain when federal AGI is above an amount. */
  gainSurtax?: Fact<{ rate: Rate; above: number }>;
  /** Its counties tax the same taxable income, each at a rate of its own that a plan names; with one as an example. */
  countyTax?: { county: string; rate: number; source: string };
  /** What the file does not model, in sentences that are printed with results. */
  leavesOut: readonly string[];
}

/** Its facts by name. */
export function factsOf(state: PlainState): [string, Fact<unknown>][] {
  const { base, deductionCredit: credit } = state;
  const agi = base.kind === "federal-agi" ? base : undefined;
  const parts = base.kind === "parts" ? base : undefined;
  const all: [string, Fact<unknown> | undefined][] = [
    ["rates", state.rates],
    ["tops of the rates", state.tops],
    ["short-term rate", parts?.shortTermRate],
    ["capital loss against interest and dividends", parts?.capitalLossLimit],
    ["part of long-term gain not taxed", agi?.longTermExcluded],
    ["long-term gain not taxed up to", agi?.longTermExcludedUpTo],
    ["long-term gain not taxed above", agi?.longTermExcludedAbove],
    ["part of qualified dividends not taxed", agi?.qualifiedDividendsExcluded],
    ["part of all gain not taxed", agi?.gainExcluded],
    ["gain that IRC 1202 excludes is taxed", state.smallBusinessStockTaxed],
    ["rates on long-term gain", state.longTermRates],
    ["highest rate on long-term gain", state.longTermRateLimit],
    ["part of federal tax deducted", state.federalTaxDeducted],
    ["limit of the federal tax deducted", state.federalTaxLimit],
    ["phase-out of that limit", state.federalTaxLimitPhaseout?.by],
    ["standard deduction", state.standardDeduction],
    ["phase-out of the deduction", state.deductionPhaseout?.by],
    ["exemption", state.exemption],
    ["phase-out of the exemption", state.exemptionPhaseout?.by],
    ["income limit of the exemption", state.exemptionLimit],
    ["property tax deduction", state.propertyTaxDeduction],
    ["recapture of lower rates", state.recapture],
    ["rate of the credit", credit?.rate],
    ["deduction that the credit is of", credit?.deduction],
    ["phase-out of the credit", credit?.phaseoutRate],
    ["start of the phase-out", credit?.phaseoutStart],
    ["personal credit", state.personalCredit],
    ["step of the tax", state.step],
    ["surtax on long-term gain", state.gainSurtax],
  ];
  return all.filter((named): named is [string, Fact<unknown>] => named[1] !== undefined);
}
