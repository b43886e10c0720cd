/**
 * Form 6251, Alternative Minimum Tax - Individuals.
 *
 * Covers: Part I lines 1, 2a, 2i, 2k, 3 and 4, Part II, Part III lines 12-40. Not here: the other adjustments of Part I, the foreign
 * tax credit (line 8), unrecaptured section 1250 gain (lines 14, 15, 36, 37).
 * Form 8801 runs Part II and III again on exclusion items, so both are written for any income.
 * Source: IRC 55-59; form and instructions of each year. Line numbers are those of the 2024 form.
 */

import {
  type Expression,
  hinge,
  kink,
  type Line,
  lines,
  min,
  minus,
  schedule,
  sum,
  times,
} from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";
import { exemptionLeft, exemptionPassed, exemptionShrinks } from "./amt-kinks.ts";
import { mostAboveSchedule, type OrdinaryIncome, rateText, stackGain } from "./gain-stack.ts";

export function form6251(
  law: FederalLaw,
  given: {
    /** AGI less deductions, below zero where they are larger. */
    taxableIncomeOrShortfall: Expression;
    standardDeductionOrTaxes: Expression;
    /** null where the law has none. */
    personalExemptions: Expression | null;
    itemizedReduction: Expression;
    bargainElement: Expression;
    dispositionAdjustment: Expression;
    /** Schedule D line 21 of the two systems. */
    regularGain: Expression;
    amtGain: Expression;
    /** Qualified dividends and AMT net capital gain, without gain at 28 %. */
    preferredGain: Expression;
    /** The capital gain worksheet's line 5, as figured for the regular tax; or lines 14 and 21 of the Schedule D one. */
    ordinaryIncome: OrdinaryIncome;
    regularTax: Expression;
  },
) {
  const line = lines("Form 6251", "IRC 55-56; Form 6251");
  const l1 = line("1", "Taxable income, or the shortfall below zero", given.taxableIncomeOrShortfall);
  // The standard deduction is not allowed for AMT; itemizers add back the taxes that Schedule A allowed.
  const l2a = line(
    "2a",
    "Standard deduction, or taxes from Schedule A",
    given.standardDeductionOrTaxes,
    "IRC 56(b)(1)(A), (D)",
  );
  const l2i = line("2i", "Exercise of incentive stock options", given.bargainElement, "IRC 56(b)(3)");
  // Each system's gain enters after its own loss limit, and ordinary income of a disqualifying sale leaves AMT income.
  const l2k = line(
    "2k",
    "Disposition of property: AMT less regular gain, and ordinary income that AMT has taxed before",
    sum(given.dispositionAdjustment, minus(given.amtGain, given.regularGain)),
    "IRC 56(a)(6), 56(b)(3); instructions, line 2k",
  );
  // Until 2017 line 1 stood before the exemptions; the form of 2024, which has none, has no line for them.
  const l2u =
    given.personalExemptions &&
    line("2u", "Personal exemptions, which AMT does not allow", given.personalExemptions, "IRC 56(b)(1)(D)");
  // Section 68 does not apply for AMT: what it took from the itemized deductions comes back.
  const l3 = line(
    "3",
    `Itemized deductions that the limit ${law.pease === null ? "in the top bracket" : "by income"} took`,
    times(-1, given.itemizedReduction),
    "IRC 56(b)(1)(E)",
  );
  const { l4, l5, l6 } = income("Form 6251", law, sum(l1, l2a, l2i, l2k, l2u ?? 0, l3));
  const partIII = tentativeMinimumTax("Form 6251", law, {
    income: l6,
    preferredGain: given.preferredGain,
    ordinaryIncome: given.ordinaryIncome,
  });
  const l9 = line("9", "Tentative minimum tax", partIII.l40, "IRC 55(b)(1)");
  const l10 = line("10", "Regular tax", given.regularTax, "IRC 55(c)");
  const l11 = line(
    "11",
    "Alternative minimum tax",
    hinge(
      minus(l9, l10),
      kink(
        "AMT starts: the tentative minimum tax passes the regular tax",
        "AMT ends: the regular tax passes the tentative minimum tax",
      ),
    ),
    "IRC 55(a)",
  );
  return {
    lines: [l1, l2a, l2i, l2k, ...(l2u ? [l2u] : []), l3, l4, l5, l6, ...partIII.lines, l9, l10, l11],
    l1,
    l2a,
    l2k,
    l2u,
    l3,
    l4,
    l5,
    l9,
    l10,
    l11,
  };
}

