/**
 * Form 1040, lines 17-22: the nonrefundable personal credits, which reduce regular tax and AMT together, but not below zero.
 *
 * The child tax credit takes what the others leave; the minimum tax credit (Form 8801) comes after them all. Line 20 is here without it.
 * Source: IRC 26(a); 53(c); Form 1040; Schedule 3, line 8; Schedule 8812, Credit Limit Worksheet A.
 */
import { type Expression, input, type Line, lines, min, minus, sum } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";
import { type Dependents, schedule8812 } from "./schedule-8812.ts";

/**
 * @param filing whether there are other credits (the input `credits.nonrefundable`), and who is a dependent
 * @returns null where there is neither
 */
export function nonrefundableCredits(
  law: FederalLaw,
  filing: { dependents: Dependents; credits: boolean },
  given: { agi: Expression; regularTax: Expression; amt: Expression },
) {
  const { dependents, credits } = filing;
  const hasDependents = dependents.under17 + dependents.others > 0 && law.childTaxCredit !== null;
  if (!credits && !hasDependents) return null;
  const line = lines("Form 1040", "IRC 26(a); Form 1040");
  const l18 = line("18", "Tax and AMT", sum(given.regularTax, given.amt));
  const l20 = credits
    ? line("20", "Other nonrefundable credits, up to the tax", min(input("credits.nonrefundable"), l18), "IRC 21-26")
    : null;
  const children = schedule8812(law, dependents, given.agi, l20 === null ? l18 : minus(l18, l20));
  const l19 = hasDependents ? line("19", "Child tax credit and credit for other dependents", children!.l14) : null;
  const l21 = line("21", "Nonrefundable credits", sum(l19 ?? 0, l20 ?? 0));
  const l22 = line("22", "Tax and AMT after them", minus(l18, l21));
  const filed: Line[] = [l18, ...(l20 ? [l20] : []), ...(l19 ? [...children!.lines, l19] : []), l21, l22];
  return { lines: filed, l21, l22 };
}
