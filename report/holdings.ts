/**
 * The lots that a plan holds in a scenario: from when, how a sale would be taxed from which day on, and what is sold.
 */
import { addDays, type IsoDate, isMoreThanYears } from "../model/dates.ts";
import type { Decision } from "../model/decisions.ts";
import { typeOn } from "../model/leaving.ts";
import type { Plan } from "../model/plan.ts";

/** How a sale is taxed: of ISO shares disqualifying or qualifying, of others short-term or long-term. */
export type HoldingPeriod = "disqualifying" | "qualifying" | "shortTerm" | "longTerm";

export interface Holding {
  /** As decisions name it. */
  lot: string;
  security: string;
  acquired: IsoDate;
  /** Whether an option's exercise made it. */
  isExercised: boolean;
  /** At first. */
  shares: number;
  /** After all sales, at the horizon's end. */
  left: number;
  /** Up to the last sale, or to the horizon's end where something is left; one after the other. */
  spans: readonly { from: IsoDate; to: IsoDate; period: HoldingPeriod }[];
  /** The first day of a qualifying sale, or of a long-term one. */
  favorableFrom: IsoDate;
  sales: readonly { date: IsoDate; shares: number; period: HoldingPeriod }[];
}

/**
 * @param decisions those of the scenario
 * @returns in the order in which they were acquired
 */
export function holdingsOf(plan: Plan, decisions: readonly Decision[]): Holding[] {
  const held: Omit<Holding, "left" | "spans" | "favorableFrom" | "sales">[] = plan.lots.map((lot) => ({
    lot: lot.id,
    security: lot.security,
    acquired: lot.kind === "iso" ? lot.exercised : lot.acquired,
    isExercised: lot.kind === "iso",
    shares: lot.shares,
  }));
  for (const decision of decisions) {
    if (decision.do !== "exercise") continue;
    const lot = `${decision.grant}@${decision.date}`;
    const known = held.find((each) => each.lot === lot);
    if (known !== undefined) known.shares += decision.shares;
    else {
      const { security } = plan.grants.find(({ id }) => id === decision.grant)!;
      held.push({ lot, security, acquired: decision.date, isExercised: true, shares: decision.shares });
    }
  }
  return held.map((each) => holdingOf(plan, each, decisions)).sort((a, b) => (a.acquired < b.acquired ? -1 : 1));
}

function holdingOf(
  plan: Plan,
  held: Pick<Holding, "lot" | "security" | "acquired" | "isExercised" | "shares">,
  decisions: readonly Decision[],
): Holding {
  const { lot, acquired, shares } = held;
  const grantDate = isoGrantedOn(plan, lot, acquired);
  const [early, late] =
    grantDate === null ? (["shortTerm", "longTerm"] as const) : (["disqualifying", "qualifying"] as const);
  const favorableFrom = [firstDayAfter(acquired, 1), ...(grantDate === null ? [] : [firstDayAfter(grantDate, 2)])]
    .sort()
    .at(-1)!;
  const sales = decisions.flatMap((decision) =>
    decision.do === "sell" && decision.lot === lot
      ? [{ date: decision.date, shares: decision.shares, period: decision.date < favorableFrom ? early : late }]
      : [],
  );
  const left = shares - sales.reduce((sum, sale) => sum + sale.shares, 0);
  const end =
    left > 0
      ? plan.horizon.end
      : sales
          .map(({ date }) => date)
          .sort()
          .at(-1)!;
  const spans = [
    { from: acquired, to: earlier(favorableFrom, end), period: early },
    { from: favorableFrom, to: end, period: late },
  ].filter(({ from, to }) => from < to);
  return { ...held, left, spans, favorableFrom, sales };
}

/** The grant date of ISO shares; null for others. */
function isoGrantedOn(plan: Plan, lot: string, acquired: IsoDate): IsoDate | null {
  const given = plan.lots.find(({ id }) => id === lot);
  if (given !== undefined) return given.kind === "iso" ? given.granted : null;
  const grant = plan.grants.find(({ id }) => lot === `${id}@${acquired}`)!;
  return typeOn(grant, acquired) === "iso" ? grant.granted : null;
}

/** The first day on which more than so many years have passed. */
function firstDayAfter(from: IsoDate, years: number): IsoDate {
  let day = addDays(from, Math.floor(years * 365.25));
  while (!isMoreThanYears(from, day, years)) day = addDays(day, 1);
  return day;
}

const earlier = (...days: IsoDate[]): IsoDate => days.sort()[0]!;
