/**
 * `check`: whether a plan file is well formed, and can be solved.
 */
import type { Argv } from "yargs";
import { type Choices, choicesOf } from "../../model/choices.ts";
import type { Plan } from "../../model/plan.ts";
import { PlanError } from "../../model/plan-error.ts";
import { readPlan } from "../../scenarios/read-plan.ts";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { jsonOption, planFile } from "../options.ts";
import { json } from "../render/json.ts";
import { counted, countedIfAny, whole, wrap } from "../render/words.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  yargs
    .positional("file", planFile)
    .option("json", jsonOption)
    .example("$0 check plan.yaml", "all that is wrong in the file, with line and remedy");

export async function run({ file, json: asJson }: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  try {
    const choices = choicesOf(readPlan(file));
    await terminal.print(asJson ? json(contents(choices)) : inWords(choices, terminal.width));
    return exitCode.done;
  } catch (error) {
    // The answer to the question is no: with --json it is a document like any other answer.
    if (!asJson || !(error instanceof PlanError)) throw error;
    terminal.tell(`${error.message}\n`);
    await terminal.print(json({ file, wellFormed: false, problems: error.problems }));
    return exitCode.badInput;
  }
}

const contents = ({ plan, calendar, columns }: Choices) => ({
  file: plan.file,
  wellFormed: true,
  plan: plan.name,
  grants: grantsGiven(plan),
  lots: plan.lots.length,
  scenarios: plan.scenarios.map(({ name }) => name),
  horizon: plan.horizon,
  decisionDates: calendar.decisionDates,
  unknowns: columns.length,
  notes: plan.notes,
});

/** Of the plan file: those beyond the $100,000 limit are no grant of their own there. */
const grantsGiven = ({ grants }: Plan): number => new Set(grants.map(({ givenAs }) => givenAs)).size;

function inWords({ plan, calendar, columns }: Choices, width: number): string {
  const { grants, lots, scenarios, horizon } = plan;
  const options = whole(grants.reduce((sum, grant) => sum + grant.shares, 0));
  const held = [
    ...countedIfAny(grantsGiven(plan), "grant").map((words) => `${words} with ${options} options`),
    ...countedIfAny(lots.length, "lot"),
  ];
  const futures = scenarios.length > 1 ? ` in ${counted(scenarios.length, "scenario")}` : "";
  const notes = plan.notes.map((note) => `\n${wrap(note, width, 2)}\n`).join("");
  return `${plan.file} is well formed.
“${plan.name}” holds ${held.length === 0 ? "no grant and no lot" : held.join(", and ")}.
From ${horizon.start} to ${horizon.end} there ${calendar.decisionDates.length === 1 ? "is" : "are"} ${counted(calendar.decisionDates.length, "date")} to decide on${futures}: ${counted(columns.length, "number")} of shares to choose.
${notes}`;
}
