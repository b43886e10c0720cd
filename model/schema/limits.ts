/** What a plan must stay within, and what it is for. */
import { z } from "zod";
import { expected, quote, say, strict } from "./say.ts";
import {
  choose,
  day,
  isMapping,
  mapping,
  number,
  positiveDollars,
  sharesAtLeast,
  year,
  yearAmounts,
} from "./values.ts";

const SHARE_REMEDY =
  "Give a share of net worth from 0 to 1, such as {ACME: {share: 0.5, from: 2027-12-31}}; 50 % is 0.5.";
const share = number({ what: "a share of net worth", remedy: SHARE_REMEDY, min: 0, max: 1 });
const shareFrom = strict({ share, from: day.optional() }, "a limit on concentration", SHARE_REMEDY);
const concentration = choose<z.output<typeof shareFrom>>([share, shareFrom], (value) =>
  isMapping(value) ? shareFrom : share.transform((only) => ({ share: only })),
);

const KEEP_REMEDY = "Give shares by security, such as {ACME: 5000}.";
const EXERCISE_REMEDY = "Give shares by grant, such as {ISO-1: {by: 2026-12-31, atLeast: 20000}}.";
const CVAR_REMEDY = "Give a level between 0 and 1 and a loss in dollars, such as {level: 0.95, loss: 50000}.";
const WORST_REMEDY = "Give dollars, such as {loss: 80000}.";
const SHORTFALL_REMEDY =
  "Give an amount and a probability from 0 to below 1, such as {below: 300000, probability: 0.1}.";
const CREDIT_REMEDY = "Give a year and dollars, such as {by: 2026, atLeast: 100000}.";
const anyName = () => null;

export const limits = strict(
  {
    exerciseCash: number(positiveDollars).optional(),
    amtPerYear: yearAmounts(positiveDollars).optional(),
    concentration: mapping(concentration, "a mapping of securities", SHARE_REMEDY, anyName).optional(),
    keep: mapping(number(sharesAtLeast), "a mapping of securities", KEEP_REMEDY, anyName).optional(),
    exercise: mapping(
      strict({ by: day.optional(), atLeast: number(sharesAtLeast) }, "a least exercise", EXERCISE_REMEDY),
      "a mapping of grants",
      EXERCISE_REMEDY,
      anyName,
    ).optional(),
    cvar: strict(
      {
        level: number({ what: "a level", remedy: CVAR_REMEDY, min: 0, max: 1 }).refine(
          (level) => level !== 0 && level !== 1,
          {
            error: ({ input }) => say(`${input} leaves no worst scenarios, or all of them.`, CVAR_REMEDY),
          },
        ),
        loss: number(positiveDollars),
      },
      "a limit on loss",
      CVAR_REMEDY,
    ).optional(),
    worstCase: strict({ loss: number(positiveDollars) }, "a limit on loss", WORST_REMEDY).optional(),
    shortfall: strict(
      {
        below: number(positiveDollars),
        probability: number({ what: "a probability", remedy: SHORTFALL_REMEDY, min: 0, max: 1 }).refine(
          (probability) => probability < 1,
          { error: say("1 allows all that can happen.", SHORTFALL_REMEDY) },
        ),
      },
      "a limit on falling short",
      SHORTFALL_REMEDY,
    ).optional(),
    creditRecouped: strict(
      { by: year, atLeast: number(positiveDollars) },
      "credit to get back",
      CREDIT_REMEDY,
    ).optional(),
  },
  "a mapping of limits",
  "Give limits by name, such as {exerciseCash: 40000}.",
);

const OBJECTIVE_REMEDY =
  "Give afterTaxWealth, totalTax or creditRecouped, or as in {maximize: afterTaxWealth, discount: 0.04}.";
const DIRECTIONS = { afterTaxWealth: "maximize", totalTax: "minimize", creditRecouped: "maximize" } as const;
const kind = z.enum(["afterTaxWealth", "totalTax", "creditRecouped"], {
  error: expected("an objective", OBJECTIVE_REMEDY),
});

/** Not negative: later money is not worth more. */
const discount = number({
  what: "a yearly discount rate",
  remedy: "Give a yearly rate from 0 to 0.5; 4 % is 0.04.",
  min: 0,
  max: 0.5,
});

