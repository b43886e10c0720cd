/** What an objective asks for: the more of it the better, or the less. */
import type { Objective } from "./plan.ts";

/** What an amount of the objective is multiplied by so that more is better: 1, and -1 for the tax of all years. */
export const signOf = (kind: Objective["kind"]): 1 | -1 => (kind === "totalTax" ? -1 : 1);
