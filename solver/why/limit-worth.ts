/**
 * What more of a binding limit is worth: the plan made better, from where it stands, with the limit a little looser.
 */
import type { IsoDate } from "../../model/dates.ts";
import type { Plan, YearAmounts } from "../../model/plan.ts";

/** What one more of a limit is: a dollar, a share, or a hundredth of net worth. */
export type LimitUnit = "dollar" | "share" | "percent";

export interface LimitWorth {
  /** As the plan file names it. */
  name: string;
  unit: LimitUnit;
  /** Where the plan reaches it: days of the least cash, years of the most AMT, year ends; none where it is not about a time. */
  at: (IsoDate | number)[];
  /**
   * By how much the limit was loosened, in its units, and what the plan made better with that gains, in dollars of the objective: a
   * difference to one side, and at least this much, since a wider search could find more. Smallest first.
   */
  measured: { by: number; gain: number }[];
}

/** Of the amount of a limit, how far it is loosened; and at least so many dollars, shares or hundredths. */
const PARTS = [1 / 100, 1 / 10];
const LEAST: Readonly<Record<LimitUnit, readonly number[]>> = {
  dollar: [100, 1000],
  share: [10, 100],
  percent: [1, 5],
};

export interface Loosening {
  unit: LimitUnit;
  /** In the limit's units, smallest first. */
  steps: readonly number[];
  /** The plan with the limit looser by so much. */
  looser: (by: number) => Plan;
}

/** @param name of a limit of the plan, as the plan file names it */
export function looseningOf(plan: Plan, name: string): Loosening {
  const { limits } = plan;
  const loosening = (unit: LimitUnit, amount: number, looser: (by: number) => Partial<Plan>): Loosening => ({
    unit,
    steps: PARTS.map((part, i) => Math.max(LEAST[unit][i]!, Math.round(part * amount))),
    looser: (by) => ({ ...plan, ...looser(by) }),
  });
  const withLimits = (changed: Partial<Plan["limits"]>) => ({ limits: { ...limits, ...changed } });
  const [, kind, subject] = /^limits\.(\w+)\.?(.*)$/.exec(name) ?? [];
  if (name === "cash.floor") {
    const floor = Math.max(...plan.scenarios.map(({ cash }) => cash.floor));
    return loosening("dollar", floor, (by) => ({
      scenarios: plan.scenarios.map((of) => ({ ...of, cash: { ...of.cash, floor: of.cash.floor - by } })),
    }));
  }
  switch (kind) {
    case "exerciseCash":
      return loosening("dollar", limits.exerciseCash!, (by) => withLimits({ exerciseCash: limits.exerciseCash! + by }));
    case "amtPerYear": {
      const { amtPerYear } = limits;
      return loosening("dollar", mostOf(amtPerYear!), (by) => withLimits({ amtPerYear: plus(amtPerYear!, by) }));
    }
    case "concentration":
      return loosening("percent", 0, (by) =>
        withLimits({
          concentration: limits.concentration.map((each) =>
            each.security === subject ? { ...each, share: each.share + by / 100 } : each,
          ),
        }),
      );
    case "keep": {
      const keep = limits.keep.find(({ security }) => security === subject)!;
      return loosening("share", keep.shares, (by) =>
        withLimits({ keep: limits.keep.map((each) => (each === keep ? { ...keep, shares: keep.shares - by } : each)) }),
      );
    }
    case "exercise": {
      const exercise = limits.exercise.find(({ grant }) => grant === subject)!;
      return loosening("share", exercise.atLeast, (by) =>
        withLimits({
          exercise: limits.exercise.map((each) =>
            each === exercise ? { ...exercise, atLeast: exercise.atLeast - by } : each,
          ),
        }),
      );
    }
    case "creditRecouped": {
      const creditRecouped = limits.creditRecouped!;
      return loosening("dollar", creditRecouped.atLeast, (by) =>
        withLimits({ creditRecouped: { ...creditRecouped, atLeast: creditRecouped.atLeast - by } }),
      );
    }
    case "cvar": {
      const cvar = limits.cvar!;
      return loosening("dollar", cvar.loss, (by) => withLimits({ cvar: { ...cvar, loss: cvar.loss + by } }));
    }
    case "worstCase": {
      const { loss } = limits.worstCase!;
      return loosening("dollar", loss, (by) => withLimits({ worstCase: { loss: loss + by } }));
    }
    case "shortfall": {
      const { below, probability } = limits.shortfall!;
      return loosening("dollar", below, (by) => withLimits({ shortfall: { below: below - by, probability } }));
    }
    default:
      throw new Error(`no limit is named ${name}`);
  }
}

const mostOf = (amounts: YearAmounts): number =>
  typeof amounts === "number" ? amounts : Math.max(...amounts.values());

const plus = (amounts: YearAmounts, by: number): YearAmounts =>
  typeof amounts === "number" ? amounts + by : new Map([...amounts].map(([year, amount]) => [year, amount + by]));
