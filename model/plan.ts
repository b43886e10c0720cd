/**
 * A plan as the rest of Crossover sees it: checked, with every default filled in, still in the plan file's own terms.
 *
 * Made by `readPlan` (model/read-plan.ts) from a file; nothing else makes one, so whoever holds a `Plan` may rely on
 * every reference being good, every amount finite and every date real.
 * Units: US dollars, whole shares, calendar years; dates are ISO 8601 strings, which compare as text.
 */
import type { Law } from "../tax/years/law.ts";
import type { Assumption } from "./assumptions.ts";
import type { IsoDate } from "./dates.ts";
import type { Reveal } from "./reveals.ts";
import type { RiskMeasure } from "./risk.ts";

export type FilingStatus = "single" | "mfj" | "mfs" | "hoh" | "qss";

/** An amount for each calendar year: one for all, or given years, each carried forward until the next one given (0 before the first). */
export type YearAmounts = number | ReadonlyMap<number, number>;

export interface Income {
  wages: YearAmounts;
  interest: YearAmounts;
  /** Includes the qualified ones. */
  ordinaryDividends: YearAmounts;
  qualifiedDividends: YearAmounts;
  other: YearAmounts;
}

export interface Deductions {
  propertyTax: YearAmounts;
  mortgageInterest: YearAmounts;
  charity: YearAmounts;
  /** "auto": the state income tax computed for the year. */
  stateIncomeTax: "auto" | YearAmounts;
  itemize: "auto" | "always" | "never";
}

/** Losses and credit carried into the first year, as positive dollars. */
export interface Carryovers {
  shortTermLoss: number;
  longTermLoss: number;
  amtShortTermLoss: number;
  amtLongTermLoss: number;
  minimumTaxCredit: number;
}

/** A federal return's, which has more. */
export interface FederalCarryovers extends Carryovers {
  /** Gain on qualified small business stock that was under the limit for its issuer in earlier years; and for AMT. */
  section1202: number;
  amtSection1202: number;
}

/** What the first calendar year has already realized, by nothing listed in the plan. */
export interface ThisYear {
  shortTermGain: number;
  longTermGain: number;
  isoBargainElement: number;
}

export interface Cash {
  start: number;
  /** Dollars a year, spread evenly over the year's decision dates. */
  savings: YearAmounts;
  /** Yearly growth of cash, after tax. */
  yield: number;
  /** Cash never falls below this. */
  floor: number;
  /** When federal tax beyond withholding is paid: all of it on April 15 of the next year, or what Form 2210 requires in the year itself. */
  estimatedTax: "april" | "safeHarbor";
}

export interface Security {
  id: string;
  /** In date order, at least one; dollars a share. */
  prices: readonly { date: IsoDate; price: number }[];
  /** true: each price holds until the next; false: log-linear between. */
  steps: boolean;
  /** Growth a year after the last price given. */
  growth: number;
  /** null: always. */
  sellableFrom: IsoDate | null;
  /** No sale from the first to the second date, both included. */
  blackouts: readonly (readonly [IsoDate, IsoDate])[];
}

/** Shares vested on a date, in date order; the sum is the grant's shares. */
export type VestingSchedule = readonly { date: IsoDate; shares: number }[];

export interface Grant {
  /** As decisions name it. */
  id: string;
  /** The grant of the plan file that it is or is a part of: ISOs beyond the $100,000 limit are a part of their own. */
  givenAs: string;
  type: "iso" | "nso";
  security: string;
  granted: IsoDate;
  strike: number;
  shares: number;
  /** `all` is one entry on the grant date. */
  vesting: VestingSchedule;
  /** The last day on which it can be exercised. */
  expires: IsoDate;
  /** The last day on which exercising an ISO is still an ISO's exercise, where that is before `expires`; null: always. */
  isoUntil: IsoDate | null;
  /** Unvested shares can be exercised, under an 83(b) election. */
  earlyExercise: boolean;
  /** Its shares are qualified small business stock. */
  section1202: boolean;
}

