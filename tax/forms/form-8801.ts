/**
 * Form 8801, Credit for Prior Year Minimum Tax.
 *
 * A year's return uses Part II with the credit that came in. Part I looks back at the year before; here it is worked at the end
 * of that year, with that year's law, and `nextYear` is what the following year's line 21 will show.
 * Covers: lines 1, 2, 4, 9-11, 14-18, 21-28, 31-33, 35, 38, 45, 48, 53-55. Not here: foreign tax credit, net operating losses.
 * Source: IRC 53; form and instructions.
 */

import { type Expression, hinge, kink, lines, min, minus, sum } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";
import { creditWaits } from "./amt-kinks.ts";
import type { form6251 } from "./form-6251.ts";
import { income, tentativeMinimumTax } from "./form-6251.ts";
import type { OrdinaryIncome } from "./gain-stack.ts";

/** Part II: the credit used this year. */
export function form8801Credit(given: {
  carriedIn: Expression;
  regularTax: Expression;
  /** The nonrefundable credits of the year, which come before this one; null: there are none. */
  otherCredits: Expression | null;
  tentativeMinimumTax: Expression;
}) {
  const line = lines("Form 8801", "IRC 53(c); Form 8801, Part II");
  const l21 = line("21", "Credit available", given.carriedIn);
  const { regularTax, otherCredits } = given;
  const l22 =
    otherCredits === null
      ? line("22", "Regular tax", regularTax)
      : line("22", "Regular tax less other credits", hinge(minus(regularTax, otherCredits)), "IRC 53(c)(1)");
  const l23 = line("23", "Tentative minimum tax", given.tentativeMinimumTax);
  const l24 = line(
    "24",
    "Regular tax above the tentative minimum tax",
    hinge(
      minus(l22, l23),
      kink(
        "regular tax passes the tentative minimum tax: credit can come back",
        "the tentative minimum tax comes up to the regular tax: no credit can come back",
      ),
    ),
  );
  const l25 = line("25", "Minimum tax credit used", min(l21, l24, creditWaits));
  const l26 = line("26", "Credit left", minus(l21, l25));
  return { lines: [l21, l22, l23, l24, l25, l26], l25, l26 };
}

/** Part I and lines 16-21 of next year's form: only the part of AMT that comes from deferral items becomes credit. */
export function form8801NextYear(
  law: FederalLaw,
  given: {
    amt: ReturnType<typeof form6251>;
    /** Regular: line 2k is a deferral item, so exclusion items are figured with the regular gains. */
    preferredGain: Expression;
    ordinaryIncome: OrdinaryIncome;
    creditLeft: Expression;
  },
) {
  const form = "Form 8801 (next year)";
  const line = lines(form, "IRC 53(d)(1)(B); Form 8801, Part I");
  const l1 = line("1", "Form 6251, line 1", given.amt.l1);
  const { l2a, l2u, l3 } = given.amt;
  const l2 = line(
    "2",
    `Exclusion items: Form 6251, lines 2a${l2u === null ? "" : ", 2u"} and 3`,
    sum(l2a, l2u ?? 0, l3),
  );
  const { l4, l5: l9, l6: l10 } = income(form, law, sum(l1, l2), ["4", "9", "10"]);
  // Part III stands on lines 27-55: those of Form 6251, lines 12-40, in the same order.
  const partIII = tentativeMinimumTax(
    form,
    law,
    {
      income: l10,
      preferredGain: given.preferredGain,
      ordinaryIncome: given.ordinaryIncome,
    },
    15,
  );
  const l11 = line("11", "Tentative minimum tax on exclusion items", partIII.l40);
  const l14 = line("14", "Regular tax: Form 6251, line 10", given.amt.l10);
  const l15 = line("15", "Net minimum tax on exclusion items", hinge(minus(l11, l14)));
  const l16 = line("16", "Alternative minimum tax: Form 6251, line 11", given.amt.l11);
  // May be below zero, and then shrinks what was carried forward.
  const l18 = line("18", "Minimum tax that becomes credit", minus(l16, l15));
  const l21 = line("21", "Credit available next year", hinge(sum(l18, given.creditLeft)), "IRC 53(b)");
  return { lines: [l1, l2, l4, l9, l10, ...partIII.lines, l11, l14, l15, l16, l18, l21], l4, l11, l21 };
}
