import type { Rule } from "../check.ts";
import { counted, grouped } from "../counted.ts";
import { yearOf } from "../dates.ts";
import type { PlanFile } from "../schema/plan-file.ts";
import { keptShares } from "./leaving.ts";
import { grantIds, mustBeInHorizon, mustExist, securityNames } from "./references.ts";

export const limits: Rule<PlanFile> = (plan, report) => {
  const { concentration, keep, exercise, creditRecouped, ...risk } = plan.limits ?? {};
  for (const [security, limit] of Object.entries(concentration ?? {})) {
    mustExist("security", security, securityNames(plan), ["limits", "concentration", security], report);
    const end = plan.horizon?.end;
    if (limit?.from !== undefined && end !== undefined && limit.from > end) {
      const path = ["limits", "concentration", security, "from"];
      report(
        path,
        `${limit.from} is after the horizon's end, ${end}: the limit never holds.`,
        "Give a day within the horizon, or leave the limit out.",
      );
    }
  }
  for (const security of Object.keys(keep ?? {})) {
    mustExist("security", security, securityNames(plan), ["limits", "keep", security], report);
  }
  for (const [id, least] of Object.entries(exercise ?? {})) {
    mustExist("grant", id, grantIds(plan), ["limits", "exercise", id], report);
    mustBeInHorizon(plan, least?.by, ["limits", "exercise", id, "by"], report);
    const grant = plan.grants?.find((each) => each?.id === id);
    const shares = grant && keptShares(grant);
    if (shares !== undefined && least?.atLeast !== undefined && least.atLeast > shares) {
      const left = shares === grant?.shares ? "" : " that vest by the day of leaving";
      report(
        ["limits", "exercise", id, "atLeast"],
        `${grouped(least.atLeast)} is more than the grant's ${counted(shares, "share")}${left}.`,
        `Give at most ${shares}.`,
      );
    }
  }
  for (const name of ["cvar", "worstCase", "shortfall"] as const) {
    if (!risk[name] || !plan.scenarios || plan.scenarios.length >= 2) continue;
    report(
      ["limits", name],
      "there are no scenarios of which some could be worst.",
      "Give at least two scenarios, or leave this limit out.",
    );
  }
  mustBeYearOfHorizon(plan, creditRecouped?.by, ["limits", "creditRecouped", "by"], "Give a year within it.", report);
};

function mustBeYearOfHorizon(
  { horizon }: Parameters<Rule<PlanFile>>[0],
  by: number | undefined,
  path: readonly string[],
  remedy: string,
  report: Parameters<Rule<PlanFile>>[1],
): void {
  const { start, end } = horizon ?? {};
  if (by === undefined || start === undefined || end === undefined) return;
  if (by < yearOf(start) || by > yearOf(end)) report(path, `${by} is outside the horizon, ${start} to ${end}.`, remedy);
}

export const objective: Rule<PlanFile> = (plan, report) => {
  const { kind, by } = plan.objective ?? {};
  if (by !== undefined && kind !== undefined && kind !== "creditRecouped") {
    report(["objective", "by"], `${kind} counts all years; only creditRecouped ends by a year.`, "Leave `by` out.");
  }
  if (kind === "creditRecouped") {
    const remedy = "Give a year within the horizon, or leave it out for the last.";
    mustBeYearOfHorizon(plan, by, ["objective", "by"], remedy, report);
  }
  if (kind === "totalTax" && plan.limits && !asksForSomething(plan.limits)) {
    report(
      ["objective"],
      "the least totalTax is that of doing nothing.",
      "Add limits.exercise or limits.keep with at least one share, or maximize afterTaxWealth.",
    );
  }
};

/** A limit that did not parse counts: it may be the one. */
function asksForSomething({
  exercise,
  keep,
}: Partial<Record<"exercise" | "keep", Record<string, unknown> | undefined>>): boolean {
  const least = [
    ...Object.values(keep ?? {}),
    ...Object.values(exercise ?? {}).map((limit) => (limit as { atLeast?: number } | undefined)?.atLeast),
  ];
  return least.some((shares) => shares !== 0);
}
