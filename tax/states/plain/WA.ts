/**
 * Washington. No tax on income, but an excise on net long-term gain above a deduction, one for a couple as for a single filer;
 * from 2025 with a second rate.
 */
import type { PlainState } from "./plain-state.ts";

const one = (amount: number) => ({ single: amount, mfj: amount, mfs: amount / 2, hoh: amount });
const tops = (...all: number[]) => ({ single: all, mfj: all, mfs: all, hoh: all });

export const WA: PlainState = {
  code: "WA",
  name: "Washington",
  form: "Capital gains excise (WA)",
  citation: "RCW 82.87",
  base: { kind: "long-term-gains" },
  rates: {
    years: { 2022: [0.07], 2023: [0.07], 2024: [0.07], 2025: [0.07, 0.099] },
    source: "RCW 82.87.040; E.S.S.B. 5813 (2025)",
    checkedAgainst: [
      "PolicyEngine US",
      "Budget Lab Tax-Simulator, worked cases",
      "Washington Department of Revenue, June 5, 2025",
    ],
  },
  tops: {
    years: { 2022: tops(), 2023: tops(), 2024: tops(), 2025: tops(1_000_000) },
    source: "E.S.S.B. 5813 (2025)",
    checkedAgainst: [
      "PolicyEngine US",
      "Budget Lab Tax-Simulator, worked cases",
      "Washington Department of Revenue, June 5, 2025",
    ],
  },
  // Spouses share one deduction, whether they file together or apart.
  standardDeduction: {
    years: { 2022: one(250_000), 2023: one(262_000), 2024: one(270_000), 2025: one(278_000) },
    indexed: true,
    source: "RCW 82.87.060, 82.87.150",
    checkedAgainst: [
      "PolicyEngine US",
      "TaxSlayer Pro (2022, 2023)",
      "Washington Department of Revenue, June 5, 2025 (2024)",
      "Budget Lab Tax-Simulator, worked cases (2024, 2025)",
    ],
  },
  leavesOut: [
    "The deduction of gifts to charity above the standard deduction, and that of family-owned businesses.",
    "The tax on income above $1,000,000 that is to start in 2028.",
    "Whether the excise can be deducted on the federal return: it is taken as an income tax there.",
  ],
};
