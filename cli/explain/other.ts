/**
 * What `--diff` compares with. Numbers and files cannot be taken for each other: a year has four digits, a rank at most three, and
 * a file whose name is a number is written with its folder, as in ./2025.
 */
import { OptionError } from "../option-error.ts";

export type Other = { year: number } | { rank: number } | "nothing" | { path: string };

const MOST_RANKS = 100;

/** @throws {OptionError} for a number that is neither a year nor a rank */
export function otherOf(given: string): Other {
  if (given === "nothing") return "nothing";
  if (!/^\d+$/.test(given)) return { path: given };
  const number = Number(given);
  if (number >= 1990 && number <= 2300) return { year: number };
  if (number >= 1 && number <= MOST_RANKS) return { rank: number };
  throw new OptionError(
    `--diff: ${given} is neither a year from 1990 to 2300 nor the rank of a plan from 1 to ${MOST_RANKS}.\nGive for example --diff 2025, --diff 2, --diff nothing or the path of a file.`,
  );
}
