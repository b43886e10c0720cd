/**
 * Vermont. A little of long-term gain is not taxed. Who has more than $150,000 of AGI pays 3 % of it at least (32 V.S.A. 5822(a)(6)),
 * which after no more than the standard deduction the schedule always takes.
 */
import type { PlainState } from "./plain-state.ts";

const five = { single: 5000, mfj: 5000, mfs: 5000, hoh: 5000 };

export const VT: PlainState = {
  code: "VT",
  name: "Vermont",
  form: "Form IN-111 (VT)",
  citation: "32 V.S.A. 5811, 5822",
  base: {
    kind: "federal-agi",
    longTermExcludedUpTo: {
      years: { 2024: five },
      source: "32 V.S.A. 5811(21)(B)(ii)",
      checkedAgainst: ["PolicyEngine US", "comparetaxrates.com (2024)"],
    },
  },
  rates: {
    years: { 2024: [0.0335, 0.066, 0.076, 0.0875] },
    source: "32 V.S.A. 5822(a)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Vermont Department of Taxes, rate schedules of 2024"],
  },
  tops: {
    years: {
      2024: {
        single: [47_900, 116_000, 242_000],
        mfj: [79_950, 193_300, 294_600],
        mfs: [39_975, 96_650, 147_300],
        hoh: [64_200, 165_700, 268_300],
      },
    },
    indexed: true,
    source: "32 V.S.A. 5822(a), (b)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Vermont Department of Taxes, rate schedules of 2024"],
  },
  standardDeduction: {
    years: { 2024: { single: 7400, mfj: 14_850, mfs: 7400, hoh: 11_100 } },
    indexed: true,
    source: "32 V.S.A. 5811(21)(C)(i)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  exemption: {
    years: { 2024: { single: 5100, mfj: 10_200, mfs: 5100, hoh: 5100, qss: 5100 } },
    indexed: true,
    source: "32 V.S.A. 5811(21)(C)(iii)",
    checkedAgainst: ["PolicyEngine US", "comparetaxrates.com (2024)"],
  },
  leavesOut: [
    "The amounts of 2025, which differ between sources: those of 2024 grow.",
    "The exclusion of 40 % of gain on assets other than shares that are traded, and that the $5,000 are at most 40 % of federal taxable income.",
    "The credit of 5 % of gifts to charity, at most $1,000.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
