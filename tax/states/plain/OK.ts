/**
 * Oklahoma from 2026, when three rates took the place of six. For the years before, sources differ on the last top of joint returns
 * ($12,200 or $14,400).
 */
import type { PlainState } from "./plain-state.ts";

const single = [3750, 4900, 7200];
const joint = [7500, 9800, 14_400];

export const OK: PlainState = {
  code: "OK",
  name: "Oklahoma",
  form: "Form 511 (OK)",
  citation: "68 O.S. 2355, 2358",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2026: [0, 0.025, 0.035, 0.045] },
    source: "68 O.S. 2355; H.B. 2764 (2025)",
    checkedAgainst: ["PolicyEngine US", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: { 2026: { single, mfj: joint, mfs: single, hoh: joint } },
    source: "68 O.S. 2355; H.B. 2764 (2025)",
    checkedAgainst: [
      "PolicyEngine US",
      "Tax Foundation, table of 2026 (single)",
      "summaries of H.B. 2764 (the first top; single, joint)",
      "arithmetic: joint is twice single",
    ],
  },
  standardDeduction: {
    years: { 2026: { single: 6350, mfj: 12_700, mfs: 6350, hoh: 9350 } },
    source: "68 O.S. 2358(E)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2025; not indexed)",
      "Tax Foundation, table of 2026 (single, joint)",
    ],
  },
  exemption: {
    years: { 2026: { single: 1000, mfj: 2000, mfs: 1000, hoh: 1000, qss: 1000 } },
    source: "68 O.S. 2358(E)",
    checkedAgainst: ["PolicyEngine US", "Tax Foundation, table of 2026"],
  },
  leavesOut: [
    "Years before 2026, which are refused: sources differ on where the last rate of joint returns begins, at $12,200 or at $14,400.",
    "The deduction of all gain on shares of Oklahoma companies held for two years.",
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return and then must in Oklahoma.",
    "Cuts of the rates after 2026, which depend on revenue.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
