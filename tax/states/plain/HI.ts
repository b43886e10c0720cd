/**
 * Hawaii. Twelve rates up to 11 %, but net long-term gain is never taxed above 7.25 %.
 */
import type { PlainState } from "./plain-state.ts";

const rates = [0.014, 0.032, 0.055, 0.064, 0.068, 0.072, 0.076, 0.079, 0.0825, 0.09, 0.1, 0.11];
const bySingle = (single: readonly number[]) => ({
  single,
  mfj: single.map((top) => top * 2),
  mfs: single,
  hoh: single.map((top) => top * 1.5),
});
const wider = bySingle([9600, 14_400, 19_200, 24_000, 36_000, 48_000, 125_000, 175_000, 225_000, 275_000, 325_000]);
const standardDeduction = { single: 4400, mfj: 8800, mfs: 4400, hoh: 6424 };
const exemption = { single: 1144, mfj: 2288, mfs: 1144, hoh: 1144, qss: 1144 };

export const HI: PlainState = {
  code: "HI",
  name: "Hawaii",
  form: "Form N-11 (HI)",
  citation: "HRS 235-2.4, 235-51, 235-54",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates },
    source: "HRS 235-51; Act 46 (2024)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: {
      2024: bySingle([2400, 4800, 9600, 14_400, 19_200, 24_000, 36_000, 48_000, 150_000, 175_000, 200_000]),
      2025: wider,
      2026: wider,
    },
    source: "HRS 235-51; Act 46 (2024)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "State of Hawaii, new tax brackets (2025)",
      "Tax Foundation, table of 2026 (single)",
    ],
  },
  longTermRateLimit: {
    years: { 2024: 0.0725, 2025: 0.0725, 2026: 0.0725 },
    source: "HRS 235-51(f); Form N-11, tax on capital gains worksheet",
    checkedAgainst: [
      "PolicyEngine US",
      "State of Hawaii, worksheet as in the instructions for Form N-168",
      "Tax Foundation, table of 2026, notes as copied",
    ],
  },
  standardDeduction: {
    years: { 2024: standardDeduction, 2025: standardDeduction },
    source: "HRS 235-2.4; Act 46 (2024)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "State of Hawaii, new tax brackets"],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption, 2026: exemption },
    source: "HRS 235-54",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "The larger standard deduction from 2026, whose amount two sources give differently: that of 2025 stays, up to $400 of tax too much ($800 joint).",
    "Wider brackets from 2027.",
    "Section 1202: Hawaii excludes only a part of the gain on small business stock; here it excludes what federal law does.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
