import type { Plan } from "../../model/plan.ts";
import { limitInWords } from "../../report/words/limits.ts";
import type { InfeasibleError } from "../../solver/solution.ts";

/** Why no plan can be found: the limits that cannot hold together. */
export function conflictsInWords(plan: Plan, { message, conflicts }: InfeasibleError): string {
  const list = conflicts.map((name) => `  ${limitInWords(name, plan)}\n`).join("");
  const remedy = ["Give it more --time, or loosen a limit", "Loosen it", "Loosen one of them"][
    Math.min(conflicts.length, 2)
  ];
  return `${plan.file}  ${message}.\n${list}${remedy}, or change what the plan rests on.\n`;
}
