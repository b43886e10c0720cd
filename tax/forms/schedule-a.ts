/**
 * Schedule A (Form 1040), Itemized Deductions.
 *
 * Covers: state and local taxes under their cap (lines 5d, 5e, 7), home mortgage interest as given (8), cash gifts (11, 14),
 * and the limits of section 68. Not here: medical expenses, investment interest, casualty losses, carryovers of gifts.
 * A deduction goes onto the return in whole cents, so each part of income that limits one is rounded.
 * Source: IRC 163(h), 164(b), 170(b), 68.
 */
import { cents, type Expression, hinge, kink, lines, max, min, minus, sum, times } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";

export function scheduleA(
  law: FederalLaw,
  given: {
    agi: Expression;
    stateIncomeTax: Expression;
    propertyTax: Expression;
    mortgageInterest: Expression;
    charity: Expression;
  },
) {
  const line = lines("Schedule A", "Schedule A (Form 1040)");
  const l5d = line(
    "5d",
    "State and local income and property taxes",
    sum(given.stateIncomeTax, given.propertyTax),
    "IRC 164(a)",
  );
  const cap = saltCap(law, given.agi);
  const l5e =
    cap === null
      ? line("5e", "Line 5d, without a cap", l5d, "IRC 164(a)")
      : line(
          "5e",
          "Line 5d, up to the cap",
          min(
            l5d,
            cap,
            kink("state and local taxes pass what can be deducted", "all state and local taxes can be deducted"),
          ),
          "IRC 164(b)(6), (7)",
        );
  const l7 = line("7", "Taxes", l5e);
  const l8 = line("8", "Home mortgage interest", given.mortgageInterest, "IRC 163(h)");
  const l11 = line(
    "11",
    "Gifts by cash, up to the part of AGI that can be deducted",
    min(given.charity, cents(times(law.charity.limit, given.agi))),
    "IRC 170(b)(1)(A), (G)",
  );
  const l14 = line(
    "14",
    law.charity.floor === 0 ? "Gifts to charity" : "Gifts to charity above the floor",
    hinge(law.charity.floor === 0 ? l11 : minus(l11, cents(times(law.charity.floor, given.agi)))),
    "IRC 170(b)(1)(I)",
  );
  const limit = law.pease === null ? "in the top bracket" : "by income";
  const before = line("17", `Total before the limit ${limit}`, sum(l7, l8, l14));
  const reduction = line(
    "18",
    law.pease === null ? "Lost in the top bracket" : "Lost to the limit by income",
    sum(lostInTopBracket(law, before, given.agi), lostByIncome(law, before, given.agi)),
    law.pease === null ? "IRC 68, as P.L. 119-21, 70111 has it" : "IRC 68, as it was before P.L. 119-21",
  );
  const total = line("19", "Itemized deductions", minus(before, reduction));
  return { lines: [l5d, l5e, l7, l8, l11, l14, before, reduction, total], l7, l8, l11, l14, reduction, total };
}

function lostInTopBracket({ itemizedReduction, ordinary }: FederalLaw, deductions: Expression, agi: Expression) {
  const start = ordinary.tops.at(-1);
  if (itemizedReduction === 0 || start === undefined) return 0;
  return cents(
    times(
      itemizedReduction,
      min(
        deductions,
        hinge(
          minus(agi, start),
          kink("itemized deductions start to be limited", "itemized deductions are whole again"),
        ),
      ),
    ),
  );
}

/** The limit named for Donald Pease. None of the deductions here is among those it spares. */
function lostByIncome({ pease }: FederalLaw, deductions: Expression, agi: Expression): Expression {
  if (pease === null) return 0;
  const { start, ofExcess, ofDeductions } = pease;
  return cents(
    min(
      times(
        ofExcess,
        hinge(
          minus(agi, start),
          kink("itemized deductions start to be limited", "itemized deductions are whole again"),
        ),
      ),
      times(ofDeductions, deductions),
    ),
  );
}

/** null: no cap. */
function saltCap({ salt: { cap, phaseDown } }: FederalLaw, agi: Expression): Expression | null {
  if (cap === null || phaseDown === null) return cap;
  return max(
    Math.min(cap, phaseDown.floor),
    minus(
      cap,
      cents(
        times(
          phaseDown.rate,
          hinge(
            minus(agi, phaseDown.start),
            kink(
              "the cap on state and local taxes starts to shrink",
              "the cap on state and local taxes is whole again",
            ),
          ),
        ),
      ),
    ),
  );
}
