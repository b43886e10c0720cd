/**
 * Oregon. Federal tax is deducted, up to a limit that income takes away in steps; a credit for each person.
 */
import type { PlainState } from "./plain-state.ts";

const single = [4300, 10_750, 125_000];
const joint = [8600, 21_500, 250_000];

/** A fifth less for each step; "at least" an amount is more than a cent less. */
const steps = (start: number, step: number, left: readonly number[]) => ({
  kind: "tiers" as const,
  tiers: left.map((amount, i) => ({ above: start + step * i - 0.01, left: amount })),
});

const limits = [6600, 5000, 3300, 1650, 0];
const couple = steps(250_000, 10_000, limits);

export const OR: PlainState = {
  code: "OR",
  name: "Oregon",
  form: "Form OR-40",
  citation: "ORS 316.037, 316.695",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.0475, 0.0675, 0.0875, 0.099] },
    source: "ORS 316.037(1)(a)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  tops: {
    years: { 2024: { single, mfj: joint, mfs: single, hoh: joint } },
    source: "ORS 316.037(1)(a), (b)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (head of household)",
      "arithmetic: the law's 2,000 and 5,000, grown alike, and twice as much for couples and heads of household",
    ],
  },
  federalTaxDeducted: {
    years: { 2024: 1 },
    source: "ORS 316.680(1)(b), 316.695(3)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  federalTaxLimit: {
    years: { 2024: { single: 8250, mfj: 8250, mfs: 4125, hoh: 8250 } },
    indexed: true,
    source: "ORS 316.695(3)(a); Publication OR-17",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  federalTaxLimitPhaseout: {
    income: "federal AGI",
    by: {
      years: {
        2024: {
          single: steps(125_000, 5000, limits),
          mfj: couple,
          mfs: steps(125_000, 5000, [3300, 2500, 1650, 825, 0]),
          hoh: couple,
        },
      },
      source: "ORS 316.695(3)(b); Publication OR-17, table 9",
      checkedAgainst: [
        "PolicyEngine US",
        "tenforty-spec (start and end)",
        "arithmetic: a fifth of the limit for each step, to the nearest 50, of a separate return 25",
      ],
    },
  },
  standardDeduction: {
    years: { 2024: { single: 2745, mfj: 5495, mfs: 2745, hoh: 4420 } },
    indexed: true,
    source: "ORS 316.695(1)(c)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  personalCredit: {
    years: { 2024: { single: 249, mfj: 498, mfs: 249, hoh: 249, qss: 249 } },
    indexed: true,
    source: "ORS 316.085",
    checkedAgainst: [
      "PolicyEngine US",
      "arithmetic: $90 of 1986 times the consumer price index, as the statute has it",
    ],
  },
  leavesOut: [
    "The brackets of 2025, which differ between sources by $50: those of 2024 stay, at most $10 of tax too much.",
    "That the credit, $249 a person, ends above $100,000 of income ($200,000 of a couple), which only one source gives: tax is that much too low.",
    "The kicker: a surplus of the State that comes back as a credit.",
    "The income taxes of Metro and Multnomah County, and the transit tax.",
    "Itemized deductions: the standard deduction is always taken.",
    "Where the federal return deducts Oregon's tax, the federal tax deducted here is that of the tax without this deduction.",
    "Section 1202: gain on small business stock is excluded as on the federal return; that Oregon taxes it from 2026 was not verified.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
