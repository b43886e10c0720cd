/**
 * A return as a JSON object, in the form of PLAN-FORMAT's `tax` command: checked and taken apart.
 */
import { z } from "zod";
import type { ReturnToFile } from "./file-return.ts";
import { knownStates, stateForms } from "./states/index.ts";
import { type ReturnInput, slotOf } from "./tax-return.ts";
import { FIRST_FEDERAL_YEAR } from "./years/federal.ts";

/** Beyond this the trace would still be exact, but such a return is a slip of the keyboard. */
const LARGEST_AMOUNT = 1e12;

const amount = z
  .number({ error: ({ input }) => `${JSON.stringify(input) ?? "nothing"} is not an amount. Give dollars as a number.` })
  .refine((value) => Math.abs(value) <= LARGEST_AMOUNT, {
    error: "is more than a trillion dollars. Give plain dollars.",
  });
const positive = amount.refine((value) => value >= 0, {
  error: ({ input }) => `${input} is below zero. Give the amount as a positive number.`,
});

const carryover = z.object({
  shortTermLoss: positive.optional(),
  longTermLoss: positive.optional(),
  amtShortTermLoss: positive.optional(),
  amtLongTermLoss: positive.optional(),
  minimumTaxCredit: positive.optional(),
});

const returnSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  year: z
    .int({
      error: ({ input }) => `${JSON.stringify(input) ?? "nothing"} is not a year. Give a calendar year, such as 2025.`,
    })
    .refine((year) => year >= FIRST_FEDERAL_YEAR && year <= 2200, {
      error: ({ input }) => `${input} is outside the years whose law is known. Give ${FIRST_FEDERAL_YEAR} or later.`,
    }),
  filingStatus: z.enum(["single", "mfj", "mfs", "hoh", "qss"], {
    error: ({ input }) =>
      `${JSON.stringify(input) ?? "nothing"} is not a filing status. Give single, mfj, mfs, hoh or qss.`,
  }),
  state: z
    .string()
    .refine((state) => stateForms(state) !== null, {
      error: ({ input }) =>
        `the tax of ${input} is not known here. Give one of ${knownStates.join(", ")}, or leave it out.`,
    })
    .nullish(),
  wages: amount.optional(),
  dispositionIncome: amount.optional(),
  interest: amount.optional(),
  ordinaryDividends: amount.optional(),
  qualifiedDividends: amount.optional(),
  otherIncome: amount.optional(),
  shortTermGain: amount.optional(),
  longTermGain: amount.optional(),
  amtShortTermGain: amount.optional(),
  amtLongTermGain: amount.optional(),
  isoBargainElement: amount.optional(),
  dispositionAdjustment: amount.optional(),
  itemized: z
    .object({
      stateIncomeTax: z.union([z.literal("auto"), amount]).optional(),
      propertyTax: amount.optional(),
      mortgageInterest: amount.optional(),
      charity: amount.optional(),
    })
    .optional(),
  itemize: z
    .enum(["auto", "always", "never"], {
      error: ({ input }) => `${JSON.stringify(input)} is not auto, always or never.`,
    })
    .default("auto"),
  indexing: z.number().min(-0.1).max(0.25).default(0.025),
  carryover: carryover.extend({ state: carryover.optional() }).optional(),
});

/** Keys that a file of cases adds to its returns. */
const annotations = new Set(["expected", "engines", "source", "note"]);

/**
 * @returns the return, and the keys that mean nothing here
 * @throws {z.ZodError} with a message for each key that is wrong
 */
export function parseReturn(json: unknown): {
  id: string | number | undefined;
  toFile: ReturnToFile;
  unknownKeys: string[];
} {
  const { id, year, filingStatus, state, itemize, indexing, ...given } = returnSchema.parse(json);
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
      year,
      filingStatus,
      state: state ?? null,
      itemize,
      stateIncomeTax: given.itemized?.stateIncomeTax === "auto" ? "auto" : "given",
      indexing,
      amounts,
    },
    unknownKeys: Object.keys(json as object).filter((key) => !(key in returnSchema.shape) && !annotations.has(key)),
  };
}
