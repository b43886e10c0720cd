/**
 * `explain`: the lines of every form behind a plan, with the sum each comes from and its source.
 */
import type { Argv } from "yargs";
import type { CompiledScenario } from "../../model/compiled-plan.ts";
import { traceYear } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import { readPlan } from "../../model/read-plan.ts";
import type { OptionsOf } from "../command.ts";
import { type Decided, decide, readDecided } from "../decided.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type FilledForm, filledForms, pickForms } from "../filled-forms.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, numberOption, planFile, rankOption, searchOptions, textOption } from "../options.ts";
import { formText, inputsText } from "../render/forms.ts";
import { json } from "../render/json.ts";
import { type Style, styleFor } from "../render/style.ts";
import { listed, percent, wrap } from "../render/words.ts";
import { search } from "../search.ts";
import type { Terminal } from "../terminal.ts";

/** As many as `solve` ranks, so that the same rank is the same plan. */
const RANKED = 5;

export const options = (yargs: Argv) =>
  searchOptions(
    yargs
      .positional("file", planFile)
      .option("plan", {
        ...rankOption,
        describe: "The plan of this rank: of a search, or of a solve's output [default: 1]",
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
      .option("scenario", { ...textOption, describe: "The scenario of this name [default: the first]" }),
  )
    .option("json", jsonOption)
    .example("$0 explain plan.yaml --year 2024 --form 6251", "the best plan's AMT of 2024")
    .example("$0 explain plan.yaml --decisions solved.json --plan 2", "all forms of a plan that was found before");

interface ExplainedYear {
  year: number;
  inputs: ReadonlyMap<string, number>;
  forms: readonly FilledForm[];
}

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const plan = readPlan(given.file);
  // What was asked for is looked at before the search, which takes its time.
  const scenario = scenarioOf(plan, given.scenario);
  const decided = given.decisions === undefined ? null : readDecided(plan, given.decisions, given.plan);
  const before = decided ?? decide(plan, []);
  const years = yearsOf(before.compiled.calendar.years, given.year);
  explained(before, scenario, years.slice(0, 1), given.form);

  const chosen = decided ?? (await found(plan, given, terminal));
  if (chosen === null) return exitCode.cannotBeMet;
  const explainedYears = explained(chosen, scenario, years, given.form);
  await terminal.print(
    given.json
      ? json(explainedDocument(plan, scenario, explainedYears))
      : explainedText(plan, scenario, explainedYears, given.form !== undefined, terminal.width, styleFor(terminal)),
  );
  return exitCode.done;
}

/** The plan of a rank, by a search; null where no plan meets the limits. */
async function found(plan: Plan, given: OptionsOf<typeof options>, terminal: Terminal): Promise<Decided | null> {
  const rank = given.plan ?? 1;
  const solution = await search(plan, Math.max(rank, RANKED), given, terminal);
  if (solution === null) return null;
  const ranked = solution.ranked[rank - 1];
  if (ranked === undefined) {
    throw new OptionError(
      `--plan ${rank}: the search ranked ${solution.ranked.length}.\nAsk for one of them, or give it more --time.`,
    );
  }
  return decide(plan, ranked.decisions);
}

function scenarioOf({ scenarios }: Plan, name: string | undefined): number {
  const index = name === undefined ? 0 : scenarios.findIndex((scenario) => scenario.name === name);
  if (index >= 0) return index;
  throw new OptionError(
    `--scenario: there is no scenario “${name}” in the plan.\nIt has ${listed(scenarios.map((scenario) => scenario.name))}.`,
  );
}

function yearsOf(years: readonly number[], only: number | undefined): readonly number[] {
  if (only === undefined) return years;
  if (years.includes(only)) return [only];
  throw new OptionError(
    `--year ${only}: the plan files no return for that year.\nGive one from ${years[0]} to ${years.at(-1)}.`,
  );
}

function explained(
  { compiled, shares }: Decided,
  scenario: number,
  years: readonly number[],
  form: string | undefined,
) {
  const of: CompiledScenario = compiled.scenarios[scenario]!;
  return years.map((year): ExplainedYear => {
    const { lines, inputs: all } = traceYear(compiled, of, shares, year);
    const hasState = compiled.plan.household.state !== null;
    const inputs = new Map([...all].filter(([name]) => hasState || !name.startsWith("state.")));
    const forms = filledForms(lines);
    return { year, inputs, forms: form === undefined ? forms : pickForms(forms, form) };
  });
}

const explainedDocument = (plan: Plan, scenario: number, years: readonly ExplainedYear[]) => ({
  plan: plan.name,
  scenario: plan.scenarios[scenario]!.name,
  years: years.map(({ year, inputs, forms }) => ({
    year,
    inputs: Object.fromEntries(inputs),
    lines: forms.flatMap(({ lines }) => lines),
  })),
});

function explainedText(
  plan: Plan,
  scenario: number,
  years: readonly ExplainedYear[],
  isOneForm: boolean,
  width: number,
  style: Style,
): string {
  const { name, probability } = plan.scenarios[scenario]!;
  const others = plan.scenarios.filter((_, i) => i !== scenario).map((each) => each.name);
  const which =
    others.length === 0
      ? []
      : [wrap(`Scenario ${name} (${percent(probability)}); for others: --scenario ${others.join(" | ")}`, width, 2)];
  const blocks = years.flatMap(({ year, inputs, forms }) => [
    inputsText(inputs, year, width, style),
    ...forms.map((form) => formText(form, year, width, style)),
  ]);
  const hint = isOneForm ? [] : ["One form alone: --form 6251. One year alone: --year."];
  return `${[style.bold(plan.name), ...which, ...blocks, ...hint].join("\n\n")}\n`;
}
