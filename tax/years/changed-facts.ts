/**
 * The facts of a year as a user's law changes them.
 *
 * An amount stands as it is given in the year that it is given for; what the statutes index grows from there, or from the last
 * published year if that is later.
 */
import { LAST_FEDERAL_YEAR } from "./enacted.ts";
import type { ByStatus, YearFacts } from "./facts.ts";
import { grown, indexingFactor } from "./indexing.ts";
import type { FactChanges, ScheduleChange, SurtaxChange, UserLaw, Varied } from "./user-law.ts";

/** @param facts of the base law in that year */
export function changedFacts(facts: YearFacts, law: UserLaw, year: number, indexing: number): YearFacts {
  const starts = Object.keys(law.from)
    .map(Number)
    .filter((start) => start <= year)
    .sort((a, b) => a - b);
  const inForce = [
    { changes: law.facts, since: LAST_FEDERAL_YEAR },
    ...starts.map((start) => ({ changes: law.from[start]!, since: Math.max(start, LAST_FEDERAL_YEAR) })),
    { changes: law.years[year] ?? {}, since: year },
  ];
  return inForce.reduce(
    (before, { changes, since }) =>
      changed(before, changes, law.file, (amount) => grown(amount, indexingFactor(year - since, indexing))),
    facts,
  );
}

type Grow = (amount: number) => number;

/** What a part starts from that the base law does not have, as the statutes have it or had it. */
const NEW_PEASE = { start: { single: 0, mfj: 0, mfs: 0, hoh: 0 }, ofExcess: 0.03, ofDeductions: 0.8 };
const NEW_EXEMPTION = { amount: 0, count: { single: 1, mfj: 2, mfs: 1, hoh: 1, qss: 1 }, phaseout: null };
const NEW_CREDIT = { child: 0, other: 0, phaseoutStart: NEW_PEASE.start };
const NEW_PHASEOUT = { start: NEW_PEASE.start, step: { single: 2500, mfj: 2500, mfs: 1250, hoh: 2500 }, rate: 0.02 };
const NEW_PHASE_DOWN = { start: NEW_PEASE.start, rate: 0.3, floor: NEW_PEASE.start };

function changed(facts: YearFacts, changes: FactChanges, file: string, grow: Grow): YearFacts {
  const { amt, charity, wageBase } = changes;
  return {
    source: facts.source,
    sources: { ...facts.sources, ...Object.fromEntries(keysOf(changes).map((key) => [key, file])) },
    ordinary: scheduleWith(facts.ordinary, changes.ordinary, grow),
    standardDeduction: varied(facts.standardDeduction, changes.standardDeduction, grow),
    capitalGain: scheduleWith(facts.capitalGain, changes.capitalGain, grow),
    amt: {
      ...scheduleWith(facts.amt, amt, grow),
      exemption: varied(facts.amt.exemption, amt?.exemption, grow),
      phaseoutStart: varied(facts.amt.phaseoutStart, amt?.phaseoutStart, grow),
      phaseoutRate: amt?.phaseoutRate ?? facts.amt.phaseoutRate,
      mfsAddBackRate: amt?.mfsAddBackRate ?? amt?.phaseoutRate ?? facts.amt.mfsAddBackRate,
    },
    salt: saltWith(facts.salt, changes.salt),
    charity: { limit: charity?.limit ?? facts.charity.limit, floor: charity?.floor ?? facts.charity.floor },
    giftsBesideStandard: varied(facts.giftsBesideStandard, changes.giftsBesideStandard),
    itemizedReduction: changes.itemizedReduction ?? facts.itemizedReduction,
    pease: partWith(facts.pease, changes.pease, NEW_PEASE, (before, change) => ({
      start: varied(before.start, change.start, grow),
      ofExcess: change.ofExcess ?? before.ofExcess,
      ofDeductions: change.ofDeductions ?? before.ofDeductions,
    })),
    personalExemption: partWith(
      facts.personalExemption,
      changes.personalExemption,
      NEW_EXEMPTION,
      (before, change) => ({
        amount: change.amount === undefined ? before.amount : grow(change.amount),
        count: varied(before.count, change.count),
        phaseout: partWith(before.phaseout, change.phaseout, NEW_PHASEOUT, (phaseout, its) => ({
          start: varied(phaseout.start, its.start, grow),
          step: varied(phaseout.step, its.step),
          rate: its.rate ?? phaseout.rate,
        })),
      }),
    ),
    childTaxCredit: partWith(facts.childTaxCredit, changes.childTaxCredit, NEW_CREDIT, (before, change) => ({
      child: change.child === undefined ? before.child : grow(change.child),
      other: change.other ?? before.other,
      phaseoutStart: varied(before.phaseoutStart, change.phaseoutStart),
    })),
    section1202: {
      applicableDate: facts.section1202.applicableDate,
      limitBefore: varied(facts.section1202.limitBefore, changes.section1202?.limitBefore),
      limitAfter: varied(facts.section1202.limitAfter, changes.section1202?.limitAfter, grow),
    },
    niit: surtaxWith(facts.niit, changes.niit),
    additionalMedicare: surtaxWith(facts.additionalMedicare, changes.additionalMedicare),
    capitalLossLimit: varied(facts.capitalLossLimit, changes.capitalLossLimit),
    wageBase: wageBase === undefined ? facts.wageBase : grow(wageBase),
  };
}

