/**
 * A law of a user's own: what it changes of a law that is built in. docs/law-files.md says what its file looks like,
 * changed-facts.ts what it does.
 */
import type { FilingStatus } from "./facts.ts";
import type { BuiltInLaw } from "./law.ts";

/** One for all filing statuses, or by status; a status that is left out keeps what it has. */
export type Varied<T> = T | { readonly [S in FilingStatus]?: T | undefined };

type Part<T> = { readonly [K in keyof T]?: T[K] | undefined };

export interface ScheduleChange {
  /** One rate alone has no tops; more rates without tops keep the tops there are. */
  rates?: readonly number[] | undefined;
  tops?: Varied<readonly number[]> | undefined;
}

export interface SurtaxChange {
  rate?: number | undefined;
  threshold?: Varied<number> | undefined;
}

/** Changed facts, by the names of `FederalYear`. */
export type FactChanges = Part<{
  ordinary: ScheduleChange;
  standardDeduction: Varied<number>;
  capitalGain: ScheduleChange;
  amt: ScheduleChange &
    Part<{
      exemption: Varied<number>;
      phaseoutStart: Varied<number>;
      phaseoutRate: number;
      /** As the phase-out rate, if that alone is given. */
      mfsAddBackRate: number;
    }>;
  salt: Part<{
    cap: Varied<number> | null;
    phaseDown: Part<{ start: Varied<number>; rate: number; floor: Varied<number> }> | null;
  }>;
  charity: Part<{ limit: number; floor: number }>;
  giftsBesideStandard: Varied<number>;
  itemizedReduction: number;
  pease: Part<{ start: Varied<number>; ofExcess: number; ofDeductions: number }> | null;
  personalExemption: Part<{
    amount: number;
    count: Varied<number>;
    phaseout: Part<{ start: Varied<number>; step: Varied<number>; rate: number }> | null;
  }> | null;
  childTaxCredit: Part<{ child: number; other: number; phaseoutStart: Varied<number> }> | null;
  section1202: Part<{ limitBefore: Varied<number>; limitAfter: Varied<number> }>;
  niit: SurtaxChange;
  additionalMedicare: SurtaxChange;
  capitalLossLimit: Varied<number>;
  wageBase: number;
}>;

export interface UserLaw {
  name: string;
  /** Where it came from, as the source of its facts. */
  file: string;
  base: BuiltInLaw;
  /** In every year. */
  facts: FactChanges;
  /** From a year on; a later one goes before. */
  from: Readonly<Record<number, FactChanges>>;
  /** In one year; goes before all others. */
  years: Readonly<Record<number, FactChanges>>;
}
