/**
 * Form 2210, Underpayment of Estimated Tax: what must be paid in the year itself, in four installments.
 *
 * Withholding counts as paid in equal parts on the four days, so each installment is what it leaves of a quarter.
 * Covers: lines 1-9, and of Part III lines 10 and 11. Not here: penalties, annualized income (Schedule AI), farmers and fishermen, who owed
 * no tax last year because there was no return.
 * Source: IRC 6654(d)(1), (e)(1), (g)(1); form and instructions.
 */
import { cents, hinge, input, lines, min, minus, sum, times, when } from "../graph/expression.ts";
import { lower } from "../graph/lower.ts";
import type { FederalLaw } from "../years/federal.ts";
import { yearlyNetwork } from "./yearly-network.ts";

/** `federalTax`, `niit` and `additionalMedicareTax` as the year's return has them; the federal tax withheld; last year's federal tax and AGI. */
export const form2210Inputs = [
  "federalTax",
  "niit",
  "additionalMedicareTax",
  "withheld",
  "lastYear.federalTax",
  "lastYear.agi",
] as const;

/** Inputs as named, and one output, `installment`: dollars due on each of the four days. */
export const form2210Network = yearlyNetwork((law) => {
  const { lines, installment } = form2210(law);
  return lower(form2210Inputs, lines, { installment });
});

function form2210({ estimatedTax: law }: FederalLaw) {
  const line = lines("Form 2210", "IRC 6654(d)(1); Form 2210");
  const otherTaxes = sum(input("niit"), input("additionalMedicareTax"));
  const l1 = line("1", "Tax after credits", minus(input("federalTax"), otherTaxes));
  const l2 = line("2", "Other taxes: Forms 8960 and 8959", otherTaxes, "IRC 6654(f)");
  const l4 = line("4", "Current year tax", sum(l1, l2), "IRC 6654(f)");
  const l5 = line("5", "Part of the current year's tax", times(law.ofThisYear, l4), "IRC 6654(d)(1)(B)(i)");
  const l6 = line("6", "Withholding", input("withheld"), "IRC 6654(g)(1)");
  const l7 = line("7", "Tax beyond withholding", minus(l4, l6), "IRC 6654(e)(1)");
  const lastYear = input("lastYear.federalTax");
  const l8 = line(
    "8",
    "Maximum required annual payment based on last year's tax",
    when(
      minus(input("lastYear.agi"), law.threshold),
      times(law.ofLastYearAbove, lastYear),
      times(law.ofLastYear, lastYear),
    ),
    "IRC 6654(d)(1)(B)(ii), (C)",
  );
  const l9 = line("9", "Required annual payment", when(minus(law.least, l7), 0, min(l5, l8)));
  const l10 = line("10", "Required installment", times(0.25, l9), "IRC 6654(d)(1)(A)");
  const l11 = line("11", "A quarter of the withholding", times(0.25, l6), "IRC 6654(g)(1)");
  const installment = line("17", "Installment due", cents(hinge(minus(l10, l11))), "IRC 6654(b)(1)");
  return { lines: [l1, l2, l4, l5, l6, l7, l8, l9, l10, l11, installment], installment };
}
