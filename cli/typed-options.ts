/**
 * What was typed, before it is read: yargs takes the last of an option given twice, and any word after `--json=` for no.
 */
import { quote } from "../model/schema/say.ts";
import { OptionError } from "./option-error.ts";

/**
 * @param words typed after `crossover`
 * @param flags names of the options that take no value
 * @throws {OptionError} for an option given twice, or a flag with a value that is neither true nor false
 */
export function mustBeClear(words: readonly string[], flags: readonly string[]): void {
  const seen = new Set<string>();
  for (const [, name, value] of optionsIn(words)) {
    if (seen.has(name!)) throw new OptionError(`--${name}: this option is given twice.\nGive it once.`);
    seen.add(name!);
    if (value !== undefined && flags.includes(name!) && value !== "true" && value !== "false") {
      throw new OptionError(`--${name}: ${quote(value)} is no value for it.\nGive --${name} alone, or leave it out.`);
    }
  }
}

/** Whether a program is to read what is printed, also where the words cannot be read as a whole. */
export const asksForJson = (words: readonly string[]): boolean =>
  words.some((word, i) => {
    if (word === "--json") return words[i + 1] !== "false";
    return word === "--json=true" || word === "--format=json" || (word === "--format" && words[i + 1] === "json");
  });

/** Up to a `--`, behind which nothing is an option. */
function optionsIn(words: readonly string[]): RegExpMatchArray[] {
  const end = words.indexOf("--");
  return words.slice(0, end < 0 ? words.length : end).flatMap((word) => {
    const match = word.match(/^--([a-z][a-z-]*)(?:=(.*))?$/s);
    return match === null ? [] : [match];
  });
}
