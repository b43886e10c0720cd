/**
 * `solve`: the best plans, ranked.
 */
import type { Argv } from "yargs";
import { compilePlan } from "../../model/compiled-plan.ts";
import { type Decision, sharesOf } from "../../model/decisions.ts";
import { evaluate } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import { underLaw } from "../../model/under-law.ts";
import { readPlan } from "../../scenarios/read-plan.ts";
import { solveDefaults } from "../../solver/solution.ts";
import { uncertaintyOf } from "../../solver/uncertainty/uncertainty.ts";
import { comparedWith } from "../../solver/why/compared.ts";
import type { OptionsOf } from "../command.ts";
import { readDecided } from "../decided.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { namedLaw } from "../named-law.ts";
import { jsonOption, numberOption, planFile, searchOptions, textOption } from "../options.ts";
import { progressOn } from "../progress.ts";
import { solutionDocument } from "../render/documents.ts";
import { json } from "../render/json.ts";
import { solutionText } from "../render/solution.ts";
import { styleFor } from "../render/style.ts";
import { reportFile } from "../report/report-file.ts";
import { search, searching } from "../search.ts";
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

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const read = readPlan(given.file);
  const plan = given.law === undefined ? read : underLaw(read, namedLaw(given.law));
  const own = given.compare === undefined ? null : readDecided(plan, given.compare, undefined);
  const report = given.report === undefined ? null : reportFile(given.report);
  const starts = own === null ? [] : onOwnDates(plan, own.decisions);
  const isUncertain = plan.scenarios.length > 1;
  const time = isUncertain ? given.time * FOR_SEARCH : given.time;
  const solution = await search(plan, given.top, { ...given, time }, terminal, { starts });
  if (solution === null) return exitCode.cannotBeMet;
  const uncertainty =
    isUncertain && solution.ranked.length > 0 && solution.ended !== "stopped"
      ? await searching(plan, { ...given, time: given.time - time }, terminal, (solve, settings) =>
          uncertaintyOf(plan, solution, solve, settings),
        )
      : null;
  const compared =
    own === null || solution.ranked.length === 0
      ? null
      : comparedWith(solution, own.decisions, evaluate(own.compiled, own.shares));
  await terminal.print(
    given.json
      ? json(solutionDocument(plan, solution, compared, uncertainty))
      : solutionText(
          plan,
          solution,
          terminal.width,
          styleFor(terminal),
          compared && { file: given.compare!, with: compared },
          uncertainty,
        ),
  );
  if (report !== null && solution.ranked.length > 0) {
    const progress = progressOn(terminal);
    progress.show(null, `Writing ${report.path} …`);
    await report.write(plan, solution, commandOf(given)).finally(progress.clear);
    terminal.tell(`The report is in ${report.path}.\n`);
  }
  // Stopped before any plan was found: there is none to give.
  return solution.ranked.length > 0 ? exitCode.done : exitCode.cannotBeMet;
}

/** Of the time for a plan with scenarios; the rest asks what waiting, knowing and limits on risk are worth. */
const FOR_SEARCH = 0.7;

/** The candidate that decisions are, for the search to start from: where the plan has all their dates. */
function onOwnDates(plan: Plan, decisions: readonly Decision[]): Float64Array[] {
  const { shares, impossible } = sharesOf(compilePlan(plan), decisions);
  return impossible.length === 0 ? [shares] : [];
}

/** What finds the same answer again. */
const commandOf = ({ file, seed, time, law }: OptionsOf<typeof options>): string =>
  ["crossover solve", file, ...(law === undefined ? [] : [`--law ${law}`]), `--time ${time} --seed ${seed}`].join(" ");
