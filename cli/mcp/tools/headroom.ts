import { z } from "zod";
import { headroom as headroomOf } from "../../../lib/headroom.ts";
import type { Assumption } from "../../../model/assumptions.ts";
import type { Plan } from "../../../model/plan.ts";
import { OptionError } from "../../option-error.ts";
import { headroomDocument } from "../../render/documents.ts";
import { headroomText } from "../../render/headroom.ts";
import { decisionsShape, planFrom, planShape, scenarioBy, scenarioShape } from "../given.ts";
import { answer, plainStyle, WIDTH } from "../result.ts";

const shape = {
  ...planShape,
  grant: z.string().optional().describe("The id of a grant of ISOs; the first if left out."),
  date: z.string().optional().describe("A day within the plan, as 2025-12-01; its first if left out."),
  decisions: decisionsShape.optional().describe("What is decided already; nothing if left out."),
  scenario: scenarioShape,
  within: z.number().int().min(0).max(40).optional().describe("Years in which AMT is to come back; 5 if left out."),
};

const WITHIN = 5;

export const headroom = {
  name: "headroom",
  title: "How many ISOs before AMT",
  description:
    "How many ISOs of a grant can be exercised on a day before AMT starts, how many make the tax of all years least, up to how many AMT comes back as credit, and the tax by shares with every kink of the law. Exact to the share.",
  inputSchema: shape,
  run: async (given: z.output<z.ZodObject<typeof shape>>) => {
    const plan = planFrom(given);
    const scenario = scenarioBy(plan, given.scenario);
    const grant = given.grant ?? firstIso(plan);
    const { date = plan.horizon.start, within = WITHIN, decisions = [] } = given;
    const assumed: Assumption[] = [
      ...(given.grant === undefined
        ? [{ key: "grant", means: `The grant is ${grant}, the plan's first of ISOs.` }]
        : []),
      ...(given.date === undefined ? [{ key: "date", means: `The day is ${date}, the plan's first.` }] : []),
      ...(given.decisions === undefined ? [{ key: "decisions", means: "Nothing else is done." }] : []),
      ...(given.within === undefined ? [{ key: "within", means: `AMT is to come back within ${WITHIN} years.` }] : []),
    ];
    const { name } = plan.scenarios[scenario]!;
    const found = headroomOf(plan, { grant, date, within, scenario: name, decisions: decisions as never });
    const answered = { plan, scenario, within, decided: decisions.length, exercises: [found] };
    return answer([plan], assumed, headroomText(answered, WIDTH, plainStyle), headroomDocument(answered));
  },
};

function firstIso({ grants }: Plan): string {
  const found = grants.find(({ type }) => type === "iso");
  if (found !== undefined) return found.id;
  throw new OptionError(
    "The plan has no ISOs, and no other exercise brings AMT.\nGive a plan with a grant of type iso.",
  );
}
