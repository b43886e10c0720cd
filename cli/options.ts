/**
 * Options that several commands share, and how the value of an option is read.
 */
import { availableParallelism } from "node:os";
import type { Argv } from "yargs";
import { grouped } from "../model/counted.ts";
import { solveDefaults } from "../solver/solution.ts";
import { DEFAULT_THREADS, MOST_THREADS } from "./first-threads.ts";
import { OptionError } from "./option-error.ts";

/** What yargs makes of a value: a number where it looks like one. */
type Given = string | number;

interface NumberOption {
  /** As typed, with the dashes. */
  name: string;
  /** What it must be, such as "a number of seconds". */
  what: string;
  least: number;
  most: number;
  whole?: boolean;
  /** A value to show. */
  example: number;
}

/** @throws {OptionError} that says what was found and what would be right */
export function numberOption({ name, what, least, most, whole = false, example }: NumberOption) {
  return (given: Given): number => {
    const isGood =
      typeof given === "number" && given >= least && given <= most && (!whole || Number.isSafeInteger(given));
    if (isGood) return given;
    const bound = (limit: number) => (what === "a year" ? String(limit) : grouped(limit));
    throw new OptionError(
      `${name}: ${JSON.stringify(given)} is not ${what} from ${bound(least)} to ${bound(most)}.\nGive for example ${name} ${example}.`,
    );
  };
}

/** An option takes a value, whatever it looks like. */
const text = (given: Given): string => String(given);

export const jsonOption = {
  type: "boolean",
  default: false,
  describe: "Print one JSON document and nothing else",
} as const;

export const planFile = { type: "string", demandOption: true, describe: "A plan, in YAML or JSON" } as const;

export const rankOption = {
  requiresArg: true,
  coerce: numberOption({ name: "--plan", what: "the rank of a plan", least: 1, most: 100, whole: true, example: 1 }),
} as const;

export const textOption = { requiresArg: true, coerce: text } as const;

export const workersOption = {
  default: availableParallelism(),
  defaultDescription: "one a processor",
  requiresArg: true,
  coerce: numberOption({
    name: "--workers",
    what: "a whole number of threads",
    least: 0,
    most: 256,
    whole: true,
    example: 4,
  }),
} as const;

/** How long and how hard to search. */
export function searchOptions<T>(yargs: Argv<T>) {
  return yargs
    .option("time", {
      default: solveDefaults.seconds,
      requiresArg: true,
      describe: "Seconds to search and prove at most",
      coerce: numberOption({ name: "--time", what: "a number of seconds", least: 0.1, most: 604_800, example: 30 }),
    })
    .option("gap", {
      default: solveDefaults.gap,
      requiresArg: true,
      describe: "Dollars within which a plan counts as proven best",
      coerce: numberOption({ name: "--gap", what: "a number of dollars", least: 0, most: 1e9, example: 1 }),
    })
    .option("workers", {
      ...workersOption,
      default: DEFAULT_THREADS,
      defaultDescription: `one a processor, at most ${MOST_THREADS}`,
      describe: "Threads that search and prove",
    })
    .option("programs", {
      requiresArg: true,
      describe: "Linear programs that the proof may take; 0: none; where not given, as many as there is time for",
      coerce: numberOption({
        name: "--programs",
        what: "a whole number of linear programs",
        least: 0,
        most: 1e9,
        whole: true,
        example: 5000,
      }),
    })
    .option("seed", {
      default: solveDefaults.seed,
      requiresArg: true,
      describe: "Where the search starts; the same seed finds the same plans",
      coerce: numberOption({
        name: "--seed",
        what: "a whole number",
        least: 0,
        most: 2 ** 32 - 1,
        whole: true,
        example: 1,
      }),
    });
}
