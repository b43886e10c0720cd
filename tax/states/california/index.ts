/** A California return: Form 540, Schedule P (540) and FTB 3510 on the federal return's income. */
import { capitalLossCarryover } from "../../forms/schedule-d.ts";
import { lines, minus, sum } from "../../graph/expression.ts";
import type { StateForms, StateWithForms } from "../state.ts";
import { form540 } from "./form-540.ts";
import { californiaLaw, FIRST_CALIFORNIA_YEAR, LAST_CALIFORNIA_YEAR } from "./law.ts";
import { form3510, scheduleP } from "./schedule-p.ts";

const californiaForms: StateForms = (filing, federal) => {
  const { year, filingStatus, indexing } = filing;
  const law = californiaLaw(year, filingStatus, indexing);
  const form = form540(law, filing, federal);
  const amt = scheduleP(law, form, federal.capitalLossLimit);
  const credit = form3510(law, form, amt);
  const regular = capitalLossCarryover("Schedule D (540)", form.gains, form.beforeFloor);
  const amtCarryover = capitalLossCarryover("Schedule D (540, AMT)", amt.gains, sum(form.beforeFloor, amt.l9, amt.l10));
  const l64 = lines("Form 540", "Form 540")(
    "64",
    "California tax: after credits, with AMT and the tax above a million",
    sum(minus(form.l35, credit.used), amt.l26, form.l62),
  );
  return {
    lines: [...form.lines, ...regular.lines, ...amt.lines, ...amtCarryover.lines, ...credit.lines, form.l62, l64],
    outputs: {
      taxableIncome: form.l19,
      regularTax: form.l31,
      amt: amt.l26,
      creditUsed: credit.used,
      tax: l64,
      shortTermLoss: regular.shortTermLoss,
      longTermLoss: regular.longTermLoss,
      amtShortTermLoss: amtCarryover.shortTermLoss,
      amtLongTermLoss: amtCarryover.longTermLoss,
      minimumTaxCredit: credit.credit,
    },
  };
};

export const CA: StateWithForms = {
  code: "CA",
  name: "California",
  forms: californiaForms,
  firstYear: FIRST_CALIFORNIA_YEAR,
  lastYear: LAST_CALIFORNIA_YEAR,
  taxed: "Form 540, Schedule P (540) and FTB 3510: own AMT, own AMT credit, own losses and bases",
  facts: [],
  leavesOut: [
    "Schedule CA beyond capital gains and property tax, and the limit on gifts to charity.",
    "Credits but for exemptions, of dependents too, and the AMT credit.",
    "State disability insurance, which is withheld from wages.",
  ],
};
