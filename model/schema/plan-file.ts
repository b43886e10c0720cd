/** A plan file: every key, its type, its range and its default. What must hold between keys is in model/rules. */
import { z } from "zod";
import { HIGHEST_LOCAL_RATE, knownStates } from "../../tax/states/index.ts";
import { FIRST_FEDERAL_YEAR } from "../../tax/years/federal.ts";
import { asThe, forEditors } from "./for-editors.ts";
import { grants, lots } from "./holdings.ts";
import { decisions, indexing, law, limits, objective, recourse, terminal } from "./limits.ts";
import { carryovers, cash, credits, deductions, income, lastYear, thisYear } from "./money.ts";
import { expected, quote, say, strict } from "./say.ts";
import { scenarios } from "./scenarios.ts";
import { securities } from "./securities.ts";
import { day, name, number, persons, word, yearAmounts } from "./values.ts";

const STATE_REMEDY = "Give the two capital letters of a state or DC, such as CA; leave the key out for none.";

const personsByYear = yearAmounts(persons, "Give persons by year, such as {2024: 2, 2031: 1}.");
const DEPENDENTS = ["a mapping of dependents", "Give dependents as in {under17: 2, others: 1}."] as const;
const dependents = strict({ under17: personsByYear.default(0), others: personsByYear.default(0) }, ...DEPENDENTS);

const localRate = number({
  what: "a county's rate",
  remedy: `Give a share from 0 to ${HIGHEST_LOCAL_RATE}; 2.02 % is 0.0202.`,
  min: 0,
  max: HIGHEST_LOCAL_RATE,
});

const state = forEditors(
  z.string({ error: expected("a state", STATE_REMEDY) }).refine((text) => knownStates.includes(text), {
    error: ({ input }) => say(`${quote(String(input))} is not a state.`, STATE_REMEDY),
  }),
  { enum: knownStates, description: STATE_REMEDY },
);

const household = strict(
  {
    filingStatus: word(["single", "mfj", "mfs", "hoh", "qss"]),
    state: state.optional(),
    localRate: localRate.optional(),
    dependents: dependents.prefault({}),
  },
  "a household",
  "Give the household as in {filingStatus: single, state: CA}.",
);

const planDay = forEditors(
  day.refine((date) => date >= String(FIRST_FEDERAL_YEAR), {
    error: ({ input }) =>
      say(
        `${input} is before ${FIRST_FEDERAL_YEAR}, where the law known here starts.`,
        `Give a day in ${FIRST_FEDERAL_YEAR} or later.`,
      ),
  }),
  asThe(day),
);

const horizon = strict(
  { start: planDay, end: planDay },
  "a horizon",
  "Give the first and the last day, as in {start: 2024-11-15, end: 2028-12-31}.",
);

export const planFile = strict(
  {
    version: z.literal(1, { error: expected("the number 1", "Give version: 1, the format that is read here.") }),
    name: name("the name of a plan", "Give a name on one line, in quotes if it is a number.").optional(),
    household,
    horizon,
    law: law.default("enacted"),
    indexing: indexing.default(0.025),
    income: income.prefault({}),
    deductions: deductions.prefault({}),
    credits: credits.prefault({}),
    carryovers: carryovers.prefault({}),
    thisYear: thisYear.prefault({}),
    lastYear: lastYear.optional(),
    cash: cash.prefault({}),
    securities: securities.default({}),
    grants: grants.default([]),
    lots: lots.default([]),
    decisions: decisions.default("quarterly"),
    limits: limits.prefault({}),
    scenarios: scenarios.default([]),
    recourse: recourse.optional(),
    objective: objective.default({ kind: "afterTaxWealth", discount: 0, by: undefined }),
    terminal: terminal.prefault({}),
  },
  "a plan",
  "Start from one of examples/.",
);

export type PlanFile = z.output<typeof planFile>;
