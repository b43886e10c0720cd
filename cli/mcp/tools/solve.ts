import { z } from "zod";
import { solutionDocument } from "../../render/documents.ts";
import { solutionText } from "../../render/solution.ts";
import { planFrom, planShape, secondsShape } from "../given.ts";
import { answer, plainStyle, WIDTH } from "../result.ts";
import { type Call, searchAssumptions, solved } from "../solving.ts";

const shape = {
  ...planShape,
  seconds: secondsShape,
  top: z.number().int().min(1).max(100).optional().describe("Plans to rank at most; 5 if left out."),
  seed: z.number().int().min(0).optional().describe("The same seed finds the same plans; 1 if left out."),
};

export const solve = {
  name: "solve",
  title: "The best plan",
  description:
    "When to exercise and what to sell, so that the most is left after tax within the plan's limits: ranked plans, their taxes year by year, what holds them back, what they gain over plans by hand, and a bound that no plan can pass.",
  inputSchema: shape,
  run: async (given: z.output<z.ZodObject<typeof shape>>, call: Call) => {
    const plan = planFrom(given);
    const solution = await solved(plan, given, call);
    return answer(
      [plan],
      searchAssumptions(given),
      solutionText(plan, solution, WIDTH, plainStyle),
      solutionDocument(plan, solution),
    );
  },
};
