/** A Minnesota return: Form M1, Schedules M1SA, M1MT, M1MTC and NIIT. */
import { hinge, lines, minus, sum, times } from "../../graph/expression.ts";
import { stateWithForms, untouched } from "../state.ts";
import * as facts from "./facts.ts";
import { formM1 } from "./form-m1.ts";
import { minnesotaLaw } from "./law.ts";
import { scheduleM1MT, scheduleM1MTC } from "./schedule-m1mt.ts";

export const MN = stateWithForms({
  code: "MN",
  name: "Minnesota",
  forms: ({ year, filingStatus, itemize, indexing }, federal) => {
    const law = minnesotaLaw(year, filingStatus, indexing);
    const form = formM1(law, itemize, federal);
    const amt = scheduleM1MT(law, federal, form);
    const credit = scheduleM1MTC(law, amt);
    const investment = lines("Schedule NIIT", "Minn. Stat. 290.033")(
      "tax",
      "Tax on net investment income above a million",
      times(law.investmentTax.rate, hinge(minus(federal.withoutStateTax().niit.l12, law.investmentTax.above))),
    );
    const total = lines("Form M1", "Form M1")(
      "tax",
      "Minnesota tax: after the credit, with AMT and the tax on net investment income",
      sum(minus(form.l10, credit.used), amt.l29, investment),
    );
    return {
      lines: [...form.lines, ...amt.lines, ...credit.lines, investment, total],
      outputs: {
        taxableIncome: form.l9,
        regularTax: form.l10,
        amt: amt.l29,
        creditUsed: credit.used,
        tax: total,
        ...untouched,
        minimumTaxCredit: credit.credit,
      },
    };
  },
  taxed: "Form M1, Schedules M1MT, M1MTC and NIIT, from federal AGI: own deductions, own AMT, own AMT credit",
  facts: [
    ["rates", facts.rates],
    ["tops of the rates", facts.tops],
    ["standard deduction", facts.standardDeduction],
    ["limit of property tax", facts.propertyTaxLimit],
    ["rates of the limit on deductions", facts.reductionRates],
    ["AGI from which deductions shrink", facts.reductionStart],
    ["AGI from which they shrink faster", facts.steeperReductionStart],
    ["AGI from which most is lost", facts.fullReductionStart],
    ["AMT rate", facts.amtRate],
    ["AMT exemption", facts.amtExemption],
    ["start of its phase-out", facts.amtPhaseoutStart],
    ["rate of its phase-out", facts.amtPhaseoutRate],
    ["tax on net investment income", facts.investmentTax],
  ],
  leavesOut: [
    "Schedule M1M: additions and subtractions, such as interest of the United States, and half of gifts above $500 by those who do not itemize.",
    "The marriage credit for two earners.",
    "The limit on mortgage interest, and whether property tax has one after 2025: it stays $10,000.",
    "Dependents, and credits for children, care, age and low income.",
  ],
});
