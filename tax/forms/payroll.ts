/**
 * The employee's share of payroll taxes on wages: social security up to the wage base, and Medicare.
 *
 * Wages are taken to be one person's from one employer. Additional Medicare tax is Form 8959's.
 * Source: IRC 3101(a), (b)(1), 3121(a)(1); an ISO's income is not wages (3121(a)(22)), an NSO's is.
 */
import { input, lines, min, sum, times } from "../graph/expression.ts";
import { lower } from "../graph/lower.ts";
import type { FederalLaw } from "../years/federal.ts";
import { yearlyNetwork } from "./yearly-network.ts";

/** One input, `wages`, and one output, `payrollTax`. */
export const payrollNetwork = yearlyNetwork((law) => {
  const { lines, box4, box6 } = formW2(law);
  return lower(["wages"], lines, { payrollTax: sum(box4, box6) });
});

export function formW2({ payroll }: FederalLaw) {
  const line = lines("Form W-2", "IRC 3101; Form W-2");
  const box3 = line("3", "Social security wages", min(input("wages"), payroll.wageBase));
  const box4 = line("4", "Social security tax", times(payroll.socialSecurityRate, box3));
  const box6 = line("6", "Medicare tax", times(payroll.medicareRate, input("wages")));
  return { lines: [box3, box4, box6], box4, box6 };
}
