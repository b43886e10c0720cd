/** A Colorado return: DR 0104, DR 0104AMT and the minimum tax credit of DR 0104CR. */
import { lines, minus, sum } from "../../graph/expression.ts";
import { stateWithForms, untouched } from "../state.ts";
import { dr0104 } from "./dr-0104.ts";
import { dr0104amt, minimumTaxCredit } from "./dr-0104amt.ts";
import { amtRate, creditRate, deductionLimit, limitStart, rate } from "./facts.ts";
import { coloradoLaw } from "./law.ts";

export const CO = stateWithForms({
  code: "CO",
  name: "Colorado",
  forms: ({ year, filingStatus }, federal) => {
    const law = coloradoLaw(year, filingStatus);
    const form = dr0104(law, federal);
    const amt = dr0104amt(law, federal, form);
    const credit = minimumTaxCredit(law, federal, sum(form.l12, amt.l8));
    const l20 = lines("DR 0104", "DR 0104")(
      "20",
      "Colorado tax after credits",
      minus(sum(form.l12, amt.l8), credit.used),
    );
    return {
      lines: [...form.lines, ...amt.lines, ...credit.lines, l20],
      outputs: {
        taxableIncome: form.l11,
        regularTax: form.l12,
        amt: amt.l8,
        creditUsed: credit.used,
        tax: l20,
        ...untouched,
        minimumTaxCredit: 0,
      },
    };
  },
  taxed:
    "DR 0104 and DR 0104AMT, from federal taxable income and federal AMT income; a credit of 12 % of the federal one",
  facts: [
    ["rate", rate],
    ["AGI from which deductions are limited", limitStart],
    ["limit of deductions", deductionLimit],
    ["AMT rate", amtRate],
    ["credit, of the federal one", creditRate],
  ],
  leavesOut: [
    "The refund of surplus revenue (TABOR), and a rate of 2026 or later that a surplus lowers: that of 2025 stays.",
    "The subtraction of gifts to charity above $500 by those who do not itemize, and all others.",
    "Where the AMT or the credit hangs on whether the federal return itemizes, that is judged before them.",
    "Dependents, and credits for children, care, age and low income.",
  ],
});
