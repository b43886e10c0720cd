/** A law file: every key, its type and its range. What must hold between keys is in model/rules. */
import { z } from "zod";
import { FIRST_FEDERAL_YEAR } from "../../tax/years/federal.ts";
import { builtInLaws } from "../../tax/years/law.ts";
import type { Varied } from "../../tax/years/user-law.ts";
import { expected, quote, say, strict } from "./say.ts";
import { choose, isMapping, mapping, type NumberKind, name, number, persons, positiveDollars, word } from "./values.ts";

/** Rates finer than this would take the kernel's exactness from large amounts. */
const RATE_REMEDY = "Give a rate from 0 to 1, to a tenth of a percent; 28 % is 0.28.";
const isToThousandths = (value: number): boolean => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6;
const isInCents = (value: number): boolean => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
const inCents = (kind: NumberKind) =>
  number(kind).refine(isInCents, { error: ({ input }) => say(`${input} is not in whole cents.`, kind.remedy) });
const RATES_REMEDY = "Give the rates from the lowest bracket up, such as [0.26, 0.28].";
const TOPS_REMEDY = "Give the top of each bracket but the last, such as [244500].";
const SCHEDULE = ["a rate schedule", "Give it as in {rates: [0.2, 0.37], tops: [100000]}."] as const;
const LAST = 2200;
const YEARS_REMEDY = `Give facts by year, from ${FIRST_FEDERAL_YEAR} on, such as {2027: {standardDeduction: 15000}}.`;

/** One value for all filing statuses, or a mapping of them. */
function varied<T>(value: z.ZodType<T>, example: string): z.ZodType<Varied<T>> {
  const byStatus = strict(
    {
      single: value.optional(),
      mfj: value.optional(),
      mfs: value.optional(),
      hoh: value.optional(),
      qss: value.optional(),
    },
    "a mapping of filing statuses",
    `Give one value for all, or one for each, such as {single: ${example}, mfj: ${example}}.`,
  );
  return choose<Varied<T>>([value, byStatus], (given) => (isMapping(given) ? byStatus : value) as z.ZodType<Varied<T>>);
}

/** A part that a law may have or not. */
function orNone<T>(part: z.ZodType<T>): z.ZodType<T | null> {
  const none = z.literal("none");
  return choose<T | null>([none, part], (given) => (given === "none" ? none.transform(() => null) : part));
}

/** Made when a law is first read: most plans name none, and so many schemas take milliseconds. */
function schemaOfLaws() {
  const rate = number({ what: "a rate", remedy: RATE_REMEDY, min: 0, max: 1 }).refine(isToThousandths, {
    error: ({ input }) => say(`${input} is finer than a tenth of a percent.`, RATE_REMEDY),
  });

  const dollars = inCents(positiveDollars);
  const step = inCents({ what: "a step in dollars", remedy: "Give a step of at least 1 dollar.", min: 1, max: 1e9 });
  const amounts = varied(dollars, "100000");

  const schedule = {
    rates: z
      .array(rate, { error: expected("a list of rates", RATES_REMEDY) })
      .min(1, { error: say("found an empty list.", RATES_REMEDY) })
      .optional(),
    tops: varied(z.array(dollars, { error: expected("a list of dollars", TOPS_REMEDY) }), "[244500]").optional(),
  };

  const surtax = strict(
    { rate: rate.optional(), threshold: amounts.optional() },
    "a tax above a threshold",
    "Give it as in {rate: 0.038, threshold: 200000}.",
  );

  const facts = strict(
    {
      ordinary: strict(schedule, ...SCHEDULE).optional(),
      standardDeduction: amounts.optional(),
      capitalGain: strict(schedule, ...SCHEDULE).optional(),
      amt: strict(
        {
          exemption: amounts.optional(),
          phaseoutStart: amounts.optional(),
          phaseoutRate: rate.optional(),
          ...schedule,
          mfsAddBackRate: rate.optional(),
        },
        "the facts of the AMT",
        "Give them as in {exemption: 90100, phaseoutStart: 500000, phaseoutRate: 0.5}.",
      ).optional(),
      salt: strict(
        {
          cap: orNone(amounts).optional(),
          phaseDown: orNone(
            strict(
              { start: amounts.optional(), rate: rate.optional(), floor: amounts.optional() },
              "none or a phase-down",
              "Give none, or a phase-down as in {start: 500000, rate: 0.3, floor: 10000}.",
            ),
          ).optional(),
        },
        "a cap on state and local taxes",
        "Give it as in {cap: 10000, phaseDown: none}, or {cap: none}.",
      ).optional(),
      charity: strict(
        { limit: rate.optional(), floor: rate.optional() },
        "the limits of gifts",
        "Give them as parts of AGI, as in {limit: 0.6, floor: 0.005}.",
      ).optional(),
      giftsBesideStandard: amounts.optional(),
      itemizedReduction: rate.optional(),
      pease: orNone(
        strict(
          { start: amounts.optional(), ofExcess: rate.optional(), ofDeductions: rate.optional() },
          "none or a limit on itemized deductions",
          "Give none, or a limit as in {start: 339850, ofExcess: 0.03, ofDeductions: 0.8}.",
        ),
      ).optional(),
      personalExemption: orNone(
        strict(
          {
            amount: dollars.optional(),
            count: varied(number(persons), "1").optional(),
            phaseout: orNone(
              strict(
                { start: amounts.optional(), step: varied(step, "2500").optional(), rate: rate.optional() },
                "none or a phase-out",
                "Give none, or a phase-out as in {start: 339850, step: 2500, rate: 0.02}.",
              ),
            ).optional(),
          },
          "none or personal exemptions",
          "Give none, or exemptions as in {amount: 5300, phaseout: {start: 339850}}.",
        ),
      ).optional(),
      childTaxCredit: orNone(
        strict(
          { child: dollars.optional(), other: dollars.optional(), phaseoutStart: amounts.optional() },
          "none or the credits for dependents",
          "Give none, or the credits as in {child: 2200, other: 500, phaseoutStart: 200000}.",
        ),
      ).optional(),
      section1202: strict(
        { limitBefore: amounts.optional(), limitAfter: amounts.optional() },
        "limits of the exclusion for small business stock",
        "Give them as in {limitBefore: 10000000, limitAfter: 15000000}.",
      ).optional(),
      niit: surtax.optional(),
      additionalMedicare: surtax.optional(),
      capitalLossLimit: amounts.optional(),
      wageBase: dollars.optional(),
    },
    "facts of law",
    "Give facts by name, such as {standardDeduction: 15000}.",
  );

  const byYear = mapping(facts, "a mapping of years", YEARS_REMEDY, (key) =>
    /^\d{4}$/.test(key) && Number(key) >= FIRST_FEDERAL_YEAR && Number(key) <= LAST
      ? null
      : `${quote(key)} is not a year from ${FIRST_FEDERAL_YEAR} to ${LAST}.`,
  );

  return strict(
    {
      version: z.literal(1, { error: expected("the number 1", "Give version: 1, the format that is read here.") }),
      name: name("the name of a law", "Give a name on one line, in quotes if it is a number.").optional(),
      base: word(builtInLaws),
      facts: facts.default({}),
      from: byYear.default({}),
      years: byYear.default({}),
    },
    "a law",
    "Start from examples/laws/primer.yaml.",
  );
}

let made: ReturnType<typeof schemaOfLaws> | undefined;

/** The schema of a law file. */
export const lawFile = (): ReturnType<typeof schemaOfLaws> => (made ??= schemaOfLaws());

export type LawFile = z.output<ReturnType<typeof lawFile>>;
