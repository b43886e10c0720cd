/**
 * The shape of a year's facts of law. A fact stands once, in the file of its year, beside its source.
 * Amounts are dollars; rates are fractions of one.
 */
import type { Rate } from "../graph/expression.ts";

export type FilingStatus = "single" | "mfj" | "mfs" | "hoh" | "qss";

/** A fact for each filing status; a qualifying surviving spouse has the joint one unless named. */
export type ByStatus<T> = Readonly<Record<Exclude<FilingStatus, "qss">, T> & { qss?: T }>;

/** `rates[i]` applies up to `tops[i]`; the last rate above the last top. */
export interface RateSchedule {
  rates: readonly Rate[];
  tops: readonly number[];
}

/** Federal facts of one year for all filing statuses, `S` being how a fact varies by status. */
export interface FederalYear {
  /** The revenue procedure or act that published the year's indexed amounts. */
  source: string;
  /** Facts from elsewhere, by their key in fact-table.ts. */
  sources?: Readonly<Record<string, string>>;
  /** Rates on ordinary income. IRC 1(j). */
  ordinary: { rates: readonly Rate[]; tops: ByStatus<readonly number[]> };
  /** IRC 63(c). */
  standardDeduction: ByStatus<number>;
  /** Rates on net capital gain and qualified dividends, by taxable income. IRC 1(h). */
  capitalGain: { rates: readonly Rate[]; tops: ByStatus<readonly number[]> };
  /** IRC 55. */
  amt: {
    exemption: ByStatus<number>;
    phaseoutStart: ByStatus<number>;
    phaseoutRate: number;
    rates: readonly Rate[];
    tops: ByStatus<readonly number[]>;
    /** mfs: the rate at which AMTI above the end of the phase-out is added to itself. IRC 55(d)(2), last sentence. */
    mfsAddBackRate: number;
  };
  /** The cap on the deduction of state and local taxes; null: none. IRC 164(b)(6), (7). */
  salt: {
    cap: ByStatus<number> | null;
    /** From 2025 the cap shrinks with income, but not below a floor. */
    phaseDown: { start: ByStatus<number>; rate: Rate; floor: ByStatus<number> } | null;
  };
  charity: {
    /** Cash gifts up to this part of AGI. IRC 170(b)(1)(A), (G). */
    limit: Rate;
    /** Only gifts above this part of AGI. IRC 170(b)(1)(I), from 2026. */
    floor: Rate;
  };
  /** Cash gifts that are deducted beside the standard deduction, up to this. IRC 170(p), from 2026. */
  giftsBesideStandard?: ByStatus<number>;
  /** The part of itemized deductions lost in the top bracket. IRC 68, from 2026. */
  itemizedReduction: Rate;
  /** The limit on itemized deductions by income, named for Donald Pease. IRC 68 but for 2018-2025; null: none. */
  pease?: {
    start: ByStatus<number>;
    /** Lost: this part of AGI above the start, … */
    ofExcess: Rate;
    /** … but at most this part of the deductions. */
    ofDeductions: Rate;
  } | null;
  /** IRC 151 but for 2018-2025; null: none. */
  personalExemption?: {
    /** For each person. */
    amount: number;
    /** The filer, and the spouse on a joint return. */
    count: ByStatus<number>;
    /** For each step of AGI above the start, or part of one, this part of the exemptions goes. IRC 151(d)(3). */
    phaseout: { start: ByStatus<number>; step: ByStatus<number>; rate: Rate } | null;
  } | null;
  /** The credits for children under 17 and for other dependents; null: none. IRC 24. */
  childTaxCredit?: {
    /** For each child, and for each other dependent. */
    child: number;
    other: number;
    /** The credit goes from this AGI on. */
    phaseoutStart: ByStatus<number>;
  } | null;
  /** Qualified small business stock: how much gain on one issuer's stock can be excluded. IRC 1202(b). */
  section1202?: {
    /** Stock acquired after this day has the rules of P.L. 119-21; null: none has. IRC 1202(a)(6). */
    applicableDate: string | null;
    /** For stock acquired by then, over all years; and for all of the issuer's. */
    limitBefore: ByStatus<number>;
    limitAfter: ByStatus<number>;
  };
  /** The social security wage base. */
  wageBase: number;
  /** IRC 1411. */
  niit?: { rate: Rate; threshold: ByStatus<number> };
  /** IRC 3101(b)(2). */
  additionalMedicare?: { rate: Rate; threshold: ByStatus<number> };
  /** How much of a capital loss counts against other income. IRC 1211(b). */
  capitalLossLimit?: ByStatus<number>;
}

/** All facts of a year: those of its file, and those that no year changes. */
export type YearFacts = Required<FederalYear>;
