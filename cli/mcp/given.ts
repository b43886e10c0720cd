/**
 * What a tool is given: a plan as text or as a file, and decisions.
 */
import { z } from "zod";
import { documentOf, type GivenDecision } from "../../lib/given-decisions.ts";
import { type Decided, decided } from "../../model/decided.ts";
import type { Plan } from "../../model/plan.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { readPlan } from "../../scenarios/read-plan.ts";
import { OptionError } from "../option-error.ts";

export const planShape = {
  plan: z
    .string()
    .optional()
    .describe(
      "The plan file as text, YAML or JSON. At least {version: 1, household: {filingStatus: single}, horizon: {start: 2025-01-15, end: 2028-12-31}}; income, cash, securities with prices by date, grants and lots as known. Give this or `file`.",
    ),
  file: z.string().optional().describe("Instead of `plan`: the path of a plan file on this machine."),
};

const step = { date: z.string().describe("As 2025-12-15."), shares: z.number().describe("A whole number.") };
const scenario = z.string().optional().describe("Where scenarios decide apart, the one; all if left out.");
export const decisionsShape = z
  .array(
    z.discriminatedUnion("do", [
      z.object({ do: z.literal("exercise"), grant: z.string(), ...step, scenario }),
      z.object({
        do: z.literal("sell"),
        lot: z.string().describe("A lot of the plan, or `<grant>@<date>` of an exercise, as ISO-1@2025-12-15."),
        ...step,
        scenario,
      }),
    ]),
  )
  .describe("Steps to take, in whole shares; an empty list does nothing.");

export const secondsShape = z.number().min(0.1).max(600).optional().describe("Seconds to search and prove at most.");

export const scenarioShape = z.string().optional().describe("The scenario of this name.");

export interface GivenPlan {
  plan?: string | undefined;
  file?: string | undefined;
}

export type GivenSteps = z.output<typeof decisionsShape>;

/**
 * @throws {PlanError} with everything that is wrong in it
 * @throws {OptionError} for none, or two
 */
export function planFrom({ plan, file }: GivenPlan): Plan {
  if (plan !== undefined && file !== undefined) {
    throw new OptionError("Both `plan` and `file` are given.\nGive the plan's text, or the path of its file.");
  }
  if (plan !== undefined) return parsePlan(plan, "plan");
  if (file !== undefined) return readPlan(file);
  throw new OptionError("No plan is given.\nGive its text as `plan`, or the path of its file as `file`.");
}

/** @throws {PlanError} with every decision that names what is not there or cannot be carried out */
export function decidedBy(plan: Plan, steps: GivenSteps): Decided {
  const decisions = steps.map(({ scenario, ...rest }): GivenDecision => ({ ...rest, scenario: scenario ?? null }));
  return decided(documentOf(decisions), plan);
}

/** @returns the index of a scenario; without a name the first */
export function scenarioBy({ scenarios }: Plan, name: string | undefined): number {
  const index = name === undefined ? 0 : scenarios.findIndex((each) => each.name === name);
  if (index >= 0) return index;
  throw new OptionError(
    `scenario: the plan has none named “${name}”.\nIt has ${scenarios.map((each) => each.name).join(", ")}.`,
  );
}
