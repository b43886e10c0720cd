/**
 * North Dakota. The lowest bracket is free; two fifths of net long-term gain and of qualified dividends are not taxed.
 */
import { federalStandardDeduction } from "./federal-standard.ts";
import type { PlainState } from "./plain-state.ts";

const rates = [0, 0.0195, 0.025];

export const ND: PlainState = {
  code: "ND",
  name: "North Dakota",
  form: "Form ND-1",
  citation: "N.D.C.C. 57-38-30.3",
  base: {
    kind: "federal-agi",
    longTermExcluded: {
      years: { 2024: 0.4, 2025: 0.4 },
      source: "N.D.C.C. 57-38-30.3(2)(d); Form ND-1, line 7",
      checkedAgainst: ["PolicyEngine US", "TaxSlayer, subtractions for North Dakota"],
    },
    qualifiedDividendsExcluded: {
      years: { 2024: 0.4, 2025: 0.4 },
      source: "N.D.C.C. 57-38-30.3(2)(d); Form ND-1",
      checkedAgainst: ["PolicyEngine US", "Form ND-1, instructions of 2013, which raised it to 40 %"],
    },
  },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates },
    source: "N.D.C.C. 57-38-30.3(1); H.B. 1158 (2023)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  tops: {
    years: {
      2024: {
        single: [47_150, 238_200],
        mfj: [78_775, 289_975],
        mfs: [39_375, 144_975],
        hoh: [63_175, 264_100],
      },
      2025: {
        single: [48_475, 244_825],
        mfj: [80_975, 298_075],
        mfs: [40_475, 149_025],
        hoh: [64_950, 271_450],
      },
    },
    indexed: true,
    source: "N.D.C.C. 57-38-30.3(1)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  standardDeduction: {
    years: federalStandardDeduction,
    indexed: true,
    source: "N.D.C.C. 57-38-30.3(2): federal taxable income",
    checkedAgainst: ["tenforty-spec (2024, 2025)", "Tax Foundation, tables of 2025 and 2026"],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken, also by those who itemize on the federal return.",
    "The marriage penalty credit of a couple that both work.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
