/**
 * Louisiana. One rate from 2025, which ended its brackets and the exemption that came with them.
 */
import type { PlainState } from "./plain-state.ts";

export const LA: PlainState = {
  code: "LA",
  name: "Louisiana",
  form: "Form IT-540 (LA)",
  citation: "La. R.S. 47:32, 47:294",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2025: [0.03], 2026: [0.03] },
    source: "La. R.S. 47:32; Act 11 (2024, third extraordinary session)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2025)", "Tax Foundation, table of 2026"],
  },
  standardDeduction: {
    years: { 2025: { single: 12_500, mfj: 25_000, mfs: 12_500, hoh: 25_000 } },
    indexed: true,
    source: "La. R.S. 47:294",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  leavesOut: [
    "The deduction of gain on the sale of a Louisiana business.",
    "The standard deduction of 2026, for which sources differ ($12,835 and $12,875): that of 2025 grows.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
