/** Minnesota's facts, in dollars and fractions. */
import type { Rate } from "../../graph/expression.ts";
import type { ByStatus } from "../../years/facts.ts";
import type { Fact } from "../fact.ts";

const both = <T>(value: T): Record<number, T> => ({ 2024: value, 2025: value });
/** One amount, and half of it on a separate return. */
const halved = (amount: number): ByStatus<number> => ({ single: amount, mfj: amount, mfs: amount / 2, hoh: amount });
const same = (amount: number): ByStatus<number> => ({ single: amount, mfj: amount, mfs: amount, hoh: amount });

export const rates: Fact<readonly Rate[]> = {
  years: both([0.0535, 0.068, 0.0785, 0.0985]),
  source: "Minn. Stat. 290.06, subd. 2c",
  checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
};

export const tops: Fact<ByStatus<readonly number[]>> = {
  years: {
    2024: {
      single: [31_690, 104_090, 193_240],
      mfj: [46_330, 184_040, 321_450],
      mfs: [23_165, 92_020, 160_725],
      hoh: [39_010, 156_760, 256_880],
    },
    2025: {
      single: [32_570, 106_990, 198_630],
      mfj: [47_620, 189_180, 330_410],
      mfs: [23_810, 94_590, 165_205],
      hoh: [40_100, 161_130, 264_050],
    },
  },
  indexed: true,
  source: "Minn. Stat. 290.06, subd. 2c, 2d",
  checkedAgainst: [
    "PolicyEngine US (but for the first of a head of household in 2024)",
    "tenforty-spec",
    "arithmetic: each grows as the others do, 5.40 % and 2.79 %",
  ],
};

export const standardDeduction: Fact<ByStatus<number>> = {
  years: {
    2024: { single: 14_575, mfj: 29_150, mfs: 14_575, hoh: 21_900 },
    2025: { single: 14_950, mfj: 29_900, mfs: 14_950, hoh: 22_500 },
  },
  indexed: true,
  source: "Minn. Stat. 290.0123, subd. 1",
  checkedAgainst: [
    "PolicyEngine US",
    "tenforty-spec (but for a head of household in 2024)",
    "Schedule M1MA of 2024, line 10 (half of the joint one)",
  ],
};

/** Real estate taxes that can be itemized. */
export const propertyTaxLimit: Fact<ByStatus<number>> = {
  years: both(halved(10_000)),
  source: "Minn. Stat. 290.0122, subd. 3; Schedule M1SA",
  checkedAgainst: ["PolicyEngine US", "IRC 164(b)(6) as Minnesota adopted it"],
};

/** Of AGI above the first start, of AGI above the second instead, and the most of the deductions that is lost. */
export const reductionRates: Fact<readonly [number, number, number]> = {
  years: both([0.03, 0.1, 0.8]),
  source: "Minn. Stat. 290.0122, subd. 2; 290.0123, subd. 5",
  checkedAgainst: ["PolicyEngine US", "the statute as FindLaw, LawServer and Casetext print it"],
};

const statutory = "arithmetic: the statute's amount for 2023 times the year's factor, rounded down to 50";

export const reductionStart: Fact<ByStatus<number>> = {
  years: { 2024: halved(232_500), 2025: halved(238_950) },
  indexed: true,
  source: "Minn. Stat. 290.0122, subd. 2; 290.0123, subd. 5",
  checkedAgainst: ["PolicyEngine US", "tenforty-spec (2025)", statutory],
};

export const steeperReductionStart: Fact<ByStatus<number>> = {
  years: { 2024: halved(321_350), 2025: halved(330_300) },
  indexed: true,
  source: "Minn. Stat. 290.0122, subd. 2; 290.0123, subd. 5",
  checkedAgainst: ["PolicyEngine US", statutory],
};

/** Above it the most is lost at once. */
export const fullReductionStart: Fact<ByStatus<number>> = {
  years: { 2024: same(1_053_750), 2025: same(1_083_150) },
  indexed: true,
  source: "Minn. Stat. 290.0122, subd. 2(b); 290.0123, subd. 5(b)",
  checkedAgainst: ["PolicyEngine US", statutory],
};

export const amtRate: Fact<number> = {
  years: both(0.0675),
  source: "Minn. Stat. 290.091, subd. 1",
  checkedAgainst: ["PolicyEngine US", "the statute as FindLaw and LegalFix print it"],
};

export const amtExemption: Fact<ByStatus<number>> = {
  years: {
    2024: { single: 69_530, mfj: 92_710, mfs: 46_360, hoh: 69_530 },
    2025: { single: 71_540, mfj: 95_390, mfs: 47_700, hoh: 71_540 },
  },
  indexed: true,
  source: "Minn. Stat. 290.091, subd. 3; Schedule M1MT, line 21",
  checkedAgainst: [
    "PolicyEngine US",
    "arithmetic: 60,000 of 2006, three quarters and half of it, grown: by 5.40 % in 2024 as the brackets, by 2.886 % in 2025 as the Department announced",
  ],
};

export const amtPhaseoutStart: Fact<ByStatus<number>> = {
  years: both({ single: 112_500, mfj: 150_000, mfs: 75_000, hoh: 112_500 }),
  source: "Minn. Stat. 290.091, subd. 3(b); Schedule M1MT, line 22",
  checkedAgainst: ["PolicyEngine US", "IRC 55(d)(3) as it stood in 1992, to which the statute refers"],
};

export const amtPhaseoutRate: Fact<number> = {
  years: both(0.25),
  source: "Minn. Stat. 290.091, subd. 3(b); Schedule M1MT, line 24",
  checkedAgainst: ["PolicyEngine US", "IRC 55(d)(3) as it stood in 1992, to which the statute refers"],
};

export const investmentTax: Fact<{ rate: number; above: number }> = {
  years: both({ rate: 0.01, above: 1_000_000 }),
  source: "Minn. Stat. 290.033",
  checkedAgainst: ["PolicyEngine US", "Schedule NIIT of 2025"],
};
