/**
 * Form CT-6251, Connecticut Alternative Minimum Tax, and Form CT-8801, its credit.
 *
 * A part of the federal tentative minimum tax, for those alone who owe the federal tax. The credit follows Form 8801: what exclusion
 * items alone would have cost makes none.
 * Covers: CT-6251 lines 1, 14-17, 20, 23; CT-8801 lines 16, 20-22, 26-30. Not here: modifications of income, tax paid elsewhere.
 * Source: Conn. Gen. Stat. 12-700a; forms and instructions.
 */
import { creditWaits } from "../../forms/amt-kinks.ts";
import { cents, type Expression, hinge, kink, lines, min, minus, sum, times, when } from "../../graph/expression.ts";
import { type FederalIncome, untouched } from "../state.ts";
import type { taxCalculation } from "./ct-1040.ts";
import type { ConnecticutLaw } from "./law.ts";

type FederalReturn = ReturnType<FederalIncome["withStateTax"]>;

export function ct6251(law: ConnecticutLaw, federal: FederalReturn, { l10 }: ReturnType<typeof taxCalculation>) {
  const line = lines("Form CT-6251", "Conn. Gen. Stat. 12-700a; Form CT-6251");
  const { amt } = federal;
  const l1 = line("1", "Federal alternative minimum taxable income", cents(amt.l4));
  const l14 = line("14", "Federal tentative minimum tax", cents(amt.l9));
  const { l15, l16, l17 } = minimumTax("Form CT-6251", law, { income: l1, tentativeMinimumTax: l14 });
  const l20 = line("20", "Connecticut income tax", l10);
  const l23 = line(
    "23",
    "Connecticut alternative minimum tax, where there is a federal one",
    when(
      amt.l11,
      hinge(minus(l17, l20), kink("Connecticut AMT starts", "Connecticut AMT ends")),
      0,
      kink("there is federal AMT, so Connecticut asks for its own", "there is no federal AMT, so none of Connecticut"),
    ),
  );
  return { lines: [l1, l14, l15, l16, l17, l20, l23], l17, l20, l23 };
}

/** Lines 15-17: Form CT-8801 works them again on exclusion items, on lines 13, 14 and 16. */
function minimumTax(
  form: string,
  { amt }: ConnecticutLaw,
  given: { income: Expression; tentativeMinimumTax: Expression },
  [first, second, lesser]: readonly [string, string, string] = ["15", "16", "17"],
) {
  const line = lines(form, `Conn. Gen. Stat. 12-700a; ${form}`);
  const l15 = line(first, "Part of the federal tentative minimum tax", times(amt.rate, given.tentativeMinimumTax));
  const l16 = line(second, "Part of federal AMT income", times(amt.incomeRate, given.income));
  const l17 = line(lesser, "Connecticut minimum tax: the smaller of the two", min(l15, l16));
  return { l15, l16, l17 };
}

/** The credit used this year, and the one that next year's form will show. */
export function ct8801(law: ConnecticutLaw, federal: FederalReturn, amt: ReturnType<typeof ct6251>) {
  const line = lines("Form CT-8801", "Form CT-8801, Part II");
  const l26 = line("26", "Credit carried into the year", untouched.minimumTaxCredit);
  const l29 = line("29", "Connecticut income tax above the minimum tax", hinge(minus(amt.l20, amt.l17)));
  const l30 = line("30", "Credit used", min(l26, l29, creditWaits));
  const form = "Form CT-8801 (next year)";
  const next = lines(form, "Form CT-8801");
  const exclusion = minimumTax(
    form,
    law,
    { income: cents(federal.nextYear.l4), tentativeMinimumTax: cents(federal.nextYear.l11) },
    ["13", "14", "16"],
  );
  const l20 = next("20", "Minimum tax on exclusion items", hinge(minus(exclusion.l17, amt.l20)));
  const l22 = next("22", "Alternative minimum tax that becomes credit", hinge(minus(amt.l23, l20)));
  const credit = next("26", "Credit available next year", sum(l22, minus(l26, l30)));
  const { l15: l13, l16: l14, l17: l16 } = exclusion;
  return { lines: [l26, l29, l30, l13, l14, l16, l20, l22, credit], used: l30, credit };
}
