/**
 * West Virginia. No standard deduction; an exemption for each person.
 */
import type { PlainState } from "./plain-state.ts";

const all = [10_000, 25_000, 40_000, 60_000];
const tops = { single: all, mfj: all, mfs: all.map((top) => top / 2), hoh: all };
const exemption = { single: 2000, mfj: 4000, mfs: 2000, hoh: 2000, qss: 2000 };

export const WV: PlainState = {
  code: "WV",
  name: "West Virginia",
  form: "Form IT-140 (WV)",
  citation: "W. Va. Code 11-21-4h to 11-21-16",
  base: { kind: "federal-agi" },
  rates: {
    years: {
      2024: [0.0236, 0.0315, 0.0354, 0.0472, 0.0512],
      2025: [0.0222, 0.0296, 0.0333, 0.0444, 0.0482],
      2026: [0.0211, 0.0281, 0.0316, 0.0422, 0.0458],
    },
    source: "W. Va. Code 11-21-4h to 11-21-4j; S.B. 392 (2026)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "CardTax, state tax profiles, which cite S.B. 392 (2026)",
    ],
  },
  tops: {
    years: { 2024: tops, 2025: tops, 2026: tops },
    source: "W. Va. Code 11-21-4h to 11-21-4j",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026 (single)"],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption, 2026: exemption },
    source: "W. Va. Code 11-21-16",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)"],
  },
  leavesOut: [
    "Cuts of the rates after 2026, which depend on revenue.",
    "Taxes of cities on work.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
