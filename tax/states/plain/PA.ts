/**
 * Pennsylvania. Classes of income at one rate, no deduction, no carryover.
 *
 * It knows no incentive stock options: the bargain element is compensation when an option is exercised, and the basis of the
 * shares is their value then. So gains are those of the federal AMT, and the ordinary income of a later disqualifying sale is not
 * taxed again.
 * Source: 61 Pa. Code 101.6(a), which names stock options without distinction; practitioners' guides to option taxes in
 * Pennsylvania work it so, though one general legal page (findlawyerinpa.com) says otherwise.
 */
import type { PlainState } from "./plain-state.ts";

export const PA: PlainState = {
  code: "PA",
  name: "Pennsylvania",
  form: "Form PA-40",
  citation: "72 P.S. 7302, 7303; 61 Pa. Code 101.6",
  base: { kind: "classes", isoExercise: "wages" },
  smallBusinessStockTaxed: {
    years: { 2024: true, 2025: true, 2026: true },
    source: "72 P.S. 7303(a)(3), which has no such exclusion",
    checkedAgainst: [
      "Frost Brown Todd, survey of state conformity (2025)",
      "Startup Law Blog, state-by-state guide (2026)",
    ],
  },
  rates: {
    years: { 2024: [0.0307], 2025: [0.0307], 2026: [0.0307] },
    source: "72 P.S. 7302",
    checkedAgainst: [
      "PolicyEngine US",
      "OpenTaxSolver (2024, 2025)",
      "Budget Lab Tax-Simulator, worked cases (2024, 2025)",
      "Tax Foundation, table of 2026",
    ],
  },
  leavesOut: [
    "Local earned income tax, and Philadelphia's wage tax, which reach the exercise of options too.",
    "An option exercised and sold in one year below its value at exercise: only what was received is taxed as compensation, while Pennsylvania taxes the whole spread and loses the loss.",
    "Wash sales: their losses are put off as they are for the federal AMT.",
    "Tax forgiveness for low incomes.",
  ],
};
