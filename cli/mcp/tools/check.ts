import type { z } from "zod";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { counted } from "../../../model/counted.ts";
import { planFrom, planShape } from "../given.ts";
import { answer } from "../result.ts";

export const check = {
  name: "check",
  title: "Check a plan",
  description:
    "Whether a plan file is well formed: everything that is wrong at once, each with its place and a remedy; and everything that it leaves unsaid, with what is taken instead. Start here.",
  inputSchema: planShape,
  run: async (given: z.output<z.ZodObject<typeof planShape>>) => {
    const plan = planFrom(given);
    const { columns, calendar } = compilePlan(plan);
    const { grants, lots, scenarios, name, notes } = plan;
    const text = [
      `“${name}” is well formed: ${counted(grants.length, "grant")}, ${counted(lots.length, "lot")}, ${counted(scenarios.length, "scenario")}.`,
      `There are ${calendar.decisionDates.length} dates to decide on: ${counted(columns.length, "number")} of shares to choose.`,
      ...notes,
    ].join("\n");
    return answer([plan], [], text, {
      plan: name,
      grants: grants.map(({ id }) => id),
      lots: lots.map(({ id }) => id),
      scenarios: scenarios.map((scenario) => scenario.name),
      dates: calendar.decisionDates,
      notes,
    });
  },
};
