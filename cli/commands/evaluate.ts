/**
 * `evaluate`: what exactly given decisions cost and leave, in every scenario.
 */
import type { Argv } from "yargs";
import { evaluate } from "../../model/evaluate.ts";
import { readPlan } from "../../scenarios/read-plan.ts";
import type { OptionsOf } from "../command.ts";
import { readDecided } from "../decided.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { jsonOption, planFile, rankOption } from "../options.ts";
import { evaluationDocument } from "../render/documents.ts";
import { evaluationText } from "../render/evaluation.ts";
import { json } from "../render/json.ts";
import { styleFor } from "../render/style.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  yargs
    .positional("file", planFile)
    .positional("decisions", {
      type: "string",
      demandOption: true,
      describe: "A file of decisions, or what solve --json printed",
    })
    .option("plan", { ...rankOption, describe: "Of a solve's output, the plan of this rank [default: 1]" })
    .option("json", jsonOption)
    .example("$0 evaluate plan.yaml decisions.yaml", "decisions of your own")
    .example(
      "$0 evaluate plan.yaml solved.json --plan 2",
      "the second plan of crossover solve plan.yaml --json > solved.json",
    );

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const plan = readPlan(given.file);
  const { compiled, decisions, shares } = readDecided(plan, given.decisions, given.plan);
  const evaluation = evaluate(compiled, shares);
  await terminal.print(
    given.json
      ? json(evaluationDocument(plan, evaluation))
      : evaluationText(plan, decisions, evaluation, terminal.width, styleFor(terminal)),
  );
  return exitCode.done;
}
