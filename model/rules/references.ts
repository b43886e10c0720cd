/** What several rules ask of a plan: does a name exist, is a date within the horizon. */
import type { Report } from "../check.ts";
import type { IsoDate } from "../dates.ts";
import type { KeyPath } from "../document.ts";
import type { PlanFile } from "../schema/plan-file.ts";
import { quote, suggest } from "../schema/say.ts";
import type { Sound } from "../sound.ts";

export type PlanParts = Sound<PlanFile>;

/** Reports a name that is not among those known; with none known (their part did not parse) nothing can be said. */
export function mustExist(
  noun: string,
  name: string | undefined,
  known: readonly string[] | null,
  path: KeyPath,
  report: Report,
): void {
  if (name === undefined || known === null || known.includes(name)) return;
  report(
    path,
    `there is no ${noun} ${quote(name)}.`,
    known.length > 0 ? suggest(name, known) : `The plan has no ${noun} at all: add it, or leave this out.`,
  );
}

export const securityNames = (plan: PlanParts): string[] | null =>
  plan.securities ? Object.keys(plan.securities) : null;

/** null if any grant's id is not known, since it may be the one meant. */
export function grantIds(plan: PlanParts): string[] | null {
  const ids = plan.grants?.map((grant) => grant?.id);
  return ids?.every((id) => id !== undefined) ? ids : null;
}

export function mustBeInHorizon(plan: PlanParts, day: IsoDate | undefined, path: KeyPath, report: Report): void {
  const { start, end } = plan.horizon ?? {};
  if (day === undefined || start === undefined || end === undefined || start > end) return;
  if (day < start || day > end)
    report(
      path,
      `${day} is outside the horizon, ${start} to ${end}.`,
      "Give a day within the horizon, or change the horizon.",
    );
}

/** Calls back for each value that occurs again. */
export function forEachRepeated<T>(values: readonly (T | undefined)[], found: (value: T, index: number) => void): void {
  const seen = new Set<T>();
  values.forEach((value, i) => {
    if (value === undefined) return;
    if (seen.has(value)) found(value, i);
    seen.add(value);
  });
}
