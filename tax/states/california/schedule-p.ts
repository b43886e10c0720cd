/**
 * Schedule P (540), California's alternative minimum tax, and form FTB 3510, its credit.
 *
 * California's rate is one for all income: gains have no lower one. Its phase-out stays at 25 % after 2025.
 * Covers: Schedule P lines 1, 3, 9, 10, 15, 18, 21-26 and the limit of Part III; FTB 3510 with the exclusion items.
 * Source: R&TC 17062, 17063; form and instructions.
 */

import { creditWaits, exemptionLeft, exemptionPassed, exemptionShrinks } from "../../forms/amt-kinks.ts";
import { scheduleD } from "../../forms/schedule-d.ts";
import {
  dividedBy,
  type Expression,
  hinge,
  input,
  kink,
  lines,
  min,
  minus,
  sum,
  times,
} from "../../graph/expression.ts";
import type { form540 } from "./form-540.ts";
import type { CaliforniaLaw } from "./law.ts";

export function scheduleP(law: CaliforniaLaw, form: ReturnType<typeof form540>, capitalLossLimit: number) {
  const line = lines("Schedule P (540)", "R&TC 17062; Schedule P (540)");
  const gains = scheduleD(
    "Schedule D (540, AMT)",
    {
      shortTerm: input("amtShortTermGain"),
      longTerm: input("amtLongTermGain"),
      shortTermCarryover: input("state.carryover.amtShortTermLoss"),
      longTermCarryover: input("state.carryover.amtLongTermLoss"),
    },
    capitalLossLimit,
  );
  const l1 = line(
    "1",
    "Standard deduction, or property taxes of an itemizer (line 3)",
    form.standardDeductionOrPropertyTax,
  );
  const l9 = line(
    "9",
    "Adjusted gain or loss, and ordinary income that AMT has taxed before",
    sum(input("dispositionAdjustment"), minus(gains.l21, form.gains.l21)),
  );
  const l10 = line("10", "Incentive stock options", input("isoBargainElement"));
  const l15 = line("15", "Taxable income, or the shortfall below zero", form.beforeFloor);
  const l18 = line(
    "18",
    "Itemized deductions that the limit took",
    times(-1, form.limitTaken),
    "R&TC 17077; Schedule P (540)",
  );
  const { l21, l22, l23, l24 } = minimumTax("Schedule P (540)", law, sum(l1, l9, l10, l15, l18));
  const l25 = line("25", "Regular tax before credits", form.l31);
  const l26 = line(
    "26",
    "Alternative minimum tax",
    hinge(minus(l24, l25), kink("California AMT starts", "California AMT ends")),
  );
  return {
    lines: [gains.l7, gains.l15, gains.l16, gains.l21, l1, l9, l10, l15, l18, l21, l22, l23, l24, l25, l26],
    gains,
    l9,
    l10,
    l24,
    l26,
    exclusionIncome: sum(l1, l15, l18),
  };
}

/** Lines 21-24, for any income: FTB 3510 works them again on exclusion items. */
function minimumTax(form: string, law: CaliforniaLaw, beforeAddition: Expression) {
  const line = lines(form, "R&TC 17062");
  const { exemption, phaseoutStart, phaseoutRate, rate } = law.amt;
  const addition =
    law.filingStatus === "mfs"
      ? min(
          exemption,
          times(phaseoutRate, hinge(minus(beforeAddition, sum(phaseoutStart, dividedBy(phaseoutRate, exemption))))),
        )
      : 0;
  const l21 = line("21", "Alternative minimum taxable income", sum(beforeAddition, addition));
  const l22 = line(
    "22",
    "Exemption",
    hinge(minus(exemption, times(phaseoutRate, hinge(minus(l21, phaseoutStart), exemptionShrinks))), exemptionLeft),
  );
  const l23 = line("23", "Income above the exemption", hinge(minus(l21, l22), exemptionPassed));
  const l24 = line("24", "Tentative minimum tax", times(rate, l23));
  return { l21, l22, l23, l24 };
}

/** The credit used this year, and the one that next year's form will show. */
export function form3510(law: CaliforniaLaw, form: ReturnType<typeof form540>, amt: ReturnType<typeof scheduleP>) {
  const line = lines("FTB 3510", "R&TC 17063; FTB 3510");
  const available = line("available", "Credit carried into the year", input("state.carryover.minimumTaxCredit"));
  const room = line(
    "limit",
    "Tax after exemption credits above the tentative minimum tax",
    hinge(
      minus(form.l35, amt.l24),
      kink(
        "tax passes the tentative minimum tax: credit can come back",
        "the tentative minimum tax comes up to the tax: no credit can come back",
      ),
    ),
    "Schedule P (540), Part III",
  );
  const used = line("used", "Credit used", min(available, room, creditWaits));
  const { l21, l22, l23, l24 } = minimumTax("FTB 3510 (next year)", law, amt.exclusionIncome);
  const next = lines("FTB 3510 (next year)", "R&TC 17063; FTB 3510, Part I");
  const exclusion = next("net", "Net minimum tax on exclusion items", hinge(minus(l24, form.l31)));
  const credit = next(
    "credit",
    "Credit available next year",
    hinge(sum(minus(amt.l26, exclusion), minus(available, used))),
  );
  return { lines: [available, room, used, l21, l22, l23, l24, exclusion, credit], used, credit };
}