/** One value for all statuses, or those that are given; a surviving spouse's is the joint one until it is named. */
function varied<T extends number | readonly number[]>(
  before: ByStatus<T>,
  change: Varied<T> | undefined,
  grow: (value: T) => T = (value) => value,
): ByStatus<T> {
  if (change === undefined) return before;
  if (typeof change !== "object" || Array.isArray(change)) {
    const value = grow(change as T);
    return { single: value, mfj: value, mfs: value, hoh: value };
  }
  const given = Object.entries(change as Partial<Record<string, T>>).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given.map(([status, value]) => [status, grow(value!)])) };
}

function scheduleWith(
  before: Pick<YearFacts["ordinary"], "rates" | "tops">,
  change: ScheduleChange | undefined,
  grow: Grow,
): Pick<YearFacts["ordinary"], "rates" | "tops"> {
  const onlyRate = change?.rates?.length === 1 ? [] : undefined;
  return {
    rates: change?.rates ?? before.rates,
    tops: varied<readonly number[]>(before.tops, change?.tops ?? onlyRate, (tops) => tops.map(grow)),
  };
}

const surtaxWith = (before: YearFacts["niit"], change: SurtaxChange | undefined): YearFacts["niit"] => ({
  rate: change?.rate ?? before.rate,
  threshold: varied(before.threshold, change?.threshold),
});

/** A part that a law may lack. */
function partWith<P, C>(
  before: P | null,
  change: C | null | undefined,
  anew: P,
  merge: (before: P, change: C) => P,
): P | null {
  if (change === undefined) return before;
  return change === null ? null : merge(before ?? anew, change);
}

function saltWith(before: YearFacts["salt"], change: FactChanges["salt"]): YearFacts["salt"] {
  if (change === undefined) return before;
  const nothing = NEW_PEASE.start;
  const cap =
    change.cap === null ? null : change.cap === undefined ? before.cap : varied(before.cap ?? nothing, change.cap);
  if (cap === null) return { cap, phaseDown: null };
  const phaseDown = partWith(before.phaseDown, change.phaseDown, NEW_PHASE_DOWN, (was, its) => ({
    start: varied(was.start, its.start),
    rate: its.rate ?? was.rate,
    floor: varied(was.floor, its.floor),
  }));
  return { cap, phaseDown };
}

/** The facts that change, by their key in fact-table.ts. */
function keysOf({ amt, charity, ...others }: FactChanges): string[] {
  const given = (part: object) => Object.entries(part).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  const amtKeys = given(amt ?? {}).map((key) => (key === "tops" ? "rates" : key));
  return [
    ...given(others),
    ...amtKeys.map((key) => `amt.${key}`),
    ...(amtKeys.includes("phaseoutRate") ? ["amt.mfsAddBackRate"] : []),
    ...given(charity ?? {}).map((key) => `charity.${key}`),
  ];
}
