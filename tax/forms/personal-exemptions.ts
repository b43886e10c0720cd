/**
 * Deduction for Exemptions Worksheet of Form 1040, line 42 until 2017: so much for each person, less 2 % for each step of income.
 *
 * Covers: the filer, a spouse, and dependents.
 * Source: IRC 151(d), which counts no exemption from 2018 to 2025, and under enacted law none later; Form 1040 instructions of 2017.
 */
import { cents, type Expression, hinge, type Line, lines, min, minus, steps, times } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";
import type { Dependents } from "./schedule-8812.ts";

/** null where the law has no exemptions. */
export function personalExemptions({ personalExemption }: FederalLaw, agi: Expression, dependents: Dependents) {
  if (personalExemption === null) return null;
  const { amount, count: filers, phaseout } = personalExemption;
  const others = dependents.under17 + dependents.others;
  const count = filers + others;
  const line = lines("Exemptions worksheet", "IRC 151; Deduction for Exemptions Worksheet (2017)");
  const l2 = line(
    "2",
    `Exemptions of the filer${others === 0 ? " and a spouse" : ", a spouse and dependents"}`,
    times(count, amount),
  );
  if (phaseout === null) {
    const l9 = line("9", "Personal exemptions", l2);
    return { lines: [l2, l9], l9 };
  }
  const l5 = line("5", "Adjusted gross income above the start of the phase-out", hinge(minus(agi, phaseout.start)));
  const l6 = line("6", "Steps of it, a part of one counted as one", steps(l5, phaseout.step));
  const lost: Expression = cents(times(phaseout.rate, times(count * amount, l6)));
  const l8 = line("8", "Exemptions that the phase-out takes", min(l2, lost), "IRC 151(d)(3)");
  const l9 = line("9", "Personal exemptions", minus(l2, l8));
  const filed: Line[] = [l2, l5, l6, l8, l9];
  return { lines: filed, l9 };
}
