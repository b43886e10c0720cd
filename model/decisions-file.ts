/**
 * Files of decisions: `{decisions: […]}`, or a whole `solve --json` output, of which one ranked plan is taken.
 * Checked for form and for references; whether the decisions can be carried out is for whoever does.
 */

import { z } from "zod";
import { check, type Rule } from "./check.ts";
import type { Decision } from "./decisions.ts";
import { type Document, type KeyPath, problemAt, within } from "./document.ts";
import { mustBe } from "./file-kind.ts";
import type { Plan } from "./plan.ts";
import { PlanError } from "./plan-error.ts";
import { deciderNames } from "./reveals.ts";
import { mustExist } from "./rules/references.ts";
import { describe, expected, strict } from "./schema/say.ts";
import { day, isMapping, name, number, shares } from "./schema/values.ts";

/**
 * @param plan whose grants, lots and scenarios they name
 * @param rank which of the ranked plans of a solve output, from 1
 * @throws {PlanError} with everything that is wrong in the document
 */
export function checkDecisions(document: Document, plan: Plan, rank = 1): Decision[] {
  const { decisions } = check(decisionsIn(document, rank), decisionsFile, [references(plan), withinHorizon(plan)]);
  return decisions.map((decision) => ({
    ...decision,
    scenario: decision.scenario === undefined || decision.scenario === "all" ? null : decision.scenario,
  }));
}

/**
 * The part of a document that holds the decisions: all of it, or of a solve output one of the plans that it ranked (of what `recoup`
 * printed, the plan for one of the laws; of what `frontier` printed, one of its points).
 * There `decisions[i]` is where the decision stands that `checkDecisions` gives back as the i-th.
 */
export function decisionsIn(document: Document, rank = 1): Document {
  const list = listOfPlans(document);
  if (list === null) mustBe(document, "decisions");
  if (list === null) return document;
  const ranked = document.data[list];
  const refuse = (path: KeyPath, message: string, remedy: string): never => {
    throw new PlanError([problemAt(document, path, message, remedy)]);
  };
  if (!Array.isArray(ranked)) {
    return refuse([list], `found ${describe(ranked)} where a list of plans belongs.`, SOLVED_REMEDY);
  }
  if (ranked.length === 0) {
    return refuse(
      [list],
      "no plan is ranked here: that solve found none within the limits.",
      "Solve again with looser limits or more --time, or give decisions of your own.",
    );
  }
  if (rank > ranked.length) {
    return refuse(
      [list],
      `there is no plan ${rank} among the ${ranked.length} ranked.`,
      ranked.length === 1 ? "Ask for plan 1, or for none." : `Ask for a plan from 1 to ${ranked.length}.`,
    );
  }
  const chosen: unknown = ranked[rank - 1];
  if (!isMapping(chosen)) {
    return refuse([list, rank - 1], `found ${describe(chosen)} where a ranked plan belongs.`, SOLVED_REMEDY);
  }
  return within(document, [list, rank - 1], { decisions: chosen.decisions });
}

/**
 * The key under which a document has several plans: those that `solve` ranked, those of `recoup` by law, or those on a frontier; null: it
 * has one.
 */
export function listOfPlans({ data }: Document): "ranked" | "laws" | "points" | null {
  if ("ranked" in data) return "ranked";
  if ("decisions" in data) return null;
  return (["laws", "points"] as const).find((list) => list in data) ?? null;
}

const SOLVED_REMEDY = "Give what solve --json printed, or a file of your own that starts with `decisions:`.";
const LIST_REMEDY =
  "Give a list, such as decisions: [{date: 2024-11-15, do: exercise, grant: ISO-1, shares: 100}]; an empty one, [], does nothing.";

const STEP = [
  "a decision",
  "Give {date, do: exercise, grant, shares} or {date, do: sell, lot, shares}, and a scenario if it is for one.",
] as const;
const common = {
  date: day,
  shares: number(shares),
  scenario: name("the name of a scenario", "Give a scenario of the plan, or all.").optional(),
};
const exercise = strict(
  {
    date: common.date,
    do: z.literal("exercise"),
    grant: name("the id of a grant", "Give the id of a grant."),
    shares: common.shares,
    scenario: common.scenario,
  },
  ...STEP,
  { lot: "Options are exercised from a grant: give its id as `grant`." },
);
const sell = strict(
  {
    date: common.date,
    do: z.literal("sell"),
    lot: name("the name of a lot", "Give a lot, such as ISO-1@2024-11-15."),
    shares: common.shares,
    scenario: common.scenario,
  },
  ...STEP,
  { grant: "Shares are sold from a lot: give it as `lot`; that of an exercise is named as in ISO-1@2024-11-15." },
);
const steps = z.array(z.discriminatedUnion("do", [exercise, sell], { error: (issue) => stepFault(issue.input) }), {
  error: expected("a list of decisions", LIST_REMEDY),
});
const decisionsFile = strict({ decisions: steps }, "a file of decisions", LIST_REMEDY);

function stepFault(step: unknown): string {
  if (typeof step !== "object" || step === null || Array.isArray(step)) return expected(...STEP)({ input: step });
  return "do" in step
    ? expected("exercise or sell", "Give exercise or sell.")({ input: step.do })
    : expected(...STEP)({ input: undefined });
}

/** A lot is one of the plan, or made by an exercise and named `<grant>@<date>`. */
function references(plan: Plan): Rule<{ decisions: z.output<typeof steps> }> {
  const grants = plan.grants.map(({ id }) => id);
  const lots = plan.lots.map(({ id }) => id);
  const scenarios = deciderNames(plan);
  return ({ decisions }, report) => {
    decisions?.forEach((step, i) => {
      if (step === undefined) return;
      const path = ["decisions", i];
      if (step.do === "exercise") mustExist("grant", step.grant, grants, [...path, "grant"], report);
      const made = step.do === "sell" && grants.includes(step.lot?.split("@")[0] ?? "") && step.lot?.includes("@");
      if (step.do === "sell" && !made) mustExist("lot", step.lot, lots, [...path, "lot"], report);
      if (step.scenario !== "all") mustExist("scenario", step.scenario, scenarios, [...path, "scenario"], report);
    });
  };
}

/** Nothing can be decided before a plan starts or after it ends. */
function withinHorizon({ horizon: { start, end } }: Plan): Rule<{ decisions: z.output<typeof steps> }> {
  return ({ decisions }, report) => {
    decisions?.forEach((step, i) => {
      const day = step?.date;
      if (day === undefined || (start <= day && day <= end)) return;
      report(["decisions", i, "date"], `${day} is outside the plan's horizon.`, `Give a day from ${start} to ${end}.`);
    });
  };
}
