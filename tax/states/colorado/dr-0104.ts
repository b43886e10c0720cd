/**
 * DR 0104, Colorado Individual Income Tax Return, as far as the tax on income: a flat rate on federal taxable income.
 *
 * Federal deductions but for state income tax count; from a federal AGI of $300,000 on, only up to a limit. What a return deducted
 * as state income tax is added back, but not below the standard deduction: so it is as if none had been deducted.
 * Covers: lines 1, 2, 4, 11, 12. Not here: the other additions and subtractions.
 * Source: C.R.S. 39-22-104; DR 0104 Book.
 */
import { hinge, lines, minus, sum, times, when } from "../../graph/expression.ts";
import type { FederalIncome } from "../state.ts";
import type { ColoradoLaw } from "./law.ts";

export function dr0104(law: ColoradoLaw, federal: FederalIncome) {
  const line = lines("DR 0104", "C.R.S. 39-22-104");
  const { outputs } = federal.withoutStateTax();
  const l1 = line(
    "1",
    "Federal taxable income, before a deduction of state income tax (lines 1 and 2)",
    outputs.taxableIncome,
    "C.R.S. 39-22-104(1.7), (3)(d)",
  );
  const l4 = line(
    "4",
    "Deductions above the limit for high incomes",
    aboveLimit(law, federal, hinge(minus(outputs.deduction, law.deductionLimit))),
    "C.R.S. 39-22-104(3)(p.5), (p.7)",
  );
  const l11 = line("11", "Colorado taxable income", sum(l1, l4));
  const l12 = line("12", "Colorado tax", times(law.rate, l11), "C.R.S. 39-22-104(1.7), 39-22-627");
  return { lines: [l1, l4, l11, l12], l11, l12 };
}

/** An amount that only those have whose AGI is not below the start of the limit. */
export const aboveLimit = (law: ColoradoLaw, federal: FederalIncome, amount: ReturnType<typeof hinge>) =>
  when(minus(federal.agi, law.limitStart - 0.01), amount, 0);
