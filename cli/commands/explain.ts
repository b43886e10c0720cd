/**
 * `explain`: the lines of every form behind a plan or a return, with the sum each comes from, its amounts and its source.
 */
import type { Argv } from "yargs";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { explainPlan } from "../explain/explain-plan.ts";
import { explainReturns } from "../explain/explain-returns.ts";
import type { Explained } from "../explain/explained.ts";
import { readSubject } from "../explain/subject.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, numberOption, rankOption, searchOptions, textOption } from "../options.ts";
import { explainedJson, explainedMarkdown, explainedText } from "../render/explained.ts";
import { styleFor } from "../render/style.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  searchOptions(
    yargs
      .positional("file", {
        type: "string",
        demandOption: true,
        describe: "A plan; a return or lines of them, as for crossover tax; or - for returns on standard input",
      })
      .option("plan", {
        ...rankOption,
        describe: "The plan of this rank: of a search without a proof, or of a solve's output [default: 1]",
      })
      .option("decisions", {
        ...textOption,
        describe: "Instead of searching: a file of decisions, or what solve --json printed",
      })
      .option("year", {
        requiresArg: true,
        describe: "One year only [default: all]",
        coerce: numberOption({ name: "--year", what: "a year", least: 1990, most: 2300, whole: true, example: 2025 }),
      })
      .option("form", { ...textOption, describe: "One form only, such as 6251, “schedule d” or 540 [default: all]" })
      .option("scenario", { ...textOption, describe: "The scenario of this name [default: the first]" })
      .option("id", { ...textOption, describe: "Of a file of returns, the one with this id [default: all]" })
      .option("diff", {
        ...textOption,
        describe:
          "Beside it: a year (2025), a plan's rank (2), nothing (the plan without decisions), or a file of decisions, a plan or a return",
      }),
  )
    .option("format", {
      choices: ["text", "markdown", "json"] as const,
      default: "text" as const,
      requiresArg: true,
      describe: "How to print it",
    })
    .option("json", jsonOption)
    .example("$0 explain plan.yaml --year 2024 --form 6251", "the best plan's AMT of 2024")
    .example("$0 explain plan.yaml --decisions solved.json --plan 2", "all forms of a plan that was found before")
    .example("$0 explain plan.yaml --decisions solved.json --diff 2", "the first and the second of them, side by side")
    .example("$0 explain plan.yaml --decisions mine.yaml --year 2024 --diff 2025", "two years side by side")
    .example("$0 explain return.json --format markdown", "a return, to send to a tax preparer")
    .epilogue(
      "What --diff compares with: four digits are a year, fewer a rank, anything else the path of a file (one named 2025 is ./2025). A year needs --year beside a plan; beside a return it works the same amounts by the law of that year.",
    );

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const format = given.json ? "json" : given.format;
  const subject = await readSubject(given.file, terminal);
  if ("decisions" in subject) {
    throw new OptionError(
      `${given.file} holds decisions, and explain takes the plan that they are for.\nGive both: crossover explain plan.yaml --decisions ${given.file}`,
    );
  }
  const explained =
    "plan" in subject
      ? await explainPlan(subject.plan, { ...given, json: format === "json" }, terminal)
      : await explainReturns(subject.returns, given, terminal);
  if (explained === null) return exitCode.cannotBeMet;
  const isOneForm = given.form !== undefined;
  await terminal.print(
    {
      text: (of: Explained) => explainedText(of, isOneForm, terminal.width, styleFor(terminal)),
      markdown: (of: Explained) => explainedMarkdown(of, isOneForm),
      json: explainedJson,
    }[format](explained),
  );
  return exitCode.done;
}
