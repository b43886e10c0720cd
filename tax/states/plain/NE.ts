/**
 * Nebraska. The top rate falls by statute: 5.84 % in 2024, 5.2 % in 2025, 4.55 % in 2026.
 */
import type { PlainState } from "./plain-state.ts";

export const NE: PlainState = {
  code: "NE",
  name: "Nebraska",
  form: "Form 1040N",
  citation: "Neb. Rev. Stat. 77-2715.03, 77-2716.01",
  base: { kind: "federal-agi" },
  rates: {
    years: {
      2024: [0.0246, 0.0351, 0.0501, 0.0584],
      2025: [0.0246, 0.0351, 0.0501, 0.052],
      2026: [0.0246, 0.0351, 0.0455, 0.0455],
    },
    source: "Neb. Rev. Stat. 77-2715.03; L.B. 754 (2023)",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026",
      "the statute (the third rate)",
    ],
  },
  tops: {
    years: {
      2024: {
        single: [3900, 23_370, 37_670],
        mfj: [7790, 46_760, 75_340],
        mfs: [3900, 23_370, 37_670],
        hoh: [7270, 37_400, 55_850],
      },
      2025: {
        single: [4030, 24_120, 38_870],
        mfj: [8040, 48_250, 77_730],
        mfs: [4030, 24_120, 38_870],
        hoh: [7510, 38_590, 57_630],
      },
    },
    indexed: true,
    source: "Neb. Rev. Stat. 77-2715.03(3)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  standardDeduction: {
    years: {
      2024: { single: 8350, mfj: 16_700, mfs: 8350, hoh: 12_250 },
      2025: { single: 8600, mfj: 17_200, mfs: 8600, hoh: 12_600 },
    },
    indexed: true,
    source: "Neb. Rev. Stat. 77-2716.01(2)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  leavesOut: [
    "The personal exemption credit, some $170 a person.",
    "The election, once in a life, not to be taxed on the gain on shares of an employer of Nebraska.",
    "Itemized deductions: the standard deduction is always taken.",
    "The top rate of 3.99 % from 2027.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
