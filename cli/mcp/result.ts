/**
 * What a tool gives back: text for a reader, a document for a program, and in both what was assumed; or what is wrong.
 */
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { Assumption } from "../../model/assumptions.ts";
import type { Plan } from "../../model/plan.ts";
import { PlanError } from "../../model/plan-error.ts";
import { InfeasibleError } from "../../solver/solution.ts";
import { OptionError } from "../option-error.ts";
import { styleFor } from "../render/style.ts";

/** Columns of text. */
export const WIDTH = 100;
export const plainStyle = styleFor({ hasColors: false });

/** @param more assumptions of the tool itself, for what its caller left out */
export function answer(
  plans: readonly Plan[],
  more: readonly Assumption[],
  text: string,
  document: Readonly<Record<string, unknown>>,
): CallToolResult {
  const all = [...more, ...plans.flatMap((plan) => plan.assumptions)];
  const assumptions = all.filter(
    ({ key, means }, i) => all.findIndex((each) => each.key === key && each.means === means) === i,
  );
  const told = [
    "What was assumed, since it was not said:",
    ...assumptions.map(({ key, means }) => `  ${key}: ${means}`),
  ];
  return {
    content: [
      {
        type: "text",
        text: `${text.trimEnd()}\n\n${assumptions.length > 0 ? `${told.join("\n")}\n` : ""}${NOT_ADVICE}`,
      },
    ],
    // As JSON has it: no infinities, no keys without a value.
    structuredContent: JSON.parse(JSON.stringify({ ...document, assumptions })),
  };
}

const NOT_ADVICE = "Not tax advice.";

/** What was wrong with a call, as a result: the caller can mend it and try again. Faults of the program itself are thrown on. */
export function failure(error: unknown): CallToolResult {
  if (error instanceof PlanError) {
    return wrong(error.message, { problems: error.problems });
  }
  if (error instanceof OptionError) return wrong(error.message, { problems: [{ message: error.message }] });
  if (error instanceof InfeasibleError) {
    return wrong(error.message, { error: error.message, conflicts: error.conflicts });
  }
  throw error;
}

const wrong = (text: string, document: Record<string, unknown>): CallToolResult => ({
  isError: true,
  content: [{ type: "text", text }],
  structuredContent: JSON.parse(JSON.stringify(document)),
});
