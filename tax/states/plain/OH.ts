/**
 * Ohio. Nothing is due up to $26,050; above it a few hundred dollars at once, then two rates.
 */
import type { PlainState } from "./plain-state.ts";

const tops = [26_050, 100_000];
const all = { single: tops, mfj: tops, mfs: tops, hoh: tops };
const exemption = { single: 2400, mfj: 4800, mfs: 2400, hoh: 2400, qss: 2400 };

const tiers = (persons: number) => ({
  kind: "tiers" as const,
  tiers: [
    { above: 40_000, left: 2150 * persons },
    { above: 80_000, left: 1900 * persons },
  ],
});

export const OH: PlainState = {
  code: "OH",
  name: "Ohio",
  form: "Form IT 1040 (OH)",
  citation: "Ohio R.C. 5747.02",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0, 0.0275, 0.035], 2025: [0, 0.0275, 0.03125] },
    source: "Ohio R.C. 5747.02(A)(3)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  tops: {
    years: { 2024: all, 2025: all },
    source: "Ohio R.C. 5747.02(A)(3)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  step: {
    years: { 2024: { above: 26_050, amount: 360.69 }, 2025: { above: 26_050, amount: 342 } },
    source: "Ohio R.C. 5747.02(A)(3)",
    checkedAgainst: ["PolicyEngine US (1.38462 % and 1.31287 % of 26,050)", "tenforty-spec"],
  },
  exemption: {
    years: { 2024: exemption },
    source: "Ohio R.C. 5747.025",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  exemptionPhaseout: {
    income: "federal AGI",
    by: {
      years: { 2024: { single: tiers(1), mfj: tiers(2), mfs: tiers(1), hoh: tiers(1), qss: tiers(1) } },
      source: "Ohio R.C. 5747.025",
      checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
    },
  },
  leavesOut: [
    "The income taxes of cities, most 1 to 3 % of wages, and those of school districts.",
    "The exemptions of 2025, which differ between sources, and their end above $750,000 of income: those of 2024 stay, at most $60 of tax a person.",
    "The one rate of 2.75 % from 2026, which only one source gives: tax above $100,000 is 0.375 points too high.",
    "The joint filing credit, at most $650, and the deduction for business income.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
