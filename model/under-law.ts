import type { Law } from "../tax/years/law.ts";
import type { Plan } from "./plan.ts";

/** The same plan under one law in all scenarios. */
export const underLaw = (plan: Plan, law: Law): Plan => ({
  ...plan,
  scenarios: plan.scenarios.map((scenario) => ({ ...scenario, law })),
});
