/**
 * Schedule M1MT, Minnesota's alternative minimum tax, and Schedule M1MTC, its credit.
 *
 * One rate for all income, with an exemption and a phase-out of its own. Of the itemized deductions only gifts count: mortgage
 * interest does not.
 * Covers: M1MT lines 1, 2, 11, 20, 24-29; M1MTC with the exclusion items. Not here: the other adjustments of federal Form 6251, the
 * tax on net investment income in the limit of the credit.
 * Source: Minn. Stat. 290.091; schedules and instructions.
 */
import { creditWaits, exemptionLeft, exemptionPassed, exemptionShrinks } from "../../forms/amt-kinks.ts";
import { type Expression, hinge, input, kink, lines, min, minus, sum, times } from "../../graph/expression.ts";
import { type FederalIncome, untouched } from "../state.ts";
import type { formM1 } from "./form-m1.ts";
import type { MinnesotaLaw } from "./law.ts";

export function scheduleM1MT(law: MinnesotaLaw, federal: FederalIncome, form: ReturnType<typeof formM1>) {
  const line = lines("Schedule M1MT", "Minn. Stat. 290.091; Schedule M1MT");
  const l1 = line("1", "Federal adjusted gross income", form.l1);
  const l2 = line(
    "2",
    "Adjustments of federal Form 6251: incentive stock options, and line 2k",
    sum(input("isoBargainElement"), federal.withoutStateTax().amt.l2k),
  );
  const l11 = line("11", "Charitable contributions of an itemizer", form.giftsTaken);
  const { l20, l24, l25, l26, l27 } = minimumTax("Schedule M1MT", law, minus(sum(l1, l2), l11));
  const l28 = line("28", "Tax by the rate schedule, Form M1 line 10", form.l10);
  const l29 = line(
    "29",
    "Alternative minimum tax",
    hinge(minus(l27, l28), kink("Minnesota AMT starts", "Minnesota AMT ends")),
  );
  return { lines: [l1, l2, l11, l20, l24, l25, l26, l27, l28, l29], l27, l28, l29, exclusionIncome: minus(l1, l11) };
}

/** Lines 20-27, for any income: Schedule M1MTC works them again on exclusion items. */
function minimumTax(form: string, { amt }: MinnesotaLaw, income: Expression) {
  const line = lines(form, "Minn. Stat. 290.091, subd. 1-3");
  const l20 = line("20", "Alternative minimum taxable income", income);
  const l24 = line(
    "24",
    "Exemption that the phase-out takes",
    times(amt.phaseoutRate, hinge(minus(l20, amt.phaseoutStart), exemptionShrinks)),
  );
  const l25 = line("25", "Exemption left", hinge(minus(amt.exemption, l24), exemptionLeft));
  const l26 = line("26", "Income above the exemption", hinge(minus(l20, l25), exemptionPassed));
  const l27 = line("27", "Tentative minimum tax", times(amt.rate, l26));
  return { l20, l24, l25, l26, l27 };
}

/** The credit used this year, and the one that next year's schedule will show. */
export function scheduleM1MTC(law: MinnesotaLaw, amt: ReturnType<typeof scheduleM1MT>) {
  const line = lines("Schedule M1MTC", "Minn. Stat. 290.091, subd. 6; Schedule M1MTC");
  const available = line("available", "Credit carried into the year", untouched.minimumTaxCredit);
  const room = line("limit", "Tax above the tentative minimum tax", hinge(minus(amt.l28, amt.l27)));
  const used = line("used", "Credit used", min(available, room, creditWaits));
  const form = "Schedule M1MTC (next year)";
  const next = lines(form, "Minn. Stat. 290.091, subd. 6; Schedule M1MTC, Part 1");
  const { l20, l24, l25, l26, l27 } = minimumTax(form, law, amt.exclusionIncome);
  const exclusion = next("exclusion", "Minimum tax on exclusion items", hinge(minus(l27, amt.l28)));
  const credit = next(
    "credit",
    "Credit available next year",
    sum(hinge(minus(amt.l29, exclusion)), minus(available, used)),
  );
  return { lines: [available, room, used, l20, l24, l25, l26, l27, exclusion, credit], used, credit };
}
