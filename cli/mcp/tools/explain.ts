import { z } from "zod";
import type { Assumption } from "../../../model/assumptions.ts";
import { yearOf } from "../../../model/dates.ts";
import { type Decided, decide } from "../../../model/decided.ts";
import type { Plan } from "../../../model/plan.ts";
import { explainedYears } from "../../../report/explain/explained-years.ts";
import { pickedForms } from "../../explain/explained.ts";
import { OptionError } from "../../option-error.ts";
import { explainedText } from "../../render/explained.ts";
import { returnDocument } from "../../render/explained-json.ts";
import {
  decidedBy,
  decisionsShape,
  type GivenSteps,
  planFrom,
  planShape,
  scenarioBy,
  scenarioShape,
  secondsShape,
} from "../given.ts";
import { answer, plainStyle, WIDTH } from "../result.ts";
import { type Call, searchAssumptions, solved } from "../solving.ts";

const shape = {
  ...planShape,
  decisions: decisionsShape.optional(),
  year: z.number().int().optional().describe("The calendar year; the first in which something is done if left out."),
  form: z.string().optional().describe("One form only, such as 6251, 8801 or “schedule d”; all if left out."),
  scenario: scenarioShape,
  seconds: secondsShape,
};

export const explain = {
  name: "explain",
  title: "The forms behind a plan",
  description:
    "Every line of the tax forms of a year of a plan: its amount, the sum it comes from, and its source in the law. Without decisions the best plan that can be found is explained.",
  inputSchema: shape,
  run: async (given: z.output<z.ZodObject<typeof shape>>, call: Call) => {
    const plan = planFrom(given);
    const scenario = scenarioBy(plan, given.scenario);
    const decided = await decidedFor(plan, given.decisions, given.seconds, call);
    const { years } = decided.compiled.calendar;
    const first = decided.decisions.map(({ date }) => date).sort()[0];
    const year = given.year ?? (first === undefined ? years[0]! : yearOf(first));
    if (!years.includes(year)) {
      throw new OptionError(
        `year ${year}: the plan files no return for it.\nGive one from ${years[0]} to ${years.at(-1)}.`,
      );
    }
    const assumed: Assumption[] = [
      ...(given.decisions === undefined
        ? [{ key: "decisions", means: "The best plan that was found is explained." }, ...searchAssumptions(given)]
        : []),
      ...(given.year === undefined
        ? [{ key: "year", means: `The year is ${year}, the first in which something is done.` }]
        : []),
    ];
    const returns = pickedForms(explainedYears(decided, scenario, [year]), given.form);
    const about = { plan: plan.name, scenario: plan.scenarios[scenario]!.name };
    const text = explainedText({ title: plan.name, about, notes: [], returns }, true, WIDTH, plainStyle);
    return answer([plan], assumed, text, { ...about, years: returns.map(returnDocument) });
  },
};

async function decidedFor(
  plan: Plan,
  steps: GivenSteps | undefined,
  seconds: number | undefined,
  call: Call,
): Promise<Decided> {
  if (steps !== undefined) return decidedBy(plan, steps);
  const { ranked } = await solved(plan, { seconds, top: 1, programs: 0 }, call);
  return decide(plan, ranked[0]?.decisions ?? []);
}