/**
 * AMT income, with the addition for a separate return, and what the exemption leaves of it.
 *
 * @param numbers of the three lines on the form: AMT income, exemption, the rest
 */
export function income(
  form: string,
  law: FederalLaw,
  beforeAddBack: Expression,
  [income, exempt, rest]: readonly [string, string, string] = ["4", "5", "6"],
) {
  const line = lines(form, "IRC 55(d)");
  const { exemption, phaseoutStart, phaseoutRate } = law.amt;
  const l4 = line(
    income,
    "Alternative minimum taxable income",
    sum(beforeAddBack, separateReturnAddition(law, beforeAddBack)),
  );
  const lost = phaseoutRate === 0 ? 0 : times(phaseoutRate, hinge(minus(l4, phaseoutStart), exemptionShrinks));
  const l5 = line(exempt, "Exemption", hinge(minus(exemption, lost), exemptionLeft));
  const l6 = line(rest, "Income above the exemption", hinge(minus(l4, l5), exemptionPassed));
  return { l4, l5, l6 };
}

/** Married filing separately: above the end of the phase-out AMTI grows by what the spouse's exemption would lose. IRC 55(d)(2). */
function separateReturnAddition(law: FederalLaw, amti: Expression): Expression {
  const { exemption, phaseoutStart, phaseoutRate, mfsAddBackRate } = law.amt;
  if (law.filingStatus !== "mfs" || exemption === 0 || phaseoutRate === 0) return 0;
  // To the cent, for a user's rate that does not go into the exemption.
  const phaseoutEnd = Math.round((phaseoutStart + exemption / phaseoutRate) * 100) / 100;
  return min(
    exemption,
    times(
      mfsAddBackRate,
      hinge(
        minus(amti, phaseoutEnd),
        kink("a separate return starts to add to AMT income", "a separate return adds nothing to AMT income"),
      ),
    ),
  );
}

/**
 * Part III (and line 7 where there is no gain): the tax on AMT income, with the lower rates on gains.
 *
 * @param shift from the line numbers of Form 6251 to the form's own
 */
export function tentativeMinimumTax(
  form: string,
  law: FederalLaw,
  given: { income: Expression; preferredGain: Expression; ordinaryIncome: OrdinaryIncome },
  shift = 0,
) {
  const ofForm = lines(form, `IRC 55(b)(3); ${form}, Part III`);
  const line = (number: number | string, title: string, of: Expression) =>
    ofForm(typeof number === "number" ? String(number + shift) : number, title, of);
  const l12 = line(12, "Income above the exemption", given.income);
  const l13 = line(13, "Qualified dividends and net capital gain", given.preferredGain);
  const l16 = line(
    16,
    `The smaller of lines ${12 + shift} and ${13 + shift}`,
    min(l12, l13, kink("income other than gains passes the exemption", "the exemption covers all income but gains")),
  );
  const l17 = line(17, `Line ${12 + shift} less line ${16 + shift}`, minus(l12, l16));
  const l18 = line(18, `Tax on line ${17 + shift} at the AMT rates`, schedule(l17, law.amt.schedule));
  const { lowest, higher } = given.ordinaryIncome;
  const l20 = line(20, "Ordinary income, as figured for the regular tax", lowest);
  const l27 =
    higher === lowest ? null : line(27, "Income taxed by the rate schedule, as figured for the regular tax", higher);
  const stack = stackGain(law.capitalGain, { gain: l16, below: { lowest: l20, higher: l27 ?? l20 } });
  const parts: Line[] = stack.parts.map(({ rate, amount }, i) =>
    line([23, 30, 33][i] ?? `${33 + shift}.${i}`, `Part of line ${16 + shift} taxed at ${rateText(rate)}`, amount),
  );
  const l38 = line(38, `Tax on line ${17 + shift}, and on the gain at its own rates`, sum(l18, stack.tax(parts)));
  const l39 = line(39, `Tax on line ${12 + shift} at the AMT rates`, schedule(l12, law.amt.schedule));
  const l40 = line(
    40,
    `The smaller of lines ${38 + shift} and ${39 + shift}`,
    min(
      l38,
      l39,
      kink(
        "the AMT rates alone come to less than with those on gains",
        "the rates on gains come to less than the AMT rates alone",
      ),
      l27 === null ? mostAboveSchedule(law.capitalGain, law.amt.schedule) : undefined,
    ),
  );
  return { lines: [l12, l13, l16, l17, l18, l20, ...(l27 ? [l27] : []), ...parts, l38, l39, l40], l40 };
}
