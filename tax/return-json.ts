/**
 * A return as a JSON object, in the form of PLAN-FORMAT's `tax` command: checked and taken apart.
 */
import { z } from "zod";
import type { ReturnToFile } from "./file-return.ts";
import { firstYearOf, HIGHEST_LOCAL_RATE, knownStates, localRateProblem, stateForms } from "./states/index.ts";
import { type ReturnInput, slotOf } from "./tax-return.ts";
import { FIRST_FEDERAL_YEAR } from "./years/federal.ts";
import { builtInLaws } from "./years/law.ts";

/** Beyond this the trace would still be exact, but such a return is a slip of the keyboard. */
const LARGEST_AMOUNT = 1e12;

/** A value as it was given; JSON has no words for a number that is too large for it. */
const told = (input: unknown): string =>
  typeof input === "number" ? String(input) : (JSON.stringify(input) ?? "nothing");

/** @param what it is not, and after a full stop what to give */
const isNot = (what: string) => ({
  error: ({ input }: { input?: unknown }) =>
    input === undefined
      ? `this key is missing.${what.replace(/^.*?(?= Give )/, "")}.`
      : `${told(input)} is not ${what}.`,
});

const amount = z
  .number({ error: ({ input }) => `${told(input)} is not an amount. Give dollars as a number.` })
  .refine((value) => Math.abs(value) <= LARGEST_AMOUNT, {
    error: ({ input }) => `${input} is beyond a trillion dollars. Give plain dollars.`,
  });
const positive = amount.refine((value) => value >= 0, {
  error: ({ input }) => `${input} is below zero. Give the amount as a positive number.`,
});

const isNoObject = isNot("an object. Give {…} with keys of its own");

const carryover = z.object(
  {
    shortTermLoss: positive.optional(),
    longTermLoss: positive.optional(),
    amtShortTermLoss: positive.optional(),
    amtLongTermLoss: positive.optional(),
    minimumTaxCredit: positive.optional(),
  },
  isNoObject,
);

const federalCarryover = carryover.extend({ section1202: positive.optional(), amtSection1202: positive.optional() });

const itemized = z.object(
  {
    stateIncomeTax: z
      .union([z.literal("auto"), positive], isNot("auto or an amount. Give dollars as a number, or auto"))
      .optional(),
    propertyTax: positive.optional(),
    mortgageInterest: positive.optional(),
    charity: positive.optional(),
  },
  isNoObject,
);

const persons = z
  .int({ error: ({ input }) => `${told(input)} is not a number of persons. Give a whole number, such as 2.` })
  .refine((count) => count >= 0 && count <= 20, {
    error: ({ input }) => `${input} is not from 0 to 20. Give a number of persons.`,
  });
const dependents = z.object({ under17: persons.optional(), others: persons.optional() }, isNoObject);
const credits = z.object({ nonrefundable: positive.optional() }, isNoObject);

const section1202 = z.object(
  {
    gainBefore: positive.optional(),
    gain100: positive.optional(),
    gain75: positive.optional(),
    gain50: positive.optional(),
    basis: positive.optional(),
    amtGainBefore: positive.optional(),
    amtGain100: positive.optional(),
    amtGain75: positive.optional(),
    amtGain50: positive.optional(),
    amtBasis: positive.optional(),
  },
  isNoObject,
);

/** Law grown for longer than this says nothing. */
const LAST_YEAR = 2200;

const growth = isNot("a yearly growth. Give a rate from -0.1 to 0.25, such as 0.025");

const localRate = isNot(`a county's rate. Give a share from 0 to ${HIGHEST_LOCAL_RATE}, such as 0.0202`);

const returnSchema = z.object(
  {
    id: z.union([z.string(), z.number()], isNot("an id. Give a text or a number")).optional(),
    year: z
      .int(isNot("a year. Give a calendar year, such as 2025"))
      .refine((year) => year >= FIRST_FEDERAL_YEAR && year <= LAST_YEAR, {
        error: ({ input }) =>
          `${input} is outside the years whose law is known. Give one from ${FIRST_FEDERAL_YEAR} to ${LAST_YEAR}.`,
      }),
    filingStatus: z.enum(
      ["single", "mfj", "mfs", "hoh", "qss"],
      isNot("a filing status. Give single, mfj, mfs, hoh or qss"),
    ),
    law: z
      .enum(builtInLaws, {
        error: ({ input }) => `${told(input)} is not a law known here. Give ${builtInLaws.join(" or ")}.`,
      })
      .default("enacted"),
    state: z
      .string()
      .refine((state) => stateForms(state) !== null, {
        error: ({ input }) =>
          `${told(input)} is not a state or DC. Give one of ${knownStates.join(", ")}, or leave it out.`,
      })
      .nullish(),
    localRate: z.number(localRate).min(0, localRate).max(HIGHEST_LOCAL_RATE, localRate).optional(),
    wages: positive.optional(),
    dispositionIncome: positive.optional(),
    interest: positive.optional(),
    ordinaryDividends: positive.optional(),
    qualifiedDividends: positive.optional(),
    otherIncome: amount.optional(),
    shortTermGain: amount.optional(),
    longTermGain: amount.optional(),
    amtShortTermGain: amount.optional(),
    amtLongTermGain: amount.optional(),
    isoBargainElement: amount.optional(),
    dispositionAdjustment: amount.optional(),
    itemized: itemized.optional(),
    dependents: dependents.optional(),
    credits: credits.optional(),
    section1202: section1202.optional(),
    itemize: z
      .enum(["auto", "always", "never"], {
        error: ({ input }) => `${told(input)} is not a way to itemize. Give auto, always or never.`,
      })
      .default("auto"),
    indexing: z.number(growth).min(-0.1, growth).max(0.25, growth).default(0.025),
    carryover: federalCarryover.extend({ state: carryover.optional() }).optional(),
  },
  isNot("a return. Give a JSON object"),
);

