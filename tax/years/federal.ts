/**
 * Federal law of a year for a filing status: the published facts, or beyond them the last ones grown by indexing.
 */
import type { Rate } from "../graph/expression.ts";
import type { ByStatus, FederalYear, FilingStatus, RateSchedule } from "./facts.ts";
import { federal2018 } from "./federal-2018.ts";
import { federal2019 } from "./federal-2019.ts";
import { federal2020 } from "./federal-2020.ts";
import { federal2021 } from "./federal-2021.ts";
import { federal2022 } from "./federal-2022.ts";
import { federal2023 } from "./federal-2023.ts";
import { federal2024 } from "./federal-2024.ts";
import { federal2025 } from "./federal-2025.ts";
import { federal2026 } from "./federal-2026.ts";
import { grown, indexingFactor, ofStatus, scheduleOf } from "./indexing.ts";

export const FIRST_FEDERAL_YEAR = 2018;
export const LAST_FEDERAL_YEAR = 2026;

const published: ReadonlyMap<number, FederalYear> = new Map([
  [2018, federal2018],
  [2019, federal2019],
  [2020, federal2020],
  [2021, federal2021],
  [2022, federal2022],
  [2023, federal2023],
  [2024, federal2024],
  [2025, federal2025],
  [2026, federal2026],
]);

/** What no year changes. */
const unindexed = {
  /** IRC 1411. */
  niit: {
    rate: 0.038,
    threshold: { single: 200_000, mfj: 250_000, mfs: 125_000, hoh: 200_000 } as ByStatus<number>,
  },
  /** IRC 3101(b)(2): only a joint return has 250,000. */
  additionalMedicare: {
    rate: 0.009,
    threshold: { single: 200_000, mfj: 250_000, mfs: 125_000, hoh: 200_000, qss: 200_000 } as ByStatus<number>,
  },
  /** IRC 1211(b). */
  capitalLossLimit: { single: 3000, mfj: 3000, mfs: 1500, hoh: 3000 } as ByStatus<number>,
  /** IRC 3101(a), (b)(1): the employee's share. */
  payroll: { socialSecurityRate: 0.062, medicareRate: 0.0145 },
};

/** Federal law of one year for one filing status. Amounts are dollars. */
export interface FederalLaw {
  filingStatus: FilingStatus;
  ordinary: RateSchedule;
  standardDeduction: number;
  capitalGain: RateSchedule;
  amt: {
    exemption: number;
    phaseoutStart: number;
    phaseoutRate: number;
    schedule: RateSchedule;
    mfsAddBackRate: number;
  };
  salt: { cap: number; phaseDown: { start: number; rate: Rate; floor: number } | null };
  charity: FederalYear["charity"];
  itemizedReduction: Rate;
  capitalLossLimit: number;
  niit: { rate: Rate; threshold: number };
  additionalMedicare: { rate: Rate; threshold: number };
  payroll: { socialSecurityRate: Rate; medicareRate: Rate; wageBase: number };
}

/**
 * @param indexing yearly growth of indexed amounts after the last published year
 * @throws {RangeError} for a year before the first published one
 */
export function federalLaw(year: number, filingStatus: FilingStatus, indexing: number): FederalLaw {
  if (year < FIRST_FEDERAL_YEAR) {
    throw new RangeError(`federal law is known from ${FIRST_FEDERAL_YEAR} on, not for ${year}`);
  }
  const facts = published.get(Math.min(year, LAST_FEDERAL_YEAR))!;
  const factor = indexingFactor(year - LAST_FEDERAL_YEAR, indexing);
  const indexed = (fact: ByStatus<number>) => grown(ofStatus(fact, filingStatus), factor);
  const plain = (fact: ByStatus<number>) => ofStatus(fact, filingStatus);
  return {
    filingStatus,
    ordinary: scheduleOf(facts.ordinary, filingStatus, factor),
    standardDeduction: indexed(facts.standardDeduction),
    capitalGain: scheduleOf(facts.capitalGain, filingStatus, factor),
    amt: {
      exemption: indexed(facts.amt.exemption),
      phaseoutStart: indexed(facts.amt.phaseoutStart),
      phaseoutRate: facts.amt.phaseoutRate,
      schedule: scheduleOf(facts.amt, filingStatus, factor),
      mfsAddBackRate: facts.amt.mfsAddBackRate,
    },
    salt: saltOf(year, facts, filingStatus),
    charity: facts.charity,
    itemizedReduction: facts.itemizedReduction,
    capitalLossLimit: plain(unindexed.capitalLossLimit),
    niit: { rate: unindexed.niit.rate, threshold: plain(unindexed.niit.threshold) },
    additionalMedicare: {
      rate: unindexed.additionalMedicare.rate,
      threshold: plain(unindexed.additionalMedicare.threshold),
    },
    payroll: { ...unindexed.payroll, wageBase: grown(facts.wageBase, factor) },
  };
}

/**
 * The cap and the start of its phase-down grow by 1 % a year through 2029; from 2030 the cap is its floor again.
 *
 * @source IRC 164(b)(7), P.L. 119-21, 70120: 40,804 in 2027, 41,212 in 2028, 41,624 in 2029
 */
function saltOf(year: number, facts: FederalYear, filingStatus: FilingStatus): FederalLaw["salt"] {
  const { cap, phaseDown } = facts.salt;
  if (phaseDown === null) return { cap: ofStatus(cap, filingStatus), phaseDown: null };
  const floor = ofStatus(phaseDown.floor, filingStatus);
  if (year >= 2030) return { cap: floor, phaseDown: null };
  const factor = 1.01 ** Math.max(0, year - LAST_FEDERAL_YEAR);
  // The published caps are whole dollars, cut, not rounded; a separate return has half of them.
  const whole = (amount: number) => Math.floor(amount * factor + 1e-6);
  const share = filingStatus === "mfs" ? 0.5 : 1;
  return {
    cap: whole(cap.single) * share,
    phaseDown: { start: whole(phaseDown.start.single) * share, rate: phaseDown.rate, floor },
  };
}
