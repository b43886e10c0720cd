/**
 * `recoup`: the plan that gets the most minimum tax credit back by a year, or all of it soonest, and what each of its steps adds.
 */
import type { Argv } from "yargs";
import { yearOf } from "../../model/dates.ts";
import type { Plan } from "../../model/plan.ts";
import { readPlan } from "../../scenarios/read-plan.ts";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, numberOption, planFile, searchOptions } from "../options.ts";
import { recoupDocument } from "../render/documents.ts";
import { json } from "../render/json.ts";
import { recoupText } from "../render/recoup.ts";
import { styleFor } from "../render/style.ts";
import { searching } from "../search.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  searchOptions(
    yargs.positional("file", planFile).option("by", {
      requiresArg: true,
      describe: "The most that can be back by the end of this year [default: all of it soonest]",
      coerce: numberOption({ name: "--by", what: "a year", least: 1990, most: 2300, whole: true, example: 2026 }),
    }),
  )
    // Several plans are looked for, under two laws.
    .default("time", 60)
    .option("json", jsonOption)
    .example("$0 recoup plan.yaml", "all of the credit back as soon as it can be")
    .example("$0 recoup plan.yaml --by 2025", "the most of it back before the law changes");

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const plan = readPlan(given.file);
  const { by = null } = given;
  if (by !== null) mustHaveYear(plan, by);
  const answer = await searching(plan, given, terminal, async (solve, settings) => {
    const { recoup } = await import("../../solver/recoup/recoup.ts");
    return recoup(plan, { by, solve, options: settings });
  });
  if (answer === null) return exitCode.cannotBeMet;
  const asked = { plan, by, answer };
  await terminal.print(
    given.json ? json(recoupDocument(asked)) : recoupText(asked, terminal.width, styleFor(terminal)),
  );
  return exitCode.done;
}

function mustHaveYear({ horizon }: Plan, year: number): void {
  const [first, last] = [yearOf(horizon.start), yearOf(horizon.end)];
  if (first <= year && year <= last) return;
  throw new OptionError(`--by ${year} is outside the plan's horizon.\nGive a year from ${first} to ${last}.`);
}
