/**
 * Maryland. Its counties and Baltimore tax the same income, at 2.25 to 3.3 %. From 2025 more tax on long-term gain of high incomes.
 */
import type { PlainState } from "./plain-state.ts";

const one = [1000, 2000, 3000, 100_000, 125_000, 150_000, 250_000, 500_000, 1_000_000];
const joint = [1000, 2000, 3000, 150_000, 175_000, 225_000, 300_000, 600_000, 1_200_000];

/** Half, a quarter, nothing, in steps of 25,000. */
const tiers = (start: number, persons: number) => ({
  kind: "tiers" as const,
  tiers: [1600, 800, 0].map((left, i) => ({ above: start + 25_000 * i, left: left * persons })),
});

export const MD: PlainState = {
  code: "MD",
  name: "Maryland",
  form: "Form 502 (MD)",
  citation: "Md. Code, Tax-General 10-105, 10-203",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2025: [0.02, 0.03, 0.04, 0.0475, 0.05, 0.0525, 0.055, 0.0575, 0.0625, 0.065] },
    source: "Md. Code, Tax-General 10-105(a); ch. 604 of 2025",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "afmfa.com on the changes of 2025"],
  },
  tops: {
    years: { 2025: { single: one, mfj: joint, mfs: one, hoh: joint } },
    source: "Md. Code, Tax-General 10-105(a); ch. 604 of 2025",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Bormel, Grice & Huyett on the act (the two new ones)"],
  },
  standardDeduction: {
    years: { 2025: { single: 3350, mfj: 6700, mfs: 3350, hoh: 6700 } },
    indexed: true,
    source: "Md. Code, Tax-General 10-217; ch. 604 of 2025",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Bormel, Grice & Huyett on the act"],
  },
  exemption: {
    years: { 2025: { single: 3200, mfj: 6400, mfs: 3200, hoh: 3200, qss: 3200 } },
    source: "Md. Code, Tax-General 10-211",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  exemptionPhaseout: {
    income: "federal AGI",
    by: {
      years: {
        2025: {
          single: tiers(100_000, 1),
          mfj: tiers(150_000, 2),
          mfs: tiers(100_000, 1),
          hoh: tiers(150_000, 1),
          qss: tiers(150_000, 1),
        },
      },
      source: "Md. Code, Tax-General 10-211(c); Form 502, exemption amount chart",
      checkedAgainst: ["PolicyEngine US", "the statute as PolicyEngine US quotes it", "tenforty-spec (the starts)"],
    },
  },
  gainSurtax: {
    years: { 2025: { rate: 0.02, above: 350_000 } },
    source: "Md. Code, Tax-General 10-106.3; ch. 604 of 2025",
    checkedAgainst: ["PolicyEngine US", "Bormel, Grice & Huyett on the act", "afmfa.com on the changes of 2025"],
  },
  countyTax: { county: "Montgomery County", rate: 0.032, source: "Md. Code, Tax-General 10-106" },
  leavesOut: [
    "Rates that rise with income in Anne Arundel and Frederick counties: one rate is asked for.",
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return.",
    "The 2 % on gain is taken of net long-term gain above short-term losses, as federal law has the term; that of a home and others that it spares are taxed.",
    "The subtraction of up to $1,200 for two earners.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
