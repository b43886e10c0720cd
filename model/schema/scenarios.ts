/** Scenarios: futures that each change parts of the plan. */
import { z } from "zod";
import { indexing, law } from "./limits.ts";
import { cashOverride, deductionsOverride, incomeOverride } from "./money.ts";
import { expected, say, strict } from "./say.ts";
import { securitiesOverride } from "./securities.ts";
import { name, number } from "./values.ts";

const PROBABILITY_REMEDY = "Give a probability above 0 and up to 1; those of all scenarios sum to 1.";
const NAME_REMEDY = "Give a short name, such as exit.";

const same = (part: string): string =>
  `Leave it out: ${part} the same in all scenarios. One may change income, deductions, cash, securities, law and indexing.`;
const NOT_OVERRIDDEN = {
  household: same("the household is"),
  horizon: same("the horizon is"),
  credits: same("credits are"),
  carryovers: same("carryovers are"),
  thisYear: same("what is already realized is"),
  lastYear: same("last year is"),
  grants: same("grants are"),
  lots: same("lots are"),
  decisions: same("decision dates are"),
  limits: same("limits are"),
  scenarios: "Leave it out: scenarios are not nested.",
  recourse: same("the day of recourse is"),
  objective: same("the objective is"),
  terminal: same("the terms of the end are"),
};

const scenario = strict(
  {
    /** `all` is what decisions of no one scenario are marked with. */
    name: name("the name of a scenario", NAME_REMEDY).refine((text) => text !== "all", {
      error: say('"all" stands for all scenarios together.', "Take another name."),
    }),
    probability: number({ what: "a probability", remedy: PROBABILITY_REMEDY, min: 0, max: 1 })
      .refine((probability) => probability !== 0, {
        error: say(
          "a scenario of probability 0 says nothing.",
          "Leave the scenario out, or give a probability above 0.",
        ),
      })
      .optional(),
    income: incomeOverride.optional(),
    deductions: deductionsOverride.optional(),
    cash: cashOverride.optional(),
    securities: securitiesOverride.optional(),
    law: law.optional(),
    indexing: indexing.optional(),
  },
  "a scenario",
  "Give a scenario as {name: flat, probability: 0.4, securities: {ACME: {price: 2.5}}}.",
  NOT_OVERRIDDEN,
);

export const scenarios = z.array(scenario, {
  error: expected("a list of scenarios", "Start each scenario with a dash: `- {name: exit, probability: 0.4}`."),
});
