/**
 * Massachusetts. Wages, interest, dividends and long-term gain at 5 %, short-term gain at 8.5 %, and 4 % more on all taxable income
 * above a threshold that is one for all filing statuses.
 *
 * Losses: short-term gain is first reduced by long-term losses and long-term gain by short-term ones; what is left counts against
 * interest and dividends up to $2,000, and goes on to the next year.
 */
import type { PlainState } from "./plain-state.ts";

/** The surtax is the step from the first rate to the second. */
const rates = [0.05, 0.09];
const threshold = (amount: number) => ({ single: [amount], mfj: [amount], mfs: [amount], hoh: [amount] });
/** A surviving spouse is no status of its own; who is not head of household has the single exemption. */
const exemption = { single: 4400, mfj: 8800, mfs: 4400, hoh: 6800, qss: 4400 };

export const MA: PlainState = {
  code: "MA",
  name: "Massachusetts",
  form: "Form 1 (MA)",
  citation: "M.G.L. c. 62, 2-4",
  base: {
    kind: "parts",
    shortTermRate: {
      years: { 2024: 0.085, 2025: 0.085 },
      source: "M.G.L. c. 62, 4(a)(1); Form 1, line 23a",
      checkedAgainst: ["PolicyEngine US", "OpenTaxSolver", "tenforty-spec"],
    },
    capitalLossLimit: {
      years: { 2024: 2000, 2025: 2000 },
      source: "M.G.L. c. 62, 2(c)(2); Schedule B, line 20",
      checkedAgainst: ["PolicyEngine US", "a quotation of the Department of Revenue on the capital gains law of 2002"],
    },
  },
  rates: {
    years: { 2024: rates, 2025: rates },
    source: "M.G.L. c. 62, 4; Mass. Const. amend. art. XLIV",
    checkedAgainst: ["PolicyEngine US", "OpenTaxSolver", "tenforty-spec"],
  },
  tops: {
    years: { 2024: threshold(1_053_750), 2025: threshold(1_083_150) },
    indexed: true,
    source: "Mass. Const. amend. art. XLIV; Form 1, line 28b",
    checkedAgainst: ["PolicyEngine US", "OpenTaxSolver", "tenforty-spec"],
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption },
    source: "M.G.L. c. 62, 3(B)(b)",
    checkedAgainst: ["PolicyEngine US", "OpenTaxSolver", "tenforty-spec (but for a surviving spouse)"],
  },
  leavesOut: [
    "The deduction of up to $2,000 a person for social security and Medicare tax: at most $100 of tax each.",
    "The deductions for gifts to charity, rent and commuting.",
    "Section 1202: gain on small business stock acquired after July 4, 2025 is excluded as on the federal return, which was not verified.",
    "A surviving spouse has the exemption of a single filer; who is head of household pays $120 less.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
