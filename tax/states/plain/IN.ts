/**
 * Indiana. One rate; its counties tax the same income, most at 1 to 3 %.
 */
import type { PlainState } from "./plain-state.ts";

const exemption = { single: 1000, mfj: 2000, mfs: 1000, hoh: 1000, qss: 1000 };

export const IN: PlainState = {
  code: "IN",
  name: "Indiana",
  form: "Form IT-40 (IN)",
  citation: "Ind. Code 6-3-1-3.5, 6-3-2-1",
  base: { kind: "federal-agi" },
  rates: {
    years: { 2024: [0.0305], 2025: [0.03] },
    source: "Ind. Code 6-3-2-1; Departmental Notice 1",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec", "Bloomberg Tax, December 2024"],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption },
    source: "Ind. Code 6-3-1-3.5(a)(3)",
    checkedAgainst: ["PolicyEngine US", "tenforty-spec"],
  },
  countyTax: { county: "Monroe County", rate: 0.0214, source: "Ind. Code 6-3.6; Departmental Notice 1" },
  leavesOut: [
    "The rate of 2.95 % in 2026 and 2.9 % from 2027, which only one source gives: that of 2025 stays.",
    "Who moves or changes a job: the county is that of January 1, here one rate in all years.",
    "Deductions for renters, homeowners' property tax and others.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
