/**
 * New Jersey. Its own classes of income: losses on shares count against gains of the same year, and are then gone.
 * An exercise of incentive stock options is no income: what counts is what the federal return counts (N.J.A.C. 18:35-5.3).
 */
import type { PlainState } from "./plain-state.ts";

const rates = [0.014, 0.0175, 0.0245, 0.035, 0.05525, 0.0637, 0.0897, 0.1075];
const joint = [20_000, 50_000, 70_000, 80_000, 150_000, 500_000, 1_000_000];
// The single schedule has no rate of 2.45 %.
const single = [20_000, 35_000, 35_000, 40_000, 75_000, 500_000, 1_000_000];
const tops = { single, mfj: joint, mfs: single, hoh: joint };
const exemption = { single: 1000, mfj: 2000, mfs: 1000, hoh: 1000, qss: 1000 };
const propertyTax = { single: 15_000, mfj: 15_000, mfs: 7500, hoh: 15_000 };

export const NJ: PlainState = {
  code: "NJ",
  name: "New Jersey",
  form: "Form NJ-1040",
  citation: "N.J.S.A. 54A:2-1, 54A:5-1, 54A:5-2",
  base: { kind: "classes", isoExercise: "as-federal" },
  smallBusinessStockTaxed: {
    years: { 2024: true, 2025: true, 2026: false },
    source: "N.J.S.A. 54A:5-1(c); P.L. 2025, c. 67, from 2026 on",
    checkedAgainst: ["Frost Brown Todd, survey of state conformity (2025)", "Patel Law Offices on P.L. 2025, c. 67"],
  },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates },
    source: "N.J.S.A. 54A:2-1",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026 (single)",
    ],
  },
  tops: {
    years: { 2024: tops, 2025: tops, 2026: tops },
    source: "N.J.S.A. 54A:2-1",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026 (single)",
    ],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption, 2026: exemption },
    source: "N.J.S.A. 54A:3-1",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec (2024, 2025)", "Tax Foundation, table of 2026"],
  },
  propertyTaxDeduction: {
    years: { 2024: propertyTax, 2025: propertyTax },
    source: "N.J.S.A. 54A:3A-17; Form NJ-1040, Worksheet H",
    checkedAgainst: ["PolicyEngine US (but for separate returns)", "OpenTaxSolver"],
  },
  leavesOut: [
    "The credit of $50 in place of the property tax deduction, and property tax in rent.",
    "The deduction of medical expenses, and the alternative business calculation.",
    "That nothing is due on income up to $20,000 ($10,000 single or separate).",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
