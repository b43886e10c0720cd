/**
 * `init`: asks, and writes a plan. Nothing is written before the last answer, and no file is overwritten unasked.
 */
import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Argv } from "yargs";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { IsoDate } from "../../model/dates.ts";
import { type ImportedHoldings, importedHoldings } from "../../model/import/holdings.ts";
import { PlanError, type Problem } from "../../model/plan-error.ts";
import { readText } from "../../model/read-document.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type AnswerOption, answerOptions } from "../init/answer-options.ts";
import { YES_OR_NO, yes } from "../init/answers.ts";
import type { Draft } from "../init/draft.ts";
import { interview } from "../init/interview.ts";
import { previewText } from "../init/preview.ts";
import { type Asker, answeredBy, askerFor, Interrupted } from "../init/question.ts";
import { planText } from "../init/write-plan.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, textOption } from "../options.ts";
import { json } from "../render/json.ts";
import { countedIfAny } from "../render/words.ts";
import type { Terminal } from "../terminal.ts";
import { packageFolder } from "../version.ts";
import { mustBeAFile, writeWhole } from "../whole-file.ts";

export const options = (yargs: Argv) =>
  withAnswers(yargs)
    .positional("file", { type: "string", default: "plan.yaml", describe: "The plan to write" })
    .option("from", {
      ...textOption,
      describe: "Grants and exercises as CSV: a broker's or Carta's export, or Form 3921; several with commas between",
    })
    .option("force", { type: "boolean", default: false, describe: "Write over a file that is there" })
    .option("json", jsonOption)
    .example("$0 init", "asks a dozen questions and writes plan.yaml")
    .example("$0 init mine.yaml --from grants.csv,3921.csv", "takes options and shares from files, and asks the rest")
    .example("$0 init mine.yaml < answers.txt", "one answer a line")
    .example(
      "$0 init --filing-status single --state CA --wages 180k --cash 90k --stock ACME --price 2.25 --price-at-end 11 --options 45000 --strike 0.85 --granted 2021-02-01 < /dev/null",
      "without a terminal: the rest takes its defaults",
    );

/** An option for each question. */
function withAnswers<T>(yargs: Argv<T>) {
  const names = Object.keys(answerOptions) as AnswerOption[];
  return yargs
    .options(Object.fromEntries(names.map((name) => [name, { ...textOption, describe: answerOptions[name] }])))
    .group(names, "Answers, which then are not asked:") as unknown as Argv<T>;
}

const answersIn = (given: Readonly<Record<string, unknown>>): Map<AnswerOption, string> =>
  new Map(
    (Object.keys(answerOptions) as AnswerOption[]).flatMap((name) =>
      given[name] === undefined ? [] : [[name, String(given[name])] as const],
    ),
  );

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const { file, from, force } = given;
  try {
    mustBeAFile(file);
    const imported = from === undefined ? [] : readAll(from.split(","));
    const { ask, mustBeUsed } = answeredBy(answersIn(given), askerFor(terminal));
    const isGranted = force || !existsSync(file) || (await mayOverwrite(ask, file, terminal));
    if (!isGranted || !(await isRight(ask, imported, terminal))) return nothingWritten(terminal);
    const draft = await interview(ask, imported, today());
    mustBeUsed();
    const schema = packaged("plan.schema.json", file) ?? "plan.schema.json";
    const text = planText(draft, { schema, keys: packaged(KEYS, file) ?? `${KEYS} of the package crossover` });
    const compiled = compilePlan(parsePlan(text, file));
    writeWhole(file, text);
    const { lots, notes } = compiled.plan;
    await terminal.print(
      given.json
        ? json({ file, grants: draft.grants.length, lots: lots.length, notes })
        : writtenText(file, draft, existsSync(resolve(dirname(file), schema))),
    );
    return exitCode.done;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    nothingWritten(terminal);
    return exitCode.interrupted;
  }
}

function writtenText(file: string, { grants, lots }: Draft, hasSchema: boolean): string {
  const next = [
    [`solve ${file}`, "what to do, and when"],
    [`solve ${file} --report ${reportOf(file)}`, "the same to keep, with charts and forms"],
    [`headroom ${file}`, "how many options before AMT"],
    [`explain ${file}`, "the forms behind it"],
    ...(hasSchema ? [] : [["schema > plan.schema.json", "lets an editor complete and check the plan"]]),
  ];
  const width = Math.max(...next.map(([words]) => words!.length));
  const held = [...countedIfAny(grants.length, "grant"), ...countedIfAny(lots.length, "lot")];
  return `${file} is written${held.length === 0 ? "" : `, with ${held.join(" and ")}`}. Read it: its comments say what else can be said.
Every key, unit and default: ${resolve(packageFolder, KEYS)}

${next.map(([words, what]) => `  crossover ${words!.padEnd(width)}  ${what}`).join("\n")}
`;
}

/** `plan.html` of `plan.yaml`. */
const reportOf = (file: string): string => `${file.replace(/\.(ya?ml|json)$/i, "")}.html`;

function nothingWritten(terminal: Terminal): ExitCode {
  terminal.tell("Nothing is written.\n");
  return exitCode.badInput;
}

/** Everything that is wrong in any of the files, at once. */
function readAll(paths: readonly string[]): ImportedHoldings[] {
  const problems: Problem[] = [];
  const read = paths.flatMap((path) => {
    try {
      return [importedHoldings(readText(path), path)];
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new PlanError(problems);
  return read;
}

/** Only a person can be asked: lines of standard input are for the plan. */
async function mayOverwrite(ask: Asker, file: string, terminal: Terminal): Promise<boolean> {
  if (terminal.lines() !== null) {
    throw new OptionError(`${file} is there already.\nGive another name, or --force to write over it.`);
  }
  return ask({ text: `${file} is there already. Write over it`, byDefault: "no", choices: YES_OR_NO, read: yes });
}

async function isRight(ask: Asker, imported: readonly ImportedHoldings[], terminal: Terminal): Promise<boolean> {
  if (imported.length === 0) return true;
  terminal.tell(imported.map((each) => previewText(each, terminal.width)).join(""));
  return ask({ text: "Is that right", byDefault: "yes", choices: YES_OR_NO, read: yes });
}

const today = (): IsoDate => new Date().toLocaleDateString("sv-SE") as IsoDate;

/** Ships with the package. */
const KEYS = "docs/plan-file.md";

/** The path from the plan's folder to a file of the package, where the plan's project holds it; null: it is elsewhere. */
function packaged(name: string, file: string): string | null {
  const path = relative(dirname(resolve(file)), resolve(packageFolder, name)).split(sep);
  const above = path.findIndex((part) => part !== "..");
  const isWithin = path[0] === "node_modules" || path.slice(above).join("/") === name;
  return isWithin ? path.join("/") : null;
}