/** Shares held at the start: bought, or from the exercise of an ISO. */
export type Lot =
  | {
      kind: "purchased";
      id: string;
      security: string;
      shares: number;
      acquired: IsoDate;
      /** Dollars a share. */
      basis: number;
      /** Dollars a share; as `basis` unless given. */
      amtBasis: number;
      /** Qualified small business stock. */
      section1202: boolean;
    }
  | {
      kind: "iso";
      id: string;
      security: string;
      shares: number;
      granted: IsoDate;
      exercised: IsoDate;
      strike: number;
      fmvAtExercise: number;
      section1202: boolean;
    };

export interface Limits {
  /** Dollars spent on exercising, in all; null: no limit. */
  exerciseCash: number | null;
  /** Federal AMT in a year; null: no limit. In a year before the first given, no limit. */
  amtPerYear: YearAmounts | null;
  /** By security: its share of net worth at each year's end from a date (null: from the start). */
  concentration: readonly { security: string; share: number; from: IsoDate | null }[];
  /** By security: shares held at the horizon's end, at least. */
  keep: readonly { security: string; shares: number }[];
  /** By grant: shares exercised by a date (null: the horizon's end), at least. */
  exercise: readonly { grant: string; by: IsoDate | null; atLeast: number }[];
  /** Mean loss against today's wealth in the worst (1 - level) of scenarios, at most `loss` dollars. */
  cvar: { level: number; loss: number } | null;
  /** Loss against today's wealth in the worst scenario, at most `loss` dollars. */
  worstCase: { loss: number } | null;
  /** What is left is below this many dollars with at most this probability. */
  shortfall: { below: number; probability: number } | null;
  /** Federal minimum tax credit used through a year, expected over the scenarios, at least; dollars. `isNet` as for the objective. */
  creditRecouped: { by: number; atLeast: number; isNet?: boolean } | null;
  /** Limits on risk that no file has: those that a question about the plan adds. */
  risk?: readonly { measure: RiskMeasure; most: number }[];
}

/** One future: the plan's parts that a scenario may change, as they are in it. */
export interface Scenario {
  name: string;
  probability: number;
  income: Income;
  deductions: Deductions;
  cash: Cash;
  securities: readonly Security[];
  law: Law;
  indexing: number;
}

export interface Objective {
  kind: "afterTaxWealth" | "totalTax" | "creditRecouped";
  /** Yearly discount rate, for money at later dates. */
  discount: number;
  /** creditRecouped: the last calendar year that counts. */
  by: number | null;
  /** creditRecouped: less the credit that AMT of these years makes. */
  isNet?: boolean;
  /** afterTaxWealth: as little risk as can be counts, told as what is left, instead of the mean over the scenarios. */
  leastRisk?: Exclude<RiskMeasure, { kind: "shortfall" }>;
}

export interface Plan {
  /** The file it came from, for messages. */
  file: string;
  name: string;
  household: {
    filingStatus: FilingStatus;
    state: string | null;
    /** The rate of the county where the state has counties that tax its income, otherwise 0. */
    localRate: number;
    /** Persons claimed as dependents: qualifying children under 17, and others. */
    dependents: { under17: YearAmounts; others: YearAmounts };
  };
  /** `isCutOff`: a part of a longer plan, whose cash after its end is not asked about. */
  horizon: { start: IsoDate; end: IsoDate; isCutOff?: boolean };
  /** Nonrefundable personal credits other than those for dependents. */
  credits: YearAmounts;
  carryovers: FederalCarryovers;
  /** The state's own carryovers. */
  stateCarryovers: Carryovers;
  thisYear: ThisYear;
  /** What the return of the year before the first shows; not null where `estimatedTax` is `safeHarbor` in any scenario. */
  lastYear: { federalTax: number; agi: number } | null;
  grants: readonly Grant[];
  lots: readonly Lot[];
  decisions: "yearly" | "quarterly" | "monthly" | readonly IsoDate[];
  limits: Limits;
  /** At least one; a plan without scenarios has the one named "base" with probability 1. */
  scenarios: readonly Scenario[];
  /** In order: from each day on, what scenarios are told apart; before the first all decide as one. null: they always do. */
  recourse: { reveals: readonly Reveal[] } | null;
  objective: Objective;
  terminal: { liquidateOver: number; creditValue: number };
  /** What was made of the file that its reader may not expect, in sentences. */
  notes: readonly string[];
  /** Every default that was taken because the file does not say otherwise. */
  assumptions: readonly Assumption[];
}
