/**
 * `law`: the laws there are, the facts of a year with their sources, and two laws or two years side by side.
 */
import type { Argv } from "yargs";
import { compareLaws } from "../../tax/compare-laws.ts";
import { compareStates } from "../../tax/compare-states.ts";
import { firstYearOf, knownStates, stateForms } from "../../tax/states/index.ts";
import { filingStatuses } from "../../tax/years/fact-table.ts";
import type { FilingStatus } from "../../tax/years/facts.ts";
import { FIRST_FEDERAL_YEAR, LAST_FEDERAL_YEAR } from "../../tax/years/federal.ts";
import { aboutLaw, builtInLaws } from "../../tax/years/law.ts";
import { yearFacts } from "../../tax/years/year-facts.ts";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { namedLaw } from "../named-law.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, numberOption, textOption } from "../options.ts";
import { json } from "../render/json.ts";
import {
  type ComparedState,
  differencesDocument,
  differencesText,
  factsDocument,
  factsText,
  lawsText,
  type YearOfLaw,
} from "../render/law.ts";
import { styleFor } from "../render/style.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  yargs
    .positional("action", {
      choices: ["list", "show", "diff"] as const,
      default: "list" as const,
      describe: "list, show or diff",
    })
    .positional("law", {
      type: "string",
      describe: "enacted, tcja-sunset or the path of a law file [default: enacted]",
    })
    .positional("other", { type: "string", describe: "For diff, the law to compare with" })
    .option("year", {
      requiresArg: true,
      coerce: String,
      describe: `The year; for diff also two, as in --year 2025,2026 [default: ${LAST_FEDERAL_YEAR}]`,
    })
    .option("status", { choices: filingStatuses, requiresArg: true, describe: "One filing status only [default: all]" })
    .option("state", {
      ...textOption,
      describe: "For diff, a state too, such as CA: the lines of its return that differ",
    })
    .option("indexing", {
      default: 0.025,
      requiresArg: true,
      describe: `Yearly growth of indexed amounts after ${LAST_FEDERAL_YEAR}`,
      coerce: numberOption({ name: "--indexing", what: "a yearly growth", least: -0.1, most: 0.25, example: 0.025 }),
    })
    .option("json", jsonOption)
    .example("$0 law", "the laws there are")
    .example("$0 law show tcja-sunset --year 2026", "a year's facts, with their sources")
    .example("$0 law diff enacted tcja-sunset --year 2026", "two laws, and the form lines that each difference moves")
    .example("$0 law diff enacted --year 2025,2026", "two years of one law")
    .example("$0 law diff enacted --year 2024,2025 --state CA", "with the tax of California");

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const style = styleFor(terminal);
  mustHave(
    given.state === undefined || given.action === "diff",
    `--state: crossover law ${given.action} is about federal law.\nCompare a state's as in crossover law diff enacted --year 2024,2025 --state CA; docs/states.md has its facts.`,
  );
  const named = [given.law, given.other].filter((name) => name !== undefined);
  const year = named.find((name) => /^\d{4}$/.test(name));
  mustHave(
    year === undefined,
    `${year} is a year, not a law.\nGive it as an option, as in crossover law show --year ${year}.`,
  );
  const statuses = given.status === undefined ? filingStatuses : [given.status];
  const answer = (document: object, text: () => string) => terminal.print(given.json ? json(document) : text());
  if (given.action === "list") {
    mustHave(named.length === 0, "crossover law list takes no law. To see one: crossover law show tcja-sunset");
    const laws = builtInLaws.map((name) => ({ name, about: aboutLaw[name] }));
    await answer({ laws }, () => lawsText(laws, terminal.width, style));
    return exitCode.done;
  }
  const years = yearsOf(given.year);
  if (given.action === "show") {
    mustHave(
      named.length <= 1 && years.length === 1,
      "crossover law show takes one law and one year. For two: crossover law diff enacted tcja-sunset --year 2026",
    );
    const shown = yearOfLaw(named[0] ?? "enacted", years[0]!, given.indexing);
    await answer(factsDocument(shown, statuses), () => factsText(shown, statuses, terminal.width, style));
    return exitCode.done;
  }
  const laws = named.length === 0 ? ["enacted"] : named;
  mustHave(
    laws.length + years.length > 2,
    "crossover law diff takes two laws, or two years of one.\nGive for example crossover law diff enacted tcja-sunset --year 2026, or crossover law diff enacted --year 2025,2026",
  );
  const a = yearOfLaw(laws[0]!, years[0]!, given.indexing);
  const b = yearOfLaw(laws.at(-1)!, years.at(-1)!, given.indexing);
  const comparison = compareLaws(a.facts, b.facts, statuses);
  const state = given.state === undefined ? null : comparedState(given.state, a, b, given.indexing, statuses);
  await answer(differencesDocument(a, b, comparison, state), () =>
    differencesText(a, b, comparison, state, terminal.width, style),
  );
  return exitCode.done;
}

function mustHave(isMet: boolean, message: string): void {
  if (!isMet) throw new OptionError(message);
}

const LAST_YEAR = 2200;

function yearsOf(given: string | undefined): number[] {
  const years = (given ?? String(LAST_FEDERAL_YEAR)).split(",").map(Number);
  mustHave(
    years.length <= 2 &&
      years.every((year) => Number.isInteger(year) && year >= FIRST_FEDERAL_YEAR && year <= LAST_YEAR),
    `--year: ${JSON.stringify(given)} is no year from ${FIRST_FEDERAL_YEAR} to ${LAST_YEAR}, nor two.\nGive for example --year 2026, or for diff --year 2025,2026.`,
  );
  return years;
}

function yearOfLaw(name: string, year: number, indexing: number): YearOfLaw {
  const law = namedLaw(name);
  return { law, year, facts: yearFacts(law, year, indexing) };
}

/** @throws {OptionError} for a state whose tax cannot be compared in these years */
function comparedState(
  state: string,
  a: YearOfLaw,
  b: YearOfLaw,
  indexing: number,
  statuses: readonly FilingStatus[],
): ComparedState {
  const forms = stateForms(state);
  mustHave(forms !== null, `--state: ${JSON.stringify(state)} is no state.\nGive one of ${knownStates.join(", ")}.`);
  const first = firstYearOf(state);
  mustHave(
    Math.min(a.year, b.year) >= first,
    `--state: the law of ${state} is known from ${first} on.\nGive that year or a later one.`,
  );
  return { state, differences: compareStates(state, a, b, indexing, statuses) };
}
