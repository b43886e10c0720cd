/**
 * Illinois. One rate; the exemption ends at an income.
 */
import type { PlainState } from "./plain-state.ts";

export const IL: PlainState = {
  code: "IL",
  name: "Illinois",
  form: "Form IL-1040",
  citation: "35 ILCS 5/201-204",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.0495], 2025: [0.0495], 2026: [0.0495] },
    source: "35 ILCS 5/201(b)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "Budget Lab Tax-Simulator, worked cases (2024, 2025)",
      "Tax Foundation, table of 2026",
    ],
  },
  exemption: {
    years: {
      2024: { single: 2775, mfj: 5550, mfs: 2775, hoh: 2775, qss: 2775 },
      2025: { single: 2850, mfj: 5700, mfs: 2850, hoh: 2850, qss: 2850 },
    },
    indexed: true,
    source: "35 ILCS 5/204(b), (d-5)",
    checkedAgainst: ["Illinois Department of Revenue, answer 851", "PolicyEngine US", "tenforty-spec"],
  },
  exemptionLimit: {
    years: {
      2024: { single: 250_000, mfj: 500_000, mfs: 250_000, hoh: 250_000, qss: 250_000 },
      2025: { single: 250_000, mfj: 500_000, mfs: 250_000, hoh: 250_000, qss: 250_000 },
    },
    source: "35 ILCS 5/204(g)",
    checkedAgainst: [
      "Illinois Department of Revenue, answer 851",
      "PolicyEngine US",
      "Budget Lab Tax-Simulator, worked cases",
    ],
  },
  leavesOut: [
    "The credit of 5 % of property tax, for those below the income limit of the exemption.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
