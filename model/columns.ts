/**
 * The decisions of a plan as columns: how many shares to exercise of a grant, or to sell of a lot, on a date.
 *
 * A candidate is one whole number of shares for each column. From a reveal date on each group of scenarios that is told apart has its own
 * columns.
 */
import type { Law } from "../tax/years/law.ts";
import type { Calendar } from "./calendar.ts";
import type { IsoDate } from "./dates.ts";
import type { Acquisition } from "./dispositions.ts";
import { typeOn } from "./leaving.ts";
import type { Grant, Lot, Plan, Scenario } from "./plan.ts";
import { isSellable, priceUnits, toUnits } from "./prices.ts";
import { type Deciders, decideFor, decidersOn, isSharedWith } from "./reveals.ts";
import { section1202Rules } from "./small-business-stock.ts";

/** Shares held at the start, or those that one exercise on one date makes. */
export interface Batch {
  /** As decisions name it: a lot's id, or `<grant>@<date>`. */
  lot: string;
  security: string;
  /** Shares held at the start; 0 where an exercise makes them. */
  held: number;
  /** The column that makes it, or null. */
  exercise: number | null;
  /** Exercised early, the day its shares vest and can be sold; null: at once. */
  vests: IsoDate | null;
  /** The scenarios whose own decision made it; null: all have it. */
  deciders: Deciders;
  /** By scenario: prices differ. */
  acquisition: readonly Acquisition[];
}

export type Column = { date: IsoDate; deciders: Deciders } & (
  | { do: "exercise"; grant: number /** Index of the batch it makes. */; batch: number }
  | { do: "sell"; batch: number }
);

export interface Columns {
  columns: readonly Column[];
  batches: readonly Batch[];
}

/** Sales come after exercises on each date, so the columns stand in an order in which they can be carried out. */
export function columnsOf(plan: Plan, calendar: Calendar): Columns {
  const columns: Column[] = [];
  const batches: Batch[] = plan.lots.map((lot) => ({
    lot: lot.id,
    security: lot.security,
    held: lot.shares,
    exercise: null,
    vests: null,
    deciders: null,
    acquisition: plan.scenarios.map((scenario) => acquisitionOf(lot, scenario)),
  }));

  for (const date of calendar.decisionDates) {
    for (const deciders of decidersOn(plan, date)) {
      plan.grants.forEach((grant, index) => {
        if (!isExercisable(grant, date)) return;
        for (const vests of vestingGroups(grant, date)) {
          const batch = batches.length;
          columns.push({ date, deciders, do: "exercise", grant: index, batch });
          batches.push({
            lot: `${grant.id}@${date}`,
            security: grant.security,
            held: 0,
            exercise: columns.length - 1,
            vests,
            deciders,
            acquisition: plan.scenarios.map((each) => {
              const security = securityOf(each, grant.security);
              return acquisitionBy(grant, each.law, date, vests, (day) => priceUnits(security, day));
            }),
          });
        }
      });
      batches.forEach((batch, index) => {
        if (!isSharedWith(batch.deciders, deciders)) return;
        if (batch.vests !== null && date < batch.vests) return;
        const sellers = plan.scenarios.filter((_, scenario) => decideFor(deciders, scenario));
        if (sellers.every((each) => isSellable(securityOf(each, batch.security), date))) {
          columns.push({ date, deciders, do: "sell", batch: index });
        }
      });
    }
  }
  return { columns, batches };
}

/** Whether any of a grant's options can be exercised on a day: granted, some vested or exercisable early, not yet lapsed. */
function isExercisable(grant: Grant, day: IsoDate): boolean {
  const opens = grant.earlyExercise ? grant.granted : grant.vesting[0]!.date;
  return grant.granted <= day && opens <= day && day <= grant.expires;
}

/** null for the shares that have vested; with early exercise, each later vesting date for those that vest then. */
function vestingGroups(grant: Grant, day: IsoDate): (IsoDate | null)[] {
  const vested = grant.vesting[0]!.date <= day ? [null] : [];
  if (!grant.earlyExercise) return vested;
  return [...vested, ...grant.vesting.filter((part) => part.date > day).map((part) => part.date)];
}

function acquisitionOf(lot: Lot, scenario: Scenario): Acquisition {
  const rules = (acquired: IsoDate) => (lot.section1202 ? section1202Rules(scenario.law, acquired) : undefined);
  if (lot.kind === "purchased") {
    const { acquired, basis, amtBasis } = lot;
    return {
      kind: "purchased",
      acquired,
      basis: toUnits(basis),
      amtBasis: toUnits(amtBasis),
      section1202: rules(acquired),
    };
  }
  const { granted, exercised, strike, fmvAtExercise } = lot;
  return {
    kind: "iso",
    granted,
    exercised,
    strike: toUnits(strike),
    fmvAtExercise: toUnits(fmvAtExercise),
    fmvWhenVested: toUnits(fmvAtExercise),
    section1202: rules(exercised),
  };
}

/** @param price of the grant's security on a day, in units of $0.0001 */
export function acquisitionBy(
  grant: Grant,
  law: Law,
  date: IsoDate,
  vests: IsoDate | null,
  price: (day: IsoDate) => number,
): Acquisition {
  const [strike, fmv] = [toUnits(grant.strike), price(date)];
  const section1202 = grant.section1202 ? section1202Rules(law, date) : undefined;
  if (typeOn(grant, date) === "iso") {
    // An 83(b) election does not reach an ISO's regular tax: a disqualifying sale looks to the value at vesting. Reg. 1.422-1(b)(3).
    const fmvWhenVested = vests === null ? fmv : price(vests);
    return {
      kind: "iso",
      granted: grant.granted,
      exercised: date,
      strike,
      fmvAtExercise: fmv,
      fmvWhenVested,
      section1202,
    };
  }
  const basis = Math.max(strike, fmv);
  return { kind: "purchased", acquired: date, basis, amtBasis: basis, section1202 };
}

export function securityOf(scenario: Scenario, id: string) {
  return scenario.securities.find((security) => security.id === id)!;
}

/** Vested by a day, in shares. */
export const vestedBy = (grant: Grant, day: IsoDate): number =>
  grant.vesting.reduce((total, part) => (part.date <= day ? total + part.shares : total), 0);
