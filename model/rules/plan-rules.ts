/** Everything that must hold between the parts of a plan file. */
import type { Rule } from "../check.ts";
import type { PlanFile } from "../schema/plan-file.ts";
import { dividends } from "./dividends.ts";
import { estimatedTax } from "./estimated-tax.ts";
import { grants, holdingIds, lots } from "./holdings.ts";
import { decisionDates, horizon } from "./horizon.ts";
import { isoLimit } from "./iso-limit.ts";
import { knownLaw } from "./known-law.ts";
import { leaving } from "./leaving.ts";
import { limits, objective } from "./limits.ts";
import { probabilities, recourse, scenarioParts } from "./scenarios.ts";

export const planRules: readonly Rule<PlanFile>[] = [
  horizon,
  knownLaw,
  decisionDates,
  dividends,
  estimatedTax,
  holdingIds,
  grants,
  isoLimit,
  leaving,
  lots,
  limits,
  objective,
  probabilities,
  scenarioParts,
  recourse,
];
