/** A Connecticut return: Form CT-1040 with its Tax Calculation Schedule, Form CT-6251 and Form CT-8801. */
import { lines, minus, sum } from "../../graph/expression.ts";
import { stateWithForms, untouched } from "../state.ts";
import { taxCalculation } from "./ct-1040.ts";
import { ct6251, ct8801 } from "./ct-6251.ts";
import * as facts from "./facts.ts";
import { connecticutLaw } from "./law.ts";

export const CT = stateWithForms({
  code: "CT",
  name: "Connecticut",
  forms: ({ year, filingStatus }, income) => {
    const law = connecticutLaw(year, filingStatus);
    const regular = taxCalculation(law, income);
    // Its own AMT is not known yet: what the federal return deducts is judged by Connecticut's regular tax.
    const federal = income.withStateTax(regular.l10);
    const amt = ct6251(law, federal, regular);
    const credit = ct8801(law, federal, amt);
    const line = lines("Form CT-1040", "Form CT-1040");
    const l10 = line("10", "Income tax and alternative minimum tax", sum(regular.l10, amt.l23));
    const l14 = line("14", "Connecticut tax after credits", minus(l10, credit.used));
    return {
      lines: [...regular.lines, ...amt.lines, ...credit.lines, l10, l14],
      outputs: {
        taxableIncome: regular.l3,
        regularTax: regular.l10,
        amt: amt.l23,
        creditUsed: credit.used,
        tax: l14,
        ...untouched,
        minimumTaxCredit: credit.credit,
      },
    };
  },
  taxed: "Forms CT-1040, CT-6251 and CT-8801, from federal AGI and the federal tentative minimum tax: own AMT credit",
  facts: [
    ["rates", facts.rates],
    ["tops of the rates", facts.tops],
    ["exemption", facts.exemption],
    ["AGI from which the exemption shrinks", facts.exemptionStart],
    ["benefit of the lowest rate taken back", facts.phaseOut],
    ["benefit of the other rates taken back", facts.recapture],
    ["AGI of the parts of the personal tax credit", facts.creditStarts],
    ["AMT rate on the federal tentative minimum tax", facts.amtRate],
    ["AMT rate on federal AMT income", facts.amtIncomeRate],
  ],
  leavesOut: [
    "The personal tax credit of single filers, for AGI up to $64,500: only one source gives its steps.",
    "The property tax credit, at most $300.",
    "Where the AMT hangs on whether the federal return itemizes, that is judged by the regular tax.",
    "Dependents, and credits for children, care and low income.",
  ],
});
