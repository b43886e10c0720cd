/**
 * Rhode Island. One schedule for all; the deduction and the exemption are lost in five steps above an income.
 */
import type { Phaseout } from "./phaseout.ts";
import type { PlainState } from "./plain-state.ts";

const rates = [0.0375, 0.0475, 0.0599];
const tops = (...all: number[]) => ({ single: all, mfj: all, mfs: all, hoh: all });
const exemption = (amount: number) => ({
  single: amount,
  mfj: amount * 2,
  mfs: amount,
  hoh: amount,
  qss: amount,
});
const lost = (start: number, step: number) => {
  const all: Phaseout = { kind: "steps", start, step, parts: 5 };
  return { single: all, mfj: all, mfs: all, hoh: all };
};
const phaseout = {
  income: "federal AGI" as const,
  by: {
    years: { 2025: lost(254_250, 7250) },
    indexed: true,
    source: "R.I. Gen. Laws 44-30-2.6(c)(3); Form RI-1040, exemption and standard deduction worksheets",
    checkedAgainst: ["PolicyEngine US", "Tax Foundation, table of 2025: gone above $283,250"] as const,
  },
};

export const RI: PlainState = {
  code: "RI",
  name: "Rhode Island",
  form: "Form RI-1040",
  citation: "R.I. Gen. Laws 44-30-2.6",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates },
    source: "R.I. Gen. Laws 44-30-2.6(c)(3)(A)",
    checkedAgainst: ["TaxSlayer (2024)", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: { 2024: tops(77_450, 176_050), 2025: tops(79_900, 181_650) },
    indexed: true,
    source: "R.I. Gen. Laws 44-30-2.6(c)(3)(A)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "TaxSlayer (2024)"],
  },
  standardDeduction: {
    years: {
      2024: { single: 10_550, mfj: 21_150, mfs: 10_575, hoh: 15_850 },
      2025: { single: 10_900, mfj: 21_800, mfs: 10_900, hoh: 16_350 },
      2026: { single: 11_200, mfj: 22_400, mfs: 11_200, hoh: 16_800 },
    },
    indexed: true,
    source: "R.I. Gen. Laws 44-30-2.6(c)(3)(C)",
    checkedAgainst: [
      "PolicyEngine US",
      "TaxSlayer (2024)",
      "tenforty-spec (2025)",
      "Tax Foundation, table of 2026 (single, joint)",
    ],
  },
  deductionPhaseout: phaseout,
  exemption: {
    years: { 2024: exemption(4950), 2025: exemption(5100), 2026: exemption(5250) },
    indexed: true,
    source: "R.I. Gen. Laws 44-30-2.6(c)(3)(D)",
    checkedAgainst: [
      "PolicyEngine US",
      "TaxSlayer (2024)",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026",
    ],
  },
  exemptionPhaseout: phaseout,
  leavesOut: [
    "2024, which is refused: only one source gives the income at which the deduction and the exemption begin to be lost.",
    "The tax on income above $1,000,000 that is to start in 2027.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
