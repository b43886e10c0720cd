/**
 * Maine. The standard deduction is lost in proportion above an income. From 2026 a surcharge of 2 % on high incomes: a fourth rate.
 */
import { federalStandardDeduction } from "./federal-standard.ts";
import type { PlainState } from "./plain-state.ts";

const three = [0.058, 0.0675, 0.0715];
const gone = (single: number, mfj: number, hoh: number) => ({
  single: { kind: "proportion" as const, start: single, width: 75_000 },
  mfj: { kind: "proportion" as const, start: mfj, width: 150_000 },
  mfs: { kind: "proportion" as const, start: single, width: 75_000 },
  hoh: { kind: "proportion" as const, start: hoh, width: 112_500 },
});
const exemption = (amount: number) => ({
  single: amount,
  mfj: amount * 2,
  mfs: amount,
  hoh: amount,
  qss: amount,
});

export const ME: PlainState = {
  code: "ME",
  name: "Maine",
  form: "Form 1040ME",
  citation: "36 M.R.S. 5111, 5124-C, 5126-A",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: three, 2025: three, 2026: [...three, 0.0915] },
    source: "36 M.R.S. 5111; L.D. 2212 (2026), part DDDD",
    checkedAgainst: [
      "PolicyEngine US",
      "Thomson Reuters, rates of 2024 and of 2026 (but for the surcharge)",
      "tenforty-spec (2024, 2025)",
      "CardTax, state tax profiles (the surcharge)",
    ],
  },
  tops: {
    years: {
      2024: {
        single: [26_050, 61_600],
        mfj: [52_100, 123_250],
        mfs: [26_050, 61_600],
        hoh: [39_050, 92_450],
      },
      2025: {
        single: [26_800, 63_450],
        mfj: [53_600, 126_900],
        mfs: [26_800, 63_450],
        hoh: [40_200, 95_150],
      },
      2026: {
        single: [27_400, 64_850, 1_000_000],
        mfj: [54_850, 129_750, 1_500_000],
        mfs: [27_400, 64_850, 750_000],
        hoh: [41_100, 97_300, 1_500_000],
      },
    },
    indexed: true,
    source: "36 M.R.S. 5111, 5403; L.D. 2212 (2026), part DDDD",
    checkedAgainst: [
      "PolicyEngine US",
      "Thomson Reuters, rates of 2024 and of 2026 (but for the surcharge)",
      "tenforty-spec (2024, 2025)",
      "CardTax, state tax profiles (the surcharge, but for separate returns)",
    ],
  },
  // What Maine published for 2025 before federal law raised the deduction of that year.
  standardDeduction: {
    years: {
      2024: federalStandardDeduction[2024],
      2025: { single: 15_000, mfj: 30_000, mfs: 15_000, hoh: 22_500 },
      2026: { single: 15_300, mfj: 30_600, mfs: 15_300, hoh: 22_950 },
    },
    indexed: true,
    source: "36 M.R.S. 5124-C",
    checkedAgainst: [
      "PolicyEngine US (2024, 2025)",
      "Maine Revenue Services, rates of 2025 and withholding tables of 2026 (single, joint)",
      "Thomson Reuters, rates of 2024 and of 2026",
    ],
  },
  deductionPhaseout: {
    income: "state income",
    by: {
      years: { 2024: gone(97_150, 194_300, 145_750), 2025: gone(100_000, 200_050, 150_000) },
      indexed: true,
      source: "36 M.R.S. 5124-C(2), 5403",
      checkedAgainst: [
        "PolicyEngine US",
        "LegalClarity, standard deduction of Maine (2024; single, joint)",
        "Tax Foundation, table of 2025 (single, joint)",
        "arithmetic: head of household is one and a half times single",
      ],
    },
  },
  exemption: {
    years: { 2024: exemption(5000), 2025: exemption(5150), 2026: exemption(5300) },
    indexed: true,
    source: "36 M.R.S. 5126-A",
    checkedAgainst: [
      "PolicyEngine US (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "Thomson Reuters, rates of 2026",
      "Maine Revenue Services, withholding tables of 2026",
    ],
  },
  leavesOut: [
    "Itemized deductions: the standard deduction is always taken.",
    "That the exemption too is lost above $333,450 of income ($400,100 joint): up to $370 of tax too little a person.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