const inFull = strict(
  { maximize: kind.optional(), minimize: kind.optional(), discount: discount.default(0), by: year.optional() },
  "an objective",
  OBJECTIVE_REMEDY,
).transform(({ maximize, minimize, discount, by }, context) => {
  const chosen = maximize ?? minimize;
  if (chosen === undefined || (maximize !== undefined && minimize !== undefined)) {
    context.addIssue({
      code: "custom",
      message: say("an objective needs either maximize or minimize.", OBJECTIVE_REMEDY),
    });
    return z.NEVER;
  }
  const direction = maximize === undefined ? "minimize" : "maximize";
  if (direction !== DIRECTIONS[chosen]) {
    const remedy = `Give {${DIRECTIONS[chosen]}: ${chosen}}.`;
    context.addIssue({
      code: "custom",
      path: [direction],
      message: say(`${chosen} is not something to ${direction}.`, remedy),
    });
    return z.NEVER;
  }
  return { kind: chosen, discount, by };
});

export const objective = choose([kind, inFull], (value) =>
  isMapping(value)
    ? inFull
    : kind.transform((chosen) => ({ kind: chosen, discount: 0, by: undefined as number | undefined })),
);

export const terminal = strict(
  {
    liquidateOver: number({
      what: "a number of years",
      remedy: "Give whole years from 1 to 10.",
      min: 1,
      max: 10,
      whole: true,
    }).default(1),
    creditValue: number({
      what: "a fraction",
      remedy: "Give what a dollar of unused credit is worth, from 0 to 1.",
      min: 0,
      max: 1,
    }).default(0.5),
  },
  "a mapping about the end",
  "Give the end as in {liquidateOver: 1, creditValue: 0.5}.",
);

const CADENCE_REMEDY = "Give yearly, quarterly or monthly, or a list of dates, such as [2024-12-15, 2025-04-15].";
const cadence = z.enum(["yearly", "quarterly", "monthly"], { error: expected("how often to decide", CADENCE_REMEDY) });
const dates = z.array(day).min(1, { error: say("found an empty list.", CADENCE_REMEDY) });

export const decisions = choose<z.output<typeof cadence> | z.output<typeof dates>>([cadence, dates], (value) =>
  Array.isArray(value) ? dates : cadence,
);

const REVEAL_REMEDY =
  "Give the day from which scenarios differ, or several: {reveal: 2026-06-30} or {reveal: [2026-06-30, 2027-06-30]}.";
const GROUPS_REMEDY =
  "Give groups of scenarios that are not told apart yet, such as {date: 2026-06-30, groups: [[exit, flat], [bust]]}.";
const stage = strict(
  {
    date: day,
    groups: z
      .array(
        z
          .array(z.string({ error: expected("the name of a scenario", GROUPS_REMEDY) }), {
            error: expected("a list of scenarios", GROUPS_REMEDY),
          })
          .min(1, { error: say("found an empty group.", GROUPS_REMEDY) }),
        { error: expected("a list of groups", GROUPS_REMEDY) },
      )
      .optional(),
  },
  "a reveal",
  GROUPS_REMEDY,
);
type Stage = z.output<typeof stage>;
const dayAlone = day.transform((date): Stage => ({ date }));
const stages = z
  .array(
    choose<Stage>([day, stage], (value) => (isMapping(value) ? stage : dayAlone)),
    { error: expected("a list of days", REVEAL_REMEDY) },
  )
  .min(1, { error: say("found an empty list.", REVEAL_REMEDY) });

export const recourse = strict(
  {
    reveal: choose<Stage[]>([day, stages], (value) =>
      Array.isArray(value)
        ? stages
        : isMapping(value)
          ? stage.transform((one) => [one])
          : dayAlone.transform((one) => [one]),
    ),
  },
  "a mapping about recourse",
  REVEAL_REMEDY,
);

const LAW_REMEDY = "Give enacted or tcja-sunset, or the path of a law file, such as ./my-law.yaml.";

/** A path starts with ./ or ../ or is absolute, so that a misspelt name is not taken for one. Found by whoever reads the law. */
export const law = z
  .string({ error: expected("a law", LAW_REMEDY) })
  .refine((text) => /^(enacted|tcja-sunset|(\.{0,2}[\\/]|[A-Za-z]:[\\/]).+)$/.test(text), {
    error: ({ input }) => say(`found no law named ${quote(String(input))}.`, LAW_REMEDY),
  });

export const indexing = number({
  what: "a yearly growth",
  remedy: "Give a yearly growth from -0.1 to 0.25; 2.5 % is 0.025.",
  min: -0.1,
  max: 0.25,
});
