/** Which of a plan's years are asked for. */
import type { Decided } from "../../model/decided.ts";
import { OptionError } from "../option-error.ts";

/** @throws {OptionError} for a year that is none of the plan's */
export function yearsOf({ compiled }: Decided, option: string, only: number | undefined): readonly number[] {
  const { years } = compiled.calendar;
  if (only === undefined) return years;
  if (years.includes(only)) return [only];
  throw new OptionError(
    `${option} ${only}: the plan files no return for that year.\nGive one from ${years[0]} to ${years.at(-1)}.`,
  );
}
