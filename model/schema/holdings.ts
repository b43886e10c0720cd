/** What the household holds at the start: grants of options, and lots of shares. */
import { z } from "zod";
import type { Window } from "../leaving.ts";
import { forEditors } from "./for-editors.ts";
import { expected, say, strict, unknownKey } from "./say.ts";
import { byDate, choose, day, dollarsPerShare, flag, isMapping, name, number, shares, word } from "./values.ts";

/** `@` joins a grant's id and a date to name the lot of an exercise. */
const id = (what: string) =>
  name(what, "Give a short name in letters, digits and dashes, such as ISO-1; put quotes around a number.").refine(
    (text) => !text.includes("@"),
    {
      error: ({ input }) =>
        say(
          `"${input}" contains "@".`,
          'Take another name: "@" marks the lots that exercises make, such as ISO-1@2024-11-15.',
        ),
    },
  );

const securityName = name("the name of a security", "Give a name from `securities`.");

const MONTHS_REMEDY = "Give a whole number of months, at most 600, such as 48.";
const months = (min: number) =>
  number({ what: "a number of months", remedy: MONTHS_REMEDY, min, max: 600, whole: true });

const VESTING_REMEDY =
  "Give all, {start: 2023-01-01, months: 48, cliffMonths: 12}, or shares by date, such as {2025-01-01: 1000}.";
const monthly = strict(
  { start: day, months: months(1), cliffMonths: months(0).default(0) },
  "a vesting schedule",
  VESTING_REMEDY,
).refine((schedule) => schedule.cliffMonths <= schedule.months, {
  path: ["cliffMonths"],
  error: say("the cliff is longer than the whole vesting.", "Give at most as many months as in `months`."),
});
const vestingTable = byDate(number(shares), "a mapping of dates to shares", VESTING_REMEDY);

/** What a vesting says in the file. */
export type Vesting = "all" | z.output<typeof monthly> | z.output<typeof vestingTable>;

const allVested = z.literal("all", { error: expected("a vesting", VESTING_REMEDY) });
const vesting = choose<Vesting>([allVested, monthly, vestingTable], (value) => {
  if (!isMapping(value)) return allVested;
  return Object.keys(monthly.shape).some((key) => key in value) ? monthly : vestingTable;
});

const WINDOW_REMEDY = "Give how long options can be exercised after leaving, as {months: 3} or {days: 90}.";
const length = (unit: "days" | "months", max: number) =>
  number({ what: `a number of ${unit}`, remedy: `Give whole ${unit}, from 0 to ${max}.`, min: 0, max, whole: true });
const inDays = strict({ days: length("days", 18_250) }, "a window", WINDOW_REMEDY, { months: WINDOW_REMEDY });
const inMonths = strict({ months: length("months", 600) }, "a window", WINDOW_REMEDY, {}, ["months", "days"]);
const exerciseWithin = choose<Window>([inMonths, inDays], (value) =>
  isMapping(value) && "days" in value ? inDays : inMonths,
);

const grant = strict(
  {
    id: id("the id of a grant"),
    type: word(["iso", "nso"]),
    security: securityName,
    granted: day,
    strike: number(dollarsPerShare),
    shares: number(shares),
    vesting: vesting.default("all"),
    expires: day,
    earlyExercise: flag.default(false),
    fmvAtGrant: number(dollarsPerShare).optional(),
    isoLimit: flag.optional(),
    leaves: day.optional(),
    exerciseWithin: exerciseWithin.optional(),
    section1202: flag.default(false),
  },
  "a grant",
  "Give a grant as {id, type, security, granted, strike, shares, vesting, expires}.",
);

export const grants = z.array(grant, {
  error: expected("a list of grants", "Start each grant with a dash: `- id: ISO-1`."),
});

const held = {
  id: id("the id of a lot"),
  security: securityName,
  shares: number(shares),
  section1202: flag.default(false),
};
const LOT = [
  "a lot",
  "Give a lot as {id, security, acquired, shares, basis} or {id, security, granted, exercised, shares, strike, fmvAtExercise}.",
] as const;

const purchased = { acquired: day, basis: number(dollarsPerShare), amtBasis: number(dollarsPerShare).optional() };
const exercised = {
  granted: day,
  exercised: day,
  strike: number(dollarsPerShare),
  fmvAtExercise: number(dollarsPerShare),
};

/** Which of the two forms a lot has is seen from its keys, and kept as `kind`. */
const lot = forEditors(
  z.preprocess(
    (value, context) => {
      if (!isMapping(value)) return value;
      const bought = Object.keys(purchased).filter((key) => key in value);
      const iso = Object.keys(exercised).filter((key) => key in value);
      if (bought.length > 0 === iso.length > 0) {
        const wrong =
          bought.length > 0
            ? `found ${bought.join(", ")} of a purchased lot together with ${iso.join(", ")} of exercised options.`
            : "found neither the keys of a purchased lot nor those of exercised options.";
        context.issues.push({ code: "custom", input: value, message: say(wrong, LOT[1]) });
        return value;
      }
      if ("kind" in value) {
        const message = say(unknownKey("kind"), "Leave it out: the other keys show what kind of lot it is.");
        context.issues.push({ code: "custom", input: value, path: ["kind"], message });
      }
      return { ...value, kind: iso.length > 0 ? "iso" : "purchased" };
    },
    z.discriminatedUnion(
      "kind",
      [
        strict(
          { kind: z.literal("purchased"), ...held, ...purchased },
          ...LOT,
          {},
          Object.keys({ ...held, ...purchased }),
        ),
        strict({ kind: z.literal("iso"), ...held, ...exercised }, ...LOT, {}, Object.keys({ ...held, ...exercised })),
      ],
      { error: expected(...LOT) },
    ),
  ),
  { forms: [strict({ ...held, ...purchased }, ...LOT), strict({ ...held, ...exercised }, ...LOT)] },
);

export const lots = z.array(lot, {
  error: expected("a list of lots", "Start each lot with a dash: `- {id: VTI-2019, …}`."),
});
