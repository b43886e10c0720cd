/**
 * Michigan. One rate; an exemption for each person.
 */
import type { PlainState } from "./plain-state.ts";

export const MI: PlainState = {
  code: "MI",
  name: "Michigan",
  form: "Form MI-1040",
  citation: "MCL 206.30, 206.51",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.0425], 2025: [0.0425], 2026: [0.0425] },
    source: "MCL 206.51",
    checkedAgainst: [
      "PolicyEngine US",
      "tenforty-spec (2024, 2025)",
      "OpenTaxSolver (2024, 2025)",
      "Tax Foundation, table of 2026",
    ],
  },
  exemption: {
    years: {
      2024: { single: 5600, mfj: 11_200, mfs: 5600, hoh: 5600, qss: 5600 },
      2025: { single: 5800, mfj: 11_600, mfs: 5800, hoh: 5800, qss: 5800 },
    },
    indexed: true,
    source: "MCL 206.30(2)",
    checkedAgainst: ["PolicyEngine US", "tenforty, state scenarios", "Budget Lab Tax-Simulator, worked cases"],
  },
  leavesOut: [
    "Income taxes of cities, such as Detroit's 2.4 %.",
    "Subtractions for pensions and for older filers.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
