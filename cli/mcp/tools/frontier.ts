import { z } from "zod";
import type { Assumption } from "../../../model/assumptions.ts";
import type { Plan } from "../../../model/plan.ts";
import { type RiskMeasure, usualLevel } from "../../../model/risk.ts";
import { OptionError } from "../../option-error.ts";
import { frontierDocument } from "../../render/documents.ts";
import { frontierText } from "../../render/frontier.ts";
import { planFrom, planShape, secondsShape } from "../given.ts";
import { answer, plainStyle, WIDTH } from "../result.ts";
import { type Call, searchAssumptions, settingsOf } from "../solving.ts";

const risks = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cvar"), level: z.number().gt(0).lt(1).optional() }),
  z.object({ kind: z.literal("worstCase") }),
  z.object({ kind: z.literal("shortfall"), below: z.number().optional() }),
]);
const shape = {
  ...planShape,
  risk: risks
    .optional()
    .describe(
      "By the mean loss in the worst cases (cvar: the worst 5 % at level 0.95), in the worst case, or by the probability of being left with less than an amount. cvar if left out.",
    ),
  points: z.number().int().min(2).max(100).optional().describe("Plans on it at most; 5 if left out."),
  seconds: secondsShape,
};

/** Fewer than the command finds, for one that a caller waits for. */
const POINTS = 5;

export const frontier = {
  name: "frontier",
  title: "Value against risk",
  description:
    "Of a plan with scenarios, the plans between the best on average and the safest, none of which another beats in both: what less risk costs on average, what is left in the worst cases, and what to do first in each.",
  inputSchema: shape,
  run: async (given: z.output<z.ZodObject<typeof shape>>, call: Call) => {
    const plan = planFrom(given);
    const risk = riskOf(plan, given.risk ?? { kind: "cvar" });
    const [{ frontierOf }, { solve }, { poolInNode }] = await Promise.all([
      import("../../../solver/uncertainty/frontier.ts"),
      import("../../../solver/solve.ts"),
      import("../../../solver/pool/node-pool.ts"),
    ]);
    const { points = POINTS } = given;
    const settings = { ...settingsOf(given, call), poolOf: poolInNode };
    const found = await frontierOf(plan, solve, { ...settings, risk, points });
    const assumed: Assumption[] = [
      ...(given.risk === undefined
        ? [{ key: "risk", means: "Risk is the mean loss in the worst cases, against today's wealth." }]
        : []),
      ...searchAssumptions(given),
    ];
    return answer([plan], assumed, frontierText(plan, found, WIDTH, plainStyle), frontierDocument(plan, found));
  },
};

function riskOf({ limits }: Plan, given: z.output<typeof risks>): RiskMeasure {
  if (given.kind === "cvar") return { kind: "cvar", level: given.level ?? usualLevel(limits) };
  if (given.kind === "worstCase") return given;
  const below = given.below ?? limits.shortfall?.below;
  if (below !== undefined) return { kind: "shortfall", below };
  throw new OptionError("risk: a shortfall needs an amount.\nGive for example {kind: shortfall, below: 300000}.");
}
