/** A plan as it is asked for, before it is written. */
import type { IsoDate } from "../../model/dates.ts";
import type { FilingStatus } from "../../model/plan.ts";

export interface Draft {
  household: { filingStatus: FilingStatus; state: string | null; localRate: number | null };
  horizon: { start: IsoDate; end: IsoDate };
  /** Dollars a year. */
  wages: number;
  cash: { start: number; savings: number; floor: number };
  securities: DraftSecurity[];
  grants: DraftGrant[];
  lots: DraftLot[];
  /** Dollars; null: no limit. */
  exerciseCash: number | null;
}

export interface DraftSecurity {
  name: string;
  /** Dollars a share, on the first day and on the last. */
  today: number;
  atEnd: number;
  /** null: at all times. */
  sellableFrom: IsoDate | null;
}

export type DraftVesting =
  | "all"
  | { start: IsoDate; months: number; cliffMonths: number }
  | readonly { date: IsoDate; shares: number }[];

export interface DraftGrant {
  id: string;
  type: "iso" | "nso";
  security: string;
  granted: IsoDate;
  strike: number;
  shares: number;
  vesting: DraftVesting;
  expires: IsoDate;
  /** What was assumed of it, in a few words. */
  assumed: string | null;
}

/** Shares held: of an ISO's exercise, or of an NSO's, which are as bought at their value then. */
export interface DraftLot {
  id: string;
  type: "iso" | "nso";
  security: string;
  granted: IsoDate;
  exercised: IsoDate;
  strike: number;
  fmvAtExercise: number;
  shares: number;
}
