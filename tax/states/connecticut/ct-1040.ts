/**
 * Form CT-1040 TCS, the Connecticut Tax Calculation Schedule: tax on federal AGI less an exemption, with the benefit of the lower
 * rates taken back by steps of AGI, and a credit of a part of it for low incomes.
 *
 * Covers: lines 1-10 with Tables A-E; line 10 is Form CT-1040 line 6. Not here: modifications of income, the property tax credit.
 * Source: Conn. Gen. Stat. 12-700 to 12-703; Form CT-1040 TCS.
 */
import {
  cents,
  type Expression,
  hinge,
  lines,
  min,
  minus,
  schedule,
  steps,
  sum,
  times,
  when,
} from "../../graph/expression.ts";
import type { FederalIncome } from "../state.ts";
import { type Climb, creditParts, exemptionStep } from "./facts.ts";
import type { ConnecticutLaw } from "./law.ts";

export function taxCalculation(law: ConnecticutLaw, federal: FederalIncome) {
  const line = lines("Form CT-1040 TCS", "Form CT-1040 TCS");
  const l1 = line("1", "Connecticut adjusted gross income: the federal", federal.agi, "Conn. Gen. Stat. 12-701(a)(20)");
  const l2 = line(
    "2",
    "Personal exemption",
    hinge(minus(law.exemption, times(exemptionStep, steps(minus(l1, law.exemptionStart), exemptionStep)))),
    "Conn. Gen. Stat. 12-702",
  );
  const l3 = line("3", "Connecticut taxable income", hinge(minus(l1, l2)));
  const l4 = line("4", "Tax by the rate schedule", schedule(l3, law.schedule), "Conn. Gen. Stat. 12-700(a)");
  const l5 = line("5", "Benefit of the lowest rate taken back", climb(l1, law.phaseOut), "Conn. Gen. Stat. 12-700(b)");
  const l6 = line(
    "6",
    "Benefit of the other lower rates taken back",
    sum(...law.recapture.map((of) => climb(l1, of))),
    "Conn. Gen. Stat. 12-700(b)",
  );
  // The form rounds it before the credit is taken of it.
  const l7 = line("7", "Lines 4 to 6, to the cent", cents(sum(l4, l5, l6)));
  // A single filer has a credit too, whose steps are not known.
  const credits =
    law.creditStarts.length === 0
      ? []
      : [line("9", "Personal tax credit", personalCredit(law, { agi: l1, tax: l7 }), "Conn. Gen. Stat. 12-703")];
  const l10 = line("10", "Connecticut income tax", minus(l7, ...credits));
  return { lines: [l1, l2, l3, l4, l5, l6, l7, ...credits, l10], l3, l10 };
}

const climb = (agi: Expression, { start, step, amount, steps: most }: Climb): Expression =>
  times(amount, min(most, steps(minus(agi, start), step)));

/** The part falls by steps of AGI, to nothing. */
function personalCredit({ creditStarts }: ConnecticutLaw, { agi, tax }: { agi: Expression; tax: Expression }) {
  return creditStarts.reduce<Expression>((below, start, i) => {
    const part = creditParts[i];
    return when(minus(agi, start), part === undefined ? 0 : times(part, tax), below);
  }, 0);
}
