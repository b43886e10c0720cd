/**
 * `headroom`: how many ISOs until AMT starts, how many make the plan's tax least, up to how many AMT comes back, and the tax by shares.
 */
import type { Argv } from "yargs";
import { compilePlan } from "../../model/compiled-plan.ts";
import { type IsoDate, parseDate, yearOf } from "../../model/dates.ts";
import { sharesOf } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { readPlan } from "../../scenarios/read-plan.ts";
import { type Exercise, exercisesOf, hasWashSale } from "../../solver/headroom/exercise.ts";
import { headroom } from "../../solver/headroom/headroom.ts";
import type { OptionsOf } from "../command.ts";
import { readDecided } from "../decided.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, numberOption, planFile, rankOption, textOption } from "../options.ts";
import { progressOn } from "../progress.ts";
import { headroomDocument } from "../render/documents.ts";
import { headroomText } from "../render/headroom.ts";
import { json } from "../render/json.ts";
import { styleFor } from "../render/style.ts";
import { listed } from "../render/words.ts";
import { scenarioOf } from "../scenario-option.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  yargs
    .positional("file", planFile)
    .option("year", {
      requiresArg: true,
      describe: "Exercises in this year only [default: all]",
      coerce: numberOption({ name: "--year", what: "a year", least: 1990, most: 2300, whole: true, example: 2025 }),
    })
    .option("grant", { ...textOption, describe: "This grant only [default: all ISOs]" })
    .option("date", { ...textOption, describe: "This day only, whether or not the plan names it" })
    .option("within", {
      default: 5,
      requiresArg: true,
      describe: "Years after the exercise in which AMT is to come back",
      coerce: numberOption({ name: "--within", what: "a whole number", least: 0, most: 40, whole: true, example: 5 }),
    })
    .option("decisions", {
      ...textOption,
      describe: "What is decided already: a file of decisions, or what solve --json printed [default: nothing]",
    })
    .option("plan", { ...rankOption, describe: "Of a solve's output, the plan of this rank [default: 1]" })
    .option("scenario", { ...textOption, describe: "The scenario of this name [default: the first]" })
    .option("json", jsonOption)
    .example("$0 headroom plan.yaml", "on every date of the plan, and the first one in full")
    .example("$0 headroom plan.yaml --grant ISO-1 --date 2025-12-01", "one grant on one day")
    .example("$0 headroom plan.yaml --decisions mine.yaml --year 2026", "on top of decisions of your own");

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const plan = readPlan(given.file);
  const scenario = scenarioOf(plan, given.scenario);
  const day = given.date === undefined ? null : dayOf(plan, given.date);
  if (given.year !== undefined) mustHaveYear(plan, given.year);
  if (given.grant !== undefined) mustBeIso(plan, given.grant);
  if (given.plan !== undefined && given.decisions === undefined) {
    throw new OptionError(
      `--plan ${given.plan} is the rank of a plan in a file.\nGive the file: --decisions solved.json`,
    );
  }
  const decisions = given.decisions === undefined ? [] : readDecided(plan, given.decisions, given.plan).decisions;
  const compiled = compilePlan(plan, [...decisions.map(({ date }) => date), ...(day === null ? [] : [day])]);
  const { shares } = sharesOf(compiled, decisions);
  const of = compiled.scenarios[scenario]!;
  const exercises = exercisesOf(compiled, of, shares).filter(
    ({ grant, date }) =>
      (given.grant === undefined || grant.id === given.grant) &&
      (given.year === undefined || yearOf(date) === given.year) &&
      (day === null || date === day),
  );
  const washed = exercises.find((exercise) => hasWashSale(of, shares, exercise));
  if (washed !== undefined) throw washSale(washed, given.decisions);
  const progress = progressOn(terminal);
  const answer = {
    plan,
    scenario,
    within: given.within,
    decided: decisions.length,
    exercises: exercises.map((exercise, i) => {
      progress.show(i / exercises.length, `${exercise.grant.id} on ${exercise.date}`);
      return headroom(compiled, of, shares, exercise, given.within);
    }),
  };
  progress.clear();
  await terminal.print(
    given.json ? json(headroomDocument(answer)) : headroomText(answer, terminal.width, styleFor(terminal)),
  );
  return exitCode.done;
}

function dayOf({ horizon }: Plan, given: string): IsoDate {
  const day = parseDate(given);
  if (day === null) throw new OptionError(`--date: “${given}” is no day.\nGive one as ${horizon.start}.`);
  if (horizon.start <= day && day <= horizon.end) return day;
  throw new OptionError(
    `--date ${day} is outside the plan's horizon.\nGive a day from ${horizon.start} to ${horizon.end}.`,
  );
}

function mustHaveYear({ horizon }: Plan, year: number): void {
  const [first, last] = [yearOf(horizon.start), yearOf(horizon.end)];
  if (first <= year && year <= last) return;
  throw new OptionError(`--year ${year} is outside the plan's horizon.\nGive one from ${first} to ${last}.`);
}

function mustBeIso({ grants }: Plan, id: string): void {
  const isos = grants.filter(({ type }) => type === "iso").map((grant) => grant.id);
  if (isos.includes(id)) return;
  const known = isos.length === 0 ? "The plan has no ISOs." : `Its ISOs are ${listed(isos)}.`;
  throw new OptionError(
    grants.some((grant) => grant.id === id)
      ? `--grant: ${id} are NSOs, whose exercise is taxed as wages and brings no AMT.\n${known}`
      : `--grant: there is no grant “${id}” in the plan.\n${known}`,
  );
}

function washSale({ grant, date }: Exercise, file = ""): OptionError {
  return new OptionError(
    `--decisions: ${file} holds a wash sale, or would with an exercise of ${grant.id} on ${date}: a sale at a loss within 30 days of it. How much of the loss counts then depends on every share.\nMove the sale, ask about another day, or let crossover evaluate work out a number of shares of your own.`,
  );
}
