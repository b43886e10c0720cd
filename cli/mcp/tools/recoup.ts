import { z } from "zod";
import { yearOf } from "../../../model/dates.ts";
import { OptionError } from "../../option-error.ts";
import { recoupDocument } from "../../render/documents.ts";
import { recoupText } from "../../render/recoup.ts";
import { planFrom, planShape, secondsShape } from "../given.ts";
import { answer, plainStyle, WIDTH } from "../result.ts";
import { type Call, searchAssumptions, settingsOf } from "../solving.ts";

const shape = {
  ...planShape,
  by: z
    .number()
    .int()
    .optional()
    .describe("The most that can be back by the end of this year; all of it soonest if left out."),
  seconds: secondsShape,
};

export const recoup = {
  name: "recoup",
  title: "Minimum tax credit back",
  description:
    "The plan that gets the most minimum tax credit back by a year, or all of it soonest: sales, paired gains, harvested losses, what each step adds and what it costs.",
  inputSchema: shape,
  run: async (given: z.output<z.ZodObject<typeof shape>>, call: Call) => {
    const plan = planFrom(given);
    const { by = null } = given;
    const [first, last] = [yearOf(plan.horizon.start), yearOf(plan.horizon.end)];
    if (by !== null && (by < first || by > last)) {
      throw new OptionError(`by ${by} is outside the plan's horizon.\nGive a year from ${first} to ${last}.`);
    }
    const [{ recoup }, { solve }, { poolInNode }] = await Promise.all([
      import("../../../solver/recoup/recoup.ts"),
      import("../../../solver/solve.ts"),
      import("../../../solver/pool/node-pool.ts"),
    ]);
    const found = await recoup(plan, { by, solve, options: { ...settingsOf(given, call), poolOf: poolInNode } });
    const asked = { plan, by, answer: found };
    const assumed = [
      ...(by === null ? [{ key: "by", means: "All of the credit is wanted back, as soon as it can be." }] : []),
      ...searchAssumptions(given),
    ];
    return answer([plan], assumed, recoupText(asked, WIDTH, plainStyle), recoupDocument(asked));
  },
};
