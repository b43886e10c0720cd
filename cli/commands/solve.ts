/**
 * `solve`: the best plans, ranked.
 */
import type { Argv } from "yargs";
import { solveDefaults } from "../../solver/solution.ts";
import type { OptionsOf } from "../command.ts";
import type { ExitCode } from "../exit-code.ts";
import { threads } from "../first-threads.ts";
import { jsonOption, numberOption, planFile, searchOptions, textOption } from "../options.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  searchOptions(
    yargs.positional("file", planFile).option("top", {
      default: solveDefaults.top,
      requiresArg: true,
      describe: "Plans to rank at most",
      coerce: numberOption({
        name: "--top",
        what: "a whole number of plans",
        least: 1,
        most: 100,
        whole: true,
        example: 5,
      }),
    }),
  )
    .option("law", {
      ...textOption,
      describe: "Instead of the plan's law: enacted, tcja-sunset or the path of a law file",
    })
    .option("compare", {
      ...textOption,
      describe: "Decisions of your own, to be set beside the best plan",
    })
    .option("report", {
      ...textOption,
      describe: "A report to keep, as plan.html, or as plan.pdf through a Chromium that is there",
    })
    .option("json", jsonOption)
    .example("$0 solve plan.yaml", "what to do, year by year")
    .example(
      "$0 solve plan.yaml --report plan.html",
      "the answer with calendar, charts and forms, to keep and to check",
    )
    .example("$0 solve plan.yaml --compare mine.yaml", "what the best plan gains over your own decisions")
    .example("$0 solve plan.yaml --time 120 --json > solved.json", "two minutes of search, for other programs");

export type Given = OptionsOf<typeof options>;

export async function run(given: Given, terminal: Terminal): Promise<ExitCode> {
  const started = given.workers === 0 ? null : await threads(given.workers);
  try {
    return await (await import("../solve-plan.ts")).solvePlan(given, started, terminal);
  } finally {
    await started?.close();
  }
}
