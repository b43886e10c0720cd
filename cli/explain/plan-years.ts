/** The years of a plan, explained. */
import { contributionsOf } from "../../model/contributions.ts";
import type { Decided } from "../../model/decided.ts";
import { traceYear } from "../../model/trace-year.ts";
import { OptionError } from "../option-error.ts";
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

/** @throws {OptionError} for a year that is none of the plan's */
export function yearsOf({ compiled }: Decided, option: string, only: number | undefined): readonly number[] {
  const { years } = compiled.calendar;
  if (only === undefined) return years;
  if (years.includes(only)) return [only];
  throw new OptionError(
    `${option} ${only}: the plan files no return for that year.\nGive one from ${years[0]} to ${years.at(-1)}.`,
  );
}
