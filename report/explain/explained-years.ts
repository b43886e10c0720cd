/** The years of a plan, explained. */
import { contributionsOf } from "../../model/contributions.ts";
import type { Decided } from "../../model/decided.ts";
import { traceYear } from "../../model/trace-year.ts";
import { type ExplainedReturn, explainedReturn } from "./explained-return.ts";

/**
 * @param scenario its index
 * @param years    of the plan
 */
export function explainedYears(
  { compiled, shares }: Decided,
  scenario: number,
  years: readonly number[],
): ExplainedReturn[] {
  const of = compiled.scenarios[scenario]!;
  const all = contributionsOf(compiled, of, shares);
  return years.map((year) => {
    const kind = of.kinds[compiled.calendar.years.indexOf(year)]!;
    return explainedReturn({ label: String(year), kind, ...traceYear(compiled, of, shares, year), ...all.get(year)! });
  });
}
