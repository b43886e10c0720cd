import type { Rule } from "../check.ts";
import type { PlanFile } from "../schema/plan-file.ts";

/** Safe harbor looks back at last year, which only the file can tell. */
export const estimatedTax: Rule<PlanFile> = (plan, report) => {
  if ("lastYear" in plan) return;
  const first = plan.horizon?.start === undefined ? "the first year" : plan.horizon.start.slice(0, 4);
  const parts = [
    { path: ["cash", "estimatedTax"], cash: plan.cash },
    ...(plan.scenarios ?? []).map((scenario, i) => ({
      path: ["scenarios", i, "cash", "estimatedTax"],
      cash: scenario?.cash,
    })),
  ];
  const needing = parts.find(({ cash }) => cash?.estimatedTax === "safeHarbor");
  if (needing === undefined) return;
  report(
    needing.path,
    "safeHarbor goes by the tax of last year, but there is no lastYear.",
    `Give what the return of the year before ${first} shows, as in lastYear: {federalTax: 31900, agi: 181500}.`,
  );
};