/**
 * @returns the return; keys that mean nothing here are passed over (see `unknownKeys`)
 * @throws {z.ZodError} with a message for each key that is wrong
 */
export function parseReturn(json: unknown): { id: string | number | undefined; toFile: ReturnToFile } {
  const { id, year, filingStatus, law, state, localRate, itemize, indexing, dependents, ...given } = returnSchema
    .superRefine(stateHasLaw)
    .superRefine(localRateFits)
    .superRefine(stateCarryoverFits)
    .superRefine(dividendsFit)
    .parse(json);
  const amounts: Partial<Record<ReturnInput, number>> = {};
  const collect = (value: unknown, name: string) => {
    if (typeof value === "number" && slotOf.has(name)) amounts[name as ReturnInput] = value;
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) collect(inner, name === "" ? key : `${name}.${key}`);
    }
  };
  const { carryover: carried, ...rest } = given;
  collect(rest, "");
  collect({ carryover: { ...carried, state: undefined }, state: { carryover: carried?.state } }, "");
  return {
    id,
    toFile: {
      law,
      year,
      filingStatus,
      state: state ?? null,
      itemize,
      stateIncomeTax: given.itemized?.stateIncomeTax === "auto" ? "auto" : "given",
      indexing,
      localRate: localRate ?? 0,
      dependents: { under17: dependents?.under17 ?? 0, others: dependents?.others ?? 0 },
      amounts,
    },
  };
}

/** A state's law may start later than the federal. */
function stateHasLaw({ state, year }: z.output<typeof returnSchema>, context: z.RefinementCtx): void {
  if (state == null || year >= firstYearOf(state)) return;
  const message = `${year} is before ${firstYearOf(state)}, the first year whose law of ${state} is known here. Give a later year, or leave the state out.`;
  context.addIssue({ code: "custom", path: ["year"], message });
}

function localRateFits({ state, localRate }: z.output<typeof returnSchema>, context: z.RefinementCtx): void {
  const problem = localRateProblem(state ?? null, localRate);
  if (problem === null) return;
  context.addIssue({ code: "custom", path: ["localRate"], message: `${problem.wrong} ${problem.remedy}` });
}

/** What a state carried over is nothing without it; amounts of 0 say nothing. */
function stateCarryoverFits({ state, carryover }: z.output<typeof returnSchema>, context: z.RefinementCtx): void {
  if (state != null || !Object.values(carryover?.state ?? {}).some((amount) => amount)) return;
  const message =
    "there is no state whose tax these could lower. Give the return's state, or leave carryover.state out.";
  context.addIssue({ code: "custom", path: ["carryover", "state"], message });
}

/** Qualified dividends are some of the ordinary ones. */
function dividendsFit(
  { ordinaryDividends = 0, qualifiedDividends = 0 }: z.output<typeof returnSchema>,
  context: z.RefinementCtx,
): void {
  if (qualifiedDividends <= ordinaryDividends) return;
  const message = `${qualifiedDividends} qualified is more than the ${ordinaryDividends} of ordinaryDividends, which include the qualified ones. Give all dividends there.`;
  context.addIssue({ code: "custom", path: ["qualifiedDividends"], message });
}

const knownKeys = {
  "": returnSchema.shape,
  itemized: itemized.shape,
  dependents: dependents.shape,
  credits: credits.shape,
  section1202: section1202.shape,
  carryover: { ...federalCarryover.shape, state: carryover },
  "carryover.state": carryover.shape,
};

/** Keys that a file of cases adds to its returns. */
const annotations = new Set(["expected", "engines", "source", "note"]);

/** A key that no return has, with the path to it (`carryover.state.losses`), and those that are known where it stands. */
export interface UnknownKey {
  path: string;
  known: readonly string[];
}

/** @param json what may be a return */
export function unknownKeys(json: unknown, at: keyof typeof knownKeys = ""): UnknownKey[] {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return [];
  return Object.entries(json).flatMap(([key, value]: [string, unknown]) => {
    const path = at === "" ? key : `${at}.${key}`;
    if (at === "" && annotations.has(key)) return [];
    if (!Object.hasOwn(knownKeys[at], key)) return [{ path, known: Object.keys(knownKeys[at]) }];
    return Object.hasOwn(knownKeys, path) ? unknownKeys(value, path as keyof typeof knownKeys) : [];
  });
}
