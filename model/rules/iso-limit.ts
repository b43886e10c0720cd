import type { Rule } from "../check.ts";
import type { PlanFile } from "../schema/plan-file.ts";

/** Only ISOs have a limit of $100,000: on an NSO its keys would do nothing. */
export const isoLimit: Rule<PlanFile> = (plan, report) => {
  plan.grants?.forEach((grant, i) => {
    if (grant?.type !== "nso") return;
    for (const key of ["fmvAtGrant", "isoLimit"] as const) {
      if (grant[key] === undefined) continue;
      report(["grants", i, key], "an NSO has no limit of $100,000.", "Leave it out, or give type: iso.");
    }
  });
};
