/** Colorado's facts, in dollars and fractions. */
import type { ByStatus } from "../../years/facts.ts";
import type { Fact } from "../fact.ts";

const kept = (one: number, joint: number): ByStatus<number> => ({
  single: one,
  mfj: joint,
  mfs: one,
  hoh: one,
  qss: one,
});

/** Of federal taxable income. In a year with a large surplus the law lowers the rate. */
export const rate: Fact<number> = {
  years: { 2024: 0.0425, 2025: 0.044 },
  source: "C.R.S. 39-22-104(1.7), 39-22-627",
  checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
};

/** Federal AGI from which deductions are limited. */
export const limitStart: Fact<number> = {
  years: { 2024: 300_000, 2025: 300_000, 2026: 300_000 },
  source: "C.R.S. 39-22-104(3)(p.5), (p.7)",
  checkedAgainst: ["PolicyEngine US", "Ballotpedia on Propositions FF (2022) and MM (2025)"],
};

/** What a filer above it keeps of the federal standard or itemized deductions. */
export const deductionLimit: Fact<ByStatus<number>> = {
  years: { 2024: kept(12_000, 16_000), 2025: kept(12_000, 16_000), 2026: kept(1000, 2000) },
  source: "C.R.S. 39-22-104(3)(p.5), (p.7); Propositions FF (2022) and MM (2025)",
  checkedAgainst: ["PolicyEngine US", "Ballotpedia on both propositions", "the ballot's text of Proposition MM (2026)"],
};

export const amtRate: Fact<number> = {
  years: { 2024: 0.0347, 2025: 0.0347 },
  source: "C.R.S. 39-22-105(1.5)",
  checkedAgainst: ["DR 0104AMT", "PolicyEngine US", "Colorado Legislative Council Staff"],
};

/** Of the federal minimum tax credit as used. */
export const creditRate: Fact<number> = {
  years: { 2024: 0.12, 2025: 0.12 },
  source: "C.R.S. 39-22-105(3)",
  checkedAgainst: ["Colorado Department of Revenue, Income Tax Topics: Minimum Tax Credit", "TaxSlayer"],
};
