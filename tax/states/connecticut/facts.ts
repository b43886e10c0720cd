/** Connecticut's facts, in dollars and fractions. None is indexed. */
import type { Rate } from "../../graph/expression.ts";
import type { ByStatus } from "../../years/facts.ts";
import type { Fact } from "../fact.ts";

const both = <T>(value: T): Record<number, T> => ({ 2024: value, 2025: value });

export const rates: Fact<readonly Rate[]> = {
  years: both([0.02, 0.045, 0.055, 0.06, 0.065, 0.069, 0.0699]),
  source: "Conn. Gen. Stat. 12-700(a)",
  checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
};

const single = [10_000, 50_000, 100_000, 200_000, 250_000, 500_000];

export const tops: Fact<ByStatus<readonly number[]>> = {
  years: both({
    single,
    mfj: [20_000, 100_000, 200_000, 400_000, 500_000, 1_000_000],
    mfs: single,
    hoh: [16_000, 80_000, 160_000, 320_000, 400_000, 800_000],
  }),
  source: "Conn. Gen. Stat. 12-700(a)",
  checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
};

/** It shrinks by 1,000 for each 1,000 of AGI above the start, or part of it. */
export const exemption: Fact<ByStatus<number>> = {
  years: both({ single: 15_000, mfj: 24_000, mfs: 12_000, hoh: 19_000 }),
  source: "Conn. Gen. Stat. 12-702; Form CT-1040 TCS, Table A",
  checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
};

export const exemptionStart: Fact<ByStatus<number>> = {
  years: both({ single: 30_000, mfj: 48_000, mfs: 24_000, hoh: 38_000 }),
  source: "Conn. Gen. Stat. 12-702; Form CT-1040 TCS, Table A",
  checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
};

export const exemptionStep = 1000;

/** So much more tax for each step of AGI above a start, or part of it, up to a number of steps. */
export interface Climb {
  start: number;
  step: number;
  amount: number;
  steps: number;
}

/** The benefit of the lowest rate, taken back. */
export const phaseOut: Fact<ByStatus<Climb>> = {
  years: both({
    single: { start: 56_500, step: 5000, amount: 25, steps: 10 },
    mfj: { start: 100_500, step: 5000, amount: 50, steps: 10 },
    mfs: { start: 50_250, step: 2500, amount: 25, steps: 10 },
    hoh: { start: 78_500, step: 4000, amount: 40, steps: 10 },
  }),
  source: "Conn. Gen. Stat. 12-700(b); Form CT-1040 TCS, Table C",
  checkedAgainst: [
    "PolicyEngine US",
    "Form TPG-211 of 2011, Table D (starts and steps)",
    "arithmetic: in all it is 4.5 % less 2 % of the lowest bracket (amounts)",
  ],
};

/** The benefit of the other lower rates, taken back in three climbs. */
export const recapture: Fact<ByStatus<readonly Climb[]>> = {
  years: both({
    single: [
      { start: 105_000, step: 5000, amount: 25, steps: 10 },
      { start: 200_000, step: 5000, amount: 90, steps: 30 },
      { start: 500_000, step: 5000, amount: 50, steps: 9 },
    ],
    mfj: [
      { start: 210_000, step: 10_000, amount: 50, steps: 10 },
      { start: 400_000, step: 10_000, amount: 180, steps: 30 },
      { start: 1_000_000, step: 10_000, amount: 100, steps: 9 },
    ],
    mfs: [
      { start: 105_000, step: 5000, amount: 25, steps: 10 },
      { start: 200_000, step: 5000, amount: 90, steps: 30 },
      { start: 500_000, step: 5000, amount: 50, steps: 9 },
    ],
    hoh: [
      { start: 168_000, step: 8000, amount: 40, steps: 10 },
      { start: 320_000, step: 8000, amount: 140, steps: 30 },
      { start: 800_000, step: 8000, amount: 80, steps: 9 },
    ],
  }),
  source: "Conn. Gen. Stat. 12-700(b); Form CT-1040 TCS, Table D",
  checkedAgainst: [
    "PolicyEngine US",
    "Tyler Technologies, Connecticut recapture tables of 2024 and 2025",
    "Form CT-1040ES of 2016, Table D (second climb)",
    "arithmetic: all taken back, the tax is that of before 2024, 34,900 on 500,000 of a single filer",
  ],
};

const halves = [0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4];
const tenths = [0.15, 0.14, 0.13, 0.12, 0.11, 0.1, 0.09, 0.08, 0.07, 0.06, 0.05, 0.04, 0.03, 0.02, 0.01];

/** The part of the tax that is credited, by the AGI above which it applies; nothing above the last. */
export const creditParts: readonly number[] = [...halves, 0.35, 0.3, 0.25, 0.2, ...tenths];

const by500 = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + 500 * i);

/** AGI above which each part of the credit applies, and the AGI at which the last ends. */
const creditSteps = (start: number, full: number, third: number, sixth: number, tenth: number) => [
  start,
  ...by500(full, 8),
  ...by500(third, 4),
  ...by500(sixth, 5),
  ...by500(tenth, 10),
];

const joint = creditSteps(24_000, 30_000, 40_000, 50_000, 96_000);

export const creditStarts: Fact<ByStatus<readonly number[]>> = {
  years: both({
    single: [],
    mfj: joint,
    mfs: creditSteps(12_000, 15_000, 20_000, 25_000, 48_000),
    hoh: creditSteps(19_000, 24_000, 34_000, 44_000, 74_000),
  }),
  source: "Conn. Gen. Stat. 12-703; Form CT-1040 TCS, Table E",
  checkedAgainst: ["PolicyEngine US", "Form CT-1040X of 2011, 2014 and 2015, Table E"],
};

/** Of the federal tentative minimum tax. */
export const amtRate: Fact<number> = {
  years: both(0.19),
  source: "Conn. Gen. Stat. 12-700a; Form CT-6251, line 15",
  checkedAgainst: ["Form CT-6251 of 2020", "UltraTax, screen CTCrAMT"],
};

/** Of federal AMT income. */
export const amtIncomeRate: Fact<number> = {
  years: both(0.055),
  source: "Conn. Gen. Stat. 12-700a; Form CT-6251, line 16",
  checkedAgainst: ["Form CT-6251 of 2020", "UltraTax, screen CTCrAMT"],
};
