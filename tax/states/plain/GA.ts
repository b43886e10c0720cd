/**
 * Georgia. One rate since 2024. A surviving spouse has the deduction of "any other taxpayer", not the joint one.
 */
import type { PlainState } from "./plain-state.ts";

export const GA: PlainState = {
  code: "GA",
  name: "Georgia",
  form: "Form 500 (GA)",
  citation: "O.C.G.A. 48-7-20, 48-7-27",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.0539], 2025: [0.0519], 2026: [0.0499] },
    source: "O.C.G.A. 48-7-20; H.B. 1015 (2024), H.B. 111 (2025), H.B. 463 (2026)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "an independent package of state definitions that cites the statute (2025, 2026)",
    ],
  },
  standardDeduction: {
    years: {
      2024: { single: 12_000, mfj: 24_000, mfs: 12_000, hoh: 12_000, qss: 12_000 },
      2025: { single: 12_000, mfj: 24_000, mfs: 12_000, hoh: 12_000, qss: 12_000 },
      2026: { single: 15_000, mfj: 30_000, mfs: 15_000, hoh: 15_000, qss: 15_000 },
    },
    source: "O.C.G.A. 48-7-27(a)(1); H.B. 1437 (2022), H.B. 463 (2026)",
    checkedAgainst: [
      "PolicyEngine US (but for a surviving spouse in 2026)",
      "tenforty-spec (2024, 2025, but for a surviving spouse)",
      "an independent package of state definitions that cites the statute (2025, 2026)",
    ],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return and then must in Georgia.",
    "The credit of $300 a taxpayer for those who itemize.",
    "Cuts of the rate after 2026, which depend on revenue.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
