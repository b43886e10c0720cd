import type { Plan } from "../../model/plan.ts";
import { limitInWords } from "../../report/words/limits.ts";
import type { InfeasibleError } from "../../solver/solution.ts";

/** Why no plan can be found: the limits that cannot hold together. */
export function conflictsInWords(plan: Plan, { message, conflicts, isCut }: InfeasibleError): string {
  const list = conflicts.map((name) => `  ${limitInWords(name, plan)}\n`).join("");
  const loosen = ["loosen a limit", "loosen it", "loosen one of them"][Math.min(conflicts.length, 2)]!;
  const remedy = isCut ? `Give it more --time, or ${loosen}` : `L${loosen.slice(1)}`;
  return `${plan.file}  ${message}.\n${list}${remedy}, or change what the plan rests on.\n`;
}
