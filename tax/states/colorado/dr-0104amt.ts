/**
 * DR 0104AMT, Colorado Alternative Minimum Tax, and the credit of DR 0104CR for the federal tax of earlier years.
 *
 * The base is what the federal form taxes, at one rate for all income. The credit is a part of the federal one of the same year: it
 * has no carryover of its own, and what the year's tax does not use of it is lost.
 * Covers: DR 0104AMT lines 1-3, 5-8. Not here: subtractions (line 4).
 * Source: C.R.S. 39-22-105; form and instructions.
 */
import { type Expression, hinge, kink, lines, min, minus, sum, times } from "../../graph/expression.ts";
import type { FederalIncome } from "../state.ts";
import { aboveLimit, type dr0104 } from "./dr-0104.ts";
import type { ColoradoLaw } from "./law.ts";

export function dr0104amt(law: ColoradoLaw, federal: FederalIncome, form: ReturnType<typeof dr0104>) {
  const line = lines("DR 0104AMT", "C.R.S. 39-22-105; DR 0104AMT");
  // Its own AMT is not known yet: whether the federal return itemizes is judged by Colorado's regular tax.
  const { amt, deduction, itemized } = federal.withStateTax(form.l12);
  const l1 = line("1", "Federal AMT income less the exemption, or the shortfall below zero", minus(amt.l4, amt.l5));
  // The standard deduction and taxes are in line 1 already, and are not added twice.
  const stillDeducted = deduction.byElection(sum(itemized.l8, itemized.l14), 0);
  const l2 = line(
    "2",
    "Deductions above the limit for high incomes, as far as line 1 allows them",
    aboveLimit(law, federal, hinge(minus(stillDeducted, law.deductionLimit))),
  );
  const l3 = line("3", "Lines 1 and 2", sum(l1, l2));
  const l5 = line("5", "Colorado alternative minimum taxable income", hinge(l3));
  const l6 = line("6", "Tentative minimum tax", times(law.amtRate, l5));
  const l7 = line("7", "Colorado tax", form.l12);
  const l8 = line(
    "8",
    "Colorado alternative minimum tax",
    hinge(minus(l6, l7), kink("Colorado AMT starts", "Colorado AMT ends")),
  );
  return { lines: [l1, l2, l3, l5, l6, l7, l8], l8 };
}

/** @param tax what the credit may take away */
export function minimumTaxCredit(law: ColoradoLaw, federal: FederalIncome, tax: Expression) {
  const line = lines("DR 0104CR", "C.R.S. 39-22-105(3)");
  const { credit } = federal.withStateTax(tax);
  const federalCredit = line("federal credit", "Federal minimum tax credit used, Form 8801 line 25", credit.l25);
  const used = line(
    "credit",
    "Colorado minimum tax credit",
    min(
      times(law.creditRate, federalCredit),
      tax,
      kink("the tax is less than the credit", "all of the credit comes back"),
    ),
  );
  return { lines: [federalCredit, used], used };
}
